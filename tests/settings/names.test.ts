import assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import {
    bucketName,
    functionName,
    keyAlias,
    logGroupName,
    roleName,
    topicName,
    trailName,
} from "../../settings/name-values";
import { namesOf, trailNamesOf } from "../../settings/names";
import { isOptInRegion, partitionOf, regions } from "../../settings/regions";
import { parsedSettings } from "../helpers/settings";

const organizationId = "o-exampleorgid";
const logGroup = { retentionDays: 365, class: "STANDARD" } as const;

describe("names", () => {
    it("are built from the prefix and the organization's id", () => {
        assert.deepEqual(namesOf({ names: { prefix: "audit" }, organizationId }), {
            archiveBucket: "audit-archive-o-exampleorgid",
            accessLogBucket: "audit-access-logs-o-exampleorgid",
            archiveKeyAlias: "audit-archive",
            trailKeyAlias: "audit-trail",
            deliveryTopic: "audit-delivered-log-files",
            urgentTopic: "audit-urgent-alarms",
            reviewTopic: "audit-review-alarms",
            auditorTopic: "audit-auditor-alarms",
            dashboard: "audit-detections",
            operatorRole: "audit-operator",
            auditorRole: "audit-auditor",
            queryBucket: "audit-queries-o-exampleorgid",
            queryWorkgroup: "audit-queries",
            queryDatabase: "audit_logs",
            verification: "audit-verification",
            alarmPrefix: "audit-",
            metricNamespace: "audit",
        });
    });

    it("end with the suffix, every one", () => {
        const { alarmPrefix, queryDatabase, ...names } = namesOf({
            names: { prefix: "audit", suffix: "dev" },
            organizationId,
        });
        const ofTrail = trailNamesOf({ names: { prefix: "audit", suffix: "dev" } }, { name: "data", logGroup });
        assert.deepEqual(
            [...Object.values(names), ...Object.values(ofTrail)].filter((name) => !name.endsWith("-dev")),
            [],
        );
        assert.equal(alarmPrefix, "audit-dev-");
        assert.equal(queryDatabase, "audit_logs_dev");
    });

    it("can be given one by one", () => {
        const given = {
            archiveBucket: "logs",
            accessLogBucket: "access",
            archiveKeyAlias: "a",
            trailKeyAlias: "b",
            deliveryTopic: "c",
            urgentTopic: "d",
            reviewTopic: "e",
            auditorTopic: "f",
            operatorRole: "g",
            auditorRole: "h",
            queryBucket: "queries",
            verification: "k",
            alarmPrefix: "i",
            metricNamespace: "j",
        };
        const names = namesOf({ names: { prefix: "audit", suffix: "dev", ...given }, organizationId });
        assert.deepEqual(names, {
            ...given,
            dashboard: "audit-detections-dev",
            queryWorkgroup: "audit-queries-dev",
            queryDatabase: "audit_logs_dev",
        });
    });

    it("of the longest prefix and organization id are accepted by their services", () => {
        const settings = parsedSettings({
            organizationId: `o-${"a".repeat(32)}`,
            names: { prefix: "a".repeat(16) },
            trails: [{ name: "b".repeat(32) }],
        });
        const names = namesOf(settings);
        const [trail] = settings.trails;
        assert(trail);
        const ofTrail = trailNamesOf(settings, trail);
        const refused = [
            [names.archiveBucket, bucketName],
            [names.accessLogBucket, bucketName],
            [names.queryBucket, bucketName],
            [names.archiveKeyAlias, keyAlias],
            [names.trailKeyAlias, keyAlias],
            [names.deliveryTopic, topicName],
            [names.urgentTopic, topicName],
            [names.reviewTopic, topicName],
            [names.auditorTopic, topicName],
            [names.operatorRole, roleName],
            [names.auditorRole, roleName],
            [names.verification, functionName],
            [ofTrail.trailName, trailName],
            [ofTrail.logGroup, logGroupName],
            [ofTrail.logDeliveryRole, roleName],
            [ofTrail.deliveryTopic, topicName],
        ] as const;
        assert.deepEqual(
            refused.filter(([name, schema]) => !schema.safeParse(name).success).map(([name]) => name),
            [],
        );
    });
});

describe("the names of a trail", () => {
    it("are built from the prefix and what it is called in the stack", () => {
        assert.deepEqual(trailNamesOf({ names: { prefix: "audit" } }, { name: "organization", logGroup }), {
            trailName: "audit-organization-trail",
            logGroup: "/aws/cloudtrail/audit-organization-trail",
            logDeliveryRole: "audit-organization-log-delivery",
            deliveryTopic: "audit-organization-delivered-log-files",
        });
    });

    it("can be given: the log group follows the trail's name unless it has one of its own", () => {
        const names = { prefix: "audit" };
        const named = trailNamesOf({ names }, { name: "data", trailName: "Data", logGroup });
        const both = trailNamesOf(
            { names },
            { name: "data", trailName: "Data", logGroup: { ...logGroup, name: "events" } },
        );
        assert.deepEqual([named.trailName, named.logGroup, both.logGroup], ["Data", "/aws/cloudtrail/Data", "events"]);
    });
});

describe("the Regions", () => {
    it("are those of @pulumi/aws in the supported partitions", () => {
        const known = Object.values(aws.Region).filter((region) => !/^(us|eu)-iso|^eusc-/.test(region));
        assert.deepEqual([...regions].sort(), known.sort());
    });

    it("are each listed once", () => assert.equal(new Set(regions).size, regions.length));

    for (const [region, expected] of [
        ["us-east-1", false],
        ["eu-south-2", true],
        ["cn-north-1", false],
    ] as const) {
        it(`count ${region} as ${expected ? "to be opted in to" : "enabled from the start"}`, () =>
            assert.equal(isOptInRegion(region), expected));
    }
});

describe("the partition", () => {
    for (const [region, partition] of [
        ["eu-west-1", "aws"],
        ["us-gov-west-1", "aws-us-gov"],
        ["cn-north-1", "aws-cn"],
    ] as const) {
        it(`of ${region} is ${partition}`, () => assert.equal(partitionOf(region), partition));
    }
});
