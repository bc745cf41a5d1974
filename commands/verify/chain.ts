import { digestKey, parseDigestKey, type DigestKey } from "../../log-files/digest-key";
import type { Digest } from "../../log-files/digest";
import { isSigned, type DigestContent, type DigestFile, type Problem } from "./digest-file";
import type { ObjectAddress } from "./log-store";
import { hour, isoTime, type Tally } from "./tally";

/** The digests of one trail in one account and Region, from the newest back: each names the one before it, its hash and signature. */

/** What is asked for, in milliseconds: from `start` up to and without `end`; infinite where it is open. */
export interface Window {
    readonly start: number;
    readonly end: number;
}

/** Seconds of overlap, or without a digest, are ordinary between two digests. */
export const seam = 60_000;

/** How many missing digests in a row are named one by one. */
const namedMissing = 100;

/** What a digest says of the one before it. */
interface Previous extends ObjectAddress {
    readonly hash: string | undefined;
    readonly signature: string | undefined;
}

/** The digest that was judged last: the next newer one. */
interface Successor extends ObjectAddress {
    readonly startTime: number;
    readonly valid: boolean;
    /** None in the first digest of a chain. Of one that is not valid, the signature alone is of use. */
    readonly previous?: Previous;
}

/** What a checkpoint keeps. */
export interface ChainState {
    readonly newest?: { readonly bucket: string; readonly key: string; readonly endTime: number };
    /** Of the newest digest that is valid. */
    readonly validEnd?: number;
    readonly successor?: Successor;
    readonly validDigests: number;
    readonly longest: number;
}

export interface Judgement {
    readonly startTime: number;
    /** Whether it is in the window, and so counts. */
    readonly counts: boolean;
    readonly problem?: Problem;
    /** The signature that proved it, and whether its successor had to give it. */
    readonly signature?: string;
    readonly fromSuccessor?: boolean;
}

export class Chain {
    private state: ChainState;

    constructor(
        private readonly window: Window,
        private readonly tally: Tally,
        /** Backfill digests are not hourly: times without them mean nothing. */
        private readonly hourly: boolean,
        /** Whether its digests count, or only vouch for log files. */
        private readonly required: boolean,
        state: ChainState = { validDigests: 0, longest: 0 },
    ) {
        this.state = state;
    }

    checkpoint(): ChainState {
        return this.state;
    }

    /** Judges the next older digest that is there. */
    judge(file: DigestFile): Judgement {
        const { content } = file;
        const endTime = content?.endTime ?? file.parts.endTime.getTime();
        const startTime = content?.startTime ?? endTime - this.period;
        const counts = this.required && startTime < this.window.end && endTime > this.window.start;
        const passedOver = this.passedOver(file);
        const proof = content && this.proofOf(file, content);
        const problem = file.problem ?? proof?.problem ?? passedOver;
        if (counts && problem) {
            this.tally.finding(`digest-${problem.kind}`, file, problem.why, startTime);
        } else if (counts) {
            this.tally.valid("digests", startTime);
        }
        if (passedOver === undefined && (file.problem?.moved !== true || this.isNamed(file))) {
            this.adopt(file, { startTime, endTime }, problem === undefined);
        }
        return { startTime, counts, ...(problem ? { problem } : proof) };
    }

    /** Where the next older digest must be, if it is known. */
    get predecessor(): ObjectAddress | undefined {
        const { successor } = this.state;
        return successor?.valid ? successor.previous : undefined;
    }

    /** There is no older digest. `oldestLog` is the time of the oldest log file that no digest names. */
    finish(oldestLog: number): void {
        const { predecessor } = this;
        const end = predecessor && this.endOf(predecessor);
        if (predecessor === undefined || end === undefined || end <= this.window.start + seam) {
            return;
        }
        const start = this.window.start === -Infinity ? oldestLog : this.window.start;
        const from = this.hourly ? Math.min(start, end - this.period) : end - this.period;
        this.missing(predecessor, from, end, Math.ceil);
    }

    /**
     * There is no newer digest. Those that should have ended by `due` are missing, and those of log files from after the
     * newest digest, of which `newestLog` is the time of the last.
     */
    tail(due: number, newestLog: number): void {
        const { newest } = this.state;
        const parts = newest && parseDigestKey(newest.key);
        if (!this.hourly || newest === undefined || parts === undefined) {
            return;
        }
        const { endTime } = newest;
        const count = Math.max(
            0,
            Math.floor((due - endTime + seam) / this.period),
            Math.ceil((newestLog - endTime - seam) / this.period),
        );
        const to = endTime + count * this.period;
        this.missing({ bucket: newest.bucket, key: keyAt(parts, to) }, endTime, to, Math.round);
        if (this.required && this.window.end < Infinity && this.window.end > to + seam) {
            const why = `no digest covers ${isoTime(to)} to ${isoTime(this.window.end)}, the end that is asked for`;
            this.tally.gap(newest, why, to, this.window.end);
        }
    }

    /** Of the newest digest; `undefined` as long as there is none. */
    get newestEnd(): number | undefined {
        return this.state.newest?.endTime;
    }

    get newestValidEnd(): number | undefined {
        return this.state.validEnd;
    }

    /** CloudTrail's digests are hourly; an emulator's may be shorter. */
    private get period(): number {
        const { validDigests, longest } = this.state;
        return validDigests > 2 && longest > 0 && longest < 0.9 * hour ? longest : hour;
    }

    private isNamed(address: ObjectAddress): boolean {
        return this.predecessor !== undefined && isSame(this.predecessor, address);
    }

