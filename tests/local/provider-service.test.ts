import * as assert from "node:assert/strict";
import { KMS } from "@aws-sdk/client-kms";
import { S3 } from "@aws-sdk/client-s3";
import { SNS } from "@aws-sdk/client-sns";
import type { ServiceError } from "@grpc/grpc-js";
import * as messages from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import { unknown } from "../../local/provider/properties";
import { archiveAccount, managementAccount, useEmulator } from "./emulator/harness";
import {
    endpointOf,
    PluginProcess,
    type Properties,
    type Resource,
    useInstalledProvider,
} from "./provider/plugin-process";

const bucket = "aws:s3/bucket:Bucket";
const key = "aws:kms/key:Key";
const topic = "aws:sns/topic:Topic";

const secretMark = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270" };
const secret = (value: unknown) => ({ ...secretMark, value });

describe("the provider stand-in's service", () => {
    const aws = useEmulator();
    const installed = useInstalledProvider();
    const running: PluginProcess[] = [];
    let plugin: PluginProcess;

    const start = async (environment: NodeJS.ProcessEnv = {}): Promise<PluginProcess> => {
        const started = await PluginProcess.start(installed.program(), {
            AWS_ENDPOINT_URL: endpointOf(aws),
            ...environment,
        });
        running.push(started);
        return started;
    };
    const configured = async (configuration: Properties = {}): Promise<PluginProcess> => {
        const started = await start();
        await started.configure({ region: "us-east-1", ...configuration });
        return started;
    };
    const make = async (type: string, values: Properties, by = plugin): Promise<Resource> =>
        by.create(type, (await by.check(type, values)).inputs);
    const failure = async (call: Promise<unknown>): Promise<string> =>
        call.then(
            () => "no failure",
            (error: ServiceError) => error.details,
        );

    before(async () => {
        plugin = await configured();
    });

    after(() => Promise.all(running.map((started) => started.stop())));

    describe("configured", () => {
        it("refuses an endpoint that is not on this computer before it calls it", async () => {
            const started = await start({ AWS_ENDPOINT_URL: "https://sts.amazonaws.com" });
            assert.match(await failure(started.configure({ region: "us-east-1" })), /never to AWS/);
        });

        it("says when no emulator answers", async () => {
            const started = await start({ AWS_ENDPOINT_URL: "http://127.0.0.1:1" });
            assert.equal(
                await failure(started.configure({ region: "us-east-1" })),
                "GetCallerIdentity: nothing answers at http://127.0.0.1:1: the AWS emulator is not running",
            );
        });

        it("refuses credentials of another account than allowed", async () => {
            const call = (await start()).configure({ region: "us-east-1", allowedAccountIds: `["${archiveAccount}"]` });
            assert.equal(
                await failure(call),
                "AWS account ID not allowed: the credentials belong to account 111122223333, " +
                    "but allowedAccountIds is 444455556666",
            );
        });

        it("tells what is wrong with its arguments", async () => {
            const { failures } = await plugin.checkConfig({ region: "us-east-1", endpoints: "[]" });
            assert.deepEqual(
                failures.map(({ property }) => property),
                ["endpoints"],
            );
        });

        it("takes what @pulumi/aws gives every provider", async () => {
            const given = { region: "us-east-1", skipCredentialsValidation: "false", skipRegionValidation: "true" };
            assert.deepEqual(await plugin.checkConfig(given), { inputs: given, failures: [] });
        });

        it("works in two accounts at once", async () => {
            const assumeRoles = JSON.stringify([{ roleArn: `arn:aws:iam::${archiveAccount}:role/Archive` }]);
            const archive = await configured({ assumeRoles, allowedAccountIds: `["${archiveAccount}"]` });
            const topics = [await make(topic, { name: "here" }), await make(topic, { name: "here" }, archive)];
            assert.deepEqual(
                topics.map(({ id }) => id),
                [managementAccount, archiveAccount].map((account) => `arn:aws:sns:us-east-1:${account}:here`),
            );
        });

        it("previews while its configuration is not known", async () => {
            const unsure = await start();
            await unsure.configure({ region: unknown, assumeRoles: unknown });
            const { inputs } = await unsure.check(topic, { name: "later" });
            const { outputs } = await unsure.create(topic, inputs, true);
            assert.deepEqual([outputs.name, outputs.region, outputs.arn], ["later", unknown, unknown]);
        });
    });

    describe("in a preview", () => {
        it("does not know what AWS will decide", async () => {
            const { inputs } = await plugin.check(key, { description: "logs", tags: { a: "b" } });
            assert.deepEqual(await plugin.create(key, inputs, true), {
                id: "",
                outputs: {
                    ...inputs,
                    arn: unknown,
                    keyId: unknown,
                    multiRegion: unknown,
                    policy: unknown,
                    rotationPeriodInDays: unknown,
                },
            });
        });

        it("creates nothing", async () => {
            const { inputs } = await plugin.check(topic, { name: "previewed" });
            await plugin.create(topic, inputs, true);
            const { Topics = [] } = await aws.client(SNS).listTopics({});
            assert.ok(!Topics.some(({ TopicArn }) => TopicArn?.endsWith(":previewed")));
        });

        it("keeps what AWS decided when it updates", async () => {
            const created = await make(key, { description: "before" });
            const { inputs } = await plugin.check(key, { description: "after" });
            assert.deepEqual(await plugin.update(key, created, inputs, true), {
                ...created.outputs,
                description: "after",
            });
        });
    });

    describe("with secrets", () => {
        const given = { name: "secretive", displayName: secret("hunter2"), tags: { owner: secret("me and you") } };

        it("returns checked secrets as secrets", async () => {
            const { inputs } = await plugin.check(topic, given);
            assert.deepEqual(inputs, {
                name: "secretive",
                displayName: secret("hunter2"),
                tags: secret({ owner: "me and you" }),
                tagsAll: secret({ owner: "me and you" }),
                region: "us-east-1",
            });
        });

        it("gives AWS the secret's value, and returns it as a secret", async () => {
            const { id, outputs } = await make(topic, given);
            const { Attributes } = await aws.client(SNS).getTopicAttributes({ TopicArn: id });
            assert.equal(Attributes?.DisplayName, "hunter2");
            assert.deepEqual(outputs.displayName, secret("hunter2"));
        });

        it("reads no secret back in clear", async () => {
            const { inputs } = await plugin.check(topic, given);
            const { id, outputs } = await plugin.create(topic, inputs);
            await aws.client(SNS).setTopicAttributes({
                TopicArn: id,
                AttributeName: "DisplayName",
                AttributeValue: "hunter3",
            });
            const read = await plugin.read(topic, id, inputs, outputs);
            assert.deepEqual(
                [read?.inputs.displayName, read?.outputs.displayName, read?.outputs.tagsAll],
                [secret("hunter3"), secret("hunter3"), secret({ owner: "me and you" })],
            );
        });

        it("tells no secret in a failure", async () => {
            const call = make("aws:kms/alias:Alias", { name: "alias/a", targetKeyId: secret("hunter2") });
            assert.equal(
                await failure(call),
                'creating aws:kms/alias:Alias "example": CreateAlias: NotFoundException: Invalid keyId [secret]',
            );
        });

        it("tells no secret in a refusal", async () => {
            const { failures } = await plugin.check(bucket, { bucket: "b", forceDestroy: secret("hunter2") });
            assert.deepEqual(
                failures.map(({ reason }) => reason),
                ['"forceDestroy" of aws:s3/bucket:Bucket must be true or false, not the text "[secret]"'],
            );
        });
    });

    describe("when AWS fails", () => {
        it("names the resource, the operation, and AWS's code and message", async () => {
            const call = make("aws:s3/bucketPolicy:BucketPolicy", { bucket: "no-such-bucket", policy: "{}" });
            assert.equal(
                await failure(call),
                'creating aws:s3/bucketPolicy:BucketPolicy "example": PutBucketPolicy: ' +
                    "NoSuchBucket: The specified bucket does not exist",
            );
        });

        it("records what was created before the failure", async () => {
            const values = { bucket: "half-made", tags: { "aws:reserved": "x" } };
            const error = await make(bucket, values).then(
                () => assert.fail(),
                (failed: ServiceError) => failed,
            );
            const [bytes] = error.metadata.get("grpc-status-details-bin");
            const [detail] = Status.deserializeBinary(bytes as Buffer).getDetailsList();
            const recorded = messages.ErrorResourceInitFailed.deserializeBinary(
                detail?.getValue_asU8() ?? new Uint8Array(),
            );
            const outputs = recorded.getProperties()?.toJavaScript() as Properties;
            assert.deepEqual(
                [detail?.getTypeName(), recorded.getId(), outputs.arn, outputs.tags, recorded.getReasonsList()],
                [
                    "pulumirpc.ErrorResourceInitFailed",
                    "half-made",
                    "arn:aws:s3:::half-made",
                    undefined,
                    [
                        'creating aws:s3/bucket:Bucket "example": PutBucketTagging: ' +
                            "InvalidTag: System tags cannot be added/updated by requester",
                    ],
                ],
            );
        });

        it("asks for a refresh when what it updates is gone", async () => {
            const created = await make(topic, { name: "vanished" });
            await aws.client(SNS).deleteTopic({ TopicArn: created.id });
            const { inputs } = await plugin.check(topic, { name: "vanished", displayName: "new" });
            assert.equal(
                await failure(plugin.update(topic, created, inputs)),
                'updating aws:sns/topic:Topic "example": arn:aws:sns:us-east-1:111122223333:vanished does not exist in AWS ' +
                    "any more: run `pulumi refresh`",
            );
        });

        it("refuses functions by their name", async () => {
            assert.equal(
                await failure(plugin.invoke("aws:index/getCallerIdentity:getCallerIdentity")),
                "the stand-in for the AWS provider does not know the function aws:index/getCallerIdentity:getCallerIdentity",
            );
        });
    });

    describe("deleting a bucket with objects", () => {
        const put = async (name: string) => {
            const s3 = aws.client(S3);
            await s3.putBucketVersioning({ Bucket: name, VersioningConfiguration: { Status: "Enabled" } });
            await s3.putObject({ Bucket: name, Key: "log", Body: "one" });
            await s3.putObject({ Bucket: name, Key: "log", Body: "two" });
            await s3.deleteObject({ Bucket: name, Key: "log" });
        };

        it("refuses", async () => {
            const created = await make(bucket, { bucket: "full" });
            await put("full");
            assert.equal(
                await failure(plugin.delete(bucket, created)),
                'deleting aws:s3/bucket:Bucket "example": DeleteBucket: ' +
                    "BucketNotEmpty: The bucket you tried to delete is not empty",
            );
        });

        it("empties it first when forceDestroy says so", async () => {
            const created = await make(bucket, { bucket: "disposable", forceDestroy: true });
            await put("disposable");
            await plugin.delete(bucket, created);
            assert.equal(await plugin.read(bucket, created.id), undefined);
        });
    });

    it("schedules the deletion of a key with its waiting period", async () => {
        const created = await make(key, { deletionWindowInDays: 9 });
        await plugin.delete(key, created);
        const { KeyMetadata: metadata } = await aws.client(KMS).describeKey({ KeyId: created.id });
        const days = (Number(metadata?.DeletionDate) - Date.now()) / 86_400_000;
        assert.deepEqual([metadata?.KeyState, Math.round(days)], ["PendingDeletion", 9]);
    });
});
