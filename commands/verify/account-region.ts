import { signedText } from "../../log-files/digest";
import { digestPrefix, parseDigestKey } from "../../log-files/digest-key";
import { accountPrefix, logFilePrefix, parseLogFileKey, type DeliveryFolder } from "../../log-files/log-file-key";
import { Chain, seam, type ChainState, type Judgement, type Window } from "./chain";
import type { LogChecker, LogFileToCheck } from "./check-logs";
import { day, daysOf } from "./days";
import { readDigest, type DigestFile } from "./digest-file";
import { findPlace, type Group, type Place } from "./discover";
import { verdictOf, type EvidenceLine, type EvidenceOfLogFile } from "./evidence";
import type { LogStore, ObjectAddress } from "./log-store";
import type { PublicKeySource, PublishedKey } from "./public-keys";
import { hour, Tally, type TallyState } from "./tally";

/** What was delivered for one account and Region, verified day by day from the newest back: memory holds no more than days. */

/** What all accounts and Regions have in common. */
export interface Verification {
    readonly store: LogStore;
    readonly keys: PublicKeySource;
    readonly check: LogChecker;
    readonly window: Window;
    /** The clock, where log files go on coming: those of the last hours may wait for their digest. */
    readonly now?: number;
    /** The only trails whose digests must be there; those of others vouch for log files. */
    readonly trails?: ReadonlySet<string>;
    readonly signal?: AbortSignal;
    readonly progress: (digests: number, logs: number) => void;
}

/** What a checkpoint keeps. */
export interface AccountRegionState {
    /** The last are those that are being verified. */
    readonly places: Place[][];
    readonly lastDay?: number;
    readonly done: boolean;
    readonly tally: TallyState;
    readonly chains: [string, ChainState][];
    readonly listed: [number, string[]][];
    readonly newestUnlisted?: number;
    readonly oldestUnlisted?: number;
    readonly pending: number;
    readonly keys: readonly PublishedKey[];
}

/** Log files of this time before the check may wait for their digest: an hour, and another for its delivery. */
export const waiting = 2 * hour;

/** A day's result: what to keep, and what to write. */
export type Commit = (state: () => AccountRegionState, evidence: EvidenceLine[]) => void;

export class AccountRegion {
    readonly tally: Tally;
    readonly chains: Map<string, Chain>;
    pending: number;
    newestUnlisted: number | undefined;
    oldestUnlisted: number | undefined;
    /** The public keys that proved digests, by fingerprint. */
    readonly keys: Map<string, PublishedKey>;
    private readonly places: Place[][];
    /** Log files that digests name, by the day of the log file, as long as they may have to be looked up. */
    private readonly listed: Map<number, Set<string>>;
    /** The day whose log files have not been compared with what is listed yet. */
    private lastDay: number | undefined;
    private done: boolean;

    constructor(
        private readonly verification: Verification,
        readonly group: Group,
        state: Partial<AccountRegionState> = {},
    ) {
        this.tally = new Tally(group.accountId, group.region, state.tally);
        this.chains = new Map(state.chains?.map(([id, chain]) => [id, this.chain(id, chain)]));
        this.listed = new Map(state.listed?.map(([time, keys]) => [time, new Set(keys)]));
        this.keys = new Map(state.keys?.map((key) => [key.fingerprint, key]));
        this.places = state.places ?? [[...group.places]];
        this.pending = state.pending ?? 0;
        this.done = state.done ?? false;
        [this.lastDay, this.newestUnlisted, this.oldestUnlisted] = [
            state.lastDay,
            state.newestUnlisted,
            state.oldestUnlisted,
        ];
    }

    /** @throws the reason of the signal's abortion; what was committed until then can be gone on from. */
    async run(commit: Commit): Promise<void> {
        while (!this.done) {
            await this.verifyDays(this.places.at(-1) ?? [], commit);
            const moved = await this.earlierPlace();
            if (moved) {
                this.places.push([moved]);
                this.lastDay = undefined;
            } else {
                this.chains.forEach((chain) => chain.finish(this.oldestUnlisted ?? Infinity));
                this.done = true;
            }
            commit(() => this.state(), []);
        }
    }

    private async verifyDays(places: readonly Place[], commit: Commit): Promise<void> {
        const { window, store } = this.verification;
        const { lastDay = Infinity } = this;
        const { days: all, beside } = await daysOf(store, this.group, places, window);
        const days = all.filter((time) => time < lastDay);
        let next = this.digestsOf(places, days[0]);
        for (const [index, time] of days.entries()) {
            const files = await next;
            // The next day's digests are fetched while this day's log files are read.
            next = this.digestsOf(places, days[index + 1]);
            next.catch(() => undefined);
            const evidence = await this.verifyDay(time, files);
            await this.compareListing(places);
            this.lastDay = time;
            commit(() => this.state(), evidence);
        }
        await next;
        await this.compareListing(places);
        this.lastDay = undefined;
        for (const address of beside) {
            this.unlisted(address, undefined, all[0] ?? 0);
        }
    }

