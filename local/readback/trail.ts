import {
    GetEventSelectorsCommand,
    GetInsightSelectorsCommand,
    GetTrailCommand,
    GetTrailStatusCommand,
} from "@aws-sdk/client-cloudtrail";
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
    const selectors = advancedEventSelectors(settings.trail.dataEvents, buckets);
    await subject.expect("records the selected events", selectors.map(selectorText), async () => {
        const answer = await cloudTrail.send(new GetEventSelectorsCommand({ TrailName: arn }));
        return answer.AdvancedEventSelectors?.map(selectorText);
    });
    if (settings.trail.insights.length > 0) {
        await subject.expect("analyzes with Insights", [...settings.trail.insights].sort() as unknown[], async () => {
            const answer = await cloudTrail.send(new GetInsightSelectorsCommand({ TrailName: arn }));
            return answer.InsightSelectors?.map(({ InsightType }) => InsightType as unknown).sort();
        });
    }
    return subject.checks;
}

/** A selector by its content alone: the program and the API differ in the case of names, and in what they leave out. */
function selectorText(selector: object): string {
    return JSON.stringify(selector, (_, value: unknown) =>
        typeof value === "object" && value !== null && !Array.isArray(value)
            ? Object.fromEntries(
                  Object.entries(value)
                      .map(([key, part]) => [
                          key.toLowerCase().replace(/(start|end)swiths$/, "$1swith"),
                          part as unknown,
                      ])
                      .sort(([one], [other]) => (String(one) < String(other) ? -1 : 1)),
              )
            : value,
    );
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
