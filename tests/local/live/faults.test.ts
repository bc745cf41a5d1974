import * as assert from "node:assert/strict";
import { CloudTrail } from "@aws-sdk/client-cloudtrail";
import { CloudWatch } from "@aws-sdk/client-cloudwatch";
import { Lambda } from "@aws-sdk/client-lambda";
import { S3 } from "@aws-sdk/client-s3";
import { SQS } from "@aws-sdk/client-sqs";
import { STS } from "@aws-sdk/client-sts";
import { type ClientSettings, errorCode, useEmulator } from "../emulator/harness";
import { authorization, onlyRecord, useRecordedEmulator } from "./records/harness";

const put = (endpoint: string, rules: unknown): Promise<Response> =>
    fetch(`${endpoint}/_orgtrail/faults`, { method: "PUT", body: JSON.stringify(rules) });

describe("a fault", () => {
    const aws = useEmulator();
    let endpoint: string;

    before(() => {
        ({ endpoint } = aws.client(
            class {
                constructor(readonly settings: ClientSettings) {}
            },
        ).settings);
    });

    afterEach(() => fetch(`${endpoint}/_orgtrail/faults`, { method: "DELETE" }));

    const described = (): Promise<string> => errorCode(aws.client(CloudTrail).describeTrails({}));
    const rule = { service: "cloudtrail", operation: "DescribeTrails", kind: "fail" };

    it("fails the first call", async () => {
        await put(endpoint, [rule]);
        assert.deepEqual([await described(), await described()], ["InternalFailure", "no error"]);
    });

    it("fails as many calls as it says, from the one that it says", async () => {
        await put(endpoint, [{ ...rule, from: 2, count: 2 }]);
        assert.deepEqual(
            [await described(), await described(), await described(), await described()],
            ["no error", "InternalFailure", "InternalFailure", "no error"],
        );
    });

    it("fails every call that follows when there is no count", async () => {
        await put(endpoint, [{ ...rule, count: null }]);
        assert.deepEqual([await described(), await described()], ["InternalFailure", "InternalFailure"]);
    });

    it("leaves other operations and services alone", async () => {
        await put(endpoint, [{ ...rule, count: null }]);
        assert.deepEqual(
            [await errorCode(aws.client(CloudTrail).listTrails({})), await errorCode(aws.client(S3).listBuckets({}))],
            ["no error", "no error"],
        );
    });

    it("is about every operation of a service with *", async () => {
        await put(endpoint, [{ ...rule, operation: "*" }]);
        assert.equal(await errorCode(aws.client(CloudTrail).listTrails({})), "InternalFailure");
    });

    it("has the code, status and message that it says", async () => {
        await put(endpoint, [{ ...rule, code: "CloudTrailARNInvalidException", status: 418, message: "No tea." }]);
        const error = await aws
            .client(CloudTrail)
            .describeTrails({})
            .catch((reason: unknown) => reason as Error & { $metadata: { httpStatusCode: number } });
        assert.ok(error instanceof Error);
        assert.deepEqual(
            [error.name, error.message, error.$metadata.httpStatusCode],
            ["CloudTrailARNInvalidException", "No tea.", 418],
        );
    });

    it("delays a call, which then succeeds", async () => {
        await put(endpoint, [{ ...rule, kind: "delay", seconds: 0.3 }]);
        const begin = performance.now();
        assert.equal(await described(), "no error");
        assert.ok(performance.now() - begin >= 300);
    });

    it("keeps a call that fails from having an effect", async () => {
        const s3 = aws.client(S3);
        await put(endpoint, [{ service: "s3", operation: "CreateBucket", kind: "fail" }]);
        await errorCode(s3.createBucket({ Bucket: "not-made" }));
        assert.equal(await errorCode(s3.headBucket({ Bucket: "not-made" })), "NotFound");
    });

    const throttled: readonly (readonly [
        service: string,
        operation: string,
        call: () => Promise<unknown>,
        code: string,
    ])[] = [
        ["cloudtrail", "ListTrails", () => aws.client(CloudTrail).listTrails({}), "ThrottlingException"],
        ["sts", "GetCallerIdentity", () => aws.client(STS).getCallerIdentity({}), "Throttling"],
        ["cloudwatch", "DescribeAlarms", () => aws.client(CloudWatch).describeAlarms({}), "ThrottlingException"],
        ["monitoring", "DescribeAlarms", () => aws.client(CloudWatch).describeAlarms({}), "ThrottlingException"],
        ["s3", "ListBuckets", () => aws.client(S3).listBuckets({}), "SlowDown"],
        ["lambda", "ListFunctions", () => aws.client(Lambda).listFunctions({}), "TooManyRequestsException"],
        ["sqs", "ListQueues", () => aws.client(SQS).listQueues({}), "RequestThrottled"],
    ];
    for (const [service, operation, call, code] of throttled) {
        it(`throttles ${service} with ${code}, as an AWS SDK reads it`, async () => {
            await put(endpoint, [{ service, operation, kind: "throttle" }]);
            assert.deepEqual([await errorCode(call()), await errorCode(call())], [code, "no error"]);
        });
    }

    it("throttles EC2 with RequestLimitExceeded", async () => {
        await put(endpoint, [{ service: "ec2", operation: "DescribeVpcs", kind: "throttle" }]);
        const response = await fetch(endpoint, {
            method: "POST",
            headers: { ...authorization("ec2"), "content-type": "application/x-www-form-urlencoded" },
            body: "Action=DescribeVpcs&Version=2016-11-15",
        });
        const [, code] = /<Code>(.*)<\/Code>/.exec(await response.text()) ?? [];
        assert.deepEqual([response.status, code], [503, "RequestLimitExceeded"]);
    });

    it("counts anew when the rules are set again", async () => {
        await put(endpoint, [{ ...rule, from: 2 }]);
        await described();
        await put(endpoint, [{ ...rule, from: 2 }]);
        assert.deepEqual([await described(), await described()], ["no error", "InternalFailure"]);
    });

    it("is read back with its defaults, and is gone once deleted", async () => {
        await put(endpoint, [rule]);
        const read = async (): Promise<unknown> => (await fetch(`${endpoint}/_orgtrail/faults`)).json();
        const before = await read();
        await fetch(`${endpoint}/_orgtrail/faults`, { method: "DELETE" });
        assert.deepEqual([before, await read(), await described()], [[{ from: 1, count: 1, ...rule }], [], "no error"]);
    });

    const wrong: readonly (readonly [rules: unknown, message: string])[] = [
        [{}, "The faults must be a JSON list of rules."],
        [["x"], "Fault 1: must be an object, not 'x'."],
        [[{ ...rule, service: "" }], "Fault 1: service must be a text, not ''."],
        [[{ ...rule, operation: 1 }], "Fault 1: operation must be a text, not 1."],
        [[rule, { ...rule, kind: "explode" }], "Fault 2: kind must be one of fail, throttle, delay, not 'explode'."],
        [[{ ...rule, from: 0 }], "Fault 1: from must be a whole number from 1, not 0."],
        [[{ ...rule, count: 1.5 }], "Fault 1: count must be a whole number from 1, or null, not 1.5."],
        [[{ ...rule, status: 200 }], "Fault 1: status must be from 400 to 599, not 200."],
        [[{ ...rule, code: 5 }], "Fault 1: code must be a text, not 5."],
        [[{ ...rule, seconds: 5 }], "Fault 1: seconds must be a number from 0 for a delay, and only for one, not 5."],
        [
            [{ ...rule, kind: "delay" }],
            "Fault 1: seconds must be a number from 0 for a delay, and only for one, not None.",
        ],
        [
            [{ ...rule, colour: "red" }],
            "Fault 1: unknown colour; allowed are code, count, from, kind, message, operation, seconds, service, status.",
        ],
    ];
    for (const [rules, message] of wrong) {
        it(`is refused: ${message}`, async () => {
            const response = await put(endpoint, rules);
            assert.deepEqual([response.status, await response.text()], [400, message]);
        });
    }

    it("is refused when it is no JSON", async () => {
        const response = await fetch(`${endpoint}/_orgtrail/faults`, { method: "PUT", body: "[" });
        assert.equal(response.status, 400);
    });
});

describe("a fault of a live emulator", () => {
    const aws = useRecordedEmulator();

    it("is recorded as the error that the caller got", async () => {
        await put(aws.endpoint, [{ service: "ec2", operation: "DescribeVpcs", kind: "throttle" }]);
        const { records } = await aws.call("ec2", "DescribeVpcs");
        const { errorCode: code, errorMessage, responseElements } = onlyRecord(records);
        assert.deepEqual(
            [code, errorMessage, responseElements],
            ["Server.RequestLimitExceeded", "Rate exceeded", null],
        );
    });
});
