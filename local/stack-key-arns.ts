import type { KeyArns } from "./readback/read-back";
import type { Stack } from "./stack";

/** The ARNs of a deployed stack's keys, which only AWS decides. */
export async function keyArns(stack: Stack): Promise<KeyArns> {
    const { archiveKeyArn, trailKeyArn } = await stack.outputs();
    return { archiveKeyArn: String(archiveKeyArn), trailKeyArn: String(trailKeyArn) };
}
