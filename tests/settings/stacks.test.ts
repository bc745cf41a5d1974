import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { parse as parseYaml } from "yaml";
import { parseSettings } from "../../settings/parse";
import { settingsSchema } from "../../settings/schema";
import { completeSettings } from "../../settings/settings";
import { warningsFor } from "../../settings/warnings";
import { leastSettings, rawSettings, stackSettings } from "../helpers/settings";

interface Declaration {
    readonly type?: string;
    readonly default?: unknown;
    readonly description?: string;
}

const keys = Object.keys(settingsSchema.shape);

function parsedStack(stack: "dev" | "local" | "prod") {
    const { settings, problems } = parseSettings(rawSettings(stackSettings(stack)), "orgtrail");
    assert(settings, JSON.stringify(problems));
    return settings;
}

describe("Pulumi.yaml", () => {
    const file = path.resolve(__dirname, "../../Pulumi.yaml");
    const project = parseYaml(fs.readFileSync(file, "utf8")) as { config: Record<string, Declaration> };
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

    it("has defaults of the declared types", () => {
        const typeOf = (value: unknown) => (Array.isArray(value) ? "array" : typeof value);
        assert.deepEqual(
            declared.map(([key, { type }]) => [key, type]),
            declared.map(([key, { default: value }]) => [key, typeOf(value)]),
        );
    });

    it("has defaults that change nothing", () => {
        const defaults = Object.fromEntries(declared.map(([key, { default: value }]) => [key, value]));
        assert.deepEqual(
            parseSettings({ ...rawSettings(defaults), ...leastSettings }, "orgtrail"),
            parseSettings(leastSettings, "orgtrail"),
        );
    });
});

for (const stack of ["dev", "local", "prod"] as const) {
    describe(`Pulumi.${stack}.yaml`, () => {
        it("has no problem and gives no warning", () => {
            assert.deepEqual(warningsFor(parsedStack(stack), "orgtrail"), []);
        });
    });
}

describe("Pulumi.dev.yaml", () => {
    it("records no management events and the data events of one bucket alone", () => {
        const { trails } = parsedStack("dev");
        assert.deepEqual(
            trails.map(({ managementEvents, dataEvents, networkActivityEvents, insights }) => ({
                managementEvents,
                dataEvents,
                networkActivityEvents,
                insights,
            })),
            [
                {
                    managementEvents: "none",
                    dataEvents: [
                        {
                            resourceType: "AWS::S3::Object",
                            readWriteType: "write-only",
                            fieldSelectors: [
                                { field: "resources.ARN", startsWith: ["arn:aws:s3:::example-orgtrail-rehearsal/"] },
                            ],
                        },
                    ],
                    networkActivityEvents: [],
                    insights: [],
                },
            ],
        );
    });

    it("is the organization of prod, and has no name of it", () => {
        const [dev, prod] = [parsedStack("dev"), parsedStack("prod")].map(completeSettings);
        assert(dev && prod);
        assert.deepEqual(dev.deployment, prod.deployment);
        const namesOfDev = [...Object.values(dev.names), ...dev.trails.map(({ trailName }) => trailName)];
        const namesOfProd = [...Object.values(prod.names), ...prod.trails.map(({ trailName }) => trailName)];
        assert.deepEqual(
            namesOfDev.filter((name) => namesOfProd.includes(name)),
            [],
        );
    });

    it("is not protected, and expires", () => {
        const { protect, retention } = parsedStack("dev");
        assert.deepEqual([protect, retention.expireAfterDays, retention.objectLock], [false, 400, undefined]);
    });
});

describe("Pulumi.prod.yaml", () => {
    it("records management events once, protected and locked", () => {
        const { trails, protect, retention } = parsedStack("prod");
        assert.deepEqual(
            [trails.map(({ managementEvents }) => managementEvents), protect, retention.objectLock],
            [["all", "none"], true, { mode: "GOVERNANCE", days: 365 }],
        );
    });
});
