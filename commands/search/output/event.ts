import type { CloudTrailRecord } from "../../../detections/cloudtrail-record";
import { actorOf } from "./actor";
import { targetOf } from "./target";
import { textAt } from "./values";

/** One event in a line: what tables, timelines and reports show of a record. The texts are its author's: not escaped. */
export interface Event {
    readonly time: string;
    readonly account: string;
    readonly region: string;
    readonly actor: string;
    /** As `s3:PutBucketPolicy`. */
    readonly event: string;
    readonly target: string;
    /** `ok`, or the error code. */
    readonly result: string;
    readonly ip: string;
}

/** The columns, in the order in which they are shown. */
export const columns = ["time", "account", "region", "actor", "event", "target", "result", "ip"] as const;

export const headings: Readonly<Record<keyof Event, string>> = {
    time: "time",
    account: "account",
    region: "Region",
    actor: "actor",
    event: "event",
    target: "target",
    result: "result",
    ip: "IP",
};

export function eventOf(record: CloudTrailRecord): Event {
    return {
        time: textAt(record, "eventTime") ?? "-",
        account: textAt(record, "recipientAccountId") ?? "-",
        region: textAt(record, "awsRegion") ?? "-",
        actor: actorOf(record),
        event: `${serviceOf(record)}:${callOf(record, "eventName") ?? "-"}`,
        target: targetOf(record),
        result: resultOf(record),
        ip: textAt(record, "sourceIPAddress") ?? "-",
    };
}

/** Which call it was; of an Insights event, the call that was unusual ("CloudTrail record contents for Insights events"). */
export function callOf(record: CloudTrailRecord, field: "eventName" | "eventSource"): string | undefined {
    return textAt(record, field) ?? textAt(record, "insightDetails", field);
}

/** The service without its domain, as IAM writes it: `s3`. */
export function serviceOf(record: CloudTrailRecord): string {
    return (callOf(record, "eventSource") ?? "-").replace(/\.amazonaws\.com(\.cn)?$/, "");
}

/** Of a sign-in that failed, CloudTrail has no error code: its answer tells ("AWS Management Console sign-in events"). */
export function resultOf(record: CloudTrailRecord): string {
    const answer = textAt(record, "responseElements", textAt(record, "eventName") ?? "");
    return textAt(record, "errorCode") ?? (answer === "Failure" ? "Failure" : "ok");
}
