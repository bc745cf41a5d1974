import { digestPrefix } from "../../log-files/digest-key";
import { AccountRegion, waiting, type AccountRegionState, type Verification } from "./account-region";
import { checkLogFiles, type LogChecker } from "./check-logs";
import { discover, type Group, type Scope, type Selection } from "./discover";
import { firstDigestEnd } from "./days";
import type { EvidenceLine } from "./evidence";
import type { LogStore } from "./log-store";
import type { PublicKeySource } from "./public-keys";
import { add, hour, isoTime, isProved, noCounts } from "./tally";
import { findingLimit, type CoverageRow, type Finding, type Verdict } from "./verdict";

/** Verifies what trails have delivered: chains of digests, their signatures, log files, and that nothing is missing or added. */

export interface VerifyOptions extends Selection {
    readonly scopes: readonly Scope[];
    /** What was delivered from this time on; by default everything. */
    readonly start?: Date;
    /** What was delivered before this time; by default everything that is there. */
    readonly end?: Date;
    /**
     * The clock, where log files go on coming and no end is given: what was delivered in the last two hours may wait for
     * its digest. Without it, everything that is there must be proved.
     */
    readonly now?: Date;
    /** Names of the only trails whose digests must be there; those of others vouch for log files. Default: all. */
    readonly trails?: ReadonlySet<string>;
    /** Compares log files with their hashes; by default in this thread, 32 at once. */
    readonly check?: LogChecker;
    /** Stops the verification, which throws the signal's reason. */
    readonly signal?: AbortSignal;
    /** States of accounts and Regions from an earlier, unfinished run. */
    readonly resume?: ReadonlyMap<string, AccountRegionState>;
    /** Called after each day of an account and Region, which `id` names. */
    readonly onCommit?: (id: string, state: () => AccountRegionState, evidence: EvidenceLine[]) => void;
    readonly onProgress?: (progress: Progress) => void;
}

export interface Progress {
    readonly groups: number;
    readonly groupsDone: number;
    readonly digests: number;
    readonly logs: number;
}

/** How many missing digests of an account and Region are named one by one. */
const namedMissing = 100;

/** How many accounts and Regions are worked on at once. */
const groupsAtOnce = 4;

/** @throws the signal's reason as soon as it is aborted; what was committed until then can be gone on from. */
export async function verifyTrail(store: LogStore, keys: PublicKeySource, options: VerifyOptions): Promise<Verdict> {
    const { signal } = options;
    signal?.throwIfAborted();
    const aborted = new Promise<never>((_, reject) =>
        signal?.addEventListener("abort", () => reject(signal.reason as Error), { once: true }),
    );
    return Promise.race([verifyAll(store, keys, options), aborted]);
}

async function verifyAll(store: LogStore, keys: PublicKeySource, options: VerifyOptions): Promise<Verdict> {
    const { now, start, end, signal, trails, onProgress } = options;
    const groups = await discover(store, options.scopes, options);
    const progress = { groups: groups.length, groupsDone: 0, digests: 0, logs: 0 };
    const verification: Verification = {
        store,
        keys,
        check: options.check ?? ((files) => checkLogFiles(store, files, 32)),
        window: { start: start?.getTime() ?? -Infinity, end: end?.getTime() ?? Infinity },
        progress: (digests, logs) => {
            progress.digests += digests;
            progress.logs += logs;
            onProgress?.(progress);
        },
        ...(now && { now: now.getTime() }),
        ...(trails && { trails }),
        ...(signal && { signal }),
    };
    const verified = groups.map((group) => new AccountRegion(verification, group, options.resume?.get(idOf(group))));
    const waitingGroups = verified.values();
    await Promise.all(
        Array.from({ length: groupsAtOnce }, async () => {
            for (const group of waitingGroups) {
                await group.run((state, evidence) => {
                    signal?.throwIfAborted();
                    options.onCommit?.(idOf(group.group), state, evidence);
                });
                progress.groupsDone += 1;
                onProgress?.(progress);
            }
        }),
    );
    await judgeTails(store, verified, options);
    return verdictOf(verified, options);
}

export function idOf({ accountId, region }: Pick<Group, "accountId" | "region">): string {
    return `${accountId} ${region}`;
}

