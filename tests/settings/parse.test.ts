import assert from "node:assert/strict";
import fc from "fast-check";
import { z } from "zod";
import { alarmsSchema } from "../../settings/alarms";
import { parseSettings } from "../../settings/parse";
import { settingsSchema } from "../../settings/schema";
import { unwrapped } from "../../settings/value-meta";
import type { ValueMeta } from "../../settings/values";
import { warningsFor } from "../../settings/warnings";
import { leastSettings, parsedSettings, rawSettings, stackSettings } from "../helpers/settings";
import { carryOut } from "./pulumi-config";

const keys = Object.keys(settingsSchema.shape);

describe("settings", () => {
    it("get their defaults when only the least is set", () => {
        assert.deepEqual(parsedSettings(), {
            ...leastSettings,
            names: { prefix: "orgtrail" },
            trails: [
                {
                    name: "organization",
                    managementEvents: "all",
                    excludedManagementEventSources: [],
                    dataEvents: [],
                    networkActivityEvents: [],
                    insights: [],
                    organization: true,
                    multiRegion: true,
                    tags: {},
                    logGroup: { retentionDays: 365, class: "STANDARD" },
                    delivery: "shared",
                    deliverySubscriptions: [],
                },
            ],
            acknowledgeSecondCopyOfManagementEvents: false,
            retention: {
                transitions: [{ storageClass: "GLACIER_IR", afterDays: 90 }],
                minimumObjectSizeKiB: 128,
                expireAfterDays: 2557,
                noncurrentVersionDays: 90,
                accessLogDays: 365,
            },
            existing: {},
            alarms: alarmsSchema.parse(undefined),
            urgentSubscriptions: [],
            reviewSubscriptions: [],
            deliverySubscriptions: [],
            scheduledVerification: { enabled: false, hour: 5, parts: 1 },
            athena: { enabled: true, accountIds: [], scanLimitGiB: 100, resultRetentionDays: 30, alarmQueries: true },
            breakGlassRoleArns: [],
            deploymentRoleArns: [],
            readerRoleArns: [],
            operatorPrincipalArns: [],
            auditorPrincipalArns: [],
            tags: {},
            protect: true,
        });
    });

    it("keep an account id with leading zeros as text", () => {
        assert.equal(parsedSettings({ managementAccountId: "000000000001" }).managementAccountId, "000000000001");
    });

    it("take a number or a truth value in a tag for its text", () => {
        assert.deepEqual(parsedSettings({ tags: { CostCenter: 42, Audit: true } }).tags, {
            CostCenter: "42",
            Audit: "true",
        });
    });

    it("take a truth value in a field selector, as the CLI sets it, for its text", () => {
        const fieldSelectors = [{ field: "sessionCredentialFromConsole", equals: [true] }];
        const dataEvents = [{ resourceType: "AWS::SNS::Topic", fieldSelectors }];
        const [trail] = parsedSettings({ trails: [{ dataEvents }] }).trails;
        assert.deepEqual(trail?.dataEvents[0]?.fieldSelectors[0]?.equals, ["true"]);
    });

    it("let two trails record management events when the copy is acknowledged", () => {
        const { trails } = parsedSettings({
            trails: [{}, { name: "copy", prefix: "copy" }],
            acknowledgeSecondCopyOfManagementEvents: true,
        });
        assert.deepEqual(
            trails.map(({ managementEvents }) => managementEvents),
            ["all", "all"],
        );
    });

    it("do not mind the names of buckets that are not created, beside an existing archive", () => {
        const archiveKeyArn = "arn:aws:kms:eu-west-1:444455556666:key/1234abcd-12ab-34cd-56ef-1234567890ab";
        assert(
            parsedSettings({
                organizationId: `o-${"a".repeat(32)}`,
                names: { prefix: "a".repeat(16), suffix: "rehearsal", queryBucket: "audit-queries" },
                acknowledgeSecondCopyOfManagementEvents: true,
                existing: { archiveBucket: "audit-logs", archiveKeyArn },
            }),
        );
    });

    it("take as many values of selectors as CloudTrail does, with those that the program adds", () => {
        const startsWith = Array.from({ length: 495 }, (_, n) => `arn:aws:s3:::bucket-${n}/`);
        const fieldSelectors = [{ field: "resources.ARN", startsWith }];
        // eventCategory twice, resources.type once, and the two buckets of the archive.
        assert(parsedSettings({ trails: [{ dataEvents: [{ resourceType: "AWS::S3::Object", fieldSelectors }] }] }));
    });

    it("never throw: any input parses or yields messages", () => {
        const texts = fc.oneof(fc.string(), fc.json(), fc.constantFrom("", "null", "[]", "{}", "[null]", "1e999"));
        fc.assert(
            fc.property(fc.dictionary(fc.oneof(fc.constantFrom(...keys), fc.string()), texts), (raw) => {
                const { settings, problems } = parseSettings(raw, "orgtrail");
                assert(settings !== undefined || problems.length > 0);
            }),
            { numRuns: 1000 },
        );
    });
});

