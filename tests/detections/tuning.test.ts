import assert from "node:assert/strict";
import fc from "fast-check";
import { catalogue } from "../../detections/catalogue";
import { cloudtrailChanges } from "../../detections/cis/audit";
import { iamPolicyChanges } from "../../detections/cis/iam";
import type { CloudTrailRecord } from "../../detections/cloudtrail-record";
import { sampleContext } from "../../detections/context";
import type { PatternDetection } from "../../detections/detection";
import { FilterPatternError } from "../../detections/filter-pattern/expression";
import { matches } from "../../detections/filter-pattern/evaluate";
import { heartbeats } from "../../detections/heartbeat";
import { record, roleSession } from "../../detections/sample-record";
import { tuned, tunedCatalogue, type TunedPatternDetection } from "../../detections/tuning";
import { alarmsSchema, contradictionsInAlarms, type AlarmSettings } from "../../settings/alarms";
import { patternDetections } from "./pattern-detections";

const settings = (alarms: unknown) => alarmsSchema.parse(alarms);
const own = (id: string, one: object) => settings({ detections: { [id]: one } });
const patternsOf = (detection: PatternDetection, alarms: unknown) => {
    const found = tuned(detection, settings(alarms));
    assert.ok(found.kind === "pattern");
    return found.patterns;
};
const fires = (detection: PatternDetection, alarms: unknown, event: CloudTrailRecord) =>
    patternsOf(detection, alarms).some((pattern) => matches(pattern, event));

const attach = (fields: Parameters<typeof record>[2] = {}) => record("iam.amazonaws.com", "AttachRolePolicy", fields);
const inSession = (role: string) => attach({ userIdentity: roleSession(role) });

/** What is excluded, and of two events the one that is meant and the one that is not. */
const exclusions: {
    readonly [kind: string]: { exclude: object; meant: CloudTrailRecord; other: CloudTrailRecord };
} = {
    "a role": {
        exclude: { roles: ["arn:aws:iam::111122223333:role/Deployment"] },
        meant: inSession("Deployment"),
        other: inSession("Deployment2"),
    },
    "roles by the end of their ARN": {
        exclude: { roles: ["*:role/Deployment", "*:role/Build"] },
        meant: inSession("Build"),
        other: inSession("Builder"),
    },
    "a user": {
        exclude: { users: ["arn:aws:iam::111122223333:user/build"] },
        meant: attach({ userIdentity: { type: "IAMUser", arn: "arn:aws:iam::111122223333:user/build" } }),
        other: attach({ userIdentity: { type: "IAMUser" } }),
    },
    "a service": {
        exclude: { services: ["cloudformation.amazonaws.com"] },
        meant: attach({ userIdentity: roleSession("Administrator", "maria", "cloudformation.amazonaws.com") }),
        other: attach(),
    },
    "an account": {
        exclude: { accounts: ["777788889999"] },
        meant: attach({ recipientAccountId: "777788889999" }),
        other: attach({ recipientAccountId: undefined }),
    },
    "an event": {
        exclude: { events: ["AttachRolePolicy"] },
        meant: attach(),
        other: record("iam.amazonaws.com", "AttachUserPolicy"),
    },
    "an event of a service": {
        exclude: { events: ["iam.amazonaws.com:AttachRolePolicy", "s3.amazonaws.com:AttachUserPolicy"] },
        meant: attach(),
        other: record("iam.amazonaws.com", "AttachUserPolicy"),
    },
    "the beginning of an address": {
        exclude: { sourceAddresses: ["198.51.100.*"] },
        meant: attach(),
        other: attach({ sourceIPAddress: "198.51.10.7" }),
    },
};

