const [newline, quote, comma, openBracket, backslash, closeBracket, openBrace, closeBrace] = [
    0x0a, 0x22, 0x2c, 0x5b, 0x5c, 0x5d, 0x7b, 0x7d,
];

/** The start of an object that only wraps records: a log file of CloudTrail, or an answer of a look-up. */
const wrapper = /^\{\s*"(?:Records|Events|events)"\s*:\s*\[/;
/** As many bytes tell a wrapper from a record, and what begins a line. */
const lookAhead = 64;
/** What a line begins with that holds a record of its own: the record, or the time before it. */
const lineOfRecord = /^(\{|\d{4}-\d\d-\d\dT)/;

/** The text of one JSON object, or of what stands where one should be. */
export interface Piece {
    readonly text: string;
    /** Counted from 1. */
    readonly line: number;
    readonly kind: "object" | "broken" | "stray";
}

/**
 * Cuts a stream of bytes into the JSON objects in it, without keeping more than one of them: the elements of
 * `{"Records": […]}` and of arrays, objects on lines of their own, also behind a time as in an export of CloudWatch Logs,
 * and objects over many lines. After an object that does not end, the next line that begins with one counts again.
 */
export class RecordSplitter {
    private rest: Buffer = Buffer.alloc(0);
    private line = 1;
    /** Where the scan goes on in `rest`. */
    private at = 0;
    private depth = 0;
    private inString = false;
    /** Where the object or the stray text begins in `rest`; -1 for neither. */
    private start = -1;
    private startLine = 1;
    private isStray = false;
    /** After the list of records, other members of the wrapper may follow. */
    private isPastWrapper = false;

    /** Hands each piece that is complete with this chunk to `take`. */
    push(chunk: Buffer, take: (piece: Piece) => void): void {
        this.rest = this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk]);
        this.scan(false, take);
        this.forget();
    }

    /** Hands over what is left when the stream ends. */
    end(take: (piece: Piece) => void): void {
        this.scan(true, take);
        if (this.start >= 0) {
            this.finish(this.rest.length, this.isStray ? "stray" : "broken", take);
        }
    }

    private scan(isEnd: boolean, take: (piece: Piece) => void): void {
        const { rest } = this;
        // A wrapper and the beginning of a line are told by the bytes that follow.
        const limit = isEnd ? rest.length : rest.length - lookAhead;
        let at = this.at;
        while (at < limit) {
            const byte = rest[at];
            if (this.depth > 0) {
                if (byte === backslash && this.inString) {
                    at += 2;
                    continue;
                }
                if (byte === quote) {
                    this.inString = !this.inString;
                } else if (byte === newline) {
                    this.line += 1;
                    if (lineOfRecord.test(rest.toString("latin1", at + 1, at + 12))) {
                        this.finish(at, "broken", take);
                    }
                } else if (!this.inString && byte === openBrace) {
                    this.depth += 1;
                } else if (!this.inString && byte === closeBrace) {
                    this.depth -= 1;
                    if (this.depth === 0) {
                        this.finish(at + 1, "object", take);
                    }
                }
                at += 1;
            } else {
                at = this.between(at, take);
            }
        }
        this.at = at;
    }

    /** Between objects: looks at one byte, and returns where to go on. */
    private between(at: number, take: (piece: Piece) => void): number {
        const { rest } = this;
        const byte = rest[at];
        if (byte === openBrace) {
            // What stands before an object on its line, such as a time, says nothing.
            this.start = -1;
            const wrapped = wrapper.exec(rest.toString("latin1", at, at + lookAhead));
            if (wrapped) {
                this.line += wrapped[0].split("\n").length - 1;
                this.isPastWrapper = false;
                return at + wrapped[0].length;
            }
            this.start = at;
            this.startLine = this.line;
            this.isStray = false;
            this.depth = 1;
        } else if (byte === newline) {
            if (this.start >= 0) {
                this.finish(at, "stray", take);
            }
            this.line += 1;
        } else if (byte === closeBracket) {
            this.isPastWrapper = true;
        } else if (this.start < 0 && !this.isPastWrapper && !isPunctuation(byte)) {
            this.start = at;
            this.startLine = this.line;
            this.isStray = true;
        }
        return at + 1;
    }

    private finish(end: number, kind: Piece["kind"], take: (piece: Piece) => void): void {
        const text = this.rest.toString("utf8", this.start, end);
        this.start = -1;
        this.depth = 0;
        this.inString = false;
        take({ text, line: this.startLine, kind });
    }

    /** Lets go of the bytes that are done with. */
    private forget(): void {
        const done = this.start < 0 ? this.at : this.start;
        this.rest = this.rest.subarray(done);
        this.at -= done;
        this.start = this.start < 0 ? -1 : 0;
    }
}

/** White space, and what stands between the elements of a list and at its ends; also a byte order mark. */
function isPunctuation(byte: number | undefined): boolean {
    return (
        byte === undefined ||
        byte <= 0x20 ||
        byte === comma ||
        byte === openBracket ||
        byte === closeBracket ||
        byte === closeBrace ||
        byte === 0xef ||
        byte === 0xbb ||
        byte === 0xbf
    );
}
