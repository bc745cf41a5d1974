import assert from "node:assert/strict";
import type { Program } from "./program";
import { findings } from "./server";

/** Asserts what one rule of the pack finds in an update and, where that differs, in the preview before it. */
export async function assertRule(
    rule: string,
    program: Program,
    update: readonly string[],
    preview: readonly string[] = update,
): Promise<void> {
    const ofRule = (found: readonly string[]) => found.filter((each) => /^[\w-]+/.exec(each)?.[0] === rule);
    assert.deepEqual(
        {
            preview: ofRule(await findings(program, "preview")),
            update: ofRule(await findings(program, "update")),
        },
        { preview, update },
    );
}
