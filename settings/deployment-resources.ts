import { nameIn } from "../components/documents/arns";
import type { DeploymentResources } from "../components/documents/deployment-resources";
import type { Settings, TrailDefinition } from "./settings";

/** The parts of a deployment that its roles work on, from the settings. */
export function deploymentResourcesOf(
    settings: Pick<Settings, "alarms" | "athena" | "existing" | "names" | "verification"> & {
        readonly trails: readonly TrailDefinition[];
        readonly watchedTrail: TrailDefinition | undefined;
    },
): DeploymentResources {
    const { existing, names, trails, watchedTrail } = settings;
    const delivering = trails.filter(({ logGroup }) => logGroup !== undefined);
    return {
        logBucketNames:
            existing.archiveBucket === undefined
                ? [names.archiveBucket, names.accessLogBucket]
                : [existing.archiveBucket],
        archiveKey:
            existing.archiveKeyArn === undefined ? { alias: names.archiveKeyAlias } : { arn: existing.archiveKeyArn },
        trailKey: existing.trailKeyArn === undefined ? { alias: names.trailKeyAlias } : { arn: existing.trailKeyArn },
        trailArns: trails.map(({ trailArn }) => trailArn),
        logGroupNames: delivering.flatMap(({ logGroup }) => (logGroup ? [logGroup.name] : [])),
        logDeliveryRoleNames: delivering.map(({ logDeliveryRoleName }) => logDeliveryRoleName),
        topicNames: [
            ...(watchedTrail
                ? [
                      existing.urgentTopicArn ? nameIn(existing.urgentTopicArn) : names.urgentTopic,
                      existing.reviewTopicArn ? nameIn(existing.reviewTopicArn) : names.reviewTopic,
                      ...(settings.alarms.auditor ? [names.auditorTopic] : []),
                  ]
                : []),
            ...(trails.some(({ delivery }) => delivery === "shared")
                ? [existing.deliveryTopicArn ? nameIn(existing.deliveryTopicArn) : names.deliveryTopic]
                : []),
            ...trails.flatMap(({ deliveryTopic }) => (deliveryTopic === undefined ? [] : [deliveryTopic])),
        ],
        existing: {
            logBuckets: existing.archiveBucket === undefined ? [] : [existing.archiveBucket],
            logGroups: delivering.flatMap(({ logGroup }) => (logGroup?.exists ? [logGroup.name] : [])),
            topics: [existing.urgentTopicArn, existing.reviewTopicArn, existing.deliveryTopicArn].flatMap((arn) =>
                arn === undefined ? [] : [nameIn(arn)],
            ),
        },
        alarmNamePrefix: names.alarmPrefix,
        verification: settings.verification,
        query: settings.athena.enabled
            ? { workgroup: names.queryWorkgroup, database: names.queryDatabase, bucket: names.queryBucket }
            : undefined,
    };
}
