import { GetTopicAttributesCommand, ListSubscriptionsByTopicCommand, type SNSClient } from "@aws-sdk/client-sns";
import { topicArn } from "../../components/documents/arns";
import type { PolicyDocument } from "../../components/documents/policy-document";
import { alarmTopicPolicy, deliveryTopicPolicy } from "../../components/documents/topic-policies";
import type { Settings } from "../../settings/settings";
import { Subject, type Check } from "./check";
import type { Clients } from "./clients";
import { allPages } from "./pages";

/** Whether both topics are encrypted, let in whom they should, and have their subscribers. */
export async function checkTopics(
    { sns }: Clients["trailAccount"],
    settings: Settings,
    keyArn: string,
): Promise<Check[]> {
    const { deployment, names } = settings;
    const alarm = new Subject(`alarm topic ${names.alarmTopic}`);
    const alarmPolicy = alarmTopicPolicy(deployment, names.alarmTopic, names.alarmPrefix);
    await checkTopic(
        alarm,
        sns,
        topicArn(deployment, names.alarmTopic),
        keyArn,
        alarmPolicy,
        settings.alarmSubscriptions,
    );
    const delivery = new Subject(`delivery topic ${names.deliveryTopic}`);
    const deliveryPolicy = deliveryTopicPolicy(deployment, names.deliveryTopic, settings.trailArn);
    const deliveryArn = topicArn(deployment, names.deliveryTopic);
    await checkTopic(delivery, sns, deliveryArn, keyArn, deliveryPolicy, settings.deliverySubscriptions);
    return [...alarm.checks, ...delivery.checks];
}

async function checkTopic(
    subject: Subject,
    sns: SNSClient,
    TopicArn: string,
    keyArn: string,
    policy: PolicyDocument,
    subscriptions: Settings["alarmSubscriptions"],
): Promise<void> {
    const { Attributes } = await sns
        .send(new GetTopicAttributesCommand({ TopicArn }))
        .catch(() => ({ Attributes: undefined }));
    await subject.expect("has the policy of the settings", policy, () =>
        Promise.resolve(JSON.parse(Attributes?.Policy ?? "null") as PolicyDocument),
    );
    await subject.expect("encrypts messages", keyArn, () => Promise.resolve(Attributes?.KmsMasterKeyId));
    const count = subscriptions.length;
    await subject.expect(
        `has ${count} subscription${count === 1 ? "" : "s"}`,
        subscriptions.map(({ protocol, endpoint }) => `${protocol} ${endpoint}`).sort(),
        async () => {
            const found = await allPages(async (NextToken) => {
                const answer = await sns.send(new ListSubscriptionsByTopicCommand({ TopicArn, NextToken }));
                return [answer.Subscriptions, answer.NextToken];
            });
            return found.map(({ Protocol, Endpoint }) => `${Protocol} ${Endpoint}`).sort();
        },
    );
}
