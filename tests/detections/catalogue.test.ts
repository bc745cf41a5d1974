import assert from "node:assert/strict";
import * as cloudtrail from "@aws-sdk/client-cloudtrail";
import * as iam from "@aws-sdk/client-iam";
import * as kms from "@aws-sdk/client-kms";
import * as organizations from "@aws-sdk/client-organizations";
import * as s3 from "@aws-sdk/client-s3";
import { catalogue } from "../../detections/catalogue";
import { matches } from "../../detections/filter-pattern/evaluate";
import { record } from "../../detections/sample-record";
import type { CloudTrailRecord } from "../../detections/cloudtrail-record";
import type { PatternDetection } from "../../detections/detection";

const patterns = catalogue.filter((detection): detection is PatternDetection => detection.kind === "pattern");

/** Samples that another detection matches too, as it should: a root user's sign-in is its use, a denied call is denied. */
const overlaps = [
    "console-sign-in-without-mfa matches ConsoleLogin of Root: root-user-usage",
    "iam-policy-changes ignores AttachRolePolicy of AssumedRole (AccessDenied): unauthorized-api-calls",
    "cloudtrail-changes ignores DeleteTrail of AssumedRole (AccessDeniedException): unauthorized-api-calls",
    "console-sign-in-failures matches ConsoleLogin of Root: root-user-usage",
    "security-group-changes ignores AuthorizeSecurityGroupEgress of AssumedRole (Client.UnauthorizedOperation): unauthorized-api-calls",
];

/** Operations whose event has another name than the API's ("Amazon S3 CloudTrail events", Amazon S3 User Guide). */
const operationOf: { readonly [event: string]: string } = { PutBucketLifecycle: "PutBucketLifecycleConfiguration" };
const clients: { readonly [source: string]: object } = {
    "cloudtrail.amazonaws.com": cloudtrail,
    "iam.amazonaws.com": iam,
    "kms.amazonaws.com": kms,
    "organizations.amazonaws.com": organizations,
    "s3.amazonaws.com": s3,
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

    it("fits the 100 metric filters of a log group", () => {
        assert.ok(patterns.length <= 100, `${patterns.length} patterns`);
    });

    it("says in words what a pattern without event names watches", () => {
        const silent = patterns.filter(({ events, watches }) => events.length === 0 && watches === undefined);
        assert.deepEqual(silent, []);
    });

    it("watches for a log group without an event for an hour", () => {
        const heartbeats = catalogue.filter((detection) => detection.kind === "metric");
        assert.deepEqual(
            heartbeats.map((each) => [
                `${each.statistic} of ${each.namespace} ${each.metricName}`,
                `${each.comparison} ${each.threshold}`,
                `${each.evaluationPeriods} x ${each.period} s`,
                each.treatMissingData,
            ]),
            [["Sum of AWS/Logs IncomingLogEvents", "LessThanThreshold 1", "1 x 3600 s", "breaching"]],
        );
    });

    for (const { id, pattern, samples } of patterns) {
        it(`${id} matches each of at least three samples and ignores each of at least three`, () => {
            assert.ok(samples.match.length >= 3 && samples.ignore.length >= 3);
            assert.deepEqual(samples.match.filter((sample) => !matches(pattern, sample)).map(label), []);
            assert.deepEqual(samples.ignore.filter((sample) => matches(pattern, sample)).map(label), []);
        });
    }

    it("matches no sample of another detection but the known overlaps", () => {
        const found = patterns.flatMap(({ id, samples }) => [
            ...samples.match.flatMap((sample) =>
                others(id, sample).map((other) => `${id} matches ${label(sample)}: ${other}`),
            ),
            ...samples.ignore.flatMap((sample) =>
                others(id, sample).map((other) => `${id} ignores ${label(sample)}: ${other}`),
            ),
        ]);
        assert.deepEqual([...new Set(found)], overlaps);
    });

    it("has no sample twice", () => {
        const ids = patterns.flatMap(({ samples }) =>
            [...samples.match, ...samples.ignore].map((sample) => sample["eventID"]),
        );
        assert.equal(new Set(ids).size, ids.length);
    });

    for (const { id, events, watches } of patterns) {
        for (const { source, names } of watches === undefined ? events : []) {
            it(`${id} alone matches each of its events`, () => {
                for (const name of names) {
                    assert.deepEqual(firing(record(source, name)), [id], name);
                }
            });

            it(`${id} ignores its events when the call failed`, () => {
                for (const name of names) {
                    assert.deepEqual(firing(record(source, name, { errorCode: "ValidationException" })), [], name);
                }
            });

            it(`${id} ignores events of the same name in another service`, () => {
                for (const name of names) {
                    assert.deepEqual(firing(record("example.amazonaws.com", name)), [], name);
                }
            });
        }
    }

    for (const { source, names } of patterns.flatMap(({ events }) => events)) {
        const client = clients[source];
        if (client) {
            it(`names only operations that the SDK knows of ${source}`, () => {
                const unknown = names.filter((name) => !(`${operationOf[name] ?? name}Command` in client));
                assert.deepEqual(unknown, []);
            });
        }
    }
});

function firing(sample: CloudTrailRecord): string[] {
    return patterns.filter(({ pattern }) => matches(pattern, sample)).map(({ id }) => id);
}

function others(id: string, sample: CloudTrailRecord): string[] {
    return firing(sample).filter((other) => other !== id);
}

function label(sample: CloudTrailRecord): string {
    const { type } = sample["userIdentity"] as CloudTrailRecord;
    const error = sample["errorCode"] === undefined ? "" : ` (${String(sample["errorCode"])})`;
    return `${String(sample["eventName"])} of ${String(type)}${error}`;
}
