import type { DeploymentNames } from "./context";
import type { MetricDetection } from "./detection";

const silence = {
    kind: "metric",
    severity: "critical",
    techniques: ["T1562.008"],
    controls: [],
    statistic: "Sum",
    comparison: "LessThanThreshold",
    threshold: 1,
    period: 3600,
    evaluationPeriods: 1,
    // What receives nothing publishes no zero but nothing at all.
    treatMissingData: "breaching",
    enabledByDefault: true,
    noise: "",
} as const;

/**
 * Every other alarm is silent both when all is well and when the trail is blind; these tell the two apart. None for a
 * trail without management events: its silence is no sign.
 */
export function heartbeats(names: DeploymentNames): readonly MetricDetection[] {
    return names.recordsManagementEvents
        ? [noLogEvents(names.logGroup), ...(names.deliveryTopicName ? [noLogFile(names.deliveryTopicName)] : [])]
        : [];
}

function noLogEvents(logGroup: string): MetricDetection {
    return {
        ...silence,
        id: "no-log-events",
        title: "No CloudTrail event in the log group for an hour",
        why: "An organization is never silent for an hour: the trail was stopped, or it can no longer write to the log group, and no other alarm can fire.",
        response:
            "See whether the trail is logging and whether its last delivery to CloudWatch Logs failed. Until it delivers again, read the log files in the archive: no other alarm can fire.",
        watches: "log events that arrive in the trail's log group",
        namespace: "AWS/Logs",
        metricName: "IncomingLogEvents",
        dimensions: { LogGroupName: logGroup },
    };
}

/** CloudTrail publishes a message for each log file ("Configuring Amazon SNS notifications for CloudTrail"). */
function noLogFile(topicName: string): MetricDetection {
    return {
        ...silence,
        id: "no-log-file-delivered",
        title: "No log file delivered to the archive for an hour",
        why: "CloudTrail delivers every few minutes: the trail was stopped, or the bucket, its key or the topic no longer lets it in, and the record of this hour may be lost.",
        response:
            "See the trail's last delivery error, and what changed in the policies of the archive bucket, its key and the delivery topic. Put them back; CloudTrail delivers later what it could not deliver for a while.",
        watches: "messages published to the topic for delivered log files",
        namespace: "AWS/SNS",
        metricName: "NumberOfMessagesPublished",
        dimensions: { TopicName: topicName },
    };
}
