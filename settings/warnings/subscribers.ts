import { accountOf } from "../../components/documents/arns";
import { entriesOf } from "../contradictions/contradiction";
import { costOfDeliverySubscriber, dollars, millions } from "../cost";
import { referenceOrganization } from "../reference-organization";
import { partitionOf } from "../regions";
import type { ParsedSettings } from "../schema";
import type { Warning } from "./warning";

/** Subscriptions that bring too much, or nothing. */
export function subscribers(settings: ParsedSettings): Warning[] {
    const delivery = [
        ...entriesOf("deliverySubscriptions", settings.deliverySubscriptions),
        ...entriesOf("trails", settings.trails).flatMap(({ path, entry }) =>
            entriesOf(`${path}.deliverySubscriptions`, entry.deliverySubscriptions),
        ),
    ];
    const all = [
        ...entriesOf("urgentSubscriptions", settings.urgentSubscriptions),
        ...entriesOf("reviewSubscriptions", settings.reviewSubscriptions),
        ...delivery,
    ];
    const { accounts, logFiles } = referenceOrganization;
    const { managementAccountId } = settings;
    const queue = `arn:${partitionOf(settings.homeRegion)}:sqs:${settings.homeRegion}:${settings.managementAccountId}:log-files`;
    return [
        ...all
            .filter(({ entry }) => entry.filterPolicy && entry.filterPolicyScope === "MessageAttributes")
            .map(({ path }) => ({
                text: `${path} filters by message attributes, which messages of alarms and of CloudTrail do not have: nothing arrives`,
                to: "To filter by the message itself",
                fix: [{ path: `${path}.filterPolicyScope`, value: "MessageBody" }],
            })),
        // "Subscribe" (Amazon SNS API Reference); the provider waits, and makes anew what failed.
        ...all
            .filter(({ entry }) => entry.protocol === "sqs" && accountOf(entry.endpoint) !== managementAccountId)
            .map(({ path, entry }) => ({
                text: `${path} is a queue of the account ${accountOf(entry.endpoint)}: the subscription is pending until the queue's owner confirms it, an update waits two minutes for that and then fails, and the next one makes it anew`,
                to: "To use a queue of the topics' account",
                fix: [
                    {
                        path: `${path}.endpoint`,
                        value: entry.endpoint.replace(/:\d{12}:/, `:${managementAccountId}:`),
                    },
                ],
            })),
        ...delivery
            .filter(({ entry }) => entry.protocol === "email" && entry.filterPolicy === undefined)
            .map(({ path }) => ({
                text: `${path} is an e-mail address, and gets a message for every log file: with ${accounts} accounts ${millions(logFiles)} a month, for ${dollars(costOfDeliverySubscriber("email"))}; a queue gets them for ${dollars(costOfDeliverySubscriber("sqs"))}`,
                to: "To use a queue",
                fix: [
                    { path: `${path}.protocol`, value: "sqs" },
                    { path: `${path}.endpoint`, value: queue },
                ],
            })),
    ];
}
