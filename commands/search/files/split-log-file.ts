const [quote, comma, backslash, closeBracket, openBrace, closeBrace] = [0x22, 0x2c, 0x5c, 0x5d, 0x7b, 0x7d];

/** How CloudTrail's log files begin and end. */
const beginning = /^\s*\{\s*"Records"\s*:\s*\[/;
const ending = /\]\s*\}\s*$/;
/** As many bytes tell. */
const look = 64;

/**
 * Finds the records in the text of a whole log file, without parsing them. `take` is told where each begins and ends, and says
 * whether to go on.
 *
 * @returns false if this is no such file, or one that ends too early.
 */
export function splitLogFile(bytes: Buffer, take: (start: number, end: number) => boolean): boolean {
    const [head] = beginning.exec(bytes.toString("latin1", 0, look)) ?? [];
    if (head === undefined || !ending.test(bytes.toString("latin1", Math.max(0, bytes.length - look)))) {
        return false;
    }
    const { length } = bytes;
    const words = wordsOf(bytes);
    let at = head.length;
    while (at < length) {
        const byte = bytes[at] ?? 0;
        if (byte === openBrace) {
            const end = endOfObject(bytes, words, at);
            if (end > length) {
                return false;
            }
            if (!take(at, end)) {
                return true;
            }
            at = end;
        } else if (byte === closeBracket) {
            return true;
        } else if (byte === comma || byte <= 0x20) {
            at += 1;
        } else {
            return false;
        }
    }
    return false;
}

/** The whole words of the bytes; none where they do not begin at one. */
function wordsOf({ buffer, byteOffset, length }: Buffer): Int32Array {
    return byteOffset % 4 === 0 ? new Int32Array(buffer, byteOffset, length >> 2) : new Int32Array(0);
}

/** One behind its last brace; behind the end of the bytes if there is none. */
function endOfObject(bytes: Buffer, words: Int32Array, start: number): number {
    const { length } = bytes;
    let depth = 0;
    let at = start;
    while (at < length) {
        const byte = bytes[at++];
        if (byte === quote) {
            at = endOfText(bytes, words, at);
        } else if (byte === openBrace) {
            depth += 1;
        } else if (byte === closeBrace) {
            depth -= 1;
            if (depth === 0) {
                return at;
            }
        }
    }
    return length + 1;
}

/** One behind the quote at its end. Most of a log file is texts, so four bytes are looked at together. */
function endOfText(bytes: Buffer, words: Int32Array, start: number): number {
    const { length } = bytes;
    let at = start;
    while (at < length) {
        if ((at & 3) === 0) {
            let index = at >> 2;
            while (index < words.length && !hasSign(words[index] ?? 0)) {
                index += 1;
            }
            at = index << 2;
        }
        const byte = bytes[at++];
        if (byte === quote) {
            return at;
        }
        at += byte === backslash ? 1 : 0;
    }
    return length + 1;
}

/** Whether one of the four bytes is a quote or a backslash. */
function hasSign(word: number): boolean {
    // A byte that is zero is the only one from which a one is borrowed ("Bit Twiddling Hacks", Anderson).
    const [quotes, backslashes] = [word ^ 0x22222222, word ^ 0x5c5c5c5c];
    return ((((quotes - 0x01010101) & ~quotes) | ((backslashes - 0x01010101) & ~backslashes)) & 0x80808080) !== 0;
}
