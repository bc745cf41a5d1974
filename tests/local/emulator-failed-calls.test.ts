import * as assert from "node:assert/strict";
import { CloudTrail } from "@aws-sdk/client-cloudtrail";
import { CloudWatch } from "@aws-sdk/client-cloudwatch";
import { SNS } from "@aws-sdk/client-sns";
import { type ClientSettings, region, useEmulator } from "./emulator/harness";

interface ServiceError extends Error {
    readonly $metadata: { readonly httpStatusCode?: number };
}

describe("a call that the emulator cannot answer", () => {
    const aws = useEmulator();

    async function failure(call: Promise<unknown>): Promise<[string, string, number | undefined]> {
        const error = await call.then(
            () => assert.fail("the call succeeded"),
            (reason: unknown) => reason as ServiceError,
        );
        return [error.name, error.message, error.$metadata.httpStatusCode];
    }

    const lacking = (what: string): [string, string, number] => [
        "NotImplemented",
        `The AWS emulator does not have ${what}.`,
        501,
    ];

    it("says which operation is missing from CloudTrail", async () => {
        const call = aws.client(CloudTrail).listChannels({});
        assert.deepEqual(await failure(call), lacking("cloudtrail ListChannels"));
    });

    it("says which operation is missing from SNS", async () => {
        const call = aws.client(SNS).getDataProtectionPolicy({ ResourceArn: "arn" });
        assert.deepEqual(await failure(call), lacking("sns GetDataProtectionPolicy"));
    });

    it("says which operation is missing from CloudWatch", async () => {
        const call = aws.client(CloudWatch).listMetricStreams({});
        assert.deepEqual(await failure(call), lacking("cloudwatch ListMetricStreams"));
    });

    it("says that a whole service is missing", async () => {
        const { endpoint } = aws.client(
            class {
                constructor(readonly settings: ClientSettings) {}
            },
        ).settings;
        const authorization = `AWS4-HMAC-SHA256 Credential=test/20260101/${region}/access-analyzer/aws4_request`;
        const response = await fetch(`${endpoint}/policy/validation`, { method: "POST", headers: { authorization } });
        assert.deepEqual(
            [response.status, response.headers.get("x-amzn-errortype"), await response.json()],
            [501, "NotImplemented", { message: "The AWS emulator does not have this service or operation." }],
        );
    });

    it("says in which operation moto failed", async () => {
        const sns = aws.client(SNS);
        const { TopicArn } = await sns.createTopic({ Name: "topic" });
        const call = sns.setTopicAttributes({ TopicArn, AttributeName: "Policy", AttributeValue: "not JSON" });
        assert.deepEqual(await failure(call), [
            "InternalFailure",
            "The AWS emulator failed, as its log tells, in sns SetTopicAttributes.",
            500,
        ]);
    });
});
