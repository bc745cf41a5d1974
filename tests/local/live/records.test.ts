import * as assert from "node:assert/strict";
import { cloudtrailExamples } from "./records/cloudtrail-examples";
import { databaseExamples } from "./records/database-examples";
import { ec2Examples } from "./records/ec2-examples";
import type { Example } from "./records/example";
import { onlyRecord, useRecordedEmulator } from "./records/harness";
import { iamExamples } from "./records/iam-examples";
import { kmsExamples } from "./records/kms-examples";
import { messagingExamples } from "./records/messaging-examples";
import { normalized } from "./records/normalized";
import { otherExamples } from "./records/other-examples";
import { queryExamples } from "./records/query-examples";
import { s3Examples } from "./records/s3-examples";
import { secretExamples } from "./records/secret-examples";
import { watchingExamples } from "./records/watching-examples";

const services: Readonly<Record<string, readonly Example[]>> = {
    CloudTrail: cloudtrailExamples,
    IAM: iamExamples,
    EC2: ec2Examples,
    S3: s3Examples,
    KMS: kmsExamples,
    "SNS and SQS": messagingExamples,
    DynamoDB: databaseExamples,
    "CloudWatch, EventBridge and CloudWatch Logs": watchingExamples,
    "Athena, Glue and EventBridge Scheduler": queryExamples,
    "Secrets Manager and Systems Manager": secretExamples,
    "Lambda, Organizations and a service that is not there": otherExamples,
};

describe("the record of a call", () => {
    const aws = useRecordedEmulator();

    for (const [service, examples] of Object.entries(services)) {
        describe(`to ${service}`, () => {
            for (const { what, before: prepare, call, record } of examples) {
                it(`is as CloudTrail writes it: ${what}`, async () => {
                    await prepare?.(aws);
                    const { records } = await call(aws);
                    assert.deepEqual(normalized(onlyRecord(records)), record);
                });
            }
        });
    }
});
