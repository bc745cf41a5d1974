import * as cost from "./cost";
import { prices } from "./prices";
import { referenceOrganization } from "./reference-organization";
import { storageClasses } from "./retention-schema";
import { costOfMovingLogFiles, smallestSizeThatPays, storageOfOneMonth, writingOfOneMonth, type Move } from "./tiering";

const { dollars, millions } = cost;
const { daysOfMonth, objectEvents, objects, objectKiB } = referenceOrganization;

/** What each setting costs the reference organization in a month. */
export function costTable(): string {
    const logs = (events?: number) =>
        `${dollars(cost.costOfLogIngestion("STANDARD", events))}, or ${dollars(cost.costOfLogIngestion("INFREQUENT_ACCESS", events))} in the class INFREQUENT_ACCESS`;
    const allObjects = cost.costOfDataEvents({ resourceType: "AWS::S3::Object", fieldSelectors: [] }) ?? 0;
    const publishing = cost.costOfDeliverySubscriber("sqs");
    const perMillion = (price: number) => `${dollars(price * 1_000_000)} for a million events`;
    const forced: Move = { from: "STANDARD", to: "GLACIER_IR", days: 84 * daysOfMonth };
    const { moved, stayed } = costOfMovingLogFiles(forced);
    return table(
        ["Setting", "Choice", "A month"],
        [
            [
                "trails[].managementEvents",
                "the first copy",
                `nothing for the events; ${dollars(writingOfOneMonth())} for writing ${millions(objects)} objects`,
            ],
            ["trails[].managementEvents", "every further copy, `all`", dollars(cost.costOfManagementEventCopy("all"))],
            [
                "trails[].managementEvents",
                "every further copy, `write-only`",
                dollars(cost.costOfManagementEventCopy("write-only")),
            ],
            [
                "trails[].dataEvents",
                "objects of all buckets",
                `${dollars(allObjects)} for ${millions(objectEvents)} events`,
            ],
            ["trails[].dataEvents", "whatever else", perMillion(prices.dataEvent)],
            ["trails[].networkActivityEvents", "each event source", perMillion(prices.networkActivityEvent)],
            ["trails[].insights", "`ApiCallRateInsight`", dollars(cost.costOfInsight("ApiCallRateInsight", "all"))],
            ["trails[].insights", "`ApiErrorRateInsight`", dollars(cost.costOfInsight("ApiErrorRateInsight", "all"))],
            ["trails[].logGroup.deliver", "management events", logs()],
            ["trails[].logGroup.deliver", "data events of the objects of all buckets", logs(objectEvents)],
            ["trails[].logGroup.retentionDays", "each month that events are kept", dollars(cost.costOfLogStorage())],
            ["trails[].delivery", "`shared` or `own`", `${dollars(publishing)} for a message about every log file`],
            ["deliverySubscriptions", "`sqs`", "nothing more"],
            ["deliverySubscriptions", "each `https`", dollars(cost.costOfDeliverySubscriber("https") - publishing)],
            ["deliverySubscriptions", "each `email`", dollars(cost.costOfDeliverySubscriber("email") - publishing)],
            ["retention.expireAfterDays", "each month that logs are kept", dollars(storageOfOneMonth())],
            [
                "retention.minimumObjectSizeKiB",
                "0, to `GLACIER_IR` for 84 months",
                `${dollars(moved)} instead of ${dollars(stayed)} for the log files of one month, which have ${Math.round(objectKiB)} KiB on average`,
            ],
            ["retention.objectLock", "", "nothing of its own"],
            [
                "alarms",
                "each alarm",
                `${dollars(prices.alarm)}, and for its metric ${dollars(prices.metric)} or as much of it as the hours with a value are of a month`,
            ],
            ["alarms.metricDefaultValue", "`true`", `each alarm the whole ${dollars(cost.costOfAlarm())}`],
            [
                "athena.enabled",
                "`true`",
                `nothing by itself; each query of a month of all accounts and Regions ${dollars(cost.costOfQueryOfMonth())}, nearly all of it for requests to S3`,
            ],
            [
                "athena.scanLimitGiB",
                "100",
                `at most ${dollars(cost.costOfScan(100))} for what one query reads, beside requests to S3`,
            ],
            [
                "scheduledVerification.enabled",
                "`true`",
                `${dollars(cost.costOfScheduledVerification())} for reading ${millions(objects)} objects, the function and two alarms`,
            ],
            ["existing.archiveKeyArn, existing.trailKeyArn", "each key that is created", dollars(prices.key)],
        ].map(([setting = "", ...rest]) => [
            setting
                .split(", ")
                .map((key) => `\`${key}\``)
                .join(", "),
            ...rest,
        ]),
    );
}

/** From which size on each storage class costs less than S3 Standard. */
export function tieringTable(): string {
    const months = [12, 36, 84];
    return table(
        ["Storage class", ...months.map((count) => `Stays ${count} months`)],
        storageClasses.map((to) => [
            `\`${to}\``,
            ...months.map((count) => {
                const smallest = smallestSizeThatPays({ from: "STANDARD", to, days: count * daysOfMonth });
                return smallest === undefined ? "never" : `${smallest} KiB`;
            }),
        ]),
    );
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
    return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
