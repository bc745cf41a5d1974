import { topicArn } from "../components/documents/arns";
import type { DeploymentNames } from "../detections/context";
import type { Settings, TrailDefinition } from "./settings";

/**
 * The names that the detections watch over, from the settings. Without a watched trail there are no alarms; the names are
 * then those that the first trail's alarms would watch over.
 */
export function detectionNamesOf(
    settings: Pick<Settings, "deployment" | "names" | "existing"> & {
        readonly trails: readonly TrailDefinition[];
        readonly watchedTrail: TrailDefinition | undefined;
    },
): DeploymentNames {
    const { deployment, names, existing, trails } = settings;
    const watched = settings.watchedTrail ?? trails[0];
    const deliveryTopics: Readonly<Record<string, string>> = {
        shared: existing.deliveryTopicArn ?? topicArn(deployment, names.deliveryTopic),
        own: topicArn(deployment, watched?.deliveryTopic ?? ""),
    };
    const deliveryTopic = deliveryTopics[watched?.delivery ?? "none"];
    const ownTopics = trails.flatMap((trail) =>
        trail.deliveryTopic ? [topicArn(deployment, trail.deliveryTopic)] : [],
    );
    return {
        ...deployment,
        trails: trails.map(({ trailName, trailArn }) => ({ name: trailName, arn: trailArn })),
        archiveBucket: existing.archiveBucket ?? names.archiveBucket,
        accessLogBucket: existing.accessLogBucket ?? names.accessLogBucket,
        logGroup: watched?.logGroup?.name ?? `/aws/cloudtrail/${watched?.trailName ?? ""}`,
        deliveryRole: watched?.logDeliveryRoleName ?? "",
        alarmPrefix: names.alarmPrefix,
        topicArns: [
            existing.urgentTopicArn ?? topicArn(deployment, names.urgentTopic),
            existing.reviewTopicArn ?? topicArn(deployment, names.reviewTopic),
            ...(trails.some(({ delivery }) => delivery === "shared") ? [deliveryTopics["shared"] ?? ""] : []),
            ...ownTopics,
        ],
        ...(deliveryTopic === undefined
            ? {}
            : { deliveryTopicName: deliveryTopic.slice(deliveryTopic.lastIndexOf(":") + 1) }),
        recordsManagementEvents: watched !== undefined && watched.managementEvents !== "none",
        keyAliases: [`alias/${names.archiveKeyAlias}`, `alias/${names.trailKeyAlias}`],
    };
}
