import { setMaxListeners } from "node:events";
import type { Found } from "../source";

/** Some of what one stream found, which comes newest first. */
export interface Page {
    readonly found: readonly Found[];
    /** Milliseconds since 1970: all that the stream still brings is as old or older. */
    readonly reached: number;
}

interface Held {
    readonly found: Found;
    readonly time: number;
}

/**
 * Merges streams so that what was found comes newest first, each event once, and as soon as no stream can bring anything newer.
 * All streams are read at once, `atOnce` of them at most. When the signal aborts, what is held comes, and then the end.
 */
export async function* newestFirst(
    streams: readonly ((signal: AbortSignal) => AsyncIterable<Page>)[],
    signal: AbortSignal,
    atOnce: number,
): AsyncGenerator<Found> {
    // Aborts the streams also when nobody wants more.
    const end = new AbortController();
    const ended = AbortSignal.any([signal, end.signal]);
    // Each stream listens; Node.js takes many listeners for a leak.
    setMaxListeners(0, ended);
    const reached = new Map(streams.map((_, index) => [index, Infinity]));
    const seen = new Set<string>();
    let held: Held[] = [];
    let failure: { readonly error: unknown } | undefined;
    let wake = () => {};
    const waiting = [...streams.keys()];
    const read = async () => {
        for (let index = waiting.shift(); index !== undefined; index = waiting.shift()) {
            for await (const page of streams[index]?.(ended) ?? []) {
                held.push(
                    ...page.found
                        .filter((found) => isNew(found, seen))
                        .map((found) => ({ found, time: timeOf(found) })),
                );
                reached.set(index, page.reached);
                wake();
            }
            reached.delete(index);
            wake();
        }
    };
    for (let reader = 0; reader < Math.min(atOnce, streams.length); reader += 1) {
        void read().catch((error: unknown) => {
            failure = { error };
            wake();
        });
    }
    signal.addEventListener("abort", () => wake(), { once: true, signal: end.signal });
    try {
        for (;;) {
            const woken = new Promise<void>((resolve) => (wake = resolve));
            const isOver = reached.size === 0 || signal.aborted || failure !== undefined;
            const newest = isOver ? -Infinity : Math.max(...reached.values());
            const ready = held.filter(({ time }) => time >= newest).sort((one, other) => other.time - one.time);
            held = held.filter(({ time }) => time < newest);
            for (const { found } of ready) {
                yield found;
            }
            if (failure !== undefined && !signal.aborted) {
                throw failure.error;
            }
            if (isOver) {
                return;
            }
            await woken;
        }
    } finally {
        waiting.length = 0;
        end.abort();
    }
}

function timeOf({ record }: Found): number {
    const time = Date.parse(String(record["eventTime"]));
    return Number.isNaN(time) ? -Infinity : time;
}

/** Several look-ups may return one event. */
function isNew({ record }: Found, seen: Set<string>): boolean {
    const { eventID, recipientAccountId } = record;
    if (typeof eventID !== "string") {
        return true;
    }
    const id = `${String(recipientAccountId)} ${eventID}`;
    const isFirst = !seen.has(id);
    seen.add(id);
    return isFirst;
}
