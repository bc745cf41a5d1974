import { type CloudWatchLogsClient, DescribeLogGroupsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { lackIf, type Lack } from "./lack";

/** What a log group lacks to take events and metric filters. */
export async function lacksOfLogGroup(logs: CloudWatchLogsClient, name: string): Promise<Lack[]> {
    const { logGroups = [] } = await logs.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: name }));
    const found = logGroups.find(({ logGroupName }) => logGroupName === name);
    if (!found) {
        return [{ kind: "must", what: "existence: the trails' account has none of this name in their Region" }];
    }
    const { logGroupClass = "STANDARD", kmsKeyId, retentionInDays = Infinity } = found;
    return [
        ...lackIf(
            logGroupClass !== "STANDARD",
            "must",
            `the class STANDARD: ${logGroupClass} takes no metric filters, so no alarm could fire`,
        ),
        ...lackIf(
            kmsKeyId === undefined,
            "hardening",
            "a key of your own: CloudWatch Logs encrypts it with one of AWS",
        ),
        ...lackIf(retentionInDays < 365, "hardening", `a retention of 365 days or more: it is ${retentionInDays}`),
    ];
}
