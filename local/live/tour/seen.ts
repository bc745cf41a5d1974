import { setTimeout as pause } from "node:timers/promises";
import { alarmIn } from "../describe";
import type { AlarmEvent, LiveEvent, MessageEvent } from "../events";

/** How an alarm told of an attack. */
export interface Notice {
    readonly alarm: AlarmEvent;
    readonly message: MessageEvent;
    /** When the message was published, in milliseconds of `performance.now`. */
    readonly time: number;
}

/** What has happened in the emulator since this was made. */
export class Seen {
    private readonly events: { readonly event: LiveEvent; readonly time: number }[] = [];

    constructor(events: AsyncIterable<LiveEvent>) {
        void this.collect(events);
    }

    /** Where the events from now on begin. */
    get position(): number {
        return this.events.length;
    }

    /**
     * Waits until an alarm has risen and its message is published, or until `deadline`.
     *
     * @param from a {@link position}
     */
    async notice(alarmName: string, from: number, deadline: number, signal: AbortSignal): Promise<Notice | undefined> {
        while (performance.now() < deadline && !signal.aborted) {
            const since = this.events.slice(from);
            const alarm = since.find(({ event }) => isRise(event, alarmName))?.event;
            const message = since.find(({ event }) => isMessageOf(event, alarmName));
            if (alarm?.kind === "alarm" && message?.event.kind === "message") {
                return { alarm, message: message.event, time: message.time };
            }
            await pause(20);
        }
        return undefined;
    }

    private async collect(events: AsyncIterable<LiveEvent>): Promise<void> {
        for await (const event of events) {
            this.events.push({ event, time: performance.now() });
        }
    }
}

const isRise = (event: LiveEvent, alarmName: string): boolean =>
    event.kind === "alarm" && event.name === alarmName && event.new === "ALARM";

const isMessageOf = (event: LiveEvent, alarmName: string): boolean =>
    event.kind === "message" && alarmIn(event.message)?.AlarmName === alarmName;
