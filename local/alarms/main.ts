import { createInterface } from "node:readline";
import type { Answer, Message, Place } from "./messages";
import { PlaceEvaluator } from "./place-evaluator";

/**
 * What CloudWatch is in the embedded AWS: counts log events with metric filters, and evaluates alarms. Reads messages from
 * the launcher, one JSON object a line, and ends where they end. Arguments: the emulator's endpoint and its id.
 */

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true";

/** CloudWatch evaluates alarms every minute, those with shorter periods every 10 seconds. Milliseconds. */
const evaluationInterval = 10_000;

const [endpoint = "", instance = ""] = process.argv.slice(2);
const places = new Map<string, PlaceEvaluator>();

const answer = (text: Answer): void => void process.stdout.write(`${JSON.stringify(text)}\n`);
const problem = (text: string): void => answer({ problem: text });

function evaluatorOf({ account, region }: Place): PlaceEvaluator {
    const key = `${account} ${region}`;
    const found = places.get(key) ?? new PlaceEvaluator({ account, region }, { endpoint, instance }, problem);
    places.set(key, found);
    return found;
}

async function handle(message: Message): Promise<void> {
    switch (message.kind) {
        case "logEvents":
            return evaluatorOf(message).addLogEvents(message.logGroup, message.events);
        case "metricData":
            return evaluatorOf(message).addMetricData(message.namespace, message.data);
        case "changed":
            return evaluatorOf(message).forget();
        case "fallBack":
            for (const evaluator of places.values()) {
                await evaluator.fallBack();
            }
            return;
        case "settle":
            await evaluateTouched();
            answer({ settled: message.number });
    }
}

async function evaluateTouched(): Promise<void> {
    for (const evaluator of places.values()) {
        await evaluator.evaluateTouched();
    }
}

async function evaluateAll(): Promise<void> {
    for (const evaluator of places.values()) {
        await evaluator.evaluateAll();
    }
}

/** One thing at a time, so that no two evaluations see the same change. What goes wrong with one is said. */
let last: Promise<void> = Promise.resolve();
function serially(work: () => Promise<void>): Promise<void> {
    last = last.then(work).catch((error: unknown) => problem(`Alarms were not evaluated: ${String(error)}`));
    return last;
}

setInterval(() => void serially(evaluateAll), evaluationInterval).unref();

void (async () => {
    for await (const line of createInterface({ input: process.stdin })) {
        await serially(() => handle(JSON.parse(line) as Message));
        await serially(evaluateTouched);
    }
})();