    /** The digests of a day, the newest first. */
    private async digestsOf(places: readonly Place[], time: number | undefined): Promise<DigestsOfDay> {
        const { window, store, keys } = this.verification;
        const misnamed: ObjectAddress[] = [];
        if (time === undefined) {
            return { files: [], misnamed };
        }
        const reading: Promise<DigestFile | undefined>[] = [];
        for (const { bucket, folder } of places.filter(({ digests }) => digests)) {
            const prefix = digestPrefix({ ...folder, region: this.group.region, day: new Date(time) });
            for await (const key of store.keys(bucket, prefix)) {
                const parts = parseDigestKey(key);
                const end = parts?.endTime.getTime() ?? time;
                // The digests next to the window prove those in it, and name log files of its first and last minutes.
                if (parts && end > window.start - hour - seam && end < window.end + 2 * hour + seam) {
                    reading.push(readDigest(store, keys, { bucket, key }, parts));
                } else if (!parts && !key.endsWith("/") && isWithin(time, time + day, window)) {
                    misnamed.push({ bucket, key });
                }
            }
        }
        const files = (await Promise.all(reading)).filter((file) => file !== undefined);
        files.sort(
            (one, other) =>
                other.parts.endTime.getTime() - one.parts.endTime.getTime() || (one.key < other.key ? 1 : -1),
        );
        return { files, misnamed };
    }

    private async verifyDay(time: number, { files, misnamed }: DigestsOfDay): Promise<EvidenceLine[]> {
        const { check, progress, signal } = this.verification;
        misnamed.forEach((address) =>
            this.tally.finding("digest-invalid", address, "its name is not that of a digest", time, { undated: true }),
        );
        const evidence: EvidenceLine[] = [];
        const toCheck = files.flatMap((file) => {
            const judgement = this.chainOf(file).judge(file);
            const logFiles: EvidenceOfLogFile[] = [];
            if (judgement.counts) {
                evidence.push(evidenceOf(file, judgement, logFiles));
            }
            return this.listedBy(file, judgement).map((logFile) => ({ ...logFile, logFiles }));
        });
        signal?.throwIfAborted();
        const checks = await check(toCheck);
        toCheck.forEach((file, index) => {
            const { bucket, key, hash, delivered, logFiles } = file;
            const result = checks[index] ?? "valid";
            if (result === "valid") {
                this.tally.valid("logs", delivered);
            } else {
                this.tally.finding(`log-${result.kind}`, file, result.why, delivered);
            }
            logFiles.push({ bucket, key, sha256: hash, ...verdictOf(result) });
        });
        progress(files.length, checks.length);
        return evidence;
    }

    /** Keeps what a valid digest names; the log files of it that are to be checked. */
    private listedBy(
        { content }: DigestFile,
        { problem, counts, startTime }: Judgement,
    ): (LogFileToCheck & Delivered)[] {
        if (content === undefined || problem !== undefined) {
            return [];
        }
        if (content.key) {
            const { key, ...published } = content.key;
            void key;
            this.keys.set(published.fingerprint, published);
        }
        const named = content.digest.logFiles.map(({ s3Bucket, s3Object, hashValue, hashAlgorithm }) => ({
            bucket: s3Bucket,
            key: s3Object,
            hash: hashValue,
            algorithm: hashAlgorithm,
            delivered: parseLogFileKey(s3Object)?.time.getTime() ?? startTime,
        }));
        const fresh = named.filter((file) => this.list(file));
        return counts ? fresh : [];
    }

    /** Whether no digest has named the file yet. */
    private list({ bucket, key, delivered }: ObjectAddress & Delivered): boolean {
        const time = Math.floor(delivered / day) * day;
        const files = this.listed.get(time) ?? new Set();
        this.listed.set(time, files);
        const address = `${bucket}/${key}`;
        const isNew = !files.has(address);
        files.add(address);
        this.tally.retract({ bucket, key }, delivered);
        return isNew;
    }

