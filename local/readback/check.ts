import { isDeepStrictEqual } from "node:util";

/** One fact of a deployment: what the settings ask for, and what AWS answers. */
export interface Check {
    /** What it is about, for instance "archive bucket". */
    readonly subject: string;
    /** For instance "versions are kept". */
    readonly claim: string;
    readonly ok: boolean;
    /** What was found instead; only where `ok` is false. */
    readonly found?: string;
}

/** Collects the checks of one subject. */
export class Subject {
    readonly checks: Check[] = [];

    constructor(private readonly subject: string) {}

    /** Compares what is found with what is expected. A call that fails is a fact that does not hold. */
    async expect<T>(claim: string, expected: T, find: () => Promise<T | undefined>): Promise<void> {
        let found: unknown;
        try {
            found = await find();
        } catch (error) {
            found = error instanceof Error ? `${error.name}: ${error.message}` : error;
        }
        const ok = isDeepStrictEqual(found, expected);
        this.checks.push({ subject: this.subject, claim, ok, ...(ok ? {} : { found: shown(found) }) });
    }
}

function shown(value: unknown): string {
    const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "nothing");
    return text.length > 300 ? `${text.slice(0, 297)}...` : text;
}
