import type { CreateScheduleCommandInput } from "@aws-sdk/client-scheduler";
import { number, object, text, type Values } from "../arguments";
import { regional, resourceType } from "../resource-type";

const scheduleArguments = {
    name: text({ required: true, replaces: true }),
    description: text(),
    flexibleTimeWindow: object(
        { maximumWindowInMinutes: number(), mode: text({ required: true }) },
        { required: true },
    ),
    groupName: text({ default: "default", replaces: true }),
    kmsKeyArn: text(),
    scheduleExpression: text({ required: true }),
    scheduleExpressionTimezone: text({ default: "UTC" }),
    state: text({ default: "ENABLED" }),
    target: object(
        {
            arn: text({ required: true }),
            roleArn: text({ required: true }),
            input: text(),
            retryPolicy: object({
                maximumEventAgeInSeconds: number({ default: 86_400 }),
                maximumRetryAttempts: number({ default: 185 }),
            }),
        },
        { required: true },
    ),
    ...regional,
};
type Schedule = Values<typeof scheduleArguments>;

/** What EventBridge Scheduler does when no retry policy is given, and answers with then ("RetryPolicy"). */
const standardRetries = { MaximumEventAgeInSeconds: 86_400, MaximumRetryAttempts: 185 };

/** Its id is `group/name`. */
export const schedule = resourceType({
    service: "scheduler",
    arguments: scheduleArguments,
    outputs: ["arn"],
    stables: ["arn", "groupName", "name"],
    identity: ["groupName", "name"],

    async create({ client }, inputs) {
        await client.createSchedule(request(inputs));
        return `${inputs.groupName}/${inputs.name}`;
    },

    update: ({ client }, _, inputs) => client.updateSchedule(request(inputs)),

    async read({ client }, id) {
        const found = await client.getSchedule(namesIn(id));
        const { MaximumEventAgeInSeconds: age = 0, MaximumRetryAttempts: attempts = 0 } =
            found.Target?.RetryPolicy ?? standardRetries;
        const isStandard =
            age === standardRetries.MaximumEventAgeInSeconds && attempts === standardRetries.MaximumRetryAttempts;
        return {
            arn: found.Arn,
            name: found.Name,
            description: found.Description,
            flexibleTimeWindow: {
                maximumWindowInMinutes: found.FlexibleTimeWindow?.MaximumWindowInMinutes,
                mode: found.FlexibleTimeWindow?.Mode ?? "",
            },
            groupName: found.GroupName,
            kmsKeyArn: found.KmsKeyArn,
            scheduleExpression: found.ScheduleExpression,
            scheduleExpressionTimezone: found.ScheduleExpressionTimezone,
            state: found.State,
            target: {
                arn: found.Target?.Arn ?? "",
                roleArn: found.Target?.RoleArn ?? "",
                input: found.Target?.Input,
                retryPolicy: isStandard ? undefined : { maximumEventAgeInSeconds: age, maximumRetryAttempts: attempts },
            },
        };
    },

    delete: ({ client }, id) => client.deleteSchedule(namesIn(id)),
});

/** UpdateSchedule takes the whole of it, and sets to its default what is left out. */
function request({ flexibleTimeWindow, target, ...inputs }: Schedule): CreateScheduleCommandInput {
    const { retryPolicy } = target;
    return {
        Name: inputs.name,
        GroupName: inputs.groupName,
        Description: inputs.description,
        FlexibleTimeWindow: {
            MaximumWindowInMinutes: flexibleTimeWindow.maximumWindowInMinutes,
            Mode: flexibleTimeWindow.mode as "OFF",
        },
        KmsKeyArn: inputs.kmsKeyArn,
        ScheduleExpression: inputs.scheduleExpression,
        ScheduleExpressionTimezone: inputs.scheduleExpressionTimezone,
        State: inputs.state as "ENABLED",
        Target: {
            Arn: target.arn,
            RoleArn: target.roleArn,
            Input: target.input,
            RetryPolicy: retryPolicy && {
                MaximumEventAgeInSeconds: retryPolicy.maximumEventAgeInSeconds,
                MaximumRetryAttempts: retryPolicy.maximumRetryAttempts,
            },
        },
    };
}

function namesIn(id: string): { GroupName: string; Name: string } {
    const [GroupName = "", Name = ""] = id.split("/");
    return { GroupName, Name };
}
