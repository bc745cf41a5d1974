import type { ObjectAddress } from "./log-store";
import type { CoverageRow, DigestCounts, Finding, FindingKind, LogCounts } from "./verdict";
import { findingLimit } from "./verdict";

/** Counts and findings of one account and Region, hour by hour; adjoining hours without a finding are kept as one. */

export const hour = 3_600_000;
/** Two years: a gap may be as long as forged times make it. */
const markedHours = 17_520;

interface HourCounts {
    digests: DigestCounts;
    logs: LogCounts;
    unverifiable: { digests: number; logs: number };
    gap: boolean;
}

/** A row whose times are milliseconds. */
interface Segment extends HourCounts {
    from: number;
    to: number;
}

/** What a checkpoint keeps. */
export interface TallyState {
    readonly hours: [number, HourCounts][];
    readonly segments: Segment[];
    readonly findings: Finding[];
    readonly omitted: number;
    readonly gaps: number;
}

const countOf: Readonly<Record<FindingKind, (counts: HourCounts, number: number) => void>> = {
    "digest-invalid": ({ digests }, number) => (digests.invalid += number),
    "digest-missing": ({ digests }, number) => (digests.missing += number),
    "digest-unverifiable": ({ digests, unverifiable }, number) => {
        digests.invalid += number;
        unverifiable.digests += number;
    },
    "log-invalid": ({ logs }, number) => (logs.invalid += number),
    "log-missing": ({ logs }, number) => (logs.missing += number),
    "log-unlisted": ({ logs }, number) => (logs.unlisted += number),
    "log-unverifiable": ({ logs, unverifiable }, number) => {
        logs.invalid += number;
        unverifiable.logs += number;
    },
    gap: (counts) => (counts.gap = true),
    "nothing-to-verify": () => undefined,
};

export class Tally {
    private readonly hours = new Map<number, HourCounts>();
    private segments: Segment[] = [];
    /** Findings by bucket and key. */
    private unlisted = new Map<string, Finding>();
    /** In the order in which they were found. */
    findings: Finding[] = [];
    /** Findings that were counted only. */
    omitted = 0;
    gaps = 0;

    constructor(
        readonly accountId: string,
        readonly region: string,
        state?: TallyState,
    ) {
        if (state) {
            const { hours, ...others } = structuredClone(state);
            this.hours = new Map(hours);
            Object.assign(this, others);
            const unlisted = this.findings.filter(({ kind }) => kind === "log-unlisted");
            this.unlisted = new Map(unlisted.map((finding) => [`${finding.bucket}/${finding.key}`, finding]));
        }
    }

    valid(what: "digests" | "logs", time: number): void {
        this.at(time)[what].valid += 1;
    }

    /** A time that no digest covers: one finding, and a mark on each of its hours. */
    gap(address: ObjectAddress, why: string, from: number, to: number): void {
        this.finding("gap", address, why, from);
        this.gaps += 1;
        const hours = Math.min(Math.ceil((to - from) / hour), markedHours);
        for (let index = 1; index < hours; index += 1) {
            this.at(from + index * hour).gap = true;
        }
    }

    /** @param time milliseconds; where a file's own time is not known (`undated`), that of its surroundings. `silent` ones are counted only. */
    finding(
        kind: FindingKind,
        { bucket, key }: ObjectAddress,
        why: string,
        time: number,
        { undated = false, silent = false } = {},
    ): void {
        countOf[kind](this.at(time), 1);
        if (silent || this.findings.length >= findingLimit) {
            this.omitted += 1;
            return;
        }
        const { accountId, region } = this;
        const finding = { kind, key, why, bucket, accountId, region, ...(!undated && { time: isoTime(time) }) };
        this.findings.push(finding);
        if (kind === "log-unlisted") {
            this.unlisted.set(`${bucket}/${key}`, finding);
        }
    }

    /** A file that was taken for unlisted is named by a digest after all. */
    retract({ bucket, key }: ObjectAddress, time: number): void {
        const finding = this.unlisted.get(`${bucket}/${key}`);
        if (finding) {
            this.unlisted.delete(`${bucket}/${key}`);
            this.findings.splice(this.findings.indexOf(finding), 1);
            const segment = this.segments.find(({ from, to }) => from <= time && time < to);
            countOf["log-unlisted"](segment ?? this.at(time), -1);
        }
    }

    state(): TallyState {
        const { hours, segments, findings, omitted, gaps } = this;
        return structuredClone({ hours: [...hours], segments, findings, omitted, gaps });
    }

    rows(): CoverageRow[] {
        this.compact();
        const { accountId, region } = this;
        return this.segments.map(({ from, to, ...counts }) => ({
            accountId,
            region,
            from: isoTime(from),
            to: isoTime(to),
            ...counts,
        }));
    }

    /** Joins hours from `since` on, to which nothing is added any more, where there is no finding. */
    compact(since = -Infinity): void {
        for (const [from, counts] of this.hours) {
            if (from >= since) {
                this.segments.push({ from, to: from + hour, ...counts });
                this.hours.delete(from);
            }
        }
        this.segments.sort((one, other) => one.from - other.from);
        const joined: Segment[] = [];
        for (const segment of this.segments) {
            const last = joined.at(-1);
            if (last && last.to === segment.from && (areProved(last, segment) || areGaps(last, segment))) {
                last.to = segment.to;
                add(last, segment);
            } else {
                joined.push(segment);
            }
        }
        this.segments = joined;
    }

    private at(time: number): HourCounts {
        const from = Math.floor(time / hour) * hour;
        const known = this.hours.get(from);
        if (known) {
            return known;
        }
        const counts = noCounts();
        this.hours.set(from, counts);
        return counts;
    }
}

export function noCounts(): HourCounts {
    return {
        digests: { valid: 0, invalid: 0, missing: 0 },
        logs: { valid: 0, invalid: 0, missing: 0, unlisted: 0 },
        unverifiable: { digests: 0, logs: 0 },
        gap: false,
    };
}

export function add(to: HourCounts, counts: Readonly<CoverageRow> | HourCounts): void {
    to.digests.valid += counts.digests.valid;
    to.digests.invalid += counts.digests.invalid;
    to.digests.missing += counts.digests.missing;
    to.logs.valid += counts.logs.valid;
    to.logs.invalid += counts.logs.invalid;
    to.logs.missing += counts.logs.missing;
    to.logs.unlisted += counts.logs.unlisted;
    to.unverifiable.digests += counts.unverifiable.digests;
    to.unverifiable.logs += counts.unverifiable.logs;
    to.gap ||= counts.gap;
}

/** Whether nothing of it is unproved. */
export function isProved({ digests, logs, gap }: Pick<HourCounts, "digests" | "logs" | "gap">): boolean {
    return digests.invalid + digests.missing + logs.invalid + logs.missing + logs.unlisted === 0 && !gap;
}

function areProved(one: HourCounts, other: HourCounts): boolean {
    return isProved(one) && isProved(other);
}

/** Long times without digests are one row as well. */
function areGaps(one: HourCounts, other: HourCounts): boolean {
    return [one, other].every(
        (counts) => counts.gap && isProved({ ...counts, gap: false }) && counts.digests.valid === 0,
    );
}

/** ISO 8601, to the second. */
export function isoTime(time: number): string {
    return new Date(time).toISOString().replace(".000Z", "Z");
}
