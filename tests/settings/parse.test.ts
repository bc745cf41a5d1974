import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import * as aws from "@pulumi/aws";
import fc from "fast-check";
import { parse as parseYaml } from "yaml";
import { namesOf, partitionOf } from "../../settings/names";
import { parseSettings } from "../../settings/parse";
import { regions } from "../../settings/regions";
import { settingsSchema } from "../../settings/schema";
import { completeSettings } from "../../settings/settings";
import { warningsFor } from "../../settings/warnings";
import { bucketName, logGroupName, trailName } from "../../settings/values";
import { leastSettings } from "../helpers/settings";

const root = path.resolve(__dirname, "../..");
const keys = Object.keys(settingsSchema.shape);

describe("settings", () => {
    it("get their defaults when only the least is set", () => {
        assert.deepEqual(parseSettings(leastSettings, "orgtrail"), {
            settings: {
                ...leastSettings,
                names: { prefix: "orgtrail" },
                retention: {
                    archiveClass: "GLACIER_IR",
                    archiveAfterDays: 90,
                    expireAfterDays: 2557,
                    noncurrentVersionDays: 90,
                    accessLogDays: 365,
                    logGroupDays: 365,
                },
                trail: { dataEvents: [], insights: [] },
                alarmSubscriptions: [],
                deliverySubscriptions: [],
                breakGlassRoleArns: [],
                deploymentRoleArns: [],
                readerRoleArns: [],
                tags: {},
                protect: true,
            },
        });
    });

    it("keep an account id with leading zeros as text", () => {
        const { settings } = parseSettings({ ...leastSettings, managementAccountId: "000000000001" }, "orgtrail");
        assert.equal(settings?.managementAccountId, "000000000001");
    });

    it("accept the longest prefix with the longest organization id, and every name fits its service", () => {
        const organizationId = `o-${"a".repeat(32)}`;
        const names = JSON.stringify({ prefix: "a".repeat(16) });
        const { settings } = parseSettings({ ...leastSettings, organizationId, names }, "orgtrail");
        assert(settings);
        const { archiveBucket, accessLogBucket, trail, logGroup, logDeliveryRole, ...others } = namesOf(settings);
        const accepted = [
            bucketName.safeParse(archiveBucket).success,
            bucketName.safeParse(accessLogBucket).success,
            trailName.safeParse(trail).success,
            logGroupName.safeParse(logGroup).success,
            logDeliveryRole.length <= 64,
            Object.values(others).every((name) => name.length <= 100),
        ];
        assert.deepEqual(accepted, Array(6).fill(true));
    });

    it("take a number or a truth value in a tag for its text", () => {
        const { settings } = parseSettings({ ...leastSettings, tags: '{"CostCenter":42,"Audit":true}' }, "orgtrail");
        assert.deepEqual(settings?.tags, { CostCenter: "42", Audit: "true" });
    });

    it("never throw: any input parses or yields messages", () => {
        const texts = fc.oneof(fc.string(), fc.json(), fc.constantFrom("", "null", "[]", "{}", "[null]", "1e999"));
        fc.assert(
            fc.property(fc.dictionary(fc.oneof(fc.constantFrom(...keys), fc.string()), texts), (raw) => {
                const parsed = parseSettings(raw, "orgtrail");
                assert(parsed.settings !== undefined || parsed.problems.length > 0);
            }),
            { numRuns: 2000 },
        );
    });

    it("never throw when a value of the right settings is replaced at any depth", () => {
        const nested = fc.record({
            names: fc.dictionary(fc.constantFrom("prefix", "trail", "logGroup", "x"), fc.jsonValue()),
            retention: fc.dictionary(fc.constantFrom("archiveClass", "logGroupDays", "y"), fc.jsonValue()),
            alarmSubscriptions: fc.array(
                fc.dictionary(fc.constantFrom("protocol", "endpoint"), fc.oneof(fc.jsonValue(), fc.constant("email"))),
            ),
            tags: fc.dictionary(fc.string(), fc.jsonValue()),
        });
        fc.assert(
            fc.property(nested, (values) => {
                const raw = Object.fromEntries(
                    Object.entries(values).map(([key, value]) => [key, JSON.stringify(value)]),
                );
                const { settings, problems } = parseSettings({ ...leastSettings, ...raw }, "orgtrail");
                assert(settings !== undefined || problems.length > 0);
            }),
            { numRuns: 2000 },
        );
    });
});

