import type { Category } from "../categories";
import type { Draft } from "../entry";

/** One record of a routine. */
export interface Step {
    readonly draft: Draft;
    /** Alarms that fire on it even though it is somebody's ordinary work: the controls of CIS name changes, not attacks. */
    readonly expected?: readonly Category[];
    /** Seconds after the step before. */
    readonly after?: number;
}

/** Something that goes on in the organization again and again. */
export interface Routine {
    readonly name: string;
    /** Hours of the day at which it begins, in UTC. */
    readonly hours: readonly number[];
    /** The steps of one run; `run` counts from 0, `random` is a number from 0 up to 1, the same for each day. */
    readonly steps: (run: number, random: () => number) => readonly Step[];
}

export function step(draft: Draft, after = 2): Step {
    return { draft, after };
}

/** Ordinary, and an alarm fires all the same. */
export function change(expected: Category, draft: Draft, after = 2): Step {
    return { draft, expected: [expected], after };
}

/** Hours from `from` to `to`, `count` of them, evenly. */
export function spread(count: number, from = 0, to = 24): readonly number[] {
    return Array.from({ length: count }, (_, index) => from + ((to - from) * (index + 0.5)) / count);
}

/** The same numbers on every computer (mulberry32, by Tommy Ettinger, public domain). */
export function numbers(seed: number): () => number {
    let state = seed;
    return () => {
        state = (state + 0x6d2b79f5) | 0;
        let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
        mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
    };
}

export function pick<Member>(members: readonly [Member, ...Member[]], random: () => number): Member {
    return members[Math.floor(random() * members.length)] ?? members[0];
}

/** Eight hexadecimal digits. */
export function hexadecimal(random: () => number): string {
    return Math.floor(random() * 0xffffffff)
        .toString(16)
        .padStart(8, "0");
}
