import assert from "node:assert/strict";
import { Limiter } from "../../../../commands/search/event-history/limiter";

/** A clock that runs only while somebody waits. */
function limited(interval: number) {
    const clock = { now: 1_000 };
    const limiter = new Limiter(
        interval,
        () => clock.now,
        (milliseconds) => {
            clock.now += milliseconds;
            return Promise.resolve();
        },
    );
    return { clock, limiter };
}

const { signal } = new AbortController();

describe("the limit of calls", () => {
    it("lets the first call through at once, and each other an interval later", async () => {
        const { clock, limiter } = limited(550);
        const times: number[] = [];
        for (let call = 0; call < 4; call += 1) {
            await limiter.turn(signal);
            times.push(clock.now);
        }
        assert.deepEqual(times, [1_000, 1_550, 2_100, 2_650]);
    });
    it("saves no calls for later while nobody calls", async () => {
        const { clock, limiter } = limited(550);
        await limiter.turn(signal);
        clock.now += 60_000;
        await limiter.turn(signal);
        await limiter.turn(signal);
        assert.equal(clock.now, 61_000 + 550);
    });
    it("gives callers at the same time a turn each", async () => {
        const waits: number[] = [];
        const limiter = new Limiter(
            550,
            () => 0,
            (milliseconds) => Promise.resolve(waits.push(milliseconds)),
        );
        await Promise.all([limiter.turn(signal), limiter.turn(signal), limiter.turn(signal)]);
        assert.deepEqual(waits, [550, 1_100]);
    });
    it("lets nobody through after the search has ended", async () => {
        const { limiter } = limited(550);
        await assert.rejects(limiter.turn(AbortSignal.abort()), { name: "AbortError" });
    });
    it("ends to wait when the search ends", async () => {
        const end = new AbortController();
        const limiter = new Limiter(60_000);
        await limiter.turn(end.signal);
        const waiting = limiter.turn(end.signal);
        end.abort();
        await assert.rejects(waiting, { name: "AbortError" });
    });
});
