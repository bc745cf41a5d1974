import type { Change } from "../contradictions";

/** Something that is allowed and seldom meant. */
export interface Warning {
    /** What follows from the settings, with the figure if it costs. */
    readonly text: string;
    /** What the changes achieve, in the form "To be told". */
    readonly to?: string;
    readonly fix?: readonly Change[];
}
