import {
    GetSubscriptionAttributesCommand,
    GetTopicAttributesCommand,
    ListSubscriptionsByTopicCommand,
    type SNSClient,
} from "@aws-sdk/client-sns";
import { topicArn } from "../../components/documents/arns";
import type { PolicyDocument } from "../../components/documents/policy-document";
import { alarmTopicPolicy, deliveryTopicPolicy } from "../../components/documents/topic-policies";
import type { NamedSubscription, Settings, TrailSettings } from "../../settings/settings";
import { Subject, type Check } from "./check";
import type { Clients } from "./clients";
import { allPages } from "./pages";

interface Topic {
    readonly subject: string;
    readonly arn: string;
    /** Of a topic that is made; nothing is asked of one that was there already, but that it has the subscriptions. */
    readonly policy: PolicyDocument | undefined;
    readonly subscriptions: readonly NamedSubscription[];
}

/** The topic on which a trail announces its log files. */
export function deliveryTopicArn(settings: Settings, trail: TrailSettings): string | undefined {
    const { deployment, existing, names } = settings;
    if (trail.delivery === "shared") {
        return existing.deliveryTopicArn ?? topicArn(deployment, names.deliveryTopic);
    }
    return trail.deliveryTopic === undefined ? undefined : topicArn(deployment, trail.deliveryTopic);
}

/** Whether the topics are encrypted, let in whom they should, and have their subscribers. */
export async function checkTopics(
    { sns }: Clients["trailAccount"],
    settings: Settings,
    keyArn: string,
): Promise<Check[]> {
    const checks: Check[] = [];
    for (const topic of [...alarmTopics(settings), ...deliveryTopics(settings)]) {
        checks.push(...(await checkTopic(sns, topic, keyArn)));
    }
    return checks;
}

function alarmTopics(settings: Settings): Topic[] {
    const { alarms, deployment, existing, names, watchedTrail } = settings;
    if (!watchedTrail) {
        return [];
    }
    const topic = (
        kind: string,
        name: string,
        existingArn: string | undefined,
        subscriptions: Topic["subscriptions"],
        otherAlarmArns?: readonly string[],
    ): Topic => ({
        subject: `topic for ${kind} alarms ${existingArn ?? name}`,
        arn: existingArn ?? topicArn(deployment, name),
        policy:
            existingArn === undefined
                ? alarmTopicPolicy(deployment, name, names.alarmPrefix, otherAlarmArns)
                : undefined,
        subscriptions,
    });
    return [
        topic(
            "urgent",
            names.urgentTopic,
            existing.urgentTopicArn,
            settings.urgentSubscriptions,
            settings.trailKeyUsers.otherAlarmArns,
        ),
        topic("review", names.reviewTopic, existing.reviewTopicArn, settings.reviewSubscriptions),
        ...(alarms.auditor ? [topic("auditors'", names.auditorTopic, undefined, [])] : []),
    ];
}

function deliveryTopics(settings: Settings): Topic[] {
    const { deployment, existing, names, trails } = settings;
    const sharing = trails.filter(({ delivery }) => delivery === "shared");
    const topic = (name: string, of: readonly TrailSettings[], subscriptions: Topic["subscriptions"]): Topic => ({
        subject: `delivery topic ${name}`,
        arn: topicArn(deployment, name),
        policy: deliveryTopicPolicy(
            deployment,
            name,
            of.map(({ trailArn }) => trailArn),
        ),
        subscriptions,
    });
    const shared =
        existing.deliveryTopicArn === undefined
            ? topic(names.deliveryTopic, sharing, settings.deliverySubscriptions)
            : {
                  subject: `delivery topic ${existing.deliveryTopicArn}`,
                  arn: existing.deliveryTopicArn,
                  policy: undefined,
                  subscriptions: settings.deliverySubscriptions,
              };
    return [
        ...(sharing.length > 0 ? [shared] : []),
        ...trails.flatMap((trail) =>
            trail.deliveryTopic === undefined ? [] : [topic(trail.deliveryTopic, [trail], trail.deliverySubscriptions)],
        ),
    ];
}

async function checkTopic(sns: SNSClient, topic: Topic, keyArn: string): Promise<Check[]> {
    const { arn: TopicArn, policy, subscriptions } = topic;
    const subject = new Subject(topic.subject);
    if (policy) {
        const { Attributes } = await sns
            .send(new GetTopicAttributesCommand({ TopicArn }))
            .catch(() => ({ Attributes: undefined }));
        await subject.expect("has the policy of the settings", policy, () =>
            Promise.resolve(JSON.parse(Attributes?.Policy ?? "null") as PolicyDocument),
        );
        await subject.expect("encrypts messages", keyArn, () => Promise.resolve(Attributes?.KmsMasterKeyId));
    }
    const count = subscriptions.length;
    const wanted = subscriptions.map(wantedSubscription).sort();
    await subject.expect(`has ${count} subscription${count === 1 ? "" : "s"}`, wanted, async () => {
        const found = await subscriptionsOf(sns, TopicArn);
        // The owner of a topic that was there already may have other subscribers.
        return policy ? found : found.filter((subscription) => wanted.includes(subscription));
    });
    return subject.checks;
}

function wantedSubscription(subscription: NamedSubscription): string {
    const { protocol, endpoint, filterPolicy, filterPolicyScope, rawMessageDelivery = false } = subscription;
    const filter = filterPolicy
        ? `${filterPolicyScope ?? "MessageBody"} ${JSON.stringify(filterPolicy)}`
        : "everything";
    return subscriptionText(protocol, endpoint, filter, rawMessageDelivery);
}

async function subscriptionsOf(sns: SNSClient, TopicArn: string): Promise<string[]> {
    const found = await allPages(async (NextToken) => {
        const answer = await sns.send(new ListSubscriptionsByTopicCommand({ TopicArn, NextToken }));
        return [answer.Subscriptions, answer.NextToken];
    });
    const texts = found.map(async ({ Protocol = "", Endpoint = "", SubscriptionArn }) => {
        const { Attributes } = await sns.send(new GetSubscriptionAttributesCommand({ SubscriptionArn }));
        const { FilterPolicy, FilterPolicyScope, RawMessageDelivery } = Attributes ?? {};
        const filter = FilterPolicy ? `${FilterPolicyScope} ${JSON.stringify(JSON.parse(FilterPolicy))}` : "everything";
        return subscriptionText(Protocol, Endpoint, filter, RawMessageDelivery === "true");
    });
    return (await Promise.all(texts)).sort();
}

const subscriptionText = (protocol: string, endpoint: string, filter: string, isRaw: boolean): string =>
    `${protocol} ${endpoint}: ${filter}${isRaw ? ", raw" : ""}`;