describe("names", () => {
    it("are built from the prefix and the organization's id", () => {
        assert.deepEqual(namesOf({ names: { prefix: "audit" }, organizationId: "o-exampleorgid" }), {
            archiveBucket: "audit-archive-o-exampleorgid",
            accessLogBucket: "audit-access-logs-o-exampleorgid",
            archiveKeyAlias: "audit-archive",
            trail: "audit-organization-trail",
            logGroup: "/aws/cloudtrail/audit-organization-trail",
            logDeliveryRole: "audit-cloudtrail-log-delivery",
            trailKeyAlias: "audit-trail",
            alarmTopic: "audit-alarms",
            deliveryTopic: "audit-delivered-log-files",
            alarmPrefix: "audit-",
            metricNamespace: "audit",
        });
    });

    it("can be given one by one", () => {
        const given = { archiveBucket: "logs", accessLogBucket: "access", trail: "all-of-it", logGroup: "trail" };
        const { archiveBucket, accessLogBucket, trail, logGroup } = namesOf({
            names: { prefix: "audit", ...given },
            organizationId: "o-exampleorgid",
        });
        assert.deepEqual({ archiveBucket, accessLogBucket, trail, logGroup }, given);
    });
});

describe("the Regions", () => {
    it("are those of @pulumi/aws in the supported partitions", () => {
        const known = Object.values(aws.Region).filter((region) => !/^(us|eu)-iso|^eusc-/.test(region));
        assert.deepEqual([...regions].sort(), known.sort());
    });
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

describe("Pulumi.yaml", () => {
    interface Declaration {
        readonly type?: string;
        readonly default?: unknown;
        readonly description?: string;
    }
    const project = parseYaml(fs.readFileSync(path.join(root, "Pulumi.yaml"), "utf8")) as {
        config: Record<string, Declaration>;
    };
    const declared = Object.entries(project.config).filter(([key]) => !key.includes(":"));

    it("declares exactly the settings, in their order", () => {
        assert.deepEqual(
            declared.map(([key]) => key),
            keys,
        );
    });

    it("describes each setting in the words of the schema", () => {
        assert.deepEqual(
            declared.map(([key, { description }]) => [key, description]),
            Object.entries(settingsSchema.shape).map(([key, schema]) => [key, schema.description]),
        );
    });

    it("gives every setting a default, so that the program reports what is missing", () => {
        assert.deepEqual(
            declared.filter(([, declaration]) => declaration.default === undefined || declaration.default === null),
            [],
        );
    });

    it("has defaults that change nothing", () => {
        const defaults = declared.map(([key, { default: value }]) => [
            key,
            typeof value === "string" ? value : JSON.stringify(value),
        ]);
        const raw = { ...(Object.fromEntries(defaults) as Record<string, string>), ...leastSettings };
        assert.deepEqual(parseSettings(raw, "orgtrail"), parseSettings(leastSettings, "orgtrail"));
    });
});

describe("the warnings", () => {
    it("name what nobody can do with the least settings, and how to change that", () => {
        const { settings } = parseSettings(leastSettings, "orgtrail");
        assert(settings);
        assert.deepEqual(warningsFor(settings, "orgtrail"), [
            "no alarmSubscriptions: alarms fire and nobody is told. To be told: pulumi config set --path 'orgtrail:alarmSubscriptions[0].protocol' email && pulumi config set --path 'orgtrail:alarmSubscriptions[0].endpoint' security@example.com",
            "no readerRoleArns: nobody can read or decrypt a log file. To let a role read: pulumi config set --path 'orgtrail:readerRoleArns[0]' arn:aws:iam::444455556666:role/LogReader",
            "no breakGlassRoleArns: nobody can delete a log file in an emergency. To let a role do so: pulumi config set --path 'orgtrail:breakGlassRoleArns[0]' arn:aws:iam::444455556666:role/BreakGlass",
        ]);
    });

    it("are silent when all of them are named", () => {
        const { settings } = parseSettings(
            {
                ...leastSettings,
                alarmSubscriptions: '[{"protocol":"email","endpoint":"a@example.com"}]',
                readerRoleArns: '["arn:aws:iam::444455556666:role/Reader"]',
                breakGlassRoleArns: '["arn:aws:iam::444455556666:role/BreakGlass"]',
            },
            "orgtrail",
        );
        assert(settings);
        assert.deepEqual(warningsFor(settings, "orgtrail"), []);
    });
});

describe("the administrators of the key in the trail's account", () => {
    const breakGlassRoleArns = '["arn:aws:iam::111122223333:role/BreakGlass"]';

    function administrators(changes: Record<string, string>) {
        const { settings } = parseSettings({ ...leastSettings, ...changes }, "orgtrail");
        assert(settings);
        return completeSettings(settings).trailKeyUsers.administrators;
    }

    it("are the break-glass and deployment roles of that account", () => {
        assert.deepEqual(
            administrators({ breakGlassRoleArns, deploymentRoleArns: '["arn:aws:iam::111122223333:role/Deployment"]' }),
            ["arn:aws:iam::111122223333:role/BreakGlass", "arn:aws:iam::111122223333:role/Deployment"],
        );
    });

    it("are nobody while the role that deploys there is not named: it would lock itself out", () => {
        assert.deepEqual(administrators({ breakGlassRoleArns }), []);
    });
});
