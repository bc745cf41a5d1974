import { Scheduler } from "@aws-sdk/client-scheduler";
import { type TestEmulator } from "../../emulator/harness";
import type { Case } from "../describe-resource";

const target = {
    arn: "arn:aws:lambda:us-east-1:111122223333:function:verifier",
    roleArn: "arn:aws:iam::111122223333:role/verifier-schedule",
};

export function schedulerCases(aws: TestEmulator): Case[] {
    const scheduler = () => aws.client(Scheduler);

    return [
        {
            type: "aws:scheduler/schedule:Schedule",
            inputs: () => ({
                name: "verify",
                description: "Calls the verifier",
                scheduleExpression: "cron(0 5 * * ? *)",
                flexibleTimeWindow: { mode: "OFF" },
                target: { ...target, input: '{"bucket":"logs"}' },
            }),
            changes: () => ({
                description: undefined,
                scheduleExpression: "rate(1 hour)",
                scheduleExpressionTimezone: "Europe/Berlin",
                flexibleTimeWindow: { mode: "FLEXIBLE", maximumWindowInMinutes: 15 },
                state: "DISABLED",
                target: { ...target, retryPolicy: { maximumEventAgeInSeconds: 3600, maximumRetryAttempts: 2 } },
            }),
            drift: () =>
                scheduler().updateSchedule({
                    Name: "verify",
                    ScheduleExpression: "cron(0 5 * * ? *)",
                    FlexibleTimeWindow: { Mode: "OFF" },
                    Target: { Arn: target.arn, RoleArn: target.roleArn, Input: "{}" },
                    Description: "Calls the verifier",
                    State: "DISABLED",
                }),
            drifted: ["state", "target"],
            remove: () => scheduler().deleteSchedule({ Name: "verify" }),
        },
    ];
}
