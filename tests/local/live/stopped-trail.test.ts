import * as assert from "node:assert/strict";
import { CloudTrail } from "@aws-sdk/client-cloudtrail";
import { S3 } from "@aws-sdk/client-s3";
import { KMS } from "@aws-sdk/client-kms";
import { event, useLiveEmulator } from "./delivery-harness";

describe("a live trail that", () => {
    const aws = useLiveEmulator();
    let cloudtrail: CloudTrail;

    before(() => {
        cloudtrail = aws.client(CloudTrail);
    });

    /** Calls of CloudTrail about a trail that are in a bucket's log files, and events of the test, in their order. */
    async function recorded(bucket: string, trail: string): Promise<string[]> {
        await aws.deliver();
        const records = (await aws.stored(bucket, "/CloudTrail/")).flatMap(({ json }) => json.Records);
        return records.flatMap(({ eventName, eventID, requestParameters }) => {
            const { name, trailName } = (requestParameters ?? {}) as { name?: string; trailName?: string };
            const ofTrail = [name, trailName].some((given) => given === trail || given?.endsWith(`/${trail}`));
            return ofTrail || String(eventID).startsWith("test-") ? [String(eventName)] : [];
        });
    }

    it("is stopped delivers the record of its stop and none that comes after", async () => {
        const { name, bucket } = await aws.newTrail();
        await aws.replay(event({ eventName: "Before" }));
        await cloudtrail.stopLogging({ Name: name });
        await aws.replay(event({ eventName: "After" }));
        await cloudtrail.getTrailStatus({ Name: name });
        assert.deepEqual(await recorded(bucket, name), ["StartLogging", "Before", "StopLogging"]);
    });

    it("is stopped by ARN delivers the record of its stop", async () => {
        const { name, arn, bucket } = await aws.newTrail();
        await cloudtrail.stopLogging({ Name: arn });
        assert.deepEqual(await recorded(bucket, name), ["StartLogging", "StopLogging"]);
    });

    it("is started again delivers again, and nothing of the pause", async () => {
        const { name, bucket } = await aws.newTrail();
        await cloudtrail.stopLogging({ Name: name });
        await aws.replay(event({ eventName: "Pause" }));
        await cloudtrail.startLogging({ Name: name });
        await aws.replay(event({ eventName: "Again" }));
        assert.deepEqual(await recorded(bucket, name), ["StartLogging", "StopLogging", "StartLogging", "Again"]);
    });

    it("is deleted delivers the record of its deletion and none that comes after", async () => {
        const { name, bucket } = await aws.newTrail();
        await aws.replay(event({ eventName: "Before" }));
        await cloudtrail.deleteTrail({ Name: name });
        await aws.replay(event({ eventName: "After" }));
        assert.deepEqual(await recorded(bucket, name), ["StartLogging", "Before", "DeleteTrail"]);
    });

    it("records no reads any more delivers the record of that change", async () => {
        const { name, bucket } = await aws.newTrail();
        const nothing = { IncludeManagementEvents: false, DataResources: [] };
        await cloudtrail.putEventSelectors({ TrailName: name, EventSelectors: [nothing] });
        await aws.replay(event({ eventName: "After" }));
        assert.deepEqual(await recorded(bucket, name), ["StartLogging", "PutEventSelectors"]);
    });

    it("is led to another bucket delivers what waits, and the record of that change, to the new one", async () => {
        const { name, bucket } = await aws.newTrail();
        await aws.deliver();
        await aws.client(S3).createBucket({ Bucket: "elsewhere" });
        await cloudtrail.updateTrail({ Name: name, S3BucketName: "elsewhere" });
        assert.deepEqual(await recorded("elsewhere", name), ["UpdateTrail"]);
        assert.deepEqual(await recorded(bucket, name), ["StartLogging"]);
    });

    it("lost its bucket delivers what it kept once there is one again", async () => {
        const { name, bucket } = await aws.newTrail();
        const s3 = aws.client(S3);
        await s3.deleteBucket({ Bucket: bucket });
        const lost = [event(), event()];
        await aws.replay(...lost);
        await aws.deliver();
        assert.equal((await cloudtrail.getTrailStatus({ Name: name })).LatestDeliveryError, "NoSuchBucket");
        await s3.createBucket({ Bucket: bucket });
        await aws.deliver();
        assert.equal((await cloudtrail.getTrailStatus({ Name: name })).LatestDeliveryError, undefined);
        assert.deepEqual(
            await aws.delivered(bucket),
            lost.map(({ eventID }) => eventID),
        );
    });

    it("cannot use its key delivers nothing, and says so", async () => {
        const kms = aws.client(KMS);
        const { KeyMetadata } = await kms.createKey({});
        const { name, bucket } = await aws.newTrail({ KmsKeyId: KeyMetadata?.Arn });
        await aws.deliver();
        const before = await aws.stored(bucket);
        await kms.disableKey({ KeyId: KeyMetadata?.KeyId });
        await aws.replay(event());
        await aws.deliver();
        assert.equal((await cloudtrail.getTrailStatus({ Name: name })).LatestDeliveryError, "KMS.DisabledException");
        assert.equal((await aws.stored(bucket)).length, before.length);
        await kms.enableKey({ KeyId: KeyMetadata?.KeyId });
        await kms.scheduleKeyDeletion({ KeyId: KeyMetadata?.KeyId });
        await aws.deliver();
        const { LatestDeliveryError } = await cloudtrail.getTrailStatus({ Name: name });
        assert.equal(LatestDeliveryError, "KMS.KMSInvalidStateException");
    });
});
