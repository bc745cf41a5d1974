import { z } from "zod";
import {
    excludableEventSources,
    insightTypes,
    managementEventTypes,
    readWriteTypes,
} from "../components/event-selectors";
import * as name from "./name-values";
import { subscriptions } from "./subscription-schema";
import * as value from "./values";

/** The operators of a field selector ("AdvancedFieldSelector", CloudTrail API Reference). */
export const operators = ["equals", "notEquals", "startsWith", "notStartsWith", "endsWith", "notEndsWith"] as const;

/** The fields by which a trail can choose events, and the operators that CloudTrail takes for each. */
export const fieldsOfDataEvents = {
    eventName: operators,
    eventSource: operators,
    eventType: operators,
    "resources.ARN": operators,
    sessionCredentialFromConsole: ["equals", "notEquals"],
    "userIdentity.arn": operators,
} as const satisfies Fields;

export const fieldsOfNetworkActivityEvents = {
    errorCode: ["equals"],
    eventName: operators,
    "userIdentity.arn": operators,
    vpcEndpointId: operators,
} as const satisfies Fields;

type Fields = Readonly<Record<string, readonly (typeof operators)[number][]>>;

function fieldSelectors<const F extends readonly string[]>(fields: F, example: F[number]) {
    const values = z.array(value.selectorValue).min(1).optional();
    return z
        .array(
            z.strictObject({
                field: value.choice(fields, example).describe("The field of an event, once in a selector"),
                equals: values.describe("One of these, exactly"),
                notEquals: values.describe("None of these"),
                startsWith: values.describe("A beginning with one of these"),
                notStartsWith: values.describe("A beginning with none of these"),
                endsWith: values.describe("An end with one of these"),
                notEndsWith: values.describe("An end with none of these"),
            }),
        )
        .default([])
        .describe("What the fields of the events must be; all of it must hold");
}

const dataEvents = z.strictObject({
    resourceType: z
        .string()
        .regex(/^AWS::[A-Za-z0-9]+::[A-Za-z0-9]+$/)
        .meta({
            allowed: "a resource type with data events, in the form AWS::S3::Object",
            example: "AWS::Lambda::Function",
        })
        .describe("The resources whose events are recorded; objects of the archive's own buckets never are"),
    readWriteType: value
        .choice(readWriteTypes, "write-only")
        .default("all")
        .describe("Whether events that read, that write, or both are recorded"),
    fieldSelectors: fieldSelectors(
        Object.keys(fieldsOfDataEvents) as (keyof typeof fieldsOfDataEvents)[],
        "resources.ARN",
    ),
});

const networkActivityEvents = z.strictObject({
    eventSource: z
        .string()
        .regex(/^[a-z0-9-]+\.amazonaws\.com$/)
        .meta({
            allowed: "a service's event source, in the form kms.amazonaws.com",
            example: "kms.amazonaws.com",
        })
        .describe("The service that is called through VPC endpoints"),
    fieldSelectors: fieldSelectors(
        Object.keys(fieldsOfNetworkActivityEvents) as (keyof typeof fieldsOfNetworkActivityEvents)[],
        "errorCode",
    ),
});

const logGroup = z.strictObject({
    deliver: value.flag
        .optional()
        .describe(
            "Whether events go to a log group too, where alarms see them; by default, if there are management events",
        ),
    name: name.logGroupName.optional().describe("Name of the log group"),
    retentionDays: value.logGroupRetentionDays.default(365).describe("Days until events leave the log group"),
    class: value
        .choice(["STANDARD", "INFREQUENT_ACCESS"], "STANDARD")
        .default("STANDARD")
        .describe("`INFREQUENT_ACCESS` costs half and takes no metric filters, so no alarms"),
});

const trail = z.strictObject({
    name: name.trailKey
        .default("organization")
        .describe("What the trail is called in this stack; each trail another name"),
    trailName: name.trailName.optional().describe("Name of the trail in AWS"),
    managementEvents: value
        .choice(managementEventTypes, "none")
        .default("all")
        .describe("Management events; the first trail that records them does so for free"),
    excludedManagementEventSources: z
        .array(value.choice(excludableEventSources, "rdsdata.amazonaws.com"))
        .default([])
        .describe("Services whose management events are left out; most alarms on keys need those of KMS"),
    dataEvents: z.array(dataEvents).default([]).describe("Data events; charged for each event"),
    networkActivityEvents: z
        .array(networkActivityEvents)
        .default([])
        .describe("Calls through VPC endpoints; charged for each event"),
    insights: z
        .array(value.choice(insightTypes, "ApiCallRateInsight"))
        .default([])
        .describe("CloudTrail Insights on the recorded management events; charged for each event analyzed"),
    prefix: name.keyPrefix.optional().describe("What the keys of the log files begin with; each trail another prefix"),
    organization: value.flag
        .default(true)
        .describe("Whether every account of the organization is recorded, or the management account alone"),
    multiRegion: value.flag.default(true).describe("Whether every Region is recorded, or the home Region alone"),
    tags: value.tags.default({}).describe("Tags of the trail and what belongs to it, on top of the stack's"),
    logGroup: logGroup.prefault({}).describe("The log group that the trail delivers to"),
    delivery: value
        .choice(["shared", "own", "none"], "shared")
        .default("shared")
        .describe("Which topic announces its log files: the stack's, one of its own, or none"),
    deliverySubscriptions: subscriptions.default([]).describe("Who is told of each log file on the trail's own topic"),
});

/** "Quotas in CloudTrail": five trails in a Region, which an organization trail takes up in every member account too. */
export const trails = z
    .array(trail)
    .min(1)
    .max(5)
    .meta({ allowed: "a list of 1 to 5 trails", example: "organization", at: [0, "name"] })
    .prefault([{}]);
