import assert from "node:assert/strict";
import { newestFirst, type Page } from "../../../../commands/search/event-history/newest-first";
import type { Found } from "../../../../commands/search/source";
import { sampleFound } from "../sample-events";

const minute = (minutes: number) => `2026-03-04T10:${String(minutes).padStart(2, "0")}:00Z`;
const at = (minutes: number, eventID = `at-${minutes}`) => sampleFound({ eventTime: minute(minutes), eventID });
const page = (reached: number, ...found: Found[]): Page => ({ found, reached: Date.parse(minute(reached)) });

/** A stream whose pages come when the test says so. */
class Stream {
    isEnded = false;
    private readonly pages: Page[] = [];
    private isOver = false;
    private wake = () => {};

    give(...pages: Page[]): void {
        this.pages.push(...pages);
        this.wake();
    }
    end(): void {
        this.isOver = true;
        this.wake();
    }
    read = async function* (this: Stream, signal: AbortSignal): AsyncGenerator<Page> {
        signal.addEventListener("abort", () => this.wake());
        try {
            for (;;) {
                const next = this.pages.shift();
                if (next) {
                    yield next;
                } else if (this.isOver || signal.aborted) {
                    return;
                } else {
                    await new Promise<void>((resolve) => (this.wake = resolve));
                }
            }
        } finally {
            this.isEnded = true;
        }
    }.bind(this);
}

const { signal } = new AbortController();
const ids = (all: readonly Found[]) => all.map(({ record }) => record["eventID"]);

async function all(found: AsyncIterable<Found>): Promise<unknown[]> {
    const list: Found[] = [];
    for await (const each of found) {
        list.push(each);
    }
    return ids(list);
}

async function next(found: AsyncGenerator<Found>, count: number): Promise<unknown[]> {
    const list: Found[] = [];
    while (list.length < count) {
        const { value, done } = await found.next();
        assert(!done);
        list.push(value);
    }
    return ids(list);
}

describe("streams that are merged", () => {
    it("come newest first", async () => {
        const [one, other] = [new Stream(), new Stream()];
        one.give(page(40, at(50), at(40)), page(10, at(10)));
        other.give(page(45, at(55), at(45)), page(5, at(30), at(5)));
        [one, other].forEach((each) => each.end());
        assert.deepEqual(await all(newestFirst([one.read, other.read], signal, 2)), [
            "at-55",
            "at-50",
            "at-45",
            "at-40",
            "at-30",
            "at-10",
            "at-5",
        ]);
    });
    it("come as soon as no stream can bring anything newer", async () => {
        const [quick, slow] = [new Stream(), new Stream()];
        const found = newestFirst([quick.read, slow.read], signal, 2);
        quick.give(page(0, at(50), at(40), at(0)));
        slow.give(page(40));
        assert.deepEqual(await next(found, 2), ["at-50", "at-40"]);
        slow.give(page(20, at(35)));
        assert.deepEqual(await next(found, 1), ["at-35"]);
        slow.end();
        quick.end();
        assert.deepEqual(await all(found), ["at-0"]);
    });
    it("give an event once that several look-ups return", async () => {
        const [one, other] = [new Stream(), new Stream()];
        one.give(page(10, at(20), at(10)));
        other.give(page(10, at(20), at(15)));
        [one, other].forEach((each) => each.end());
        assert.deepEqual(await all(newestFirst([one.read, other.read], signal, 2)), ["at-20", "at-15", "at-10"]);
    });
    it("keep events of two accounts with one id, and events without any", async () => {
        const stream = new Stream();
        const shared = (recipientAccountId: string) => sampleFound({ eventID: "same", recipientAccountId });
        stream.give(
            page(
                0,
                shared("111122223333"),
                shared("444455556666"),
                sampleFound({ eventID: null }),
                sampleFound({ eventID: null }),
            ),
        );
        stream.end();
        assert.equal((await all(newestFirst([stream.read], signal, 1))).length, 4);
    });
    it("give what is held when the user has had enough, and end", async () => {
        const [quick, slow] = [new Stream(), new Stream()];
        const end = new AbortController();
        const found = newestFirst([quick.read, slow.read], end.signal, 2);
        quick.give(page(0, at(10), at(0)));
        slow.give(page(40, at(45)));
        assert.deepEqual(await next(found, 1), ["at-45"]);
        end.abort();
        assert.deepEqual(await all(found), ["at-10", "at-0"]);
    });
    it("end when nobody wants more", async () => {
        const stream = new Stream();
        stream.give(page(0, at(10), at(5)));
        for await (const each of newestFirst([stream.read], signal, 1)) {
            assert.equal(each.record["eventID"], "at-10");
            break;
        }
        await new Promise((resolve) => setImmediate(resolve));
        assert.equal(stream.isEnded, true);
    });
    it("are read as many at once as is said", async () => {
        let running = 0;
        let most = 0;
        const stream = async function* (): AsyncGenerator<Page> {
            running += 1;
            most = Math.max(most, running);
            await new Promise((resolve) => setImmediate(resolve));
            yield page(0, at(1));
            running -= 1;
        };
        await all(
            newestFirst(
                Array.from({ length: 10 }, () => stream),
                signal,
                3,
            ),
        );
        assert.equal(most, 3);
    });
    it("pass on what a stream throws", async () => {
        const broken = async function* (): AsyncGenerator<Page> {
            yield await Promise.resolve(page(0, at(1)));
            throw new TypeError("broken");
        };
        await assert.rejects(all(newestFirst([broken], signal, 1)), { message: "broken" });
    });
    it("are nothing where there is no stream", async () => assert.deepEqual(await all(newestFirst([], signal, 1)), []));
});
