import { GetEventSelectorsCommand, GetTrailCommand, GetTrailStatusCommand } from "@aws-sdk/client-cloudtrail";
import { DescribeLogGroupsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { bucketArn, logGroupArn, topicArn } from "../../components/documents/arns";
import { advancedEventSelectors } from "../../components/event-selectors";
import type { Settings } from "../../settings/settings";
import { Subject, type Check } from "./check";
import type { Clients } from "./clients";

/** Whether the trail records what it should, and delivers where it should. */
export async function checkTrail(
    { cloudTrail }: Clients["trailAccount"],
    settings: Settings,
    keyArn: string,
): Promise<Check[]> {
    const { deployment, names } = settings;
    const subject = new Subject(`organization trail ${names.trail}`);
    const arn = settings.trailArn;
    await subject.expect("is logging", true, async () => {
        return (await cloudTrail.send(new GetTrailStatusCommand({ Name: arn }))).IsLogging;
    });
    const { Trail } = await cloudTrail.send(new GetTrailCommand({ Name: arn })).catch(() => ({ Trail: undefined }));
    const facts: [claim: string, expected: unknown, found: unknown][] = [
        ["validates log files", true, Trail?.LogFileValidationEnabled],
        ["covers the organization", true, Trail?.IsOrganizationTrail],
        ["covers all Regions", true, Trail?.IsMultiRegionTrail],
        ["covers global services", true, Trail?.IncludeGlobalServiceEvents],
        ["delivers to the archive", names.archiveBucket, Trail?.S3BucketName],
        ["encrypts with the archive's key", keyArn, Trail?.KmsKeyId],
        ["delivers to the log group", `${logGroupArn(deployment, names.logGroup)}:*`, Trail?.CloudWatchLogsLogGroupArn],
        ["announces log files on the delivery topic", topicArn(deployment, names.deliveryTopic), Trail?.SnsTopicARN],
    ];
    for (const [claim, expected, found] of facts) {
        await subject.expect(claim, expected, () => Promise.resolve(found));
    }
    const buckets = [names.archiveBucket, names.accessLogBucket].map((name) => bucketArn(deployment, name));
    const selectors = advancedEventSelectors(settings.trail.dataEvents, buckets).map(({ name }) => name as unknown);
    await subject.expect("records the selected events", selectors, async () => {
        const answer = await cloudTrail.send(new GetEventSelectorsCommand({ TrailName: arn }));
        return answer.AdvancedEventSelectors?.map(({ Name }) => Name as unknown);
    });
    return subject.checks;
}

/** Whether events are kept for as long as they should be. */
export async function checkLogGroup(
    { logs }: Clients["trailAccount"],
    settings: Settings,
    keyArn: string,
): Promise<Check[]> {
    const { names, retention } = settings;
    const subject = new Subject(`log group ${names.logGroup}`);
    const expected = { retentionInDays: retention.logGroupDays, kmsKeyId: keyArn };
    await subject.expect(`keeps events for ${retention.logGroupDays} days, encrypted`, expected, async () => {
        const { logGroups } = await logs.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: names.logGroup }));
        const group = logGroups?.find(({ logGroupName }) => logGroupName === names.logGroup);
        return group?.retentionInDays !== undefined && group.kmsKeyId !== undefined
            ? { retentionInDays: group.retentionInDays, kmsKeyId: group.kmsKeyId }
            : undefined;
    });
    return subject.checks;
}
