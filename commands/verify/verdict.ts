import type { PublishedKey } from "./public-keys";

/** What was found out. */

export const findingKinds = [
    "digest-invalid",
    "digest-missing",
    "digest-unverifiable",
    "log-invalid",
    "log-missing",
    "log-unlisted",
    "log-unverifiable",
    "gap",
    "nothing-to-verify",
] as const;
export type FindingKind = (typeof findingKinds)[number];

/** Something that is not proved. */
export interface Finding {
    readonly kind: FindingKind;
    /** Of a gap: that of the digest after it. */
    readonly key: string;
    readonly why: string;
    readonly bucket: string;
    readonly accountId: string;
    readonly region: string;
    /** The time that it is about: ISO 8601; none for a file whose name does not tell. */
    readonly time?: string;
}

/** Unverifiable ones could not be checked; they are among the invalid, as nothing proves them. */
export interface DigestCounts {
    valid: number;
    invalid: number;
    missing: number;
}
export interface LogCounts extends DigestCounts {
    /** Log files that no valid digest names. */
    unlisted: number;
}

/** Consecutive hours of one account and Region with nothing but proved files, or a single hour with something else. */
export interface CoverageRow {
    readonly accountId: string;
    readonly region: string;
    /** ISO 8601; `to` is not included. */
    readonly from: string;
    readonly to: string;
    readonly digests: Readonly<DigestCounts>;
    readonly logs: Readonly<LogCounts>;
    readonly unverifiable: { readonly digests: number; readonly logs: number };
    readonly gap: boolean;
}

export interface Verdict {
    /** Everything in the window is proved, and there is something. */
    readonly ok: boolean;
    readonly digests: Readonly<DigestCounts>;
    readonly logs: Readonly<LogCounts>;
    /** Times between two digests of a chain that no digest covers. */
    readonly gaps: number;
    /** How many of the invalid could not be checked. */
    readonly unverifiable: { readonly digests: number; readonly logs: number };
    /** Log files of the last hours that wait for their digest: only where the time of the check is known. */
    readonly pending: number;
    /** Ordered by account, Region, time and key; no more than `findingLimit`. */
    readonly findings: readonly Finding[];
    /** Findings that were counted and left out. */
    readonly omitted: number;
    readonly coverage: readonly CoverageRow[];
    /** Every public key that proved a digest, by Region and fingerprint. */
    readonly keys: readonly PublishedKey[];
    /** The window that was asked for: ISO 8601. */
    readonly window: { readonly start?: string; readonly end?: string };
}

/** So that memory has a bound when nothing is as it should be. */
export const findingLimit = 100_000;
