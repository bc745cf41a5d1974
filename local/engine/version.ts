/** The first version number in a text (`v3.217.0`, `go1.26`), as `major.minor.patch`; undefined when there is none. */
export function parseVersion(text: string): string | undefined {
    const found = /(\d+)\.(\d+)(?:\.(\d+))?/.exec(text);
    return found ? `${found[1]}.${found[2]}.${found[3] ?? 0}` : undefined;
}

/** Compares two versions of the form `major.minor.patch`. */
export function atLeast(version: string, oldest: string): boolean {
    return version.localeCompare(oldest, "en", { numeric: true }) >= 0;
}
