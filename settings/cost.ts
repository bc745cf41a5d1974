import type { DataEvents, InsightType } from "../components/event-selectors";
import { filesVerifiedInSecond, memorySize } from "../verification/limits";
import { prices } from "./prices";
import { referenceOrganization } from "./reference-organization";

/**
 * What a choice costs the {@link referenceOrganization} in a month, in US dollars, in list prices. Pure; for warnings and
 * docs/cost.md.
 */

/** A second trail that records management events too, with all that is recorded or the writing calls alone. */
export function costOfManagementEventCopy(recorded: "all" | "write-only"): number {
    return managementEventsOf(recorded) * prices.managementEventCopy;
}

/**
 * The data events of all objects in S3, unless they are narrowed to some of them; `undefined` for a resource type whose
 * number of events nobody can guess.
 */
export function costOfDataEvents({
    resourceType,
    fieldSelectors,
}: Pick<DataEvents, "resourceType" | "fieldSelectors">) {
    const isNarrowed = fieldSelectors.some(({ equals, startsWith, endsWith }) => equals ?? startsWith ?? endsWith);
    return resourceType === "AWS::S3::Object" && !isNarrowed
        ? referenceOrganization.objectEvents * prices.dataEvent
        : undefined;
}

/** Error rates are found in all recorded management events, call rates in those that write. */
export function costOfInsight(type: InsightType, recorded: "all" | "write-only"): number {
    const analyzed = type === "ApiCallRateInsight" ? "write-only" : recorded;
    return managementEventsOf(analyzed) * prices.insightEvent;
}

/** Management events into a log group, or as many events as are given. */
export function costOfLogIngestion(logClass: keyof typeof prices.logIngestion, events?: number): number {
    return gigabytesOf(events) * prices.logIngestion[logClass];
}

/** Keeping one month of management events in the log group for a month. */
export function costOfLogStorage(): number {
    return gigabytesOf() * referenceOrganization.logCompression * prices.logStorage;
}

/** A message for every log file to one subscriber. */
export function costOfDeliverySubscriber(protocol: keyof typeof prices.snsDelivery): number {
    return referenceOrganization.logFiles * (prices.snsPublish + prices.snsDelivery[protocol]);
}

/** An alarm, and its metric when a metric filter reports a zero all the time. */
export function costOfAlarm(): number {
    return prices.alarm + prices.metric;
}

/** Verifying every day what was delivered on the day before: reading it once, a Lambda function's time, and two alarms. */
export function costOfScheduledVerification(): number {
    const { objects, logFiles } = referenceOrganization;
    // A listing of the digests, one of the log files and one of the day beside it, where there are 24 digests.
    const listings = ((objects - logFiles) / 24) * 3;
    const seconds = objects / filesVerifiedInSecond;
    return (
        objects * prices.s3Get +
        listings * prices.s3List +
        seconds * (memorySize / 1024) * prices.lambdaSecond +
        2 * prices.alarm
    );
}

/** A query of all log files of a month: what Athena reads of them, a request for each, and one for each folder of a day. */
export function costOfQueryOfMonth(): number {
    const { accounts, daysOfMonth, logFiles, objectKiB, regions } = referenceOrganization;
    const folders = accounts * regions * daysOfMonth;
    return logFiles * (prices.s3Get + objectKiB * 1024 * prices.athenaScan) + folders * prices.s3List;
}

/** The most that Athena itself bills for one query. */
export function costOfScan(gibibytes: number): number {
    return gibibytes * 2 ** 30 * prices.athenaScan;
}

/** Whole dollars, or cents of what is below ten dollars: `USD 1,216`, `USD 1.52`. */
export function dollars(amount: number): string {
    const digits = amount < 10 ? 2 : 0;
    const format = { minimumFractionDigits: digits, maximumFractionDigits: digits };
    return `USD ${amount.toLocaleString("en-US", format)}`;
}

/** 60.8 million, in the words of a message. */
export function millions(count: number): string {
    return `${(count / 1_000_000).toLocaleString("en-US", { maximumFractionDigits: 1 })} million`;
}

function managementEventsOf(recorded: "all" | "write-only"): number {
    return recorded === "all" ? referenceOrganization.managementEvents : referenceOrganization.writeManagementEvents;
}

function gigabytesOf(events: number = referenceOrganization.managementEvents): number {
    return (events * referenceOrganization.eventBytes) / 1e9;
}
