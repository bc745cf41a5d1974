import assert from "node:assert/strict";
import * as fs from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import {
    serving,
    treeFolder,
    verifiedBucket,
    verifiedByAws,
    verifiedCopy,
    type TreeFolder,
} from "../../bench/logs/verify-runs";
import { awsCommand, ensurePythonEnvironment } from "../../local/emulator/python-environment";
import { silentProgress } from "../../command-line/progress";

describe("the trees that npm run bench:logs verifies", () => {
    let folder: string;
    let tree: TreeFolder;
    before(async () => {
        folder = fs.mkdtempSync(path.join(tmpdir(), "orgtrail-bench-"));
        tree = await treeFolder(folder, 1, () => undefined);
    });
    after(() => fs.rmSync(folder, { recursive: true }));

    it("are kept", async () => {
        assert.deepEqual(await treeFolder(folder, 1, assert.fail), tree);
    });

    it("are proved in S3, to npm run verify and to the AWS CLI", async () => {
        const aws = awsCommand(await ensurePythonEnvironment(silentProgress));
        await serving(tree, 1, async (endpoint) => {
            const { wall, memory } = await verifiedBucket(tree, endpoint);
            assert(wall > 0 && memory > 0);
            await verifiedByAws(aws, tree, endpoint);
        });
    });

    it("are proved as a local copy, and with one log file less let the bench fail", async () => {
        await verifiedCopy(tree);
        const logs = path.join(tree.folder, "logs");
        const files = fs.readdirSync(logs, { recursive: true, encoding: "utf8" });
        const log = files.find((file) => /_CloudTrail_.*\.json\.gz$/.test(file)) ?? assert.fail();
        fs.rmSync(path.join(logs, log));
        await assert.rejects(verifiedCopy(tree), /not proved|exit code 1/);
    });
}).timeout(60_000);
