import type { Emulator } from "../../emulator/emulator";
import { Failure } from "../../../command-line/failure";
import type { Check } from "../../readback/check";
import { alarmIn, topicName } from "../describe";
import { ask, liveEvents } from "../events";
import { letAlarmsFallBack } from "../fall-back";
import { Seen, type Notice } from "./seen";
import { steps, type Answer, type Attack, type Aws, type Command, type Step, type TourStack } from "./steps";

export interface Tour {
    readonly emulator: Emulator;
    readonly stack: TourStack;
    readonly aws: Aws;
    /** Reads back whether the deployment is as its settings ask. */
    readonly readBack: () => Promise<readonly Check[]>;
    readonly print: (text: string) => void;
    /** Aborted, the tour ends after it has put back what it changed. */
    readonly signal: AbortSignal;
}

/** How much longer than until the next delivery an alarm may take. Milliseconds. */
const patience = 20_000;

/**
 * Attacks the deployment step by step, shows how each attack is noticed, and puts everything back.
 *
 * @returns the exit code: 0 when every attack was noticed and the deployment is as before, else 1; 130 when it was interrupted.
 * Throws a {@link Failure} when there is something wrong with the deployment to begin with.
 */
export async function tour(options: Tour): Promise<number> {
    const { emulator, print, signal } = options;
    await expectIntact(options);
    const stop = new AbortController();
    const seen = new Seen(await liveEvents(emulator, stop.signal));
    const latencies: number[] = [];
    try {
        for (const [index, step] of steps.entries()) {
            print(`${index === 0 ? "" : "\n"}${String(index + 1).padStart(2)}  ${step.title}`);
            const latency = await show(step, options, seen);
            latencies.push(...(latency === undefined ? [] : [latency]));
            if (signal.aborted) {
                print("\nInterrupted; what was changed is put back.");
                return 130;
            }
        }
    } finally {
        await letAlarmsFallBack(emulator);
        stop.abort();
    }
    const unnoticed = steps.length - latencies.length;
    print(
        unnoticed === 0
            ? `\nAll ${steps.length} attacks were noticed, the slowest after ${seconds(Math.max(...latencies))}.`
            : `\n${unnoticed} of ${steps.length} attacks were not noticed.`,
    );
    const wrong = await wrongFacts(options);
    print(wrong ? `The deployment is not as it was before: ${wrong}` : "The deployment is as it was before.");
    return unnoticed === 0 && !wrong ? 0 : 1;
}

/** @returns after how many milliseconds the attack was noticed; undefined if it was not. */
async function show(step: Step, options: Tour, seen: Seen): Promise<number | undefined> {
    const { emulator, stack, aws, print, signal } = options;
    const attack = await step.plan(stack, aws);
    let answer: Answer | undefined;
    try {
        // Not to take what the step before raised for what this one raises.
        await letAlarmsFallBack(emulator);
        if (signal.aborted) {
            return undefined;
        }
        const from = seen.position;
        print(`    ${attackText(attack)}`);
        if ("command" in attack) {
            answer = await aws(attack.command);
        } else {
            await ask(emulator, "replay", JSON.stringify(attack.record));
        }
        const done = performance.now();
        const alarm = `${stack.alarmPrefix}${step.detection}`;
        const wait = (emulator.live?.deliverySeconds ?? 0) * 1_000 + patience;
        const notice = await seen.notice(alarm, from, done + wait, signal);
        const latency = notice && Math.max(0, notice.time - done);
        if (notice || !signal.aborted) {
            print(
                notice
                    ? noticeText(notice, latency ?? 0)
                    : `    NOT NOTICED within ${seconds(wait)} by the alarm ${alarm}`,
            );
        }
        return latency;
    } finally {
        for (const command of "restore" in attack ? attack.restore(answer) : []) {
            await aws(command);
            print(`    put back: ${commandText(command.map(shortened))}`);
        }
    }
}

async function expectIntact(options: Tour): Promise<void> {
    const wrong = await wrongFacts(options);
    if (wrong) {
        throw new Failure(
            `the deployment is not as its settings ask, so that the tour could not tell what it changes itself: ${wrong}`,
            "npm run local -- status shows all of it; npm run local -- refresh and then npm run local put it right.",
        );
    }
    const names = steps.map(({ detection }) => `${options.stack.alarmPrefix}${detection}`);
    const { MetricAlarms } = await options.aws(["cloudwatch", "describe-alarms", "--alarm-names", ...names]);
    const found = (MetricAlarms as readonly { AlarmName?: string }[]).map(({ AlarmName }) => AlarmName);
    const missing = names.filter((name) => !found.includes(name));
    if (missing.length > 0) {
        throw new Failure(
            `this stack has no alarm ${missing.join(", ")}, which the tour tries`,
            "Switch it on in the stack's settings (orgtrail:alarms), or take the tour of the stack local.",
        );
    }
}

/** Undefined when all is as it should be. */
async function wrongFacts({ readBack }: Tour): Promise<string | undefined> {
    const wrong = (await readBack()).filter(({ ok }) => !ok);
    return wrong.length === 0
        ? undefined
        : wrong.map(({ subject, claim, found }) => `${subject} ${claim}: found ${found}`).join("; ");
}

function noticeText({ alarm, message }: Notice, latency: number): string {
    const { AlarmDescription } = alarmIn(message.message) ?? {};
    return [
        `    noticed after ${seconds(latency)} by the alarm ${alarm.name}`,
        `    message on the topic ${topicName(message)}: ${message.subject}`,
        `        ${alarm.reason}`,
        ...(AlarmDescription ? [`        ${AlarmDescription.split("\n")[0]}`] : []),
    ].join("\n");
}

/** What is put back may be a long pattern. */
const shortened = (word: string): string => (word.length > 80 ? `${word.slice(0, 79)}…` : word);

const attackText = (attack: Attack): string =>
    "command" in attack
        ? commandText(attack.command)
        : `(no call to AWS: a record of ${String(attack.record["eventName"])} is replayed)`;

const commandText = (command: Command): string =>
    ["aws", ...command].map((word) => (/^[\w./:=@-]+$/.test(word) ? word : `'${word}'`)).join(" ");

const seconds = (milliseconds: number): string => `${(milliseconds / 1_000).toFixed(1)} s`;
