import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import { CloudTrail } from "@aws-sdk/client-cloudtrail";
import { Organizations } from "@aws-sdk/client-organizations";
import { S3 } from "@aws-sdk/client-s3";
import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";
import { archiveAccount, region } from "../../local/emulator/harness";
import { event, useLiveEmulator } from "../../local/live/delivery-harness";
import { runVerify, verdictOf } from "./command";
import { numbers, numbersOf } from "./helpers";
import { sha256 } from "./tree";

/** As Pulumi.local.yaml names them. */
const archive = "orgtrail-archive-o-exampleorgid";
const trailName = "orgtrail-organization-trail";
const roleArn = `arn:aws:iam::${archiveAccount}:role/OrganizationAccountAccessRole`;

describe("npm run verify against the live trail of the embedded AWS", function () {
    this.timeout(60_000);
    const aws = useLiveEmulator();
    /** The time of the first digest's beginning to the last one's end. */
    let window: string[];

    before(async () => {
        await aws.client(Organizations).createOrganization({});
        const assume = new AssumeRoleCommand({ RoleArn: roleArn, RoleSessionName: "test" });
        const { Credentials: { AccessKeyId = "", SecretAccessKey = "", SessionToken } = {} } = await aws
            .client(STSClient)
            .send(assume);
        const s3 = new S3({
            endpoint: aws.emulator.endpoint,
            region,
            credentials: { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken },
            forcePathStyle: true,
        });
        await s3.createBucket({ Bucket: archive });
        const cloudTrail = aws.client(CloudTrail);
        await cloudTrail.createTrail({
            Name: trailName,
            S3BucketName: archive,
            IsOrganizationTrail: true,
            IsMultiRegionTrail: true,
            EnableLogFileValidation: true,
        });
        await cloudTrail.startLogging({ Name: trailName });
        for (let hour = 0; hour < 2; hour += 1) {
            await aws.replay(event({ recipientAccountId: archiveAccount, awsRegion: "eu-west-1" }), event());
            await aws.deliver({ digests: true });
        }
        const digests = (await aws.stored(archive, "/CloudTrail-Digest/")).map(({ json }) => json);
        const times = (name: string): string[] => digests.map((digest) => String(digest[name])).sort();
        window = ["--start", times("digestStartTime")[0] ?? "", "--end", times("digestEndTime").at(-1) ?? ""];
    });

    for (const [name, args] of [
        ["its bucket", ["--bucket", archive]],
        ["the deployment's settings", ["--stack", "local"]],
    ] as const) {
        it(`proves every digest and log file of an organization trail by ${name}`, async () => {
            const { code, verdict, stderr } = await verdictOf([...args, ...window], aws.emulator.endpoint);
            assert.deepEqual(
                [code, numbersOf(verdict), verdict.findings, stderr],
                [0, numbers(true, { valid: 4 }, { valid: 4 }), [], ""],
            );
        });
    }

    describe("after one byte of one log file was changed in S3", () => {
        let finding: object;
        before(async () => {
            const [log] = await aws.stored(archive, `${archiveAccount}/CloudTrail/eu-west-1/`);
            assert(log);
            const written = JSON.stringify(log.json);
            const changed = written.replace("StartInstances", "startInstances");
            const { Metadata, ContentType, ContentEncoding } = log.object;
            const Body = gzipSync(changed);
            await aws
                .client(S3)
                .putObject({ Bucket: archive, Key: log.key, Body, Metadata, ContentType, ContentEncoding });
            finding = {
                kind: "log-invalid",
                key: log.key,
                why: `its content has the SHA-256 hash ${sha256(changed)}, and its digest says ${sha256(written)}`,
                bucket: archive,
                accountId: archiveAccount,
                region: "eu-west-1",
                time: log.key.replace(/.*_(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)Z_.*/, "$1-$2-$3T$4:$5:00Z"),
            };
        });

        for (const [name, args] of [
            ["the trail's name", ["--trail", trailName]],
            ["the deployment's settings", ["--stack", "local"]],
        ] as const) {
            it(`finds exactly that by ${name}`, async () => {
                const { code, verdict } = await verdictOf([...args, ...window], aws.emulator.endpoint);
                assert.deepEqual(
                    [code, numbersOf(verdict), verdict.findings],
                    [1, numbers(false, { valid: 4 }, { valid: 3, invalid: 1 }), [finding]],
                );
            });
        }
    });

    describe("cannot be carried out", () => {
        const refused = async (message: string, ...args: string[]): Promise<void> =>
            assert.deepEqual(await runVerify(args, aws.emulator.endpoint), { code: 2, stdout: "", stderr: message });

        it("on a bucket that there is not", () =>
            refused(
                "error: the bucket no-such-bucket cannot be listed: NoSuchBucket: The specified bucket does not exist\n" +
                    "fix: Name a bucket that is there, and use credentials that may list and read it.\n",
                "--bucket",
                "no-such-bucket",
            ));

        it("on a trail that there is not", () =>
            refused(
                "error: account 111122223333 has no trail no-such-trail that us-east-1 knows\n" +
                    "fix: Give the name or ARN of a trail, the account's credentials and AWS_REGION, or --bucket.\n",
                "--trail",
                "no-such-trail",
            ));

        it("with credentials that may not list", async () => {
            const faults = (rules: object[]): Promise<Response> =>
                fetch(`${aws.emulator.endpoint}/_orgtrail/faults`, { method: "PUT", body: JSON.stringify(rules) });
            const rule = {
                service: "s3",
                operation: "ListObjectsV2",
                kind: "fail",
                code: "AccessDenied",
                status: 403,
                count: null,
            };
            assert((await faults([rule])).ok);
            const { code, stdout, stderr } = await runVerify(["--bucket", archive], aws.emulator.endpoint);
            await faults([]);
            assert.deepEqual([code, stdout], [2, ""]);
            assert.match(stderr, /^error: the bucket orgtrail-archive-o-exampleorgid cannot be listed: AccessDenied/);
        });
    });
});
