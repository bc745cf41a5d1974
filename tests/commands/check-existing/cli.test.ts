import assert from "node:assert/strict";
import * as fs from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import * as path from "node:path";
import {
    CloudWatchLogsClient,
    CreateLogGroupCommand,
    PutRetentionPolicyCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import { CreateAliasCommand, CreateKeyCommand, KMSClient } from "@aws-sdk/client-kms";
import {
    CreateBucketCommand,
    PutBucketOwnershipControlsCommand,
    PutBucketPolicyCommand,
    PutBucketVersioningCommand,
    PutPublicAccessBlockCommand,
    S3Client,
} from "@aws-sdk/client-s3";
import { CreateTopicCommand, SNSClient } from "@aws-sdk/client-sns";
import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";
import { parse as parseYaml, stringify as stringifyYaml } from "yaml";
import type { PolicyDocument, Statement } from "../../../components/documents/policy-document";
import { trailKeyPolicy } from "../../../components/documents/trail-key-policy";
import { startEmulator, stopEmulator } from "../../../local/emulator/emulator";
import { repositoryFolder } from "../../../command-line/paths";
import { silentProgress } from "../../../command-line/progress";
import { run } from "../../../command-line/run";
import { readStackSettings } from "../../../local/stack-settings";
import { requiredPoliciesOf } from "../../../settings/required-policies";
import { temporaryFolder } from "../../helpers/programs";

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true";

type Existing = Readonly<Record<string, string>>;

const region = "us-east-1";
const deliveringRole = "arn:aws:iam::444455556666:role/OrganizationAccountAccessRole";

describe("npm run check-existing", function () {
    this.timeout(60_000);
    let folder: string;
    let endpoint: string;
    let inTrailAccount: {
        region: string;
        endpoint: string;
        credentials: { accessKeyId: string; secretAccessKey: string };
    };
    let inLogArchiveAccount: typeof inTrailAccount & { forcePathStyle: boolean };

    before(async () => {
        folder = temporaryFolder();
        ({ endpoint } = await startEmulator({ folder, managementAccount: "111122223333", progress: silentProgress }));
        inTrailAccount = { region, endpoint, credentials: { accessKeyId: "test", secretAccessKey: "test" } };
        const { Credentials: assumed } = await new STSClient(inTrailAccount).send(
            new AssumeRoleCommand({ RoleArn: deliveringRole, RoleSessionName: "test" }),
        );
        const { AccessKeyId: accessKeyId = "", SecretAccessKey: secretAccessKey = "", SessionToken } = assumed ?? {};
        const credentials = { accessKeyId, secretAccessKey, ...(SessionToken && { sessionToken: SessionToken }) };
        inLogArchiveAccount = { ...inTrailAccount, credentials, forcePathStyle: true };
    });
    after(async () => {
        await stopEmulator(folder);
        fs.rmSync(folder, { recursive: true });
    });

    /** The settings of the stack `local` with what exists. */
    function settingsWith(existing: Existing, changes: Readonly<Record<string, unknown>> = {}): string {
        const text = fs.readFileSync(path.join(repositoryFolder, "Pulumi.local.yaml"), "utf8");
        const { config } = parseYaml(text) as { config: Record<string, unknown> };
        // How long an existing bucket keeps logs is its owner's to say.
        delete config["orgtrail:retention"];
        delete config["orgtrail:scheduledVerification"];
        const file = path.join(folder, "Pulumi.theirs.yaml");
        const trails = [{ name: "organization", delivery: "deliveryTopicArn" in existing ? "shared" : "none" }];
        const given = { "orgtrail:trails": trails, "orgtrail:existing": existing, ...changes };
        fs.writeFileSync(file, stringifyYaml({ config: { ...config, ...given } }));
        return file;
    }

    async function check(file: string, env: NodeJS.ProcessEnv = {}, ...args: string[]) {
        const aws = {
            AWS_ACCESS_KEY_ID: "test",
            AWS_SECRET_ACCESS_KEY: "test",
            AWS_CONFIG_FILE: "/dev/null",
            AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
            AWS_EC2_METADATA_DISABLED: "true",
            AWS_ENDPOINT_URL: endpoint,
        };
        const command = ["-r", "ts-node/register/transpile-only", "commands/check-existing/index.ts"];
        return run(process.execPath, [...command, "--settings", file, ...args], {
            cwd: repositoryFolder,
            env: { ...process.env, ...aws, ...env },
        });
    }

    async function key(client: KMSClient, policy?: PolicyDocument): Promise<string> {
        const { KeyMetadata } = await client.send(
            new CreateKeyCommand({
                KeyUsage: "ENCRYPT_DECRYPT",
                ...(policy && { Policy: JSON.stringify(policy) }),
            }),
        );
        return KeyMetadata?.Arn ?? "";
    }

    async function topic(name: string, encryption?: string, policy?: PolicyDocument): Promise<string> {
        const { TopicArn } = await new SNSClient(inTrailAccount).send(
            new CreateTopicCommand({
                Name: name,
                Attributes: {
                    ...(encryption !== undefined && { KmsMasterKeyId: encryption }),
                    ...(policy && { Policy: JSON.stringify(policy) }),
                },
            }),
        );
        return TopicArn ?? "";
    }

    async function logGroup(name: string, settings: { logGroupClass?: "INFREQUENT_ACCESS"; kmsKeyId?: string }) {
        await new CloudWatchLogsClient(inTrailAccount).send(
            new CreateLogGroupCommand({ logGroupName: name, ...settings }),
        );
        return name;
    }

    async function bucket(name: string): Promise<string> {
        await new S3Client(inLogArchiveAccount).send(new CreateBucketCommand({ Bucket: name }));
        return name;
    }

    const logArchive = () => new KMSClient(inLogArchiveAccount);
    const trails = () => new KMSClient(inTrailAccount);

    /** As somebody would make them who does not think of trails. */
    async function asTheyAre(): Promise<Existing> {
        const pagerKey = await key(trails());
        await trails().send(new CreateAliasCommand({ AliasName: "alias/pager", TargetKeyId: pagerKey }));
        const logGroupName = await logGroup("/theirs/plain", { logGroupClass: "INFREQUENT_ACCESS" });
        await new CloudWatchLogsClient(inTrailAccount).send(
            new PutRetentionPolicyCommand({ logGroupName, retentionInDays: 30 }),
        );
        return {
            archiveBucket: await bucket("theirs-plain"),
            archiveKeyArn: await key(logArchive()),
            trailKeyArn: await key(trails()),
            logGroupName,
            urgentTopicArn: await topic("plain-urgent", "alias/pager"),
            reviewTopicArn: await topic("plain-review", "alias/aws/sns"),
            deliveryTopicArn: await topic("plain-delivered"),
        };
    }

    /** With the required policies in place, or a part of their statements. */
    async function inPlace(name: string, part: (statement: Statement) => boolean = () => true): Promise<Existing> {
        const names = {
            archiveBucket: `theirs-${name}`,
            archiveKeyArn: "arn:aws:kms:us-east-1:444455556666:key/1234abcd-12ab-34cd-56ef-1234567890ab",
            trailKeyArn: "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
            logGroupName: `/theirs/${name}`,
            urgentTopicArn: `arn:aws:sns:us-east-1:111122223333:${name}-urgent`,
            reviewTopicArn: `arn:aws:sns:us-east-1:111122223333:${name}-review`,
            deliveryTopicArn: `arn:aws:sns:us-east-1:111122223333:${name}-delivered`,
        };
        const settings = await readStackSettings(settingsWith(names), "orgtrail");
        const whole = requiredPoliciesOf(settings);
        const policies = Object.fromEntries(
            Object.entries(whole).map(([of, { Statement, ...rest }]) => [
                of,
                { ...rest, Statement: Statement.filter(part) },
            ]),
        ) as typeof whole;

        const s3 = new S3Client(inLogArchiveAccount);
        const Bucket = await bucket(names.archiveBucket);
        const on = {
            BlockPublicAcls: true,
            BlockPublicPolicy: true,
            IgnorePublicAcls: true,
            RestrictPublicBuckets: true,
        };
        const Rules = [{ ObjectOwnership: "BucketOwnerEnforced" as const }];
        await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: "Enabled" } }));
        await s3.send(new PutPublicAccessBlockCommand({ Bucket, PublicAccessBlockConfiguration: on }));
        await s3.send(new PutBucketOwnershipControlsCommand({ Bucket, OwnershipControls: { Rules } }));
        await s3.send(new PutBucketPolicyCommand({ Bucket, Policy: JSON.stringify(policies.archiveBucket) }));

        const logKey = await key(
            trails(),
            trailKeyPolicy(settings.deployment, { ...settings.trailKeyUsers, logGroupNames: [names.logGroupName] }),
        );
        const trailKeyArn = await key(trails(), policies.trailKey);
        await topic(`${name}-urgent`, trailKeyArn, policies.urgentTopic);
        await topic(`${name}-review`, trailKeyArn, policies.reviewTopic);
        await topic(`${name}-delivered`, trailKeyArn, policies.deliveryTopic);
        await logGroup(names.logGroupName, { kmsKeyId: logKey });
        return { ...names, archiveKeyArn: await key(logArchive(), policies.archiveKey), trailKeyArn };
    }

    /** Answers every S3 request with the status, and keeps the bucket owner that each expects. */
    async function withS3<T>(status: number, use: (url: string, owners: unknown[]) => Promise<T>): Promise<T> {
        const owners: unknown[] = [];
        const server: Server = createServer((request, response) => {
            owners.push(request.headers["x-amz-expected-bucket-owner"]);
            response.writeHead(status, { "x-amz-bucket-region": region }).end();
        });
        await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
        try {
            return await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, owners);
        } finally {
            server.closeAllConnections();
            server.close();
        }
    }

    it("names each lack of resources as they are", async () => {
        const { code, stdout, stderr } = await check(settingsWith(await asTheyAre()));
        assert.equal(stderr, "");
        const [findings = ""] = stdout.replaceAll(/key\/[-0-9a-f]{36}/g, "key/ID").split("\n\n");
        assert.deepEqual(findings.split("\n"), [
            "lacking bucket theirs-plain",
            "          - must: statement AllowTrailToCheckAcl",
            "          - must: statement AllowTrailToDeliver",
            "          - must: statement AllowReadersToRead",
            "          - must: statement AllowReadersToList",
            "          - unsafe without: versioning: a log that is overwritten or deleted is lost",
            "          - unsafe without: a public access block with all four settings on",
            "          - unsafe without: object ownership BucketOwnerEnforced: access control lists can open single logs",
            "          - hardening: statement DenyForeignKeys",
            "          - hardening: statement DenyWritingByOthers",
            "          - hardening: statement DenyReadingByOthers",
            "          - hardening: statement DenyChangingLogs",
            "          - hardening: statement DenyReconfiguringBucket",
            "          - hardening: statement DenyPlainHttp",
            "lacking key arn:aws:kms:us-east-1:444455556666:key/ID",
            "          - must: statement AllowTrailToEncrypt",
            "          - must: statement AllowTrailToDescribeKey",
            "          - must: statement AllowTrailToUseBucketKey",
            "          - hardening: statement AllowReadersToDecrypt as narrow as required: another one allows more",
            "          - hardening: statement AllowReadersToKeepResults as narrow as required: another one allows more",
            "          - hardening: statement DenyKeyTampering",
            "lacking key arn:aws:kms:us-east-1:111122223333:key/ID",
            "          - must: statement AllowTrailToPublish",
            "          - must: statement AllowAlarmsToPublish",
            "lacking log group /theirs/plain",
            "          - must: the class STANDARD: INFREQUENT_ACCESS takes no metric filters, so no alarm could fire",
            "          - hardening: a key of your own: CloudWatch Logs encrypts it with one of AWS",
            "          - hardening: a retention of 365 days or more: it is 30",
            "lacking topic arn:aws:sns:us-east-1:111122223333:plain-urgent",
            "          - must: for its key alias/pager: statement AllowAlarmsToPublish",
            "          - hardening: statement AllowAlarmsToPublish as narrow as required: another one allows more",
            "          - hardening: statement DenyOtherPublishers",
            "          - hardening: statement DenyPlainHttp",
            "lacking topic arn:aws:sns:us-east-1:111122223333:plain-review",
            "          - must: for its key alias/aws/sns: a policy of your own: AWS manages the key, and lets no other service use it",
            "          - hardening: statement AllowAlarmsToPublish as narrow as required: another one allows more",
            "          - hardening: statement DenyOtherPublishers",
            "          - hardening: statement DenyPlainHttp",
            "lacking topic arn:aws:sns:us-east-1:111122223333:plain-delivered",
            "          - must: statement AllowTrailToPublish",
            "          - hardening: encryption with a key of your own",
            "          - hardening: statement DenyOtherPublishers",
            "          - hardening: statement DenyPlainHttp",
        ]);
        assert.equal(code, 1);
    });

    describe("of resources with the required policies in place", () => {
        let existing: Existing;
        before(async () => (existing = await inPlace("ready")));

        it("finds nothing lacking", async () => {
            const { code, stdout, stderr } = await check(settingsWith(existing), {}, "--strict");
            const [bucketName, archiveKey, trailKey, group, urgent, review, delivery] = Object.values(existing);
            assert.deepEqual([code, stderr], [0, ""]);
            assert.deepEqual(stdout.split("\n"), [
                `ok      bucket ${bucketName}`,
                `ok      key ${archiveKey}`,
                `ok      key ${trailKey}`,
                `ok      log group ${group}`,
                `ok      topic ${urgent}`,
                `ok      topic ${review}`,
                `ok      topic ${delivery}`,
                "",
            ]);
        });

        it("says what cannot be looked at, and does not call it lacking", async () => {
            const { code, stdout } = await withS3(403, (url) =>
                check(settingsWith(existing), { AWS_ENDPOINT_URL_S3: url }),
            );
            assert.equal(code, 2);
            assert.match(stdout, /^unknown bucket theirs-ready\n {10}- not checked: it cannot be looked at: /);
        });

        it("says that there is no such resource", async () => {
            const missing = { ...existing, urgentTopicArn: "arn:aws:sns:us-east-1:111122223333:missing" };
            const { code, stdout } = await check(settingsWith(missing));
            assert.equal(code, 1);
            assert.match(stdout, /^lacking topic arn:[^\n]+:missing\n {10}- must: existence: /m);
        });

        it("tells S3 whose the bucket has to be", async () => {
            const owners = await withS3(404, async (url, seen) => {
                await check(settingsWith(existing), { AWS_ENDPOINT_URL_S3: url });
                return seen;
            });
            assert.deepEqual([...new Set(owners)], ["444455556666"]);
        });

        it("says that a topic's key is another account's", async () => {
            const urgentTopicArn = await topic("foreign", existing["archiveKeyArn"] ?? "");
            const file = settingsWith({ urgentTopicArn });
            const { stdout } = await check(file);
            assert.match(
                stdout,
                /- not checked: for its key arn:[^\n]+: its policy cannot be looked at: it is of account 444455556666\n/,
            );
        });

        it("reads a stack's settings with secrets in them", async () => {
            const subscription = { protocol: "https", endpoint: { secure: "v1:SECRET" } };
            const { code } = await check(settingsWith(existing, { "orgtrail:urgentSubscriptions": [subscription] }));
            assert.equal(code, 0);
        });
    });

    it("takes Allow statements for what must be, and Deny statements for hardening", async () => {
        const file = settingsWith(await inPlace("allowed", ({ Effect }) => Effect === "Allow"));
        const { code, stdout } = await check(file);
        assert.equal(code, 0, stdout);
        assert.match(stdout, /^weak {4}bucket theirs-allowed\n {10}- hardening: statement DenyForeignKeys\n/);
        assert.doesNotMatch(stdout, /- (must|unsafe without|not checked):/);
        assert.equal((await check(file, {}, "--strict")).code, 1);
    });

    it("says that a bucket is in another Region", async () => {
        await new S3Client({ ...inLogArchiveAccount, region: "eu-west-1" }).send(
            new CreateBucketCommand({
                Bucket: "theirs-elsewhere",
                CreateBucketConfiguration: { LocationConstraint: "eu-west-1" },
            }),
        );
        const archiveKeyArn = await key(logArchive());
        const { code, stdout } = await check(settingsWith({ archiveBucket: "theirs-elsewhere", archiveKeyArn }));
        assert.equal(code, 1);
        assert.match(stdout, /- must: the Region us-east-1, that of its key: it is in eu-west-1\n/);
    });

    it("says that the stack uses nothing that exists", async () => {
        const { code, stdout } = await check(path.join(repositoryFolder, "Pulumi.local.yaml"));
        assert.deepEqual([code, /uses nothing that exists already/.test(stdout)], [0, true]);
    });

    describe("without the right credentials", () => {
        const file = () => settingsWith({ logGroupName: "/theirs/any" });

        it("refuses those of another account", async () => {
            const { accessKeyId, secretAccessKey } = inLogArchiveAccount.credentials;
            const { code, stderr } = await check(file(), {
                AWS_ACCESS_KEY_ID: accessKeyId,
                AWS_SECRET_ACCESS_KEY: secretAccessKey,
            });
            assert.equal(code, 2);
            assert.match(
                stderr,
                /^error: the credentials belong to account 444455556666, and managementAccountId is 111122223333\nfix: /m,
            );
        });

        it("says that there are none", async () => {
            const { code, stderr } = await check(file(), {
                AWS_ACCESS_KEY_ID: undefined,
                AWS_SECRET_ACCESS_KEY: undefined,
            });
            assert.equal(code, 2);
            assert.match(
                stderr,
                /^error: there are no AWS credentials that can be used: [^\n]+\nfix: Set credentials of the/m,
            );
        });
    });

    it("refuses an option that there is not with 2", async () => {
        const { code, stderr } = await check("unread.yaml", {}, "--strickt");
        assert.deepEqual([code, stderr.split("\n")[0]], [2, "error: unknown option '--strickt'"]);
    });

    it("says that the settings cannot be read", async () => {
        const { code, stderr } = await check(path.join(folder, "missing.yaml"));
        assert.deepEqual(
            [code, /^error: the settings [^\n]+missing\.yaml cannot be read: ENOENT/m.test(stderr)],
            [2, true],
        );
    });
});
