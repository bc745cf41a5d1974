import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { PolicyDocument } from "./documents/policy-document";

/** Who hears of a message. An `email` subscriber confirms by the link that AWS sends. */
export interface Subscription {
    /** Part of the child's name: it must not change when another subscription comes or goes. */
    readonly name: string;
    readonly protocol: "email" | "https" | "sqs";
    /** An e-mail address, an https URL, or a queue's ARN. */
    readonly endpoint: pulumi.Input<string>;
}

export interface NotificationTopicArgs {
    readonly topicName: string;
    /** The whole topic policy. It is set with the topic: there is no moment with AWS's default policy alone. */
    readonly policy: PolicyDocument;
    /** ARN of a customer managed key; the service that publishes must be let in by the key's policy. */
    readonly keyArn: pulumi.Input<string>;
    readonly subscriptions: readonly Subscription[];
    readonly tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

/** An encrypted SNS topic with its policy and subscribers. */
export class NotificationTopic extends pulumi.ComponentResource {
    public readonly topicArn: pulumi.Output<string>;
    public readonly topicName: pulumi.Output<string>;

    constructor(name: string, args: NotificationTopicArgs, opts?: pulumi.ComponentResourceOptions) {
        super("orgtrail:index:NotificationTopic", name, args, opts);

        const topic = new aws.sns.Topic(
            `${name}-topic`,
            {
                name: args.topicName,
                kmsMasterKeyId: args.keyArn,
                policy: JSON.stringify(args.policy),
                tags: args.tags,
            },
            { parent: this },
        );
        for (const { name: subscription, protocol, endpoint } of args.subscriptions) {
            new aws.sns.TopicSubscription(
                `${name}-${subscription}`,
                { topic: topic.arn, protocol, endpoint },
                { parent: this },
            );
        }

        this.topicArn = topic.arn;
        this.topicName = topic.name;
        this.registerOutputs({ topicArn: this.topicArn, topicName: this.topicName });
    }
}
