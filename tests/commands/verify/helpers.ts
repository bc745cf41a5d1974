import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { FolderStore, readMetadata } from "../../../commands/verify/folder-store";
import type { LogStore } from "../../../commands/verify/log-store";
import { PublicKeyFolder } from "../../../commands/verify/public-key-folder";
import type { Verdict } from "../../../commands/verify/verdict";
import { verifyTrail, type VerifyOptions } from "../../../commands/verify/verify-trail";
import { signingKey, Tree } from "./tree";

/** Making keys takes long, and the trees of a test run may share them. */
export const signer = signingKey();
export const anotherSigner = signingKey();

/** A tree of its own for a test. */
export function newTree(): Tree {
    const tree = new Tree(signer);
    tree.trust("us-east-1", signer);
    return tree;
}

/** The verdict on a tree as it is in a folder. */
export async function verdictOn(
    tree: Tree,
    options: Partial<VerifyOptions> = {},
    through: (store: LogStore) => LogStore = (store) => store,
): Promise<Verdict> {
    return inFolder(async (folder) => {
        tree.write(folder);
        const store = new FolderStore(path.join(folder, "logs"), readMetadata(path.join(folder, "metadata.json")));
        const scopes = store.buckets().map((bucket) => ({ bucket }));
        return verifyTrail(through(store), new PublicKeyFolder(path.join(folder, "keys")), { scopes, ...options });
    });
}

/** With a folder that is gone afterwards. */
export async function inFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
    const folder = mkdtempSync(path.join(tmpdir(), "orgtrail-verify-"));
    try {
        return await use(folder);
    } finally {
        rmSync(folder, { recursive: true });
    }
}

/** The numbers of a verdict. */
export function numbersOf({ ok, digests, logs, gaps }: Verdict) {
    return { ok, digests, logs, gaps };
}

/** The expected numbers: what is not named is none. */
export function numbers(
    ok: boolean,
    digests: Partial<Verdict["digests"]>,
    logs: Partial<Verdict["logs"]> = {},
    gaps = 0,
): ReturnType<typeof numbersOf> {
    return {
        ok,
        digests: { valid: 0, invalid: 0, missing: 0, ...digests },
        logs: { valid: 0, invalid: 0, missing: 0, unlisted: 0, ...logs },
        gaps,
    };
}

/** Kind and key of each finding, in order. */
export function foundIn({ findings }: Verdict): string[][] {
    return findings.map(({ kind, key }) => [kind, key]);
}
