import * as assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import type { Json } from "./delivery-harness";
import { authorization, onlyRecord, useRecordedEmulator } from "./records/harness";

const form = { "content-type": "application/x-www-form-urlencoded" };
const json = (target: string): Record<string, string> => ({
    "content-type": "application/x-amz-json-1.0",
    "x-amz-target": target,
});

describe("a call that is hardly one", () => {
    const aws = useRecordedEmulator();

    const outcome = (record: Json): readonly unknown[] => [
        record["eventName"],
        typeof record["errorCode"],
        record["requestParameters"],
        record["responseElements"],
    ];

    it("is recorded without parameters when its JSON is none", async () => {
        const headers = { ...authorization("dynamodb"), ...json("DynamoDB_20120810.DeleteTable") };
        const { records } = await aws.request("/", { method: "POST", headers, body: '{"TableName": ' });
        assert.deepEqual(outcome(onlyRecord(records)), ["DeleteTable", "string", null, null]);
    });

    it("is recorded without parameters when its JSON is of another shape", async () => {
        const headers = { ...authorization("logs"), ...json("Logs_20140328.DeleteLogGroup") };
        const { records } = await aws.request("/", { method: "POST", headers, body: "[1, 2]" });
        assert.deepEqual(outcome(onlyRecord(records)), ["DeleteLogGroup", "string", null, null]);
    });

    it("is recorded with what its path says when its XML is none", async () => {
        const init = { method: "PUT", headers: authorization("s3"), body: "<VersioningConfiguration>" };
        const { records } = await aws.request("/amzn-s3-demo-bucket?versioning", init);
        assert.deepEqual(onlyRecord(records)["requestParameters"], {
            bucketName: "amzn-s3-demo-bucket",
            Host: "amzn-s3-demo-bucket.s3.us-east-1.amazonaws.com",
            versioning: "",
        });
    });

    it("is recorded with a text that is not UTF-8 as it was sent", async () => {
        const headers = { ...authorization("sns"), ...form };
        const body = "Action=CreateTopic&Version=2010-03-31&Name=%FF%FE";
        const { records } = await aws.request("/", { method: "POST", headers, body });
        assert.deepEqual(onlyRecord(records)["requestParameters"], { name: "%FF%FE" });
    });

    it("is recorded alike when its SDK shortens the name of the API", async () => {
        const names: unknown[] = [];
        for (const prefix of ["com.amazonaws.cloudtrail.v20131101.", ""]) {
            const headers = { ...authorization("cloudtrail"), ...json(`${prefix}CloudTrail_20131101.ListTrails`) };
            const { records } = await aws.request("/", { method: "POST", headers, body: "{}" });
            names.push(onlyRecord(records)["eventName"]);
        }
        assert.deepEqual(names, ["ListTrails", "ListTrails"]);
    });

    it("is not recorded when no service has the operation", async () => {
        const headers = { ...authorization("iam"), ...form };
        const init = { method: "POST", headers, body: "Action=BuyMilk&Version=2010-05-08" };
        assert.deepEqual((await aws.request("/", init)).records, []);
    });

    it("is not recorded when there is no such service", async () => {
        const { response, records } = await aws.request("/", { headers: authorization("groceries") });
        assert.deepEqual([response.status, records], [501, []]);
    });

    it("is not recorded when it is not signed and not S3's", async () => {
        const init = { method: "POST", headers: form, body: "Action=ListUsers&Version=2010-05-08" };
        const { records } = await aws.request("/", init);
        assert.deepEqual(
            records.filter(({ eventSource }) => eventSource !== "s3.amazonaws.com"),
            [],
        );
    });

    it("is not recorded when CloudTrail does not log the operation", async () => {
        await aws.call("logs", "CreateLogGroup", { logGroupName: "g" });
        await aws.call("logs", "CreateLogStream", { logGroupName: "g", logStreamName: "s" });
        const logEvents = [{ timestamp: Date.now(), message: "m" }];
        const { error, records } = await aws.call("logs", "PutLogEvents", {
            logGroupName: "g",
            logStreamName: "s",
            logEvents,
        });
        assert.deepEqual([error, records], [undefined, []]);
    });

    it("is not recorded when it is the emulator's own", async () => {
        const instance = await (await fetch(`${aws.endpoint}/_orgtrail/instance`)).text();
        const headers = { ...authorization("s3"), "x-orgtrail-instance": instance };
        assert.deepEqual((await aws.request("/", { headers })).records, []);
    });

    it("is recorded when it only says that it is the emulator's own", async () => {
        const headers = { ...authorization("s3"), "x-orgtrail-instance": "guessed" };
        assert.equal(onlyRecord((await aws.request("/", { headers })).records)["eventName"], "ListBuckets");
    });

    it("is answered as ever when its record cannot be made", async () => {
        const { response, records } = await aws.request("/", { headers: authorization("s3", "test", "nowhere") });
        assert.deepEqual([response.status, records], [200, []]);
    });
});

describe("what a call carries", () => {
    const aws = useRecordedEmulator();
    const content = randomBytes(3 * 1024 * 1024);

    before(() => aws.call("s3", "CreateBucket", { Bucket: "large" }));

    const received = async (key: string): Promise<boolean> => {
        const { response } = await aws.request(`/large/${key}`, { headers: authorization("s3") });
        return content.equals(Buffer.from(await response.arrayBuffer()));
    };

    it("passes when it is long, and its length is recorded", async () => {
        const init = { method: "PUT", headers: authorization("s3"), body: content };
        const { records } = await aws.request("/large/whole", init);
        const { bytesTransferredIn } = onlyRecord(records)["additionalEventData"] as Json;
        assert.deepEqual([await received("whole"), bytesTransferredIn], [true, content.length]);
    });

    it("passes when it comes in chunks of a length that is not said before", async () => {
        const chunks = new Blob([content]).stream();
        const init = { method: "PUT", headers: authorization("s3"), body: chunks, duplex: "half" } as RequestInit;
        const { records } = await aws.request("/large/chunked", init);
        assert.deepEqual([onlyRecord(records)["eventName"], await received("chunked")], ["PutObject", true]);
    });

    it("is recorded by its length when it is answered", async () => {
        const { records } = await aws.request("/large/whole", { headers: authorization("s3") });
        const { bytesTransferredOut } = onlyRecord(records)["additionalEventData"] as Json;
        assert.equal(bytesTransferredOut, content.length);
    });
});
