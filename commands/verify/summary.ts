import { add, isProved, noCounts } from "./tally";
import type { CoverageRow, Finding, Verdict } from "./verdict";

/** A verdict as the reports for people show it. */

export interface GroupSummary extends ReturnType<typeof noCounts> {
    readonly accountId: string;
    readonly region: string;
    readonly rows: readonly CoverageRow[];
    /** ISO 8601; of the first and the last row. */
    readonly from: string;
    readonly to: string;
}

/** One for each account and Region of which there is anything. */
export function summariesOf({ coverage }: Verdict): GroupSummary[] {
    const groups = new Map<string, CoverageRow[]>();
    for (const row of coverage) {
        const id = `${row.accountId} ${row.region}`;
        groups.set(id, [...(groups.get(id) ?? []), row]);
    }
    return [...groups.values()].map((rows) => {
        const counts = noCounts();
        rows.forEach((row) => add(counts, row));
        const [first] = rows;
        return {
            ...counts,
            accountId: first?.accountId ?? "",
            region: first?.region ?? "",
            rows,
            from: first?.from ?? "",
            to: rows.at(-1)?.to ?? "",
        };
    });
}

/** One sentence. */
export function sentenceOf({ ok, digests, logs, gaps, unverifiable, pending }: Verdict): string {
    const waiting =
        pending > 0 ? ` ${number(pending)} of the last hours ${pending === 1 ? "waits" : "wait"} for a digest.` : "";
    const proved = `${count(digests.valid, "digest")} and ${count(logs.valid, "log file")}`;
    if (ok) {
        return `All is proved: ${proved}.${waiting}`;
    }
    const parts = [
        [digests.invalid - unverifiable.digests, "invalid digest"],
        [digests.missing, "missing digest"],
        [unverifiable.digests, "unverifiable digest"],
        [logs.invalid - unverifiable.logs, "invalid log file"],
        [logs.missing, "missing log file"],
        [logs.unlisted, "unlisted log file"],
        [unverifiable.logs, "unverifiable log file"],
        [gaps, "gap"],
    ] as const;
    const found = parts.filter(([total]) => total > 0).map(([total, name]) => count(total, name));
    const what = found.length === 0 ? "nothing was found that could be verified" : found.join(", ");
    return `Not proved: ${what}. ${digests.valid + logs.valid > 0 ? `Verified: ${proved}.` : ""}${waiting}`.trim();
}

/** In the words of the reports. */
export function problemsOf({
    digests,
    logs,
    unverifiable,
    gap,
}: Omit<CoverageRow, "accountId" | "region" | "from" | "to">): string {
    return [
        [digests.invalid + logs.invalid - unverifiable.digests - unverifiable.logs, "invalid"],
        [digests.missing + logs.missing, "missing"],
        [logs.unlisted, "unlisted"],
        [unverifiable.digests + unverifiable.logs, "unverifiable"],
    ]
        .filter(([total]) => Number(total) > 0)
        .map(([total, name]) => `${number(Number(total))} ${name}`)
        .concat(gap ? ["no digest"] : [])
        .join(", ");
}

/** Where the file of a finding is; where there is nothing, what was looked through. */
export function placeOf({ kind, bucket, key }: Finding): string {
    return `s3://${kind === "nothing-to-verify" ? "" : `${bucket}/`}${key}`;
}

export function isProvedRow(row: CoverageRow): boolean {
    return isProved(row);
}

/** 2026-03-04 09:00, in UTC. */
export function shortTime(time: string): string {
    return time.slice(0, 16).replace("T", " ");
}

export function number(value: number): string {
    return value.toLocaleString("en-US");
}

function count(total: number, name: string): string {
    return `${number(total)} ${name}${total === 1 ? "" : "s"}`;
}
