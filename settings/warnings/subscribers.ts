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
    const queue = `arn:${partitionOf(settings.homeRegion)}:sqs:${settings.homeRegion}:${settings.managementAccountId}:log-files`;
    return [
        ...all
            .filter(({ entry }) => entry.filterPolicy && entry.filterPolicyScope === "MessageAttributes")
            .map(({ path }) => ({
                text: `${path} filters by message attributes, which messages of alarms and of CloudTrail do not have: nothing arrives`,
                to: "To filter by the message itself",
                fix: [{ path: `${path}.filterPolicyScope`, value: "MessageBody" }],
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
