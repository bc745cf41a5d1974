import assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { ScheduledVerification } from "../../components/scheduled-verification";
import { deployment } from "../helpers/deployment";
import { customResources } from "../helpers/program";
import { verification } from "../helpers/verification";

const names = { ...verification, scheduleNames: ["orgtrail-verification-1", "orgtrail-verification-2"] };
const urgent = "arn:aws:sns:eu-west-1:111122223333:urgent";

async function resources(): Promise<Map<string, Record<string, unknown>>> {
    const found = await customResources(
        () =>
            new ScheduledVerification("verification", {
                deployment,
                names,
                archive: { bucketName: "archive", key: { alias: "orgtrail-archive" } },
                keyArn: "arn:aws:kms:eu-west-1:444455556666:key/1234abcd",
                trails: [
                    { trailName: "organization", prefix: undefined },
                    { trailName: "data", prefix: "data-events" },
                ],
                code: "exports.handler = () => {};",
                hour: 7,
                topicArn: urgent,
                tags: { A: "b" },
            }),
    );
    return new Map(found.map(({ name, inputs }) => [name, inputs]));
}

describe("a scheduled verification", () => {
    it("is a function with a log group, two roles, and a schedule for each part", async () => {
        assert.deepEqual(
            [...(await resources()).keys()],
            [
                "verification-function",
                "verification-function-policy",
                "verification-function-role",
                "verification-log",
                "verification-not-completed-1-alarm",
                "verification-not-completed-2-alarm",
                "verification-not-proved-alarm",
                "verification-schedule-1",
                "verification-schedule-2",
                "verification-schedule-policy",
                "verification-schedule-role",
            ],
        );
    });

    it("gives the function no environment, which would take a key of its own, and the longest time there is", async () => {
        const { code, role, ...inputs } = (await resources()).get("verification-function") ?? {};
        assert.ok(pulumi.asset.AssetArchive.isInstance(code));
        assert.equal(role, "arn:aws:example:::verification-function-role");
        assert.deepEqual(inputs, {
            name: "orgtrail-verification",
            description: "Proves that no log file of the day before was changed",
            runtime: "nodejs24.x",
            handler: "index.handler",
            timeout: 900,
            memorySize: 1769,
            loggingConfig: { logFormat: "JSON", logGroup: "/aws/lambda/orgtrail-verification" },
            tags: { A: "b" },
        });
    });

    it("has in its code the text that it was given, as the module of the handler", async () => {
        const { code } = (await resources()).get("verification-function") ?? {};
        const { assets } = code as pulumi.asset.AssetArchive;
        const module = (await assets)["index.js"] as pulumi.asset.StringAsset;
        assert.equal(await module.text, "exports.handler = () => {};");
    });

    it("calls it every day with its part, the trails, and the time that the day is counted from", async () => {
        const second = (await resources()).get("verification-schedule-2") as unknown as aws.scheduler.ScheduleArgs;
        const { input, ...target } = second.target as unknown as Record<string, string>;
        assert.deepEqual(
            { ...second, target },
            {
                name: "orgtrail-verification-2",
                description: "Verifies the logs of the day before, part 2 of 2",
                scheduleExpression: "cron(0 7 * * ? *)",
                scheduleExpressionTimezone: "UTC",
                flexibleTimeWindow: { mode: "OFF" },
                target: {
                    arn: "arn:aws:example:::verification-function",
                    roleArn: "arn:aws:example:::verification-schedule-role",
                },
            },
        );
        assert.deepEqual(JSON.parse(input ?? ""), {
            bucket: "archive",
            prefixes: ["", "data-events"],
            trails: ["organization", "data"],
            time: "<aws.scheduler.scheduled-time>",
            part: { index: 1, count: 2 },
            metricNamespace: "orgtrail/verification",
        });
    });

    it("has an alarm on whatever is not proved, and one for each part that did not come to its end for a day", async () => {
        const alarms = [...(await resources())].filter(([name]) => name.endsWith("-alarm"));
        const watched = alarms.map(([, { alarmDescription, tags, ...alarm }]) => {
            assert.match(String(alarmDescription), /\/aws\/lambda\/orgtrail-verification says which and why/);
            assert.deepEqual(tags, { A: "b" });
            return alarm;
        });
        const notCompleted = (part: number) => ({
            name: `orgtrail-verification-not-completed-${part}`,
            namespace: "orgtrail/verification",
            metricName: "completed",
            dimensions: { Part: `${part} of 2` },
            statistic: "Sum",
            comparisonOperator: "LessThanThreshold",
            threshold: 1,
            period: 3600,
            evaluationPeriods: 26,
            treatMissingData: "breaching",
            alarmActions: [urgent],
        });
        assert.deepEqual(watched, [
            notCompleted(1),
            notCompleted(2),
            {
                name: "orgtrail-verification-not-proved",
                namespace: "orgtrail/verification",
                metricName: "unproved",
                statistic: "Sum",
                comparisonOperator: "GreaterThanThreshold",
                threshold: 0,
                period: 86_400,
                evaluationPeriods: 1,
                treatMissingData: "notBreaching",
                alarmActions: [urgent],
            },
        ]);
    });

    it("keeps its log encrypted for a year", async () => {
        assert.deepEqual((await resources()).get("verification-log"), {
            name: "/aws/lambda/orgtrail-verification",
            kmsKeyId: "arn:aws:kms:eu-west-1:444455556666:key/1234abcd",
            retentionInDays: 365,
            tags: { A: "b" },
        });
    });
});
