import * as assert from "node:assert/strict";
import * as path from "node:path";
import { ensurePythonEnvironment } from "../../../local/emulator/python-environment";
import { repositoryFolder } from "../../../command-line/paths";
import { TerminalProgress } from "../../../command-line/progress";
import { run } from "../../../command-line/run";
import { event, useLiveEmulator, type Json } from "./delivery-harness";

/** The values that an expression of Python, in terms of log_files and json, has. */
async function evaluate(expression: string): Promise<unknown> {
    const { python } = await ensurePythonEnvironment(new TerminalProgress());
    const program = `
import gzip, json, sys
sys.path.insert(0, ${JSON.stringify(path.join(repositoryFolder, "local", "emulator"))})
from live_trail.log_files import LARGEST_FILE, Record, log_files
print(json.dumps(${expression}))`;
    const { stdout, stderr } = await run(python, ["-I", "-B", "-c", program]);
    assert.equal(stderr, "");
    return JSON.parse(stdout);
}

describe("log files of a live trail", () => {
    const records = `[Record("111122223333", "us-east-1", "CloudTrail", str(i), b'{"i":%d}' % i) for i in range(10)]`;

    it("are never larger than CloudTrail's", async () => {
        assert.equal(await evaluate("LARGEST_FILE"), 50_000_000);
        // The text around records is 14 bytes long, a record here 7, a comma 1.
        const sizes = await evaluate(`[len(gzip.decompress(f.content)) for f in log_files(${records}, 37)]`);
        assert.deepEqual(sizes, [37, 37, 37, 21]);
    });

    it("have every record once, in order, where one file is not enough", async () => {
        const split = (await evaluate(
            `[json.loads(gzip.decompress(f.content))["Records"] for f in log_files(${records}, 37)]`,
        )) as Json[][];
        assert.ok(split.length > 1);
        assert.deepEqual(
            split.flat(),
            Array.from({ length: 10 }, (_, i) => ({ i })),
        );
    });

    it("have a record that is larger than a file for itself", async () => {
        const lengths = await evaluate(`[f.records for f in log_files(${records}, 5)]`);
        assert.deepEqual(lengths, Array<number>(10).fill(1));
    });
});

describe("a record for a replay is refused when it", () => {
    const aws = useLiveEmulator();
    const without = (name: string): Json => Object.fromEntries(Object.entries(event()).filter(([key]) => key !== name));
    const refused: [what: string, record: unknown, problem: string][] = [
        ["is no object", [], "It is not a JSON object."],
        ["has no name", without("eventName"), "It has no text eventName."],
        ["has no source", without("eventSource"), "It has no text eventSource."],
        ["has no time", without("eventTime"), "It has no text eventTime."],
        ["has no Region", event({ awsRegion: "" }), "It has no text awsRegion."],
        [
            "has a time that is none",
            event({ eventTime: "yesterday" }),
            'Its eventTime is "yesterday", not like 2026-01-31T12:00:00Z.',
        ],
        ["has a Region that is none", event({ awsRegion: "../x" }), 'Its awsRegion is "../x", not like us-east-1.'],
        [
            "has no account",
            { ...without("recipientAccountId"), userIdentity: {} },
            "It has no recipientAccountId or userIdentity.accountId of twelve digits.",
        ],
        ["has a text for an identity", event({ userIdentity: "alice" }), "Its userIdentity is not an object."],
        ["has texts for resources", event({ resources: ["x"] }), "Its resources are not a list of objects."],
    ];
    for (const [what, record, problem] of refused) {
        it(what, async () => {
            const url = `${aws.emulator.endpoint}/_orgtrail/replay`;
            const response = await fetch(url, { method: "POST", body: JSON.stringify(record) });
            assert.equal(response.status, 400);
            assert.deepEqual(await response.json(), { accepted: 0, problem });
        });
    }
});
