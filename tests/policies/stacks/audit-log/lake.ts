import { change, type Program } from "../../helpers/program";
import { unknown } from "../../helpers/server";
import type { Scenario } from "../../helpers/stacks";

const plain: Program = {
    store: {
        type: "aws:cloudtrail/eventDataStore:EventDataStore",
        inputs: { name: "events", kmsKeyId: "alias/events" },
        options: { protect: true },
    },
};
const store = (inputs: Record<string, unknown> = {}) => change(plain, "store", inputs);

const faults: readonly (readonly [string, Record<string, unknown>, string])[] = [
    ["no key", { kmsKeyId: undefined }, "cloudtrail-lake-customer-key"],
    [
        "no protection from termination",
        { terminationProtectionEnabled: false },
        "cloudtrail-lake-termination-protection",
    ],
    ["its ingestion suspended", { suspend: "true" }, "cloudtrail-lake-ingestion"],
    ["a retention of a month", { retentionPeriod: 30 }, "cloudtrail-lake-retention"],
    ["one Region", { multiRegionEnabled: false }, "cloudtrail-lake-multi-region"],
];

export const stacks: readonly Scenario[] = [
    ...faults.map(([fault, inputs, rule]) => ({
        name: `an event data store with ${fault}`,
        program: store(inputs),
        finds: [`${rule}: store`],
    })),
    ...faults.map(([fault, inputs, rule]) => ({
        name: `an event data store of which it is not known whether it has ${fault}`,
        program: store(Object.fromEntries(Object.keys(inputs).map((property) => [property, unknown]))),
        finds: [`${rule}? store`],
    })),
    { name: "an event data store with AWS's defaults and a key", program: store() },
    {
        name: "an event data store that spells everything out",
        program: store({
            terminationProtectionEnabled: true,
            suspend: "false",
            retentionPeriod: 2557,
            multiRegionEnabled: true,
        }),
    },
    {
        name: "a retention shorter than configured",
        program: store({ retentionPeriod: 400 }),
        config: { retentionDays: 2555 },
        finds: ["cloudtrail-lake-retention: store"],
    },
    {
        name: "an event data store of which a change of the retention is ignored",
        program: {
            store: {
                type: "aws:cloudtrail/eventDataStore:EventDataStore",
                inputs: store().store?.inputs ?? {},
                options: { ignoreChanges: ["retentionPeriod"] },
            },
        },
        finds: ["cloudtrail-ignored-changes: store"],
    },
];
