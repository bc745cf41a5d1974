import type { LogCheck } from "./check-logs";

/** What an evidence file says of one digest, and of the log files that it names: all that is needed to check them again without this program. */
export interface EvidenceLine {
    readonly type: "digest";
    readonly bucket: string;
    readonly key: string;
    readonly verdict: "valid" | "invalid" | "unverifiable";
    readonly why?: string;
    /** SHA-256 of the content, in hexadecimal. */
    readonly sha256?: string;
    /** The text that was signed is: end, place, `sha256` and the signature of the one before, a line each, without a line feed at the end. */
    readonly signedText?: string;
    readonly signature?: string;
    readonly signatureFrom?: "metadata" | "the digest after it";
    readonly publicKeyFingerprint?: string;
    readonly logFiles?: readonly EvidenceOfLogFile[];
}

export interface EvidenceOfLogFile {
    readonly bucket: string;
    readonly key: string;
    /** As the digest has it. */
    readonly sha256: string;
    readonly verdict: "valid" | "invalid" | "missing" | "unverifiable";
    readonly why?: string;
}

export function verdictOf(check: LogCheck): Pick<EvidenceOfLogFile, "verdict" | "why"> {
    return check === "valid" ? { verdict: "valid" } : { verdict: check.kind, why: check.why };
}
