import { alarmIn, describeAt } from "./describe";
import { liveEvents, type LiveEvent } from "./events";
import type { Emulator } from "../emulator/emulator";
import type { Progress } from "../../command-line/progress";

/** What can be watched, in the words of `--only`. */
export const watchable = {
    records: "record",
    deliveries: "delivery",
    digests: "digest",
    alarms: "alarm",
    messages: "message",
} as const satisfies Record<string, LiveEvent["kind"]>;
export type Watchable = keyof typeof watchable;

export interface WatchOptions {
    /** The events as they are, one JSON object a line, instead of text. */
    readonly json?: boolean;
    readonly only?: readonly Watchable[];
    /** The name of the only alarm to be watched, with its messages. */
    readonly alarm?: string;
    /** The `eventName` of the only records to be watched. */
    readonly event?: string;
}

/**
 * Prints what happens in the emulator as it happens, until `signal` is aborted or the emulator ends.
 *
 * @returns the exit code: 0 when it was stopped, 1 when the emulator has ended.
 */
export async function watch(
    emulator: Emulator,
    options: WatchOptions,
    { print, colours, progress, signal }: WatchOutput,
): Promise<number> {
    const events = await liveEvents(emulator, signal);
    progress.step(`watching the emulator at ${emulator.endpoint}; Ctrl-C stops`);
    for await (const event of events) {
        if (isWatched(event, options)) {
            if (options.json) {
                print(JSON.stringify(event));
            } else if (!isFirstLook(event)) {
                print(describeAt(new Date(), event, colours));
            }
        }
    }
    if (signal.aborted) {
        return 0;
    }
    progress.step("the emulator has ended");
    return 1;
}

export interface WatchOutput {
    readonly print: (text: string) => void;
    readonly colours: boolean;
    readonly progress: Progress;
    readonly signal: AbortSignal;
}

/** Problems are always shown. */
function isWatched(event: LiveEvent, { only, alarm, event: eventName }: WatchOptions): boolean {
    const { kind } = event;
    if (kind === "problem" || kind === "gap") {
        return true;
    }
    if (kind === "settled" || (only && !only.some((name) => watchable[name] === kind))) {
        return false;
    }
    if (alarm === undefined && eventName === undefined) {
        return true;
    }
    switch (kind) {
        case "record":
            return eventName !== undefined && event.record["eventName"] === eventName;
        case "alarm":
            return event.name === alarm;
        case "message":
            return alarm !== undefined && alarmIn(event.message)?.AlarmName === alarm;
        case "delivery":
        case "digest":
            return false;
    }
}

/** A deployment makes a hundred alarms, of which each is soon found to be OK. */
function isFirstLook(event: LiveEvent): boolean {
    return event.kind === "alarm" && event.old === "INSUFFICIENT_DATA" && event.new === "OK";
}
