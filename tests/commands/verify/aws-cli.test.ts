import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { sentenceOf } from "../../../commands/verify/summary";
import { ensurePythonEnvironment } from "../../../local/emulator/python-environment";
import { repositoryFolder } from "../../../command-line/paths";
import { silentProgress } from "../../../command-line/progress";
import { runOrFail } from "../../../command-line/run";
import { environment } from "./command";
import { newTree, verdictOn } from "./helpers";
import { arnOf, startStaticS3 } from "./static-s3";
import { at, plan, tamperings, window } from "./tamperings";
import { begin, hour, iso, type Tree } from "./tree";

/** Runs the AWS CLI several times in one process: Python's start takes longer than a run. */
const severalRuns = `
import contextlib, io, json, sys
from awscli.clidriver import create_clidriver
results = []
for arguments in json.loads(sys.argv[1]):
    text = io.StringIO()
    with contextlib.redirect_stdout(text), contextlib.redirect_stderr(text):
        code = create_clidriver().main(arguments)
    results.append({"text": text.getvalue(), "code": code})
print(json.dumps(results))
`;

/** What the closing lines of the AWS CLI say. */
function foundByAws({ text, code }: { text: string; code: number }): string {
    const invalid = [...text.matchAll(/(\d+)\/\d+ (digest|log) files INVALID/g)].map(
        ([, count, kind]) => `${count} ${kind === "log" ? "log file" : kind}${count === "1" ? "" : "s"} invalid`,
    );
    const gaps = text.match(/^No log files were delivered/gm)?.map(() => "1 gap") ?? [];
    const none = text.match(/^No digests found/gm)?.map(() => "no digests") ?? [];
    return `${[...invalid, ...gaps, ...none].join(", ") || "valid"}; exit ${code}`;
}

const nameOf = (index: number): string => `tree-${index}`;

describe("the verdicts of the AWS CLI and of orgtrail on the same trees", function () {
    this.timeout(120_000);
    let trees: Tree[];
    let found: string[];

    before(async () => {
        const { python } = await ensurePythonEnvironment(silentProgress);
        trees = tamperings.map(({ digests = plan, tamper }, index) => {
            const tree = newTree();
            const delivered = tree.deliver({ trail: nameOf(index), prefix: nameOf(index), digests });
            tamper?.(tree, delivered);
            return tree;
        });
        const server = await startStaticS3(trees, nameOf);
        const runs = trees.map((_, index) => [
            ...["cloudtrail", "validate-logs", "--trail-arn", arnOf(nameOf(index)), "--account-id", "111122223333"],
            ...["--start-time", iso(begin), "--end-time", iso(begin + 5 * hour), "--region", "us-east-1"],
        ]);
        const args = ["-I", "-c", severalRuns, JSON.stringify(runs)];
        const { stdout } = await runOrFail(python, args, { env: environment(server.endpoint) }).finally(server.close);
        found = (JSON.parse(stdout) as { text: string; code: number }[]).map(foundByAws);
    });

    for (const [index, { what, aws, orgtrail }] of tamperings.entries()) {
        it(`on: ${what}`, async () => {
            const own = await verdictOn(at(trees, index), window);
            const [, ours] = /^Not proved: (.*?)\./.exec(sentenceOf(own)) ?? [];
            assert.deepEqual([found[index], own.ok ? "proved" : ours], [aws, orgtrail]);
        });
    }

    it("are those of the documentation", () => {
        const text = fs.readFileSync(path.join(repositoryFolder, "docs", "integrity.md"), "utf8");
        const rows = tamperings.map(({ what, aws, orgtrail }) => `| ${what} | ${aws} | ${orgtrail} |`);
        assert.deepEqual(
            rows.filter((row) => !text.includes(row)),
            [],
        );
    });
});
