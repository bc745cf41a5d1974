import assert from "node:assert/strict";
import * as cloudtrail from "@aws-sdk/client-cloudtrail";
import * as cloudwatch from "@aws-sdk/client-cloudwatch";
import * as logs from "@aws-sdk/client-cloudwatch-logs";
import * as iam from "@aws-sdk/client-iam";
import * as kms from "@aws-sdk/client-kms";
import * as organizations from "@aws-sdk/client-organizations";
import * as s3 from "@aws-sdk/client-s3";
import * as sns from "@aws-sdk/client-sns";
import { catalogue, catalogueFor } from "../../detections/catalogue";
import { sampleContext } from "../../detections/context";
import { tunedCatalogue } from "../../detections/tuning";
import { alarmsSchema } from "../../settings/alarms";
import { patternDetections } from "./pattern-detections";

/** Operations whose event has another name than the API's ("Amazon S3 CloudTrail events", Amazon S3 User Guide). */
const operationOf: { readonly [event: string]: string } = {
    PutBucketLifecycle: "PutBucketLifecycleConfiguration",
    PutBucketPublicAccessBlock: "PutPublicAccessBlock",
    DeleteBucketPublicAccessBlock: "DeletePublicAccessBlock",
    PutAccountPublicAccessBlock: "PutPublicAccessBlock",
    DeleteAccountPublicAccessBlock: "DeletePublicAccessBlock",
    PutBucketObjectLockConfiguration: "PutObjectLockConfiguration",
    PutBucketNotification: "PutBucketNotificationConfiguration",
};
const clients: { readonly [source: string]: object } = {
    "cloudtrail.amazonaws.com": cloudtrail,
    "monitoring.amazonaws.com": cloudwatch,
    "logs.amazonaws.com": logs,
    "iam.amazonaws.com": iam,
    "kms.amazonaws.com": kms,
    "organizations.amazonaws.com": organizations,
    "s3.amazonaws.com": s3,
    "sns.amazonaws.com": sns,
};

describe("the catalogue", () => {
    it("has a unique id in kebab case for every detection", () => {
        const ids = catalogue.map(({ id }) => id);
        assert.equal(new Set(ids).size, ids.length);
        assert.deepEqual(
            ids.filter((id) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)),
            [],
        );
    });

    const { approvedRegions, pipelineRoleArns } = sampleContext;
    const budgets: readonly (readonly [settings: string, alarms: object, most: number])[] = [
        ["the defaults", {}, 79],
        ["a pipeline's role and two approved Regions", { approvedRegions, pipelineRoleArns }, 81],
    ];
    for (const [settings, alarms, most] of budgets) {
        // The auditors' texts take 15 of the 100.
        it(`takes at most ${most} of a log group's 100 metric filters with ${settings}`, () => {
            const all = tunedCatalogue(sampleContext, alarmsSchema.parse(alarms));
            const filters = all.flatMap((detection) => (detection.kind === "pattern" ? detection.patterns : []));
            assert.ok(filters.length <= most, `${filters.length} filters`);
            assert.equal(new Set(filters).size, filters.length);
        });
    }

    it("has regular expressions in at most 5 filters, which is what a log group takes", () => {
        const found = patternDetections.flatMap(({ patterns }) => patterns.filter((pattern) => pattern.includes("%")));
        assert.ok(found.length <= 5, `${found.length} filters`);
    });

    for (const { id, why, response, techniques, period, threshold } of catalogue) {
        it(`${id} says why, what to do, and which techniques it is about`, () => {
            assert.match(why, /^[A-Z].*[.]$/s);
            assert.match(response, /^[A-Z].*[.]$/s);
            assert.ok(techniques.length > 0);
            assert.deepEqual(
                techniques.filter((technique) => !/^T\d{4}(\.\d{3})?$/.test(technique)),
                [],
            );
        });

        it(`${id} counts whole minutes, and no fewer than CloudTrail takes to deliver`, () => {
            assert.ok(period >= 300 && period % 60 === 0, `${period} s`);
            assert.ok(threshold >= 1);
        });
    }

    it("says in words what a pattern without event names watches", () => {
        const silent = patternDetections.filter(({ events, watches }) => events.length === 0 && watches === undefined);
        assert.deepEqual(
            silent.map(({ id }) => id),
            [],
        );
    });

    for (const { id, events } of patternDetections) {
        for (const { source, names } of events) {
            const client = clients[source];
            if (client) {
                it(`${id} names only operations that the SDK knows of ${source}`, () => {
                    const unknown = names.filter((name) => !(`${operationOf[name] ?? name}Command` in client));
                    assert.deepEqual(unknown, []);
                });
            }
        }
    }

    it("watches for a log group without an event and a topic without a message for an hour", () => {
        const heartbeats = catalogue.filter((detection) => detection.kind === "metric");
        assert.deepEqual(
            heartbeats.map((each) => [
                each.id,
                `${each.statistic} of ${each.namespace} ${each.metricName}`,
                each.dimensions,
                `${each.comparison} ${each.threshold}`,
                `${each.evaluationPeriods} x ${each.period} s`,
                each.treatMissingData,
                each.severity,
            ]),
            [
                [
                    "no-log-events",
                    "Sum of AWS/Logs IncomingLogEvents",
                    { LogGroupName: "/aws/cloudtrail/orgtrail-organization-trail" },
                    "LessThanThreshold 1",
                    "1 x 3600 s",
                    "breaching",
                    "critical",
                ],
                [
                    "no-log-file-delivered",
                    "Sum of AWS/SNS NumberOfMessagesPublished",
                    { TopicName: "orgtrail-delivered-log-files" },
                    "LessThanThreshold 1",
                    "1 x 3600 s",
                    "breaching",
                    "critical",
                ],
            ],
        );
    });

    it("does not take the silence of a trail without management events for a sign", () => {
        const ids = catalogueFor({ ...sampleContext, recordsManagementEvents: false }).map(({ id }) => id);
        assert.deepEqual(
            ids.filter((id) => id.startsWith("no-log-")),
            [],
        );
    });

    it("does not wait for messages where the trail has no topic", () => {
        const { deliveryTopicName, ...names } = sampleContext;
        assert.equal(deliveryTopicName, "orgtrail-delivered-log-files");
        const ids = catalogueFor(names).map(({ id }) => id);
        assert.deepEqual(
            ids.filter((id) => id.startsWith("no-log-")),
            ["no-log-events"],
        );
    });

    it("needs no names of Regions and roles", () => {
        const ids = catalogueFor({ ...sampleContext, approvedRegions: [], pipelineRoleArns: [] }).map(({ id }) => id);
        const missing = catalogue.map(({ id }) => id).filter((id) => !ids.includes(id));
        assert.deepEqual(missing, ["change-in-unapproved-region"]);
    });
});
