import assert from "node:assert/strict";
import { auditorDetections } from "../../detections/auditor";
import { sampleContext } from "../../detections/context";
import { parse } from "../../detections/filter-pattern/parse";
import { alarmsSchema, contradictionsInAlarms } from "../../settings/alarms";

const contradictions = (alarms: unknown) => contradictionsInAlarms(alarmsSchema.parse(alarms), sampleContext);
const shown = (alarms: unknown) => contradictions(alarms).map(({ path, allowed }) => [path, allowed]);

/** Values that are refused, by the path that the problem is reported at. */
const refused: readonly (readonly [alarms: unknown, path: string])[] = [
    [{ exclude: { roles: ["arn:aws:iam::111122223333:role/De*ploy"] } }, "exclude.roles.0"],
    [{ exclude: { roles: ['arn:aws:iam::111122223333:role/"x'] } }, "exclude.roles.0"],
    [{ exclude: { users: ["*"] } }, "exclude.users.0"],
    [{ exclude: { services: ["cloudformation"] } }, "exclude.services.0"],
    [{ exclude: { accounts: [111122223333] } }, "exclude.accounts.0"],
    [{ exclude: { events: ["putBucketPolicy"] } }, "exclude.events.0"],
    [{ exclude: { events: ["s3:PutBucketPolicy"] } }, "exclude.events.0"],
    [{ exclude: { sourceAddresses: ["203.0.113.0/24"] } }, "exclude.sourceAddresses.0"],
    [{ exclude: { sourceAddresses: ["*"] } }, "exclude.sourceAddresses.0"],
    [{ exclude: { role: [] } }, "exclude"],
    [{ detections: { "Root-User": {} } }, "detections.Root-User"],
    [{ detections: { "root-user-usage": { period: 60 } } }, "detections.root-user-usage.period"],
    [{ detections: { "root-user-usage": { period: 330 } } }, "detections.root-user-usage.period"],
    [{ detections: { "root-user-usage": { threshold: 0 } } }, "detections.root-user-usage.threshold"],
    [{ detections: { "root-user-usage": { severity: "urgent" } } }, "detections.root-user-usage.severity"],
    [{ runbookBaseUrl: "http://wiki.example.com/" }, "runbookBaseUrl"],
    [{ runbookBaseUrl: "https://wiki.example.com/runbooks" }, "runbookBaseUrl"],
    [{ approvedRegions: ["us-east-9"] }, "approvedRegions.0"],
    [{ metricDefaultValue: "yes" }, "metricDefaultValue"],
];

describe("the setting alarms", () => {
    it("is complete without anything given", () => {
        const exclude = { roles: [], users: [], services: [], accounts: [], events: [], sourceAddresses: [] };
        assert.deepEqual(alarmsSchema.parse(undefined), {
            detections: {},
            exclude,
            pipelineRoleArns: [],
            approvedRegions: [],
            metricDefaultValue: false,
            auditor: false,
            dashboard: true,
        });
        assert.deepEqual(contradictions(undefined), []);
    });

    for (const [alarms, path] of refused) {
        it(`refuses ${JSON.stringify(alarms)}`, () => {
            const { error } = alarmsSchema.safeParse(alarms);
            assert.deepEqual([...new Set(error?.issues.map((issue) => issue.path.join(".")))], [path]);
        });
    }

    it("takes a * at the ends of ARNs, and beginnings of addresses", () => {
        const exclude = {
            roles: ["*:role/Deployment", "arn:aws:iam::111122223333:role/ci/*"],
            users: ["*:user/build"],
            sourceAddresses: ["203.0.113.*", "10.*", "2001:db8:*", "2001:db8::1", "192.0.2.1"],
        };
        assert.equal(alarmsSchema.safeParse({ exclude }).success, true);
    });
});

