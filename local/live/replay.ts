import type { Readable } from "node:stream";
import type { CloudTrailRecord } from "../../detections/cloudtrail-record";
import { readRecords, type Problem } from "../../log-files/inputs";
import type { Emulator } from "../emulator/emulator";
import { alarmIn, describe } from "./describe";
import { ask, liveEvents, type LiveEvent } from "./events";

/** Sent at once. */
const batchSize = 500;

export interface ReplayOptions {
    /** Give every record the time at which it is sent, instead of its own. */
    readonly now?: boolean;
}

/** What became of replayed records. */
export interface Replayed {
    readonly accepted: number;
    readonly events: readonly LiveEvent[];
}

/**
 * Puts the records of files, folders or the standard input ("-") through the live trail as if the calls had been made, and
 * waits until they are delivered and the alarms evaluated. What cannot be read, and records that cannot be delivered, are
 * problems; the rest goes on.
 */
export async function replay(
    emulator: Emulator,
    inputs: readonly string[],
    { now = false }: ReplayOptions,
    stdin: Readable,
    problem: Problem,
): Promise<Replayed> {
    const stop = new AbortController();
    const events = untilSettled(await liveEvents(emulator, stop.signal));
    let accepted = 0;
    let read = 0;
    const send = async (records: readonly CloudTrailRecord[]): Promise<void> => {
        for (let rest = records; rest.length > 0;) {
            const sent = await post(emulator, rest);
            accepted += sent.accepted;
            read += sent.accepted;
            if (sent.problem !== undefined) {
                read += 1;
                problem(`record ${read}`, sent.problem);
            }
            rest = rest.slice(sent.accepted + (sent.problem === undefined ? 0 : 1));
        }
    };
    for await (const some of readRecords(inputs, stdin, problem)) {
        for (let at = 0; at < some.length; at += batchSize) {
            const batch = some.slice(at, at + batchSize);
            await send(now ? batch.map(ofNow) : batch);
        }
    }
    await ask(emulator, "deliver");
    const found = await events;
    stop.abort();
    return { accepted, events: found };
}

/** Those that are no records; read as they come, because the emulator keeps a limited number for a reader. */
async function untilSettled(events: AsyncIterable<LiveEvent>): Promise<readonly LiveEvent[]> {
    const found: LiveEvent[] = [];
    for await (const event of events) {
        if (event.kind === "settled") {
            break;
        }
        if (event.kind !== "record") {
            found.push(event);
        }
    }
    return found;
}

/** A record without a part that delivery needs is refused, and with it those after it. */
async function post(emulator: Emulator, records: readonly CloudTrailRecord[]) {
    const response = await ask(emulator, "replay", records.map((record) => `${JSON.stringify(record)}\n`).join(""));
    return (await response.json()) as { readonly accepted: number; readonly problem?: string };
}

const ofNow = (record: CloudTrailRecord): CloudTrailRecord => ({
    ...record,
    eventTime: `${new Date().toISOString().slice(0, 19)}Z`,
});

/** What was delivered, and which alarms rose, for people. */
export function replayedText({ accepted, events }: Replayed): string {
    const deliveries = events.filter((event) => event.kind === "delivery");
    const delivered = deliveries.reduce((sum, { records }) => sum + records, 0);
    const rises = events.filter((event) => event.kind === "alarm" && event.new === "ALARM");
    const problems = events.filter((event) => event.kind === "problem" || event.kind === "gap");
    return [
        `Records taken: ${accepted}. Delivered: ${delivered}${delivered < accepted ? "; no trail asks for the others" : ""}.`,
        ...deliveries.map(({ bucket, key, records }) => `  ${records} in s3://${bucket}/${key}`),
        rises.length > 0
            ? `Alarms that rose: ${rises.length}.`
            : "No alarm rose. One that was in ALARM already stays there, and sends no second message.",
        ...[...rises, ...messages(events), ...problems].map((event) => describe(event)),
    ].join("\n");
}

/** Those that alarms send when they rise. */
function messages(events: readonly LiveEvent[]): readonly LiveEvent[] {
    return events.filter((event) => event.kind === "message" && alarmIn(event.message)?.NewStateValue === "ALARM");
}