/** Settings that use nearly everything, for values of them to be replaced. */
const rich: Readonly<Record<string, unknown>> = {
    ...stackSettings("prod"),
    names: { prefix: "audit", suffix: "two", urgentTopic: "urgent" },
    acknowledgeSecondCopyOfManagementEvents: true,
    existing: { logGroupName: "audit", deliveryTopicArn: "arn:aws:sns:us-east-1:111122223333:log-files" },
};

describe("settings with one value replaced, at any depth", () => {
    const values = fc.oneof(
        // The CLI's paths have no way to write a backslash in a key.
        fc.jsonValue({ maxDepth: 2 }).filter((value) => !JSON.stringify(value).includes("\\\\")),
        fc.constantFrom<unknown>("", 0, -1, 1e9, true, [], {}, [[]], [{}], "all", "none", "dev", "AWS::S3::Object"),
        fc.constantFrom(...pathsOf(rich).map((path) => path.reduce(at, rich as unknown))),
    );
    const replaced = fc
        .tuple(fc.constantFrom(...pathsOf(rich)), values)
        .map(([path, value]) => replace(rich, path, value) as Record<string, unknown>);

    it("never throw: they parse, and can be warned of, or yield messages", () => {
        fc.assert(
            fc.property(replaced, (settings) => {
                const parsed = parseSettings(rawSettings(settings), "orgtrail");
                if (parsed.settings) {
                    assert(warningsFor(parsed.settings, "orgtrail").every((warning) => warning !== ""));
                } else {
                    assert(parsed.problems.every(({ path, allowed, fix }) => path && allowed && fix));
                }
            }),
            { numRuns: 300 },
        );
    });

    it("become right by carrying out the first fix again and again", () => {
        fc.assert(
            fc.property(replaced, (settings) => {
                let current = settings;
                for (let step = 0; step < 50; step += 1) {
                    const [problem] = parseSettings(rawSettings(current), "orgtrail").problems ?? [];
                    if (problem === undefined) {
                        return;
                    }
                    current = carryOut(problem.fix, current, "orgtrail");
                }
                assert.deepEqual(parseSettings(rawSettings(current), "orgtrail").problems, undefined);
            }),
            { numRuns: 60 },
        );
    });
});

type Path = readonly (string | number)[];

function pathsOf(value: unknown, path: Path = []): Path[] {
    const entries: [string | number, unknown][] = Array.isArray(value)
        ? value.map((entry, index) => [index, entry])
        : typeof value === "object" && value !== null
          ? Object.entries(value)
          : [];
    return [...(path.length > 0 ? [path] : []), ...entries.flatMap(([step, entry]) => pathsOf(entry, [...path, step]))];
}

function at(value: unknown, step: string | number): unknown {
    return (value as Record<string | number, unknown>)[step];
}

function replace(value: unknown, path: Path, by: unknown): unknown {
    const [step, ...rest] = path;
    if (step === undefined) {
        return by;
    }
    const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) }) as Record<
        string | number,
        unknown
    >;
    copy[step] = replace(copy[step], rest, by);
    return copy;
}

describe("every example in the schema is itself accepted", () => {
    for (const [path, schema] of metaOf(settingsSchema)) {
        const { example, at: below = [] } = z.globalRegistry.get(schema) as unknown as ValueMeta;
        it(`of ${path}: ${example}`, () => {
            const typed: unknown = /^(\d{1,9}|true|false)$/.test(example) ? JSON.parse(example) : example;
            const value = [...below]
                .reverse()
                .reduce<unknown>((inner, step) => (typeof step === "number" ? [inner] : { [step]: inner }), typed);
            assert.deepEqual(schema.safeParse(value).error, undefined);
        });
    }
});

/** Every schema that has an example, with its path. */
function metaOf(schema: z.ZodType, path = "settings"): [string, z.ZodType][] {
    const inner = unwrapped(schema);
    const meta = z.globalRegistry.get(inner) as Partial<ValueMeta> | undefined;
    const own: [string, z.ZodType][] = meta?.example === undefined ? [] : [[path, inner]];
    const children: [string, z.ZodType][] =
        inner instanceof z.ZodObject
            ? Object.entries(inner.shape as Record<string, z.ZodType>).map(([key, part]) => [`${path}.${key}`, part])
            : inner instanceof z.ZodArray
              ? [[`${path}[]`, inner.element as z.ZodType]]
              : inner instanceof z.ZodRecord
                ? [
                      [`${path}.<key>`, inner.keyType as z.ZodType],
                      [`${path}.<value>`, inner.valueType as z.ZodType],
                  ]
                : inner instanceof z.ZodDiscriminatedUnion
                  ? (inner.options as z.ZodType[]).map((option, index) => [`${path}<${index}>`, option])
                  : [];
    return [...own, ...children.flatMap(([at, part]) => metaOf(part, at))];
}
