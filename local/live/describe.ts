import { styleText } from "node:util";
import type { CloudTrailRecord, JsonValue } from "../../detections/cloudtrail-record";
import type { AlarmEvent, LiveEvent, MessageEvent } from "./events";

type Colour = Parameters<typeof styleText>[0];

/** An event as lines for people: when, what and which. Colours are for terminals. */
export function describeAt(time: Date, event: LiveEvent, colours: boolean): string {
    const line = `${time.toTimeString().slice(0, 8)}  ${describe(event)}`;
    const [, , colour] = parts(event);
    return colours && colour ? styleText(colour, line) : line;
}

/** An event as lines for people, as in {@link describeAt}. */
export function describe(event: LiveEvent): string {
    const [what, text] = parts(event);
    return `${what.padEnd(9)} ${text}`;
}

function parts(event: LiveEvent): [what: string, text: string, colour?: Colour] {
    switch (event.kind) {
        case "record":
            return ["record", recordText(event.record), "errorCode" in event.record ? "yellow" : undefined];
        case "delivery":
            return ["delivery", `${count(event.records, "record")} in s3://${event.bucket}/${event.key}`, "dim"];
        case "digest":
            return ["digest", `of ${count(event.logFiles, "log file")}: s3://${event.bucket}/${event.key}`, "dim"];
        case "alarm":
            return [event.new, `${event.name} (was ${event.old})\n${indented(event.reason)}`, alarmColour(event)];
        case "message":
            return ["message", `${topicName(event)}: ${event.subject ?? shortened(event.message)}${details(event)}`];
        case "problem":
            return ["PROBLEM", event.problem, "red"];
        case "gap":
            return ["PROBLEM", `this reader was too slow: it misses ${count(event.lost, "event")}`, "red"];
        case "settled":
            return ["settled", ""];
    }
}

/** As in: cloudtrail StopLogging, 111122223333 us-east-1, by IAMUser alice from 127.0.0.1: AccessDenied */
function recordText(record: CloudTrailRecord): string {
    const { eventSource, eventName, recipientAccountId, awsRegion, sourceIPAddress, errorCode } = record;
    const service = textOf(eventSource).replace(/\.amazonaws\.com$/, "");
    const failure = errorCode === undefined ? "" : `: ${textOf(errorCode)}`;
    const where = `${textOf(recipientAccountId)} ${textOf(awsRegion)}`;
    return `${service} ${textOf(eventName)}, ${where}, by ${callerOf(record)} from ${textOf(sourceIPAddress)}${failure}`;
}

function callerOf({ userIdentity }: CloudTrailRecord): string {
    const identity = isObject(userIdentity) ? userIdentity : {};
    const name = identity["userName"] ?? textOf(identity["arn"]).split("/").slice(1).join("/");
    return [identity["type"], identity["invokedBy"], name].map(textOf).filter(Boolean).join(" ");
}

/** What a message of an alarm says beside the alarm's name and state. */
function details({ message }: MessageEvent): string {
    const description = alarmIn(message)?.AlarmDescription?.split("\n")[0];
    return description ? `\n${indented(description)}` : "";
}

/** The part of CloudWatch's message about an alarm that is shown. */
export interface AlarmMessage {
    readonly AlarmName: string;
    readonly AlarmDescription?: string | null;
    readonly NewStateValue: string;
    readonly NewStateReason: string;
}

/** What CloudWatch's message about an alarm says; undefined for any other message. */
export function alarmIn(message: string): AlarmMessage | undefined {
    try {
        const parsed = JSON.parse(message) as Partial<AlarmMessage> | null;
        return parsed?.AlarmName && parsed.NewStateValue ? (parsed as AlarmMessage) : undefined;
    } catch {
        return undefined;
    }
}

export const topicName = ({ topicArn }: MessageEvent): string => topicArn.split(":").at(-1) ?? topicArn;

const alarmColour = ({ new: state }: AlarmEvent): Colour => (state === "ALARM" ? ["bold", "red"] : "green");
const count = (number: number, what: string): string => `${number} ${what}${number === 1 ? "" : "s"}`;
const indented = (text: string): string => text.replace(/^/gm, " ".repeat(20));
const shortened = (text: string): string => (text.length > 100 ? `${text.slice(0, 99)}…` : text).split("\n")[0] ?? "";
const textOf = (value: JsonValue | undefined): string => (typeof value === "string" ? value : "");

function isObject(value: JsonValue | undefined): value is CloudTrailRecord {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
