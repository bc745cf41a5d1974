import { boolean, set, text, type Values } from "../arguments";
import type { Client } from "../clients";
import { regional, resourceType, tagged } from "../resource-type";
import { tagList, tagsFrom } from "../tags";
import { alarmTags } from "./cloudwatch";

const compositeAlarmArguments = {
    alarmName: text({ required: true, replaces: true }),
    alarmRule: text({ required: true }),
    actionsEnabled: boolean({ default: true, replaces: true }),
    alarmActions: set(text()),
    alarmDescription: text(),
    insufficientDataActions: set(text()),
    okActions: set(text()),
    ...regional,
    ...tagged,
};

/** Its id is its name. */
export const compositeAlarm = resourceType({
    service: "cloudwatch",
    arguments: compositeAlarmArguments,
    outputs: ["arn"],
    stables: ["alarmName", "arn"],
    identity: ["alarmName"],

    async create({ client }, inputs) {
        await put(client, inputs);
        return inputs.alarmName;
    },

    update: ({ client }, _, inputs) => put(client, inputs),

    ...alarmTags,

    async read({ client }, name) {
        const { CompositeAlarms: [found] = [] } = await client.describeAlarms({
            AlarmNames: [name],
            AlarmTypes: ["CompositeAlarm"],
        });
        if (!found) {
            return undefined;
        }
        const { Tags } = await client.listTagsForResource({ ResourceARN: found.AlarmArn });
        return {
            arn: found.AlarmArn,
            alarmName: name,
            alarmRule: found.AlarmRule,
            actionsEnabled: found.ActionsEnabled,
            alarmActions: found.AlarmActions,
            alarmDescription: found.AlarmDescription,
            insufficientDataActions: found.InsufficientDataActions,
            okActions: found.OKActions,
            tagsAll: tagsFrom(Tags),
        };
    },

    delete: ({ client }, name) => client.deleteAlarms({ AlarmNames: [name] }),
});

/** Leaves the tags of an alarm that exists as they are ("PutCompositeAlarm"). */
const put = (client: Client<"cloudwatch">, inputs: Values<typeof compositeAlarmArguments>) =>
    client.putCompositeAlarm({
        AlarmName: inputs.alarmName,
        AlarmRule: inputs.alarmRule,
        ActionsEnabled: inputs.actionsEnabled,
        AlarmActions: inputs.alarmActions,
        AlarmDescription: inputs.alarmDescription,
        InsufficientDataActions: inputs.insufficientDataActions,
        OKActions: inputs.okActions,
        Tags: tagList(inputs.tagsAll),
    });
