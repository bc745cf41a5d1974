import * as path from "node:path";
import { repositoryFolder } from "../../local/paths";
import { Failure } from "../../local/failure";
import { run } from "../../local/run";
import { makeTree } from "./verify-tree";

/** How fast `npm run verify` verifies a local copy, its start included. */

/** Log files a second, on two cores. */
const target = 3000;

/** @param folder for what is generated. @throws Failure if a tree is not proved, or the target is missed. */
export async function benchVerify(folder: string): Promise<string> {
    const rows: string[] = [];
    let rate = 0;
    for (const chains of [4, 16]) {
        const tree = makeTree(chains);
        const args = tree.write(path.join(folder, `verify-${chains}`));
        const files = chains * 504;
        const began = process.hrtime.bigint();
        const { code, stdout, stderr } = await run(
            process.execPath,
            ["-r", "ts-node/register/transpile-only", "commands/verify/index.ts", ...args],
            { cwd: repositoryFolder, env: process.env },
        );
        const seconds = Number(process.hrtime.bigint() - began) / 1e9;
        if (code !== 0) {
            throw new Failure(`a tree that nobody touched is not proved:\n${(stdout + stderr).trim()}`);
        }
        rate = files / seconds;
        rows.push(`| ${files} | ${seconds.toFixed(2)} s | ${Math.round(rate)} |`);
    }
    if (rate < target) {
        throw new Failure(`verify reads ${Math.round(rate)} log files a second, and the target is ${target}`);
    }
    return ["| log files | time | files a second |", "|---|---|---|", ...rows, ""].join("\n");
}
