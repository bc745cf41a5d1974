import { DescribeAlarmsCommand, type MetricAlarm } from "@aws-sdk/client-cloudwatch";
import { DescribeLogGroupsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { GetFunctionConfigurationCommand } from "@aws-sdk/client-lambda";
import { GetScheduleCommand } from "@aws-sdk/client-scheduler";
import { roleArn, topicArn } from "../../components/documents/arns";
import { functionArn } from "../../components/documents/verification-names";
import {
    functionPolicy,
    functionTrustPolicy,
    schedulePolicy,
    scheduleTrustPolicy,
} from "../../components/documents/verification-policies";
import { deploymentResourcesOf } from "../../settings/deployment-resources";
import type { Settings } from "../../settings/settings";
import { verificationAlarms } from "../../verification/alarms";
import { eventOf } from "../../verification/event";
import { memorySize, timeout } from "../../verification/limits";
import { Subject, type Check } from "./check";
import type { Clients } from "./clients";
import { inlinePolicyOf, trustPolicyOf } from "./roles";

/** Whether the function that verifies on a schedule is called, reads and nothing more, and tells somebody. */
export async function checkVerification(
    { cloudWatch, iam, lambda, logs, scheduler }: Clients["logArchiveAccount"],
    settings: Settings,
    keyArn: string,
): Promise<Check[]> {
    const { deployment, existing, names, trails, verification } = settings;
    if (verification === undefined) {
        return [];
    }
    const { functionName, scheduleNames, scheduleRoleName, logGroupName, metricNamespace, hour } = verification;
    const bucketName = existing.archiveBucket ?? names.archiveBucket;
    const role = (name: string) => roleArn(deployment, deployment.logArchiveAccountId, name);

    const verifier = new Subject(`function ${functionName}`);
    const wanted = { Role: role(functionName), Timeout: timeout, MemorySize: memorySize, LogGroup: logGroupName };
    await verifier.expect<Partial<typeof wanted>>("runs as its own role, within its limits", wanted, async () => {
        const { Role, Timeout, MemorySize, LoggingConfig } = await lambda.send(
            new GetFunctionConfigurationCommand({ FunctionName: functionName }),
        );
        return { Role, Timeout, MemorySize, LogGroup: LoggingConfig?.LogGroup } as Partial<typeof wanted>;
    });
    const archive = { bucketName, key: deploymentResourcesOf(settings).archiveKey };
    await verifier.expect<unknown>("is assumed by Lambda alone", functionTrustPolicy(), () =>
        trustPolicyOf(iam, functionName),
    );
    await verifier.expect<unknown>(
        "reads the archive, and writes its own log and metrics",
        functionPolicy(deployment, archive, verification),
        () => inlinePolicyOf(iam, functionName, "access"),
    );
    await verifier.expect<unknown>("keeps an encrypted log for a year", { keyArn, days: 365 }, async () => {
        const { logGroups } = await logs.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: logGroupName }));
        const found = logGroups?.find((group) => group.logGroupName === logGroupName);
        return found && { keyArn: found.kmsKeyId, days: found.retentionInDays };
    });

    const schedules = new Subject(`${scheduleNames.length} schedule${scheduleNames.length === 1 ? "" : "s"}`);
    for (const [index, Name] of scheduleNames.entries()) {
        const event = eventOf(bucketName, trails, { index, count: scheduleNames.length }, metricNamespace);
        const target = {
            Arn: functionArn(deployment, functionName),
            RoleArn: role(scheduleRoleName),
            Input: JSON.stringify(event),
        };
        await schedules.expect<unknown>(
            `${Name} calls the function every day at ${hour}:00 UTC`,
            { expression: `cron(0 ${hour} * * ? *)`, zone: "UTC", state: "ENABLED", target },
            async () => {
                const found = await scheduler.send(new GetScheduleCommand({ Name }));
                const { Arn, RoleArn, Input } = found.Target ?? {};
                return {
                    expression: found.ScheduleExpression,
                    zone: found.ScheduleExpressionTimezone,
                    state: found.State,
                    target: { Arn, RoleArn, Input },
                };
            },
        );
    }
    await schedules.expect<unknown>(
        "have a role that EventBridge Scheduler alone assumes",
        scheduleTrustPolicy(deployment),
        () => trustPolicyOf(iam, scheduleRoleName),
    );
    await schedules.expect<unknown>("may call the function alone", schedulePolicy(deployment, verification), () =>
        inlinePolicyOf(iam, scheduleRoleName, "access"),
    );

    const alarms = new Subject("alarms on the verification");
    const topic = existing.urgentTopicArn ?? topicArn(deployment, names.urgentTopic);
    await alarms.expect(
        "watch what is not proved, and runs that do not come to their end",
        verificationAlarms(verification)
            .map(
                (alarm) =>
                    `${verification.alarmNamePrefix}${alarm.id}: ${alarm.metricName} ${alarm.threshold} ${topic}`,
            )
            .sort(),
        async () => {
            const { MetricAlarms = [] } = await cloudWatch.send(
                new DescribeAlarmsCommand({ AlarmNamePrefix: verification.alarmNamePrefix }),
            );
            return MetricAlarms.map(alarmText).sort();
        },
    );
    return [...verifier.checks, ...schedules.checks, ...alarms.checks];
}

function alarmText({ AlarmName, MetricName, Threshold, AlarmActions = [] }: MetricAlarm): string {
    return `${AlarmName}: ${MetricName} ${Threshold} ${AlarmActions.join(" ")}`;
}
