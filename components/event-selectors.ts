import type * as aws from "@pulumi/aws";

/** Which management events a trail records. The first copy of them in a Region is free; each further one is charged. */
export const managementEventTypes = ["all", "write-only", "none"] as const;
export type ManagementEvents = (typeof managementEventTypes)[number];

/** The services whose management events a trail can leave out ("Logging management events", CloudTrail User Guide). */
export const excludableEventSources = ["kms.amazonaws.com", "rdsdata.amazonaws.com"] as const;
export type ExcludableEventSource = (typeof excludableEventSources)[number];

export const readWriteTypes = ["all", "read-only", "write-only"] as const;
export type ReadWriteType = (typeof readWriteTypes)[number];

/** The types of CloudTrail Insights. */
export const insightTypes = ["ApiCallRateInsight", "ApiErrorRateInsight"] as const;
export type InsightType = (typeof insightTypes)[number];

/** What a field of an event must be; with several operators, each of them holds, and of its values one. */
export interface FieldSelector {
    /** For instance `eventName` or `resources.ARN` ("AdvancedFieldSelector", CloudTrail API Reference). */
    readonly field: string;
    readonly equals?: readonly string[] | undefined;
    readonly notEquals?: readonly string[] | undefined;
    readonly startsWith?: readonly string[] | undefined;
    readonly notStartsWith?: readonly string[] | undefined;
    readonly endsWith?: readonly string[] | undefined;
    readonly notEndsWith?: readonly string[] | undefined;
}

/** Data events of one resource type. AWS charges for each event. */
export interface DataEvents {
    /** For instance `AWS::S3::Object`. */
    readonly resourceType: string;
    readonly readWriteType: ReadWriteType;
    readonly fieldSelectors: readonly FieldSelector[];
}

/** Calls through VPC endpoints of one service. AWS charges for each event. */
export interface NetworkActivityEvents {
    readonly eventSource: string;
    readonly fieldSelectors: readonly FieldSelector[];
}

/** What a trail records. */
export interface TrailEvents {
    readonly managementEvents: ManagementEvents;
    readonly excludedManagementEventSources: readonly ExcludableEventSource[];
    readonly dataEvents: readonly DataEvents[];
    readonly networkActivityEvents: readonly NetworkActivityEvents[];
    /** Analyzes the recorded management events. AWS charges for each event analyzed. */
    readonly insights: readonly InsightType[];
}

type AdvancedEventSelector = aws.types.input.cloudtrail.TrailAdvancedEventSelector;
type AwsFieldSelector = aws.types.input.cloudtrail.TrailAdvancedEventSelectorFieldSelector;

/**
 * The advanced event selectors of a trail. Object events of the buckets that hold the logs are always left out: the trail
 * would log its own deliveries without end. After "Logging data events" of the CloudTrail user guide.
 *
 * @param logBucketArns the buckets that hold the logs of this organization's trails.
 */
export function advancedEventSelectors(events: TrailEvents, logBucketArns: readonly string[]): AdvancedEventSelector[] {
    return [
        ...managementSelectors(events),
        ...events.dataEvents.map((selected, index) => dataSelector(selected, index, logBucketArns)),
        ...events.networkActivityEvents.map(networkActivitySelector),
    ];
}

function managementSelectors(events: TrailEvents): AdvancedEventSelector[] {
    const { managementEvents, excludedManagementEventSources: excluded } = events;
    if (managementEvents === "none") {
        return [];
    }
    return [
        {
            // Auditors' tools look for this very name.
            name: "Management events selector",
            fieldSelectors: [
                { field: "eventCategory", equals: ["Management"] },
                ...readOnlyField(managementEvents),
                ...(excluded.length > 0 ? [{ field: "eventSource", notEquals: [...excluded] }] : []),
            ],
        },
    ];
}

function dataSelector(
    { resourceType, readWriteType, fieldSelectors }: DataEvents,
    index: number,
    logBucketArns: readonly string[],
): AdvancedEventSelector {
    const isOfObjects = resourceType === "AWS::S3::Object";
    const fields = fieldSelectors.map(fieldSelector);
    return {
        name: `Data events ${index + 1} of ${resourceType}`,
        fieldSelectors: [
            { field: "eventCategory", equals: ["Data"] },
            { field: "resources.type", equals: [resourceType] },
            ...readOnlyField(readWriteType),
            ...(isOfObjects ? withoutLogBuckets(fields, logBucketArns) : fields),
        ],
    };
}

function networkActivitySelector(
    { eventSource, fieldSelectors }: NetworkActivityEvents,
    index: number,
): AdvancedEventSelector {
    return {
        name: `Network activity events ${index + 1} of ${eventSource}`,
        fieldSelectors: [
            { field: "eventCategory", equals: ["NetworkActivity"] },
            { field: "eventSource", equals: [eventSource] },
            ...fieldSelectors.map(fieldSelector),
        ],
    };
}

function readOnlyField(type: ManagementEvents | ReadWriteType): AwsFieldSelector[] {
    return type === "all" || type === "none"
        ? []
        : [{ field: "readOnly", equals: [type === "read-only" ? "true" : "false"] }];
}

/** CloudTrail takes each field once in a selector: what was asked of the ARN and the exclusion become one. */
function withoutLogBuckets(fields: readonly AwsFieldSelector[], logBucketArns: readonly string[]): AwsFieldSelector[] {
    const isArn = ({ field }: AwsFieldSelector) => field === "resources.ARN";
    const asked = fields.find(isArn) ?? { field: "resources.ARN" };
    const excluded = logBucketArns.map((arn) => `${arn}/`);
    return [
        ...fields.filter((field) => !isArn(field)),
        { ...asked, notStartsWiths: [...((asked.notStartsWiths as string[] | undefined) ?? []), ...excluded] },
    ];
}

function fieldSelector(selector: FieldSelector): AwsFieldSelector {
    const { field, equals, notEquals, startsWith, notStartsWith, endsWith, notEndsWith } = selector;
    const operators = {
        equals,
        notEquals,
        startsWiths: startsWith,
        notStartsWiths: notStartsWith,
        endsWiths: endsWith,
        notEndsWiths: notEndsWith,
    };
    const given = Object.entries(operators).flatMap(([operator, values]) => (values ? [[operator, [...values]]] : []));
    return { field, ...(Object.fromEntries(given) as Omit<AwsFieldSelector, "field">) };
}
