import assert from "node:assert/strict";
import * as fs from "node:fs/promises";
import * as os from "node:os";
import * as path from "node:path";
import { ListBucketsCommand } from "@aws-sdk/client-s3";
import { DescribeTrailsCommand } from "@aws-sdk/client-cloudtrail";
import { repositoryFolder } from "../../local/paths";
import { changesIn, embeddedAws, type EmbeddedAws } from "../helpers/embedded-aws";

/** A stack of some other team: a trail into a bucket of its own, with every control that the pack asks of a trail. */
function program({ trail = "", provider = "{ provider }" } = {}): string {
    return `
        const aws = require("@pulumi/aws");
        const pulumi = require("@pulumi/pulumi");
        const provider = new aws.Provider("account", { region: "us-east-1", allowedAccountIds: ["111122223333"] });
        const bucket = new aws.s3.Bucket("logs", { bucket: "other-teams-logs" }, ${provider});
        const block = new aws.s3.BucketPublicAccessBlock("block", { bucket: bucket.bucket, blockPublicAcls: true,
            blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true }, { provider });
        const versioning = new aws.s3.BucketVersioning("versioning", { bucket: bucket.bucket,
            versioningConfiguration: { status: "Enabled" } }, { provider });
        const arn = "arn:aws:s3:::other-teams-logs";
        const policy = new aws.s3.BucketPolicy("policy", { bucket: bucket.bucket, policy: JSON.stringify({
            Version: "2012-10-17", Statement: [{ Sid: "Tls", Effect: "Deny", Principal: "*", Action: "s3:*",
            Resource: [arn, arn + "/*"], Condition: { Bool: { "aws:SecureTransport": "false" } } }] }) }, { provider });
        const key = new aws.kms.Key("key", { enableKeyRotation: true }, { provider });
        const group = new aws.cloudwatch.LogGroup("group", { name: "/other/trail", kmsKeyId: key.arn }, { provider });
        const role = new aws.iam.Role("role", { name: "other-trail", assumeRolePolicy: JSON.stringify({
            Version: "2012-10-17", Statement: [] }) }, { provider });
        new aws.cloudtrail.Trail("trail", { name: "other", s3BucketName: bucket.bucket, kmsKeyId: key.arn,
            enableLogging: true, isMultiRegionTrail: true, enableLogFileValidation: true,
            cloudWatchLogsGroupArn: pulumi.concat(group.arn, ":*"), cloudWatchLogsRoleArn: role.arn,
            ${trail} }, { provider, dependsOn: policy });
    `;
}

describe("the policy pack on the real engine", function () {
    this.timeout(180_000);
    let project: string;
    let embedded: EmbeddedAws;

    before(async () => {
        project = await fs.mkdtemp(path.join(os.tmpdir(), "orgtrail-violation-"));
        for (const file of ["Pulumi.yaml", "tsconfig.json"]) {
            await fs.copyFile(path.join(repositoryFolder, file), path.join(project, file));
        }
        await fs.writeFile(path.join(project, "package.json"), "{}");
        await fs.symlink(path.join(repositoryFolder, "node_modules"), path.join(project, "node_modules"));
        embedded = await embeddedAws(project);
    });
    after(async () => {
        await embedded.remove();
        await fs.rm(project, { recursive: true });
    });

    async function write(text: string): Promise<void> {
        await fs.writeFile(path.join(project, "index.ts"), text);
    }

    async function nothingIsCreated(): Promise<void> {
        const { trailAccount } = await embedded.clients();
        const { trailList } = await trailAccount.cloudTrail.send(new DescribeTrailsCommand({}));
        const { logArchiveAccount } = await embedded.clients();
        const { Buckets } = await logArchiveAccount.s3.send(new ListBucketsCommand({}));
        assert.deepEqual([trailList, Buckets ?? []], [[], []]);
    }

    it("stops a preview with a violation", async () => {
        await write(program({ trail: "enableLogFileValidation: false," }));
        const { code, stdout, stderr } = await embedded.stack.preview();
        assert.notEqual(code, 0);
        assert.match(stdout + stderr, /\[mandatory\].*cloudtrail-trail-log-file-validation/);
    });

    it("creates nothing of a stack with a violation", async () => {
        await write(program({ trail: "isMultiRegionTrail: false," }));
        const { code, stdout, stderr } = await embedded.stack.up();
        assert.notEqual(code, 0);
        assert.match(stdout + stderr, /\[mandatory\].*cloudtrail-trail-multi-region/);
        await nothingIsCreated();
    });

    it("lets the same stack through once it complies", async () => {
        await write(program());
        const { code, stdout, stderr } = await embedded.stack.up();
        assert.equal(code, 0, stdout + stderr);
        assert.deepEqual(changesIn(stdout), { created: 10 });
    });

    it("is not reached by a resource without an explicit provider: the engine refuses it", async () => {
        await write(program({ provider: "undefined" }));
        const { code, stdout, stderr } = await embedded.stack.preview();
        assert.notEqual(code, 0);
        assert.match(stdout + stderr, /Default provider for 'aws' disabled/);
    });
});
