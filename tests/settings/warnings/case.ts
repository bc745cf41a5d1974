/** Settings that are warned about: what is changed in those of which nothing is to be said. */
export interface WarningCase {
    readonly name: string;
    readonly change: Readonly<Record<string, unknown>>;
    readonly warnings: readonly string[];
}
