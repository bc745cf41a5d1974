import type * as aws from "@pulumi/aws";

/** The resource types whose CloudTrail data events a trail can record here. */
export const dataEventResourceTypes = ["AWS::S3::Object", "AWS::Lambda::Function", "AWS::DynamoDB::Table"] as const;
export type DataEventResourceType = (typeof dataEventResourceTypes)[number];

/** The types of CloudTrail Insights. */
export const insightTypes = ["ApiCallRateInsight", "ApiErrorRateInsight"] as const;
export type InsightType = (typeof insightTypes)[number];

/**
 * The advanced event selectors of a trail: all management events, and the data events of the given resource types.
 * Object events of the buckets that hold the logs are always left out: the trail would log its own deliveries without
 * end. After "Logging data events" of the CloudTrail user guide.
 */
export function advancedEventSelectors(
    dataEvents: readonly DataEventResourceType[],
    logBucketArns: readonly string[],
): aws.types.input.cloudtrail.TrailAdvancedEventSelector[] {
    return [
        // Auditors' tools look for this very name.
        { name: "Management events selector", fieldSelectors: [{ field: "eventCategory", equals: ["Management"] }] },
        ...dataEvents.map((resourceType) => ({
            name: `Data events of ${resourceType}`,
            fieldSelectors: [
                { field: "eventCategory", equals: ["Data"] },
                { field: "resources.type", equals: [resourceType] },
                ...(resourceType === "AWS::S3::Object"
                    ? [{ field: "resources.ARN", notStartsWiths: logBucketArns.map((arn) => `${arn}/`) }]
                    : []),
            ],
        })),
    ];
}
