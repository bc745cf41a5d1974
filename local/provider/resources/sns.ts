import { AwsFailure } from "../aws-failure";
import { boolean, json, number, policy, text } from "../arguments";
import type { Client } from "../clients";
import { regional, resourceType, tagged } from "../resource-type";
import { tagList, tagsFrom } from "../tags";

/** SNS holds settings as attributes: texts by name, of which an argument is one. */
interface AttributeOf<Argument extends string> {
    readonly argument: Argument;
    readonly attribute: string;
}

/** Each argument's attribute has the argument's name with a capital letter. */
const attributesOf = <const Argument extends string>(...names: Argument[]): readonly AttributeOf<Argument>[] =>
    names.map((argument) => ({ argument, attribute: argument[0]?.toUpperCase() + argument.slice(1) }));

const topicAttributes = attributesOf(
    "deliveryPolicy",
    "displayName",
    "kmsMasterKeyId",
    "policy",
    "signatureVersion",
    "tracingConfig",
);

const asText = (value: unknown): string => String(value ?? "");

export const topic = resourceType({
    service: "sns",
    arguments: {
        name: text({ required: true, replaces: true }),
        deliveryPolicy: json(),
        displayName: text(),
        kmsMasterKeyId: text(),
        policy: policy({ computed: true }),
        signatureVersion: number({ computed: true }),
        tracingConfig: text({ computed: true }),
        ...regional,
        ...tagged,
    },
    outputs: ["arn", "owner"],
    stables: ["arn", "name", "owner"],
    identity: ["name"],

    async create({ client }, inputs) {
        const given = topicAttributes.filter(({ argument }) => inputs[argument] !== undefined);
        const { TopicArn } = await client.createTopic({
            Name: inputs.name,
            Attributes: Object.fromEntries(
                given.map(({ argument, attribute }) => [attribute, asText(inputs[argument])]),
            ),
            Tags: tagList(inputs.tagsAll),
        });
        return TopicArn ?? "";
    },

    async update({ client }, arn, inputs, changed) {
        for (const { argument, attribute } of topicAttributes.filter(({ argument }) => changed(argument))) {
            const AttributeValue = asText(inputs[argument]);
            await client.setTopicAttributes({ TopicArn: arn, AttributeName: attribute, AttributeValue });
        }
    },

    tag: ({ client }, arn, tags) => client.tagResource({ ResourceArn: arn, Tags: tagList(tags) }),

    untag: ({ client }, arn, keys) => client.untagResource({ ResourceArn: arn, TagKeys: keys }),

    async read({ client }, arn) {
        const { Attributes: found = {} } = await client.getTopicAttributes({ TopicArn: arn });
        const { Tags } = await client.listTagsForResource({ ResourceArn: arn });
        return {
            arn: found.TopicArn,
            owner: found.Owner,
            name: arn.split(":").pop(),
            deliveryPolicy: found.DeliveryPolicy,
            displayName: found.DisplayName,
            kmsMasterKeyId: found.KmsMasterKeyId,
            policy: found.Policy,
            signatureVersion: found.SignatureVersion === undefined ? undefined : Number(found.SignatureVersion),
            tracingConfig: found.TracingConfig,
            tagsAll: tagsFrom(Tags),
        };
    },

    delete: ({ client }, arn) => client.deleteTopic({ TopicArn: arn }),
});

/** The policy of the topic with this ARN, which is the id too. */
export const topicPolicy = resourceType({
    service: "sns",
    arguments: {
        arn: text({ required: true, replaces: true }),
        policy: policy({ required: true }),
        ...regional,
    },
    outputs: ["owner"],
    stables: ["arn", "owner"],

    async create({ client }, inputs) {
        await setTopicPolicy(client, inputs.arn, inputs.policy);
        return inputs.arn;
    },

    update: ({ client }, arn, inputs) => setTopicPolicy(client, arn, inputs.policy),

    async read({ client }, arn) {
        const { Attributes: found = {} } = await client.getTopicAttributes({ TopicArn: arn });
        return { arn, owner: found.Owner, policy: found.Policy };
    },

    delete: ({ client, accountId }, arn) => setTopicPolicy(client, arn, defaultPolicy(arn, accountId)),
});

