import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { CloudTrailClient, CreateTrailCommand, StartLoggingCommand } from "@aws-sdk/client-cloudtrail";
import { CreateBucketCommand, ListObjectsV2Command, S3Client } from "@aws-sdk/client-s3";
import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";
import { awsCommand, ensurePythonEnvironment } from "../../../local/emulator/python-environment";
import { repositoryFolder } from "../../../command-line/paths";
import { silentProgress } from "../../../command-line/progress";
import { run } from "../../../command-line/run";
import { temporaryFolder, until } from "../../helpers/programs";
import { emulatorEnvironment, liveEmulator, type LiveEmulator } from "./live-emulator";

const bucket = "orgtrail-archive-o-exampleorgid";

/** A command of docs/investigating.md, and what it prints there. */
interface Transcript {
    readonly command: string;
    readonly output: string;
}

function transcripts(): Transcript[] {
    const text = fs.readFileSync(path.join(repositoryFolder, "docs", "investigating.md"), "utf8");
    return [...text.matchAll(/^```\n(\$ [^]*?)^```$/gm)].flatMap(([, block = ""]) =>
        block
            .split(/^\$ /m)
            .slice(1)
            .map((each) => {
                const [command = "", ...output] = each.trimEnd().split("\n");
                return { command, output: output.join("\n") };
            }),
    );
}

/** What is another each time: ids and keys, which later commands name, then times and what only the emulator knows. */
const names = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\bA[KS]IA[A-Z0-9]{16}\b/g;
const rest = /\d{4}-\d\d-\d\d(?:T[\d:]+Z)?|\d\d:\d\d:\d\d|(?<=user agent ).*|(?<=AWS CLI ).*|(?<=request id ).*/g;

describe("the incident of docs/investigating.md", function () {
    this.timeout(120_000);
    const folder = temporaryFolder();
    let aws: LiveEmulator;
    let played: { code: number; stderr: string };
    before(async () => {
        aws = await liveEmulator(1);
        const { Credentials } = await aws
            .client(STSClient)
            .send(new AssumeRoleCommand({ RoleArn: "arn:aws:iam::444455556666:role/Any", RoleSessionName: "test" }));
        const s3 = aws.client(S3Client, Credentials);
        s3.config.forcePathStyle = true;
        await s3.send(new CreateBucketCommand({ Bucket: bucket }));
        const Name = "orgtrail-organization-trail";
        const cloudtrail = aws.client(CloudTrailClient);
        await cloudtrail.send(new CreateTrailCommand({ Name, S3BucketName: bucket, IsMultiRegionTrail: true }));
        await cloudtrail.send(new StartLoggingCommand({ Name }));
        const words = awsCommand(await ensurePythonEnvironment(silentProgress)).map((word) => `"${word}"`);
        fs.writeFileSync(path.join(folder, "aws"), `#!/bin/sh\nexec ${words.join(" ")} "$@"\n`, { mode: 0o755 });
        played = await run("bash", ["docs/incident.sh"], {
            cwd: repositoryFolder,
            env: {
                ...emulatorEnvironment(aws.endpoint),
                PATH: `${folder}${path.delimiter}${process.env["PATH"]}`,
                AWS_DEFAULT_REGION: "us-east-1",
            },
        });
        const keys = async () => (await s3.send(new ListObjectsV2Command({ Bucket: bucket }))).Contents ?? [];
        await until("a delivery", async () => (await keys()).some(({ Key = "" }) => Key.includes("us-east-1")));
    });
    after(async () => {
        await aws.remove();
        fs.rmSync(folder, { recursive: true });
    });

    it("can be played", () => assert.deepEqual([played.code, played.stderr], [0, ""]));

    it("prints what the page says, search by search", async () => {
        const known = new Map<string, string>();
        const searched = transcripts().filter(
            ({ command }) => command.startsWith("npm run -s search -- ") && !/ --archive | ~\/incident /.test(command),
        );
        assert.equal(searched.length, 9);
        for (const { command, output } of searched) {
            const asked = command.replaceAll(names, (name) => known.get(name) ?? name);
            const report = path.join(folder, "incident.html");
            const words = [...asked.matchAll(/'([^']*)'|[^\s']+/g)].slice(5).map(([word, quoted]) => quoted ?? word);
            const { stdout, stderr } = await aws.search(
                ...words.map((word) => (word === "incident.html" ? report : word)),
            );
            const printed = `${stderr.replace(report, "incident.html")}${stdout}`.trimEnd();
            const [said, found] = [output, printed].map((text) => text.match(names) ?? []);
            said?.forEach((name, index) => known.set(name, found?.[index] ?? name));
            const plain = (text: string) => text.replaceAll(names, "NAME").replaceAll(rest, "…");
            assert.equal(plain(printed), plain(output), command);
        }
    });
});
