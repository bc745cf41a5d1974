import { distance } from "fastest-levenshtein";

/** One thing that is wrong with the settings, with all that it takes to mend it. */
export interface Problem {
    /** Path of the setting without the project's name, for instance `retention.expireAfterDays`. */
    readonly path: string;
    /** The value as it was given, as JSON; absent if nothing was given. */
    readonly given?: string;
    readonly allowed: string;
    /** The command that mends it, with an example value. */
    readonly fix: string;
}

/** All problems as one text, in the order of the settings. */
export function reportOf(problems: readonly Problem[], project: string): string {
    const count = problems.length === 1 ? "1 setting is" : `${problems.length} settings are`;
    const entries = problems.map(({ path, given, allowed, fix }) =>
        [
            `  ${project}:${path}`,
            `    given:   ${given ?? "nothing"}`,
            `    allowed: ${allowed}`,
            `    fix:     ${fix}`,
        ].join("\n"),
    );
    return [`${count} wrong; nothing was created or changed.`, ...entries].join("\n\n");
}

/** The `pulumi config set` line for a path. */
export function setCommand(project: string, path: string, example: string): string {
    const nested = /[.[]/.test(path);
    return `pulumi config set ${nested ? "--path " : ""}${quoted(`${project}:${path}`)} ${quoted(example)}`;
}

/** The `pulumi config rm` line for a path; `nested` is whether the path leads into a setting. */
export function removeCommand(project: string, path: string, nested = /[.[]/.test(path)): string {
    return `pulumi config rm ${nested ? "--path " : ""}${quoted(`${project}:${path}`)}`;
}

/** The line that makes all changes: what has a value is set, the rest removed. */
export function commandsOf(project: string, changes: readonly { path: string; value?: string }[]): string {
    return changes
        .map(({ path, value }) =>
            value === undefined ? removeCommand(project, path) : setCommand(project, path, value),
        )
        .join(" && ");
}

/** The known name that was probably meant, if one is near. */
export function suggestionFor(name: string, known: readonly string[]): string | undefined {
    const [best] = known
        .map((candidate) => ({ candidate, edits: distance(name.toLowerCase(), candidate.toLowerCase()) }))
        .sort((a, b) => a.edits - b.edits);
    return best && best.edits <= Math.max(2, Math.floor(name.length / 3)) ? best.candidate : undefined;
}

/** A word for a POSIX shell: as it is when that is safe, else in single quotes. */
function quoted(word: string): string {
    return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
