import { digestPrefix, parseDigestKey } from "../../log-files/digest-key";
import { logFilePrefix } from "../../log-files/log-file-key";
import type { Window } from "./chain";
import type { Group, Place } from "./discover";
import type { LogStore, ObjectAddress } from "./log-store";
import { hour } from "./tally";

export const day = 24 * hour;

/** A window of no more days is not looked up: each day of it is listed. */
const fewDays = 62;

export interface Days {
    /** Their beginnings in milliseconds, the newest first. */
    readonly days: readonly number[];
    /** Files beside the folders of days, where CloudTrail puts none; not looked for in a short window. */
    readonly beside: readonly ObjectAddress[];
}

/** The days that digests or log files of the window are in. */
export async function daysOf(
    store: LogStore,
    { region }: Pick<Group, "region">,
    places: readonly Place[],
    { start, end }: Window,
): Promise<Days> {
    // The digests next to the window belong to it: of the hour before it, and of two hours after it.
    const [first, last] = [start - 2 * hour, end + 3 * hour];
    const days = new Set<number>();
    const beside: ObjectAddress[] = [];
    if (last - first < fewDays * day) {
        for (let time = Math.floor(last / day) * day; time > first - day; time -= day) {
            days.add(time);
        }
        return { days: [...days], beside };
    }
    const found = { days, beside };
    await Promise.all(
        places.flatMap(({ bucket, folder, digests, kinds }) => [
            ...(digests ? [collect(store, bucket, digestPrefix({ ...folder, region }), [], { days, beside: [] })] : []),
            ...kinds.map((kind) => collect(store, bucket, logFilePrefix({ ...folder, kind, region }), [], found)),
        ]),
    );
    const inWindow = [...days].filter((time) => time < last && time + day > first);
    return { days: inWindow.sort((one, other) => other - one), beside };
}

/** Goes down the folders of years, months and days. */
async function collect(
    store: LogStore,
    bucket: string,
    prefix: string,
    date: readonly string[],
    found: { readonly days: Set<number>; readonly beside: ObjectAddress[] },
): Promise<void> {
    const { folders, keys } = await store.children(bucket, prefix);
    found.beside.push(...keys.filter((key) => !key.endsWith("/")).map((key) => ({ bucket, key })));
    await Promise.all(
        folders.map(async (folder) => {
            const below = [...date, folder.slice(prefix.length, -1)];
            const time = Date.parse(`${below.join("-")}${below.length === 3 ? "T00:00:00Z" : ""}`);
            if (Number.isNaN(time)) {
                for await (const key of store.keys(bucket, folder)) {
                    found.beside.push({ bucket, key });
                }
            } else if (below.length < 3) {
                await collect(store, bucket, folder, below, found);
            } else {
                found.days.add(time);
            }
        }),
    );
}

/** When the first digest of an account and Region ended, in milliseconds; infinite if there is none. */
export async function firstDigestEnd(store: LogStore, { places, region }: Group): Promise<number> {
    const ends = await Promise.all(
        places.map(async ({ bucket, folder }) => {
            let prefix: string | undefined = digestPrefix({ ...folder, region });
            for (let level = 0; level < 3 && prefix !== undefined; level += 1) {
                prefix = (await store.children(bucket, prefix)).folders.sort()[0];
            }
            let first = Infinity;
            if (prefix !== undefined) {
                for await (const key of store.keys(bucket, prefix)) {
                    first = Math.min(first, parseDigestKey(key)?.endTime.getTime() ?? Infinity);
                }
            }
            return first;
        }),
    );
    return Math.min(Infinity, ...ends);
}
