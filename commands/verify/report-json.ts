import type { Verdict } from "./verdict";

/** One JSON object; what the documentation calls the offline form comes first. */
export function reportJson(verdict: Verdict): string {
    const { ok, digests, logs, gaps, findings, omitted, unverifiable, pending, window, coverage, keys } = verdict;
    return `${JSON.stringify({ ok, digests, logs, gaps, findings, omitted, unverifiable, pending, window, coverage, keys })}\n`;
}