/** The newest digests, or all of an account and Region, may be missing: what is due is known from the window, the clock and the others. */
async function judgeTails(store: LogStore, groups: readonly AccountRegion[], options: VerifyOptions): Promise<void> {
    const { start, end, now } = options;
    const ends = groups.flatMap(({ chains }) => [...chains.values()].map((chain) => chain.newestValidEnd ?? -Infinity));
    const due = end?.getTime() ?? (now ? now.getTime() - waiting / 2 : Math.max(-Infinity, ...ends));
    for (const group of groups) {
        const chains = [...group.chains.values()].filter(({ newestEnd }) => newestEnd !== undefined);
        const newest = Math.max(-Infinity, ...chains.map(({ newestEnd = -Infinity }) => newestEnd));
        for (const chain of chains) {
            const newestLog = chain.newestEnd === newest ? group.newestUnlisted : undefined;
            chain.tail(due, newestLog ?? -Infinity);
        }
        if (chains.length === 0) {
            await noDigests(store, group, start?.getTime(), due);
        }
    }
}

/** There is no digest in the window. Were there any before, or are there log files, then all are missing. */
async function noDigests(
    store: LogStore,
    { group, tally, oldestUnlisted: oldest, newestUnlisted: newest = -Infinity }: AccountRegion,
    start: number | undefined,
    due: number,
): Promise<void> {
    const [place] = group.places;
    const stopped = start !== undefined && oldest === undefined && (await firstDigestEnd(store, group)) <= start;
    const from = stopped ? start : oldest && Math.floor(oldest / hour) * hour;
    if (place === undefined || from === undefined) {
        return;
    }
    const address = { bucket: place.bucket, key: digestPrefix({ ...place.folder, region: group.region }) };
    for (let time = from; time < Math.max(due, newest + 1); time += hour) {
        const why = `no digest covers ${isoTime(time)} to ${isoTime(time + hour)}, nor any other time that is asked for`;
        tally.finding("digest-missing", address, why, time, { silent: time >= from + namedMissing * hour });
    }
}

function verdictOf(verified: readonly AccountRegion[], { start, end, scopes }: VerifyOptions): Verdict {
    const total = noCounts();
    const coverage: CoverageRow[] = [];
    for (const row of verified.flatMap(({ tally }) => tally.rows())) {
        add(total, row);
        coverage.push(row);
    }
    const { digests, logs, unverifiable } = total;
    const used = verified.flatMap((group) => [...group.keys.values()]);
    const keys = new Map(used.map((key) => [`${key.region} ${key.fingerprint}`, key] as const).sort());
    const nothing = isProved(total) && digests.valid === 0 ? [nothingIn(scopes)] : [];
    const findings = [...verified.flatMap(({ tally }) => tally.findings).sort(byPlaceAndTime), ...nothing];
    return {
        ok: isProved(total) && digests.valid > 0,
        digests,
        logs,
        gaps: sum(verified.map(({ tally }) => tally.gaps)),
        unverifiable,
        pending: sum(verified.map(({ pending }) => pending)),
        findings: findings.slice(0, findingLimit),
        omitted: sum(verified.map(({ tally }) => tally.omitted)) + Math.max(0, findings.length - findingLimit),
        coverage,
        keys: [...keys.values()],
        window: { ...(start && { start: isoTime(start.getTime()) }), ...(end && { end: isoTime(end.getTime()) }) },
    };
}

function nothingIn(scopes: readonly Scope[]): Finding {
    const places = scopes.map(({ bucket, prefix = "" }) => [bucket, prefix].filter(Boolean).join("/"));
    const why = "there is neither a digest nor a log file that the options ask for";
    return {
        kind: "nothing-to-verify",
        key: places.join(", "),
        why,
        bucket: scopes[0]?.bucket ?? "",
        accountId: "",
        region: "",
    };
}

function byPlaceAndTime(one: Finding, other: Finding): number {
    const [a, b] = [one, other].map(({ accountId, region, time = "", key }) =>
        [accountId, region, time, key].join(" "),
    );
    return (a ?? "") < (b ?? "") ? -1 : 1;
}

function sum(numbers: readonly number[]): number {
    return numbers.reduce((total, number) => total + number, 0);
}
