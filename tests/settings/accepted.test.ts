import assert from "node:assert/strict";
import { parseSettings } from "../../settings/parse";
import { leastSettings, rawSettings } from "../helpers/settings";

const archiveKeyArn = "arn:aws:kms:eu-west-1:444455556666:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const archive = { archiveBucket: "audit-logs", archiveKeyArn };
const topic = (name: string) => `arn:aws:sns:eu-west-1:111122223333:${name}`;
const role = (account: string, name: string) => `arn:aws:iam::${account}:role/${name}`;
const data = {
    name: "data",
    prefix: "data",
    managementEvents: "none",
    dataEvents: [{ resourceType: "AWS::SNS::Topic" }],
};

function filtered(filterPolicy: unknown) {
    return { urgentSubscriptions: [{ protocol: "email", endpoint: "a@example.com", filterPolicy }] };
}

function selected(resourceType: string, ...fieldSelectors: unknown[]) {
    return { trails: [{ dataEvents: [{ resourceType, fieldSelectors }] }] };
}

/** What is near a bad setting, and is right. */
const cases: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
    "an existing archive with its access logs": { existing: { ...archive, accessLogBucket: "audit-access-logs" } },
    "one existing topic for urgent alarms and those for review": {
        existing: { urgentTopicArn: topic("security"), reviewTopicArn: topic("security") },
    },
    "an existing topic by the name that it would have been created with": {
        existing: { urgentTopicArn: topic("orgtrail-urgent-alarms") },
    },
    "an existing log group by the name that it would have been created with": {
        existing: { logGroupName: "/aws/cloudtrail/orgtrail-organization-trail" },
    },
    "an existing log group, of which the default days say nothing, beside logs that expire sooner": {
        existing: { logGroupName: "audit" },
        retention: { expireAfterDays: 180 },
    },
    "a log group that outlives what is the default of an archive that exists": {
        existing: archive,
        trails: [{ logGroup: { retentionDays: 3653 } }],
    },
    "a role for operators by the name of a role of a third account": {
        names: { operatorRole: "Reader" },
        readerRoleArns: [role("777788889999", "Reader")],
    },
    "a role for log delivery by the name of one in the other account": {
        breakGlassRoleArns: [role("444455556666", "orgtrail-organization-log-delivery")],
    },
    "one alias for the keys of the two accounts": { names: { archiveKeyAlias: "audit", trailKeyAlias: "audit" } },
    "names that are the defaults of the first deployment, in the first deployment": {
        names: { archiveBucket: "orgtrail-archive-o-exampleorgid", urgentTopic: "orgtrail-urgent-alarms" },
    },
    "names in a second deployment that the first one has for something else": {
        acknowledgeSecondCopyOfManagementEvents: true,
        names: { suffix: "dev", operatorRole: "orgtrail-auditor", metricNamespace: "orgtrail-trail" },
    },
    "subscribers of the shared topic, beside a trail that has its own": {
        trails: [{ delivery: "own" }, data],
        deliverySubscriptions: [{ protocol: "email", endpoint: "a@example.com" }],
    },
    "alarms on data events": {
        trails: [{ ...data, logGroup: { deliver: true } }],
        urgentSubscriptions: [{ protocol: "email", endpoint: "a@example.com" }],
    },
    "the default days of a log group that there is not": {
        trails: [{ logGroup: { deliver: false, retentionDays: 365, class: "STANDARD" } }],
    },
    "a role with a path": { readerRoleArns: [role("777788889999", `${"a".repeat(510)}/${"b".repeat(64)}`)] },
    "15 operators": {
        operatorPrincipalArns: Array.from({ length: 15 }, (_, n) => role("777788889999", `OperatorOfTeam${n}`)),
    },
    "Glacier Instant Retrieval at once, and the deep archive when it is paid for": {
        retention: {
            transitions: [
                { storageClass: "GLACIER_IR", afterDays: 0 },
                { storageClass: "DEEP_ARCHIVE", afterDays: 90 },
            ],
        },
    },
    "a transition on the day before expiration": {
        retention: { expireAfterDays: 91 },
        trails: [{ logGroup: { retentionDays: 90 } }],
    },
    "values of all kinds in a filter policy": filtered({ a: ["text", 5, true, null], "b.c": [""] }),
    "operators on texts in a filter policy": filtered({
        a: [{ prefix: "a" }, { suffix: "b" }, { wildcard: "a*b" }, { "equals-ignore-case": "a" }, { exists: false }],
    }),
    "exclusions in a filter policy": filtered({
        a: [{ "anything-but": "a" }, { "anything-but": ["a", 5] }, { "anything-but": { prefix: "a" } }],
        b: [{ "anything-but": { suffix: ["a", "b"] } }],
    }),
    "numbers and addresses in a filter policy": filtered({
        a: [{ numeric: ["=", 5] }, { numeric: [">=", 0, "<", 10.5] }],
        b: [{ cidr: "10.0.0.0/24" }, { cidr: "2001:db8::/32" }],
    }),
    "alternatives in a filter policy": filtered({ $or: [{ a: ["b"] }, { c: { d: ["e"] } }], f: ["g"] }),
    "150 combinations in alternatives, which add up": filtered({
        $or: [{ a: Array.from({ length: 100 }, (_, n) => n) }, { b: Array.from({ length: 50 }, (_, n) => n) }],
    }),
    "a beginning of an ARN that has no service yet": selected("AWS::Lambda::Function", {
        field: "resources.ARN",
        startsWith: ["arn:aws:"],
    }),
    "ARNs of any service for a type of which it is not certain": selected("AWS::Bedrock::Model", {
        field: "resources.ARN",
        startsWith: ["arn:aws:s3:::models/"],
    }),
    "a part of what is wanted that is not": selected("AWS::S3::Object", {
        field: "resources.ARN",
        startsWith: ["arn:aws:s3:::data/"],
        notStartsWith: ["arn:aws:s3:::data/temporary/"],
        notEndsWith: ["/"],
    }),
};

describe("settings accept", () => {
    for (const [name, change] of Object.entries(cases)) {
        it(name, () =>
            assert.deepEqual(
                parseSettings(rawSettings({ ...leastSettings, ...change }), "orgtrail").problems,
                undefined,
            ),
        );
    }
});
