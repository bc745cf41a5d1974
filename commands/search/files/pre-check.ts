import type { Clue } from "../filter/clues";

const [quote, slash, colon, backslash, letterU] = [0x22, 0x2f, 0x3a, 0x5c, 0x75];
/** What a member's value may begin with that is no text: a list, an object, a number. */
const opaque = new Set([..."[{-0123456789"].map((sign) => sign.charCodeAt(0)));
const nowhere = Infinity;

/** Where the next place at or behind a position is that shows a clue; asked for ever later positions. */
interface Trace {
    next(from: number): number;
}

/**
 * Tells which parts of the bytes of a log file may hold a record that matches, without parsing it: only ever rules out. Made for
 * the clues of a filter (clues.ts) once; `of` begins with other bytes.
 */
export class PreCheck {
    private groups: readonly (readonly Trace[])[] = [];

    constructor(private readonly clues: readonly (readonly Clue[])[]) {}

    /** Begins with these bytes. */
    of(bytes: Buffer): this {
        const escapes = new Escapes(bytes);
        this.groups = this.clues.map((group) => [
            ...group.map((clue) => traceOf(clue, bytes)),
            new EscapeTrace(escapes, lettersOf(group)),
        ]);
        return this;
    }

    /** Where a record that may match can end at the earliest, at or behind `from`; `Infinity` if there is none. */
    next(from: number): number {
        let last = from;
        for (const group of this.groups) {
            last = Math.max(last, nextOf(group, from));
            if (last === nowhere) {
                break;
            }
        }
        return last;
    }

    /** Whether the record there may match. Asked for ever later records. */
    mayMatch(start: number, end: number): boolean {
        return this.groups.every((group) => group.some((trace) => trace.next(start) < end));
    }
}

function nextOf(group: readonly Trace[], from: number): number {
    return group.reduce((first, trace) => Math.min(first, trace.next(from)), nowhere);
}

function traceOf(clue: Clue, bytes: Buffer): Trace {
    if (clue.kind === "member") {
        return new MemberTrace(bytes, clue.key, clue.is);
    }
    return clue.ignoresCase ? new CaselessTrace(bytes, clue.text) : new LiteralTrace(bytes, clue.text);
}

/** The letters that the clues of a group are made of, in both cases where case does not matter. */
function lettersOf(group: readonly Clue[]): ReadonlySet<string> {
    return new Set(
        group.flatMap((clue) =>
            clue.kind === "member"
                ? [...clue.key]
                : [
                      ...(clue.ignoresCase
                          ? clue.text.toLowerCase() + clue.text.toUpperCase()
                          : clue.text.replaceAll('"', "")),
                  ],
        ),
    );
}

/** Remembers the place that was found last: most questions are about records before it. */
abstract class Remembering implements Trace {
    private found = -1;

    next(from: number): number {
        if (this.found < from) {
            this.found = this.search(from);
        }
        return this.found;
    }

    protected abstract search(from: number): number;
}

class LiteralTrace extends Remembering {
    private readonly text: Buffer;

    constructor(
        private readonly bytes: Buffer,
        text: string,
    ) {
        super();
        this.text = Buffer.from(text);
    }

    protected search(from: number): number {
        const at = this.bytes.indexOf(this.text, from);
        return at < 0 ? nowhere : at;
    }
}

class CaselessTrace extends Remembering {
    private readonly pattern: RegExp;
    private text: string | undefined;

    constructor(
        private readonly bytes: Buffer,
        text: string,
    ) {
        super();
        this.pattern = new RegExp(text.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&"), "gi");
    }

    protected search(from: number): number {
        // One letter a byte, so that places are the same.
        this.text ??= this.bytes.toString("latin1");
        this.pattern.lastIndex = from;
        return this.pattern.exec(this.text)?.index ?? nowhere;
    }
}

class MemberTrace extends Remembering {
    private readonly key: Buffer;

    constructor(
        private readonly bytes: Buffer,
        key: string,
        private readonly is: ((text: string) => boolean) | undefined,
    ) {
        super();
        this.key = Buffer.from(`"${key}"`);
    }

    protected search(from: number): number {
        let at = this.bytes.indexOf(this.key, from);
        while (at >= 0 && !this.isSuch(at + this.key.length)) {
            at = this.bytes.indexOf(this.key, at + this.key.length);
        }
        return at < 0 ? nowhere : at;
    }

    /** Whether a colon and a value that may be such a one stand behind the key. */
    private isSuch(at: number): boolean {
        const { bytes } = this;
        let value = afterSpace(bytes, at);
        if (bytes[value] !== colon) {
            return false;
        }
        value = afterSpace(bytes, value + 1);
        const first = bytes[value] ?? 0;
        if (first === quote) {
            const end = bytes.indexOf(quote, value + 1);
            const text = bytes.toString("utf8", value + 1, end < 0 ? bytes.length : end);
            return this.is === undefined || text.includes("\\") || this.is(text);
        }
        if (opaque.has(first)) {
            return true;
        }
        const [word = ""] = /^\w*/.exec(bytes.toString("latin1", value, value + 5)) ?? [];
        return word !== "null" && (this.is === undefined || this.is(word));
    }
}

function afterSpace(bytes: Buffer, at: number): number {
    while ((bytes[at] ?? quote) <= 0x20) {
        at += 1;
    }
    return at;
}

/** Where letters are written as escapes that need not be: `\u0041`, `\/`. Found once for all groups. */
class Escapes {
    private readonly places = new Map<boolean, readonly (readonly [at: number, letter: string])[]>();

    constructor(private readonly bytes: Buffer) {}

    /** In their order; of slashes only where they matter, since these are common. */
    of(letters: ReadonlySet<string>): readonly number[] {
        const withSlashes = letters.has("/");
        const places = this.places.get(withSlashes) ?? this.find(withSlashes);
        this.places.set(withSlashes, places);
        return places.flatMap(([at, letter]) => (letters.has(letter) ? [at] : []));
    }

    private find(withSlashes: boolean): (readonly [number, string])[] {
        const { bytes } = this;
        const found: (readonly [number, string])[] = [];
        const signs = withSlashes ? [letterU, slash] : [letterU];
        for (const sign of signs) {
            const escape = Buffer.from([backslash, sign]);
            for (let at = bytes.indexOf(escape); at >= 0; at = bytes.indexOf(escape, at + 1)) {
                const code = sign === slash ? slash : Number.parseInt(bytes.toString("latin1", at + 2, at + 6), 16);
                // No clue has letters beyond ASCII.
                if (code < 0x80) {
                    found.push([at, String.fromCharCode(code)]);
                }
            }
        }
        return withSlashes ? found.sort(([one], [other]) => one - other) : found;
    }
}

class EscapeTrace implements Trace {
    private places: readonly number[] | undefined;
    private index = 0;

    constructor(
        private readonly escapes: Escapes,
        private readonly letters: ReadonlySet<string>,
    ) {}

    next(from: number): number {
        this.places ??= this.escapes.of(this.letters);
        while ((this.places[this.index] ?? nowhere) < from) {
            this.index += 1;
        }
        return this.places[this.index] ?? nowhere;
    }
}
