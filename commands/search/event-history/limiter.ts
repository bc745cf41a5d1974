import { setTimeout as pause } from "node:timers/promises";

/** "LookupEvents" (CloudTrail API Reference): two calls a second, per account and Region; a little less, for clocks differ. */
export const lookupInterval = 550;

/** Lets calls through one after another, each so many milliseconds after the one before: never two at once. */
export class Limiter {
    private next = 0;

    constructor(
        private readonly interval: number,
        private readonly now: () => number = Date.now,
        private readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<unknown> = (
            milliseconds,
            signal,
        ) => pause(milliseconds, undefined, { signal }),
    ) {}

    /** Returns when it is the caller's turn. Rejects when the signal aborts. */
    async turn(signal: AbortSignal): Promise<void> {
        const now = this.now();
        const at = Math.max(now, this.next);
        this.next = at + this.interval;
        if (at > now) {
            await this.wait(at - now, signal);
        }
        signal.throwIfAborted();
    }
}