    /** Finds the log files of the last day that no digest names. */
    private async compareListing(places: readonly Place[]): Promise<void> {
        const { store, window, now = Infinity } = this.verification;
        const { lastDay, group } = this;
        if (lastDay === undefined) {
            return;
        }
        const files = this.listed.get(lastDay);
        for (const { bucket, folder, kinds } of places) {
            for (const kind of kinds) {
                const prefix = logFilePrefix({ ...folder, kind, region: group.region, day: new Date(lastDay) });
                for await (const key of store.keys(bucket, prefix)) {
                    const delivered = parseLogFileKey(key)?.time.getTime();
                    const asked =
                        delivered === undefined
                            ? isWithin(lastDay, lastDay + day, window)
                            : delivered > window.start - seam && delivered < window.end;
                    if (!asked || key.endsWith("/") || files?.has(`${bucket}/${key}`)) {
                        continue;
                    }
                    if (delivered !== undefined && delivered > now - waiting) {
                        this.pending += 1;
                    } else {
                        this.unlisted({ bucket, key }, delivered, lastDay);
                    }
                }
            }
        }
        this.listed.delete(lastDay);
        this.tally.compact(lastDay + day);
    }

    private unlisted(address: ObjectAddress, delivered: number | undefined, dayOfFolder: number): void {
        const why = "no valid digest names it";
        this.tally.finding("log-unlisted", address, why, delivered ?? dayOfFolder, {
            undated: delivered === undefined,
        });
        if (delivered !== undefined) {
            this.newestUnlisted = Math.max(delivered, this.newestUnlisted ?? delivered);
            this.oldestUnlisted = Math.min(delivered, this.oldestUnlisted ?? delivered);
        }
    }

    /** Where the digests before the oldest are, if the trail has delivered to another bucket or prefix until then. */
    private async earlierPlace(): Promise<Place | undefined> {
        const { store, window } = this.verification;
        for (const { predecessor } of this.chains.values()) {
            const parts = predecessor && parseDigestKey(predecessor.key);
            if (
                parts &&
                parts.endTime.getTime() > window.start + seam &&
                parts.accountId === this.group.accountId &&
                parts.region === this.group.region &&
                !this.places
                    .flat()
                    .some(({ bucket, folder }) => bucket === predecessor.bucket && isSameFolder(folder, parts))
            ) {
                const place = await findPlace(store, predecessor.bucket, parts);
                if (place) {
                    return place;
                }
            }
        }
        return undefined;
    }

    private chainOf({ parts: { trail, homeRegion, backfill } }: DigestFile): Chain {
        const id = JSON.stringify([trail, homeRegion, backfill]);
        const chain = this.chains.get(id) ?? this.chain(id);
        this.chains.set(id, chain);
        return chain;
    }

    private chain(id: string, state?: ChainState): Chain {
        const { window, trails } = this.verification;
        const [trail, , backfill] = JSON.parse(id) as [string, string, boolean];
        return new Chain(window, this.tally, !backfill, trails?.has(trail) ?? true, state);
    }

    private state(): AccountRegionState {
        const { places, lastDay, done, newestUnlisted, oldestUnlisted, pending } = this;
        return {
            places,
            ...(lastDay !== undefined && { lastDay }),
            done,
            tally: this.tally.state(),
            chains: [...this.chains].map(([id, chain]) => [id, chain.checkpoint()]),
            listed: [...this.listed].map(([time, keys]) => [time, [...keys]]),
            ...(newestUnlisted !== undefined && { newestUnlisted }),
            ...(oldestUnlisted !== undefined && { oldestUnlisted }),
            pending,
            keys: [...this.keys.values()],
        };
    }
}

interface DigestsOfDay {
    readonly files: readonly DigestFile[];
    /** Objects among them that are not named as digests are. */
    readonly misnamed: readonly ObjectAddress[];
}

interface Delivered {
    /** Milliseconds. */
    readonly delivered: number;
}

function evidenceOf(
    { bucket, key, content, problem }: DigestFile,
    judgement: Judgement,
    logFiles: EvidenceOfLogFile[],
): EvidenceLine {
    const { signature = content?.signature, fromSuccessor } = judgement;
    const found = problem ?? judgement.problem;
    return {
        type: "digest",
        bucket,
        key,
        verdict: found?.kind ?? "valid",
        ...(found && { why: found.why }),
        ...(content && {
            sha256: content.hash,
            signedText: signedText(content.digest, content.hash),
            publicKeyFingerprint: content.digest.digestPublicKeyFingerprint,
        }),
        ...(signature !== undefined && {
            signature,
            signatureFrom: fromSuccessor ? "the digest after it" : "metadata",
        }),
        logFiles,
    };
}

/** Whether two times have a part of the window between them. */
function isWithin(from: number, to: number, { start, end }: Window): boolean {
    return from < end && to > start;
}

function isSameFolder(one: DeliveryFolder, other: DeliveryFolder): boolean {
    return accountPrefix(one) === accountPrefix(other);
}
