import {
    GetEventSelectorsCommand,
    GetInsightSelectorsCommand,
    GetTrailCommand,
    GetTrailStatusCommand,
} from "@aws-sdk/client-cloudtrail";
import { DescribeLogGroupsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { bucketArn, logGroupArn } from "../../components/documents/arns";
import { advancedEventSelectors } from "../../components/event-selectors";
import type { LogGroupSettings, Settings, TrailSettings } from "../../settings/settings";
import { Subject, type Check } from "./check";
import type { Clients } from "./clients";
import { deliveryTopicArn } from "./topics";

/** Whether a trail records what it should, and delivers where it should. */
export async function checkTrail(
    { cloudTrail }: Clients["trailAccount"],
    settings: Settings,
    trail: TrailSettings,
    keyArn: string,
): Promise<Check[]> {
    const { deployment, existing, names } = settings;
    const subject = new Subject(`trail ${trail.trailName}`);
    const { trailArn, logGroup } = trail;
    await subject.expect("is logging", true, async () => {
        return (await cloudTrail.send(new GetTrailStatusCommand({ Name: trailArn }))).IsLogging;
    });
    const { Trail: found } = await cloudTrail
        .send(new GetTrailCommand({ Name: trailArn }))
        .catch(() => ({ Trail: undefined }));
    const archive = existing.archiveBucket ?? names.archiveBucket;
    const topic = deliveryTopicArn(settings, trail);
    const facts: [claim: string, expected: unknown, found: unknown][] = [
        ["validates log files", true, found?.LogFileValidationEnabled],
        [
            trail.organization ? "covers the organization" : "covers the management account alone",
            trail.organization,
            found?.IsOrganizationTrail,
        ],
        [
            trail.multiRegion ? "covers all Regions" : "covers the home Region alone",
            trail.multiRegion,
            found?.IsMultiRegionTrail,
        ],
        ["covers global services", true, found?.IncludeGlobalServiceEvents],
        [
            trail.prefix === undefined ? "delivers to the archive" : `delivers to the archive, under ${trail.prefix}/`,
            { bucket: archive, prefix: trail.prefix },
            { bucket: found?.S3BucketName, prefix: found?.S3KeyPrefix },
        ],
        ["encrypts with the archive's key", keyArn, found?.KmsKeyId],
        [
            logGroup ? "delivers to the log group" : "delivers to no log group",
            logGroup && `${logGroupArn(deployment, logGroup.name)}:*`,
            found?.CloudWatchLogsLogGroupArn,
        ],
        [
            topic ? "announces log files on its delivery topic" : "announces log files nowhere",
            topic,
            found?.SnsTopicARN,
        ],
    ];
    for (const [claim, expected, actual] of facts) {
        await subject.expect(claim, expected, () => Promise.resolve(actual));
    }
    const buckets = settings.logBucketNames.map((name) => bucketArn(deployment, name));
    const selectors = advancedEventSelectors(trail, buckets);
    await subject.expect("records the selected events", selectors.map(selectorText), async () => {
        const answer = await cloudTrail.send(new GetEventSelectorsCommand({ TrailName: trailArn }));
        return answer.AdvancedEventSelectors?.map(selectorText);
    });
    if (trail.insights.length > 0) {
        await subject.expect("analyzes with Insights", [...trail.insights].sort() as unknown[], async () => {
            const answer = await cloudTrail.send(new GetInsightSelectorsCommand({ TrailName: trailArn }));
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
    { name, retentionDays, class: logGroupClass }: LogGroupSettings,
    keyArn: string,
): Promise<Check[]> {
    const subject = new Subject(`log group ${name}`);
    const found = async () => {
        const { logGroups } = await logs.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: name }));
        return logGroups?.find(({ logGroupName }) => logGroupName === name);
    };
    await subject.expect(`keeps events for ${retentionDays} days`, retentionDays, async () => {
        return (await found())?.retentionInDays;
    });
    await subject.expect("encrypts events", keyArn, async () => (await found())?.kmsKeyId);
    await subject.expect<string>(`is of the class ${logGroupClass}`, logGroupClass, async () => {
        return (await found())?.logGroupClass;
    });
    return subject.checks;
}
