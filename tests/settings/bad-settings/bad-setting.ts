import type { Problem } from "../../../settings/problems";

/** Settings with one thing wrong: what is changed in the least settings, and the one problem that must be reported. */
export interface BadSetting {
    readonly name: string;
    /** Values by setting; text is kept as it is, everything else as JSON; `undefined` takes a setting away. */
    readonly change: Readonly<Record<string, unknown>>;
    readonly problem: Problem;
}