describe("what contradicts the catalogue", () => {
    it("is a detection that does not exist, with the one that is probably meant", () => {
        assert.deepEqual(shown({ detections: { "root-user-usages": { enabled: false }, nonsense: {} } }), [
            [
                "alarms.detections.root-user-usages",
                "the id of a detection of docs/alarms.md; did you mean root-user-usage?",
            ],
            ["alarms.detections.nonsense", "the id of a detection of docs/alarms.md"],
        ]);
    });

    it("is an exclusion of a detection that watches no events", () => {
        assert.deepEqual(shown({ detections: { "no-log-events": { exclude: { accounts: ["111122223333"] } } } }), [
            ["alarms.detections.no-log-events.exclude", "nothing: no-log-events watches a metric of AWS, not events"],
        ]);
    });

    it("are exclusions that leave a detection nothing to fire on", () => {
        const exclude = { events: ["cloudtrail.amazonaws.com:StopLogging", "UpdateTrail", "DeleteTrail"] };
        assert.deepEqual(shown({ detections: { "cloudtrail-changes": { exclude } } }), [
            [
                "alarms.detections.cloudtrail-changes.exclude",
                "exclusions that leave cloudtrail-changes something to fire on: none of its sample records would; to switch it off, set alarms.detections.cloudtrail-changes.enabled to false",
            ],
        ]);
        assert.deepEqual(shown({ detections: { "cloudtrail-changes": { exclude, enabled: false } } }), []);
    });

    it("are exclusions that make a pattern too long", () => {
        const roles = Array.from({ length: 20 }, (_, index) => `arn:aws:iam::999911112222:role/deployment-${index}`);
        assert.deepEqual(shown({ detections: { "root-user-usage": { exclude: { roles } } } }), [
            [
                "alarms.detections.root-user-usage.exclude",
                "fewer or shorter exclusions for root-user-usage: a filter pattern has at most 1024 characters, 2 regular expressions and 3 selectors with [*] or .*, and this one has no || to split it at",
            ],
        ]);
    });

    it("are more pipeline roles than a pattern has room for", () => {
        const pipelineRoleArns = Array.from(
            { length: 12 },
            (_, index) => `arn:aws:iam::999911112222:role/pipeline-${index}`,
        );
        const [first] = shown({ pipelineRoleArns });
        assert.equal(first?.[0], "alarms.pipelineRoleArns");
        assert.match(
            String(first[1]),
            /^fewer or shorter exclusions for [a-z0-9-]+: a filter pattern has at most 1024/,
        );
    });

    it("are more filters than a log group takes", () => {
        const users = Array.from({ length: 6 }, (_, index) => `arn:aws:iam::999911112222:user/build-${index}`);
        const found = contradictions({ exclude: { users }, auditor: true });
        const [last] = found.slice(-1);
        assert.equal(last?.path, "alarms");
        assert.match(String(last.given), /^1\d\d metric filters$/);
    });

    it("is not the auditors' filters beside the defaults", () => {
        assert.deepEqual(contradictions({ auditor: true }), []);
    });

    it("is not the deployment of a pipeline in two Regions, with the auditors' filters", () => {
        const alarms = {
            auditor: true,
            pipelineRoleArns: ["arn:aws:iam::111122223333:role/Deployment"],
            approvedRegions: ["us-east-1", "eu-west-1"],
        };
        assert.deepEqual(contradictions(alarms), []);
    });
});

describe("the auditors' patterns", () => {
    it("are fifteen, each a pattern that CloudWatch Logs takes", () => {
        assert.equal(auditorDetections.length, 15);
        assert.doesNotThrow(() => auditorDetections.map(({ pattern }) => parse(pattern)));
    });

    it("are the texts of the benchmark", () => {
        const texts = Object.fromEntries(auditorDetections.map(({ id, pattern }) => [id, pattern]));
        assert.equal(
            texts["auditor-cloudtrail-changes"],
            "{($.eventName=CreateTrail) || ($.eventName=UpdateTrail) || ($.eventName=DeleteTrail) || ($.eventName=StartLogging) || ($.eventName=StopLogging)}",
        );
        assert.equal(
            texts["auditor-kms-key-loss"],
            "{($.eventSource=kms.amazonaws.com) && (($.eventName=DisableKey) || ($.eventName=ScheduleKeyDeletion))}",
        );
    });
});