describe("a tuned detection", () => {
    it("is the catalogue's where the settings say nothing", () => {
        const found = tuned(iamPolicyChanges, settings(undefined));
        const { condition, threshold, period, severity } = iamPolicyChanges;
        assert.deepEqual([found.threshold, found.period, found.severity], [threshold, period, severity]);
        assert.ok(found.kind === "pattern");
        assert.deepEqual(found.condition, condition);
    });

    it("has the settings' threshold, period and severity", () => {
        const alarms = own("cloudtrail-changes", { threshold: 3, period: 900, severity: "low" });
        const { threshold, period, severity } = tuned(cloudtrailChanges, alarms);
        assert.deepEqual([threshold, period, severity], [3, 900, "low"]);
    });

    it("has them also where it watches a metric of AWS's own", () => {
        const [noLogEvents] = heartbeats(sampleContext);
        assert.ok(noLogEvents);
        assert.equal(tuned(noLogEvents, own("no-log-events", { period: 7200 })).period, 7200);
    });

    for (const [kind, { exclude, meant, other }] of Object.entries(exclusions)) {
        it(`ignores ${kind}, and nothing else`, () => {
            for (const alarms of [{ exclude }, { detections: { "iam-policy-changes": { exclude } } }]) {
                assert.equal(fires(iamPolicyChanges, undefined, meant), true);
                assert.equal(fires(iamPolicyChanges, alarms, meant), false);
                assert.equal(fires(iamPolicyChanges, alarms, other), true);
            }
        });
    }

    it("ignores what either the alarm's or all alarms' exclusions name", () => {
        const alarms = {
            exclude: { roles: ["*:role/Deployment"] },
            detections: { "iam-policy-changes": { exclude: { roles: ["*:role/Build"] } } },
        };
        assert.deepEqual(
            ["Deployment", "Build", "Administrator"].map((role) => fires(iamPolicyChanges, alarms, inSession(role))),
            [false, false, true],
        );
    });

    it("ignores the pipeline's roles where it is for review, and never where it is urgent", () => {
        const alarms = { pipelineRoleArns: ["arn:aws:iam::111122223333:role/Deployment"] };
        const stop = record("cloudtrail.amazonaws.com", "StopLogging", { userIdentity: roleSession("Deployment") });
        assert.equal(fires(iamPolicyChanges, alarms, inSession("Deployment")), false);
        assert.equal(fires(cloudtrailChanges, alarms, stop), true);
    });

    it("counts no event twice where exclusions split its pattern", () => {
        const exclude = {
            users: Array.from({ length: 8 }, (_, index) => `arn:aws:iam::111122223333:user/build-${index}`),
        };
        const alarms = { detections: { "iam-policy-changes": { exclude, threshold: 5 } } };
        const patterns = patternsOf(iamPolicyChanges, alarms);
        assert.ok(patterns.length > 1);
        for (const sample of iamPolicyChanges.samples().match) {
            assert.equal(patterns.filter((pattern) => matches(pattern, sample)).length, 1);
        }
    });

    it("is refused where the exclusions alone are too long", () => {
        const roles = Array.from({ length: 30 }, (_, index) => `arn:aws:iam::111122223333:role/deployment-${index}`);
        assert.throws(() => patternsOf(iamPolicyChanges, { exclude: { roles } }), FilterPatternError);
    });
});