    /** A digest that the chain goes around: its successor names one that is older still, or another of the same time. */
    private passedOver(file: DigestFile): Problem | undefined {
        const named = this.predecessor;
        if (named === undefined || isSame(named, file)) {
            return undefined;
        }
        const end = this.endOf(named);
        return end !== undefined && end <= file.parts.endTime.getTime()
            ? {
                  kind: "invalid",
                  why: `it is not part of the chain: the digest after it names ${named.key} as the one before`,
              }
            : undefined;
    }

    private proofOf(file: DigestFile, content: DigestContent): Omit<Judgement, "startTime" | "counts"> {
        const { successor } = this.state;
        const named = successor?.previous && isSame(successor.previous, file) ? successor.previous : undefined;
        const own = content.signature;
        const signature = own ?? named?.signature;
        const problem = (kind: Problem["kind"], why: string) => ({ problem: { kind, why } });
        if (content.keyProblem !== undefined) {
            return problem("unverifiable", content.keyProblem);
        }
        if (signature === undefined) {
            return problem(
                "unverifiable",
                "its metadata have no signature, and there is no digest after it that holds it",
            );
        }
        if (!isSigned(content, signature)) {
            return own === undefined && !successor?.valid
                ? problem("unverifiable", "its metadata have no signature, and the digest after it is not valid")
                : problem("invalid", "its signature is not of what is in it");
        }
        if (successor?.valid && named?.hash !== undefined && named.hash.toLowerCase() !== content.hash) {
            return problem("invalid", "it is not the one that the digest after it names: the hash is another");
        }
        if (
            successor?.valid &&
            named?.signature !== undefined &&
            named.signature.toLowerCase() !== signature.toLowerCase()
        ) {
            return problem("invalid", "it is not the one that the digest after it names: the signature is another");
        }
        return { signature, fromSuccessor: own === undefined };
    }

    /** Finds what is between it and its successor, and makes it the successor of the next. */
    private adopt(file: DigestFile, times: { startTime: number; endTime: number }, valid: boolean): void {
        const { bucket, key } = file;
        const { successor, newest, validEnd, validDigests, longest } = this.state;
        if (successor !== undefined && this.hourly) {
            this.compareTimes(successor, file, times.endTime);
        } else if (this.predecessor && !isSame(this.predecessor, file)) {
            this.missing(this.predecessor, times.endTime - this.period, times.endTime, Math.ceil);
        }
        this.state = {
            newest: newest ?? { bucket, key, endTime: times.endTime },
            ...(validEnd !== undefined ? { validEnd } : valid && { validEnd: times.endTime }),
            validDigests: validDigests + (valid ? 1 : 0),
            longest: valid ? Math.max(longest, times.endTime - times.startTime) : longest,
            successor: { bucket, key, startTime: times.startTime, valid, ...previousOf(file.content) },
        };
    }

    private compareTimes(successor: Successor, file: DigestFile, endTime: number): void {
        const { previous, startTime, valid } = successor;
        const from = isoTime(endTime);
        if (valid && previous === undefined) {
            const why = `logging or validation was off from ${from} to ${isoTime(startTime)}: this digest begins a new chain`;
            this.gap(successor, why, endTime, startTime);
        } else if (previous && valid && !isSame(previous, file)) {
            this.missing(previous, endTime, startTime, (count) => Math.max(1, Math.round(count)));
        } else if (startTime > endTime + seam && valid) {
            this.gap(successor, `no digest covers ${from} to ${isoTime(startTime)}`, endTime, startTime);
        } else if (!valid) {
            const address = { bucket: file.bucket, key: keyAt(file.parts, startTime) };
            this.missing(address, endTime, startTime, Math.round);
        }
    }

    private gap(address: ObjectAddress, why: string, from: number, to: number): void {
        if (this.required && from < this.window.end && to > this.window.start) {
            this.tally.gap(address, why, from, to);
        }
    }

    /** Digests from `from` to `to` are not there; the last of them is at `address`. */
    private missing(address: ObjectAddress, from: number, to: number, round: (periods: number) => number): void {
        const begin = Math.max(from, this.window.start);
        const end = Math.min(to, this.window.end);
        const parts = parseDigestKey(address.key);
        if (!this.required || begin >= end) {
            return;
        }
        const count = round((end - begin) / this.period);
        for (let index = 0; index < count; index += 1) {
            const time = end - (index + 1) * this.period;
            const key =
                index === 0 || !parts ? address.key : keyAt(parts, parts.endTime.getTime() - index * this.period);
            const why = index === 0 ? "it is not there" : "it is not there, or has a name of about that time";
            this.tally.finding("digest-missing", { bucket: address.bucket, key }, why, time, {
                silent: index >= namedMissing,
            });
        }
    }

    private endOf({ key }: ObjectAddress): number | undefined {
        return parseDigestKey(key)?.endTime.getTime();
    }
}

function previousOf(content: DigestContent | undefined): { previous: Previous } | undefined {
    const {
        previousDigestS3Bucket: bucket,
        previousDigestS3Object: key,
        previousDigestHashValue: hash,
        previousDigestSignature: signature,
    }: Partial<Digest> = content?.digest ?? {};
    return typeof bucket === "string" && typeof key === "string"
        ? { previous: { bucket, key, hash: hash ?? undefined, signature: signature ?? undefined } }
        : undefined;
}

function isSame(one: ObjectAddress, other: ObjectAddress): boolean {
    return one.bucket === other.bucket && one.key === other.key;
}

function keyAt(parts: DigestKey, time: number): string {
    return digestKey({ ...parts, endTime: new Date(time) });
}
