import type { Stack } from "./stack";

/** What several rules ask of a stack, found once for each stack. */
export function perStack<Found>(find: (stack: Stack) => Found): (stack: Stack) => Found {
    const known = new WeakMap<Stack, Found>();
    return (stack) => {
        if (!known.has(stack)) {
            known.set(stack, find(stack));
        }
        return known.get(stack) as Found;
    };
}