const setTopicPolicy = (client: Client<"sns">, arn: string, document: string) =>
    client.setTopicAttributes({ TopicArn: arn, AttributeName: "Policy", AttributeValue: document });

/** A topic cannot be without a policy. This is the one that AWS creates topics with. */
const defaultPolicy = (arn: string, accountId: string): string =>
    JSON.stringify({
        Version: "2008-10-17",
        Id: "__default_policy_ID",
        Statement: [
            {
                Sid: "__default_statement_ID",
                Effect: "Allow",
                Principal: { AWS: "*" },
                Action: [
                    "GetTopicAttributes",
                    "SetTopicAttributes",
                    "AddPermission",
                    "RemovePermission",
                    "DeleteTopic",
                    "Subscribe",
                    "ListSubscriptionsByTopic",
                    "Publish",
                ].map((action) => `SNS:${action}`),
                Resource: arn,
                Condition: { StringEquals: { "AWS:SourceOwner": accountId } },
            },
        ],
    });

const subscriptionAttributes = attributesOf(
    "deliveryPolicy",
    "filterPolicy",
    "filterPolicyScope",
    "rawMessageDelivery",
    "redrivePolicy",
    "subscriptionRoleArn",
);

export const topicSubscription = resourceType({
    service: "sns",
    arguments: {
        topic: text({ required: true, replaces: true }),
        protocol: text({ required: true, replaces: true }),
        endpoint: text({ required: true, replaces: true }),
        confirmationTimeoutInMinutes: number({ default: 1, local: true }),
        deliveryPolicy: json(),
        endpointAutoConfirms: boolean({ default: false, local: true }),
        filterPolicy: json(),
        filterPolicyScope: text({ computed: true }),
        rawMessageDelivery: boolean({ default: false }),
        redrivePolicy: json(),
        subscriptionRoleArn: text(),
        ...regional,
    },
    outputs: ["arn", "confirmationWasAuthenticated", "ownerId", "pendingConfirmation"],
    stables: ["arn", "endpoint", "ownerId", "protocol", "topic"],

    async create({ client }, inputs) {
        const given = subscriptionAttributes.filter(({ argument }) => inputs[argument]);
        const { SubscriptionArn } = await client.subscribe({
            TopicArn: inputs.topic,
            Protocol: inputs.protocol,
            Endpoint: inputs.endpoint,
            Attributes: Object.fromEntries(
                given.map(({ argument, attribute }) => [attribute, asText(inputs[argument])]),
            ),
            // Else the answer is "pending confirmation" until someone has followed the link.
            ReturnSubscriptionArn: true,
        });
        return SubscriptionArn ?? "";
    },

    async update({ client }, arn, inputs, changed) {
        for (const { argument, attribute } of subscriptionAttributes.filter(({ argument }) => changed(argument))) {
            const AttributeValue = asText(inputs[argument]);
            await client.setSubscriptionAttributes({ SubscriptionArn: arn, AttributeName: attribute, AttributeValue });
        }
    },

    async read({ client }, arn) {
        const { Attributes: found = {} } = await client.getSubscriptionAttributes({ SubscriptionArn: arn });
        return {
            arn: found.SubscriptionArn,
            confirmationWasAuthenticated: found.ConfirmationWasAuthenticated === "true",
            ownerId: found.Owner,
            pendingConfirmation: found.PendingConfirmation === "true",
            topic: found.TopicArn,
            protocol: found.Protocol,
            endpoint: found.Endpoint,
            deliveryPolicy: found.DeliveryPolicy,
            filterPolicy: found.FilterPolicy,
            filterPolicyScope: found.FilterPolicyScope,
            rawMessageDelivery: found.RawMessageDelivery === "true",
            redrivePolicy: found.RedrivePolicy,
            subscriptionRoleArn: found.SubscriptionRoleArn,
        };
    },

    async delete({ client }, arn) {
        try {
            await client.unsubscribe({ SubscriptionArn: arn });
        } catch (error) {
            // AWS drops it by itself when nobody confirms it ("Unsubscribe").
            if (!(error instanceof AwsFailure && error.message.includes("pending confirmation"))) {
                throw error;
            }
        }
    },
});
