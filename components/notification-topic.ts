import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { nameIn } from "./documents/arns";
import type { PolicyDocument } from "./documents/policy-document";

/** Who hears of a message. An `email` subscriber confirms by the link that AWS sends. */
export interface Subscription {
    /** Part of the child's name: it must not change when another subscription comes or goes. */
    readonly name: string;
    readonly protocol: "email" | "https" | "sqs";
    /** An e-mail address, an https URL, or a queue's ARN. */
    readonly endpoint: pulumi.Input<string>;
    /** Which messages the subscriber gets ("Amazon SNS subscription filter policies"). @default all */
    readonly filterPolicy?: Readonly<Record<string, unknown>> | undefined;
    /** What the filter policy is about. @default "MessageBody" */
    readonly filterPolicyScope?: "MessageAttributes" | "MessageBody" | undefined;
    /** Whether the subscriber gets the message without the envelope of SNS; not for `email`. @default false */
    readonly rawMessageDelivery?: boolean | undefined;
}

/** Exactly one of `create` and `existing` is given. */
export type NotificationTopicArgs = {
    readonly subscriptions: readonly Subscription[];
} & (
    | { readonly create: NewTopic; readonly existing?: undefined }
    | { readonly existing: ExistingTopic; readonly create?: undefined }
);

export interface NewTopic {
    readonly topicName: string;
    /** The whole topic policy. It is set with the topic: there is no moment with AWS's default policy alone. */
    readonly policy: PolicyDocument;
    /** ARN of a customer managed key; the service that publishes must be let in by the key's policy. */
    readonly keyArn: pulumi.Input<string>;
    readonly tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

/** A topic that is there already: it gets the subscriptions, and nothing of its own is changed. */
export interface ExistingTopic {
    readonly topicArn: string;
}

/**
 * An encrypted SNS topic with its policy and subscribers.
 *
 * @throws Error if both or neither of `create` and `existing` are given.
 */
export class NotificationTopic extends pulumi.ComponentResource {
    public readonly topicArn: pulumi.Output<string>;
    public readonly topicName: pulumi.Output<string>;

    constructor(name: string, args: NotificationTopicArgs, opts?: pulumi.ComponentResourceOptions) {
        super("orgtrail:index:NotificationTopic", name, args, opts);

        const { create, existing, subscriptions } = args;
        if ((create === undefined) === (existing === undefined)) {
            throw new Error(
                `notification topic "${name}": give either create or existing, not ${create ? "both" : "neither"}`,
            );
        }

        if (existing) {
            this.topicArn = pulumi.output(existing.topicArn);
            this.topicName = pulumi.output(nameIn(existing.topicArn));
        } else {
            const topic = new aws.sns.Topic(
                `${name}-topic`,
                {
                    name: create.topicName,
                    kmsMasterKeyId: create.keyArn,
                    policy: JSON.stringify(create.policy),
                    tags: create.tags,
                },
                { parent: this },
            );
            this.topicArn = topic.arn;
            this.topicName = topic.name;
        }
        for (const { name: subscription, filterPolicy, filterPolicyScope, ...subscribed } of subscriptions) {
            new aws.sns.TopicSubscription(
                `${name}-${subscription}`,
                {
                    topic: this.topicArn,
                    ...subscribed,
                    ...(filterPolicy && {
                        filterPolicy: JSON.stringify(filterPolicy),
                        filterPolicyScope: filterPolicyScope ?? "MessageBody",
                    }),
                },
                { parent: this },
            );
        }

        this.registerOutputs({ topicArn: this.topicArn, topicName: this.topicName });
    }
}
