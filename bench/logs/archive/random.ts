/** Numbers that look random and are the same for the same seed (mulberry32). */
export class Random {
    constructor(private state: number) {}

    /** At least 0 and less than 1. */
    next(): number {
        this.state = (this.state + 0x6d2b79f5) | 0;
        let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
        mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    }

    /** A whole number from `from` up to, but not including, `before`. */
    int(from: number, before: number): number {
        return from + Math.floor(this.next() * (before - from));
    }

    chance(probability: number): boolean {
        return this.next() < probability;
    }

    pick<Value>(values: readonly Value[]): Value {
        const value = values[this.int(0, values.length)];
        if (value === undefined) {
            throw new RangeError("nothing to pick from");
        }
        return value;
    }

    text(length: number, letters: string): string {
        return Array.from({ length }, () => letters[this.int(0, letters.length)]).join("");
    }

    hex(length: number): string {
        let text = "";
        while (text.length < length) {
            text += this.int(0, 2 ** 32)
                .toString(16)
                .padStart(8, "0");
        }
        return text.slice(0, length);
    }

    uuid(): string {
        const hex = this.hex(32);
        return [
            hex.slice(0, 8),
            hex.slice(8, 12),
            `4${hex.slice(13, 16)}`,
            `a${hex.slice(17, 20)}`,
            hex.slice(20),
        ].join("-");
    }

    base64(length: number): string {
        return Buffer.from(this.hex(Math.ceil((length * 3) / 2)), "hex")
            .toString("base64")
            .slice(0, length);
    }
}
