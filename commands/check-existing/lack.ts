/** What an existing resource lacks. */
export interface Lack {
    readonly kind: LackKind;
    /** In words, without a period. */
    readonly what: string;
}

/**
 * - `must`: without it nothing is delivered, decrypted or notified
 * - `unsafe`: a setting with which logs can be lost or opened
 * - `hardening`: what makes the audit log tamper-evident; everything works without it
 * - `unknown`: it could not be looked at
 */
export type LackKind = "must" | "unsafe" | "hardening" | "unknown";

/** A lack of the kind, if there is one. */
export function lackIf(isLacking: boolean, kind: LackKind, what: string): Lack[] {
    return isLacking ? [{ kind, what }] : [];
}