describe("the tuned catalogue", () => {
    const defaults = tunedCatalogue(sampleContext, settings(undefined)).map(({ id }) => id);

    it("leaves out what is switched off, and has what is switched on", () => {
        const off = tunedCatalogue(sampleContext, own("cloudtrail-changes", { enabled: false })).map(({ id }) => id);
        assert.deepEqual(
            off,
            defaults.filter((id) => id !== "cloudtrail-changes"),
        );
        const offByDefault = catalogue.filter(({ enabledByDefault }) => !enabledByDefault).map(({ id }) => id);
        for (const id of offByDefault) {
            const on = tunedCatalogue(sampleContext, own(id, { enabled: true })).map((each) => each.id);
            assert.deepEqual(new Set(on), new Set([...defaults, id]));
        }
    });

    it("asks for the Region once Regions are approved", () => {
        const ids = tunedCatalogue(sampleContext, settings({ approvedRegions: ["us-east-1"] })).map(({ id }) => id);
        assert.deepEqual(
            ids.filter((id) => !defaults.includes(id)),
            ["change-in-unapproved-region"],
        );
    });

    it("keeps every pattern within 1024 characters, and every sample that is not excluded, whatever the tuning", () => {
        const texts = <Value>(values: readonly Value[]) => fc.uniqueArray(fc.constantFrom(...values), { maxLength: 2 });
        const exclude = fc.record(
            {
                roles: texts(["arn:aws:iam::999911112222:role/Deployment", "*:role/ci/*", "*:role/example/*"]),
                users: texts(["arn:aws:iam::999911112222:user/build", "*:user/ci-*"]),
                services: texts(["example.amazonaws.com", "ci.amazonaws.com"]),
                accounts: texts(["999911112222", "999933334444"]),
                events: texts(["PutBucketTagging", "ec2.amazonaws.com:CreateTags"]),
                sourceAddresses: texts(["203.0.113.*", "2001:db8::1"]),
            },
            { requiredKeys: [] },
        );
        const id = fc.constantFrom(...patternDetections.map((each) => each.id));
        const tuning = fc.record({ threshold: fc.integer({ min: 1, max: 9 }), exclude });
        const alarms = fc.record(
            {
                detections: fc.dictionary(id, tuning, { maxKeys: 3 }),
                exclude,
                pipelineRoleArns: texts(["arn:aws:iam::999911112222:role/Pipeline"]),
                approvedRegions: texts(["us-east-1", "eu-west-1"] as const),
            },
            { requiredKeys: [] },
        );
        fc.assert(
            fc.property(alarms, (given) => {
                const tuning = settings(given);
                const reported = contradictionsInAlarms(tuning, sampleContext).map(({ allowed }) => allowed);
                for (const detection of patternDetections) {
                    const found = tunedOrRefused(detection, tuning);
                    if (!found) {
                        assert.ok(reported.some((text) => text.includes(`exclusions for ${detection.id}: `)));
                        continue;
                    }
                    const { patterns } = found;
                    const samples = detection.samples();
                    assert.ok(patterns.every(({ length }) => length <= 1024));
                    // None of the samples has one of the excluded names, roles or addresses.
                    for (const sample of samples.match) {
                        const count = patterns.filter((pattern) => matches(pattern, sample)).length;
                        assert.ok(found.threshold > 1 ? count === 1 : count >= 1, `${found.id}: ${count}`);
                    }
                    assert.deepEqual(
                        samples.ignore.filter((sample) => patterns.some((pattern) => matches(pattern, sample))),
                        [],
                    );
                }
            }),
            { numRuns: 10 },
        );
    });

    const typical: { readonly [kind: string]: readonly string[] } = {
        roles: ["arn:aws:iam::999911112222:role/Deployment"],
        users: ["arn:aws:iam::999911112222:user/build"],
        services: ["example.amazonaws.com"],
        accounts: ["999911112222"],
        events: ["s3.amazonaws.com:PutBucketTagging"],
        sourceAddresses: ["203.0.113.*"],
    };
    for (const [kind, entries] of Object.entries(typical)) {
        it(`takes an exclusion by ${kind} for all alarms, beside a pipeline's role and approved Regions`, () => {
            const given = settings({
                exclude: { [kind]: entries },
                pipelineRoleArns: ["arn:aws:iam::999911112222:role/Pipeline"],
                approvedRegions: ["us-east-1", "eu-west-1"],
            });
            assert.deepEqual(contradictionsInAlarms(given, sampleContext), []);
        });
    }
});

function tunedOrRefused(detection: PatternDetection, alarms: AlarmSettings): TunedPatternDetection | undefined {
    try {
        const found = tuned(detection, alarms);
        return found.kind === "pattern" ? found : undefined;
    } catch (error) {
        assert.ok(error instanceof FilterPatternError);
        return undefined;
    }
}
