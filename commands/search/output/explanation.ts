import type { CloudTrailRecord, JsonValue } from "../../../detections/cloudtrail-record";
import { matchedPart } from "../../../detections/filter-pattern/matched-part";
import type { Filters } from "../../../detections/firing";
import type { Found } from "../source";
import { clientOf } from "./client";
import { callOf, resultOf } from "./event";
import { identityLines } from "./identity";
import { leaves, textAt, valueAt } from "./values";

/** One question about an event, and its answer, a line a fact. A question without an answer is left out. */
export interface Section {
    readonly title: string;
    readonly lines: readonly string[];
}

export interface ExplanationContext {
    /** The alarms of the catalogue. */
    readonly filters: Filters;
    /** How the caller came by its credentials, the first step first. */
    readonly chain: readonly string[];
}

/** What services tell beside the call and its answer ("CloudTrail record contents"). */
const details = ["additionalEventData", "serviceEventDetails", "insightDetails", "eventContext", "edgeDeviceDetails"];
/** More lines of one answer would not be read. */
const mostLines = 40;

/** One record in plain words: only what it says, and what is known of its source. */
export function explanationOf({ record, source }: Found, { filters, chain }: ExplanationContext): Section[] {
    return [
        { title: "what", lines: [what(record)] },
        { title: "when", lines: line(textAt(record, "eventTime")) },
        { title: "where", lines: where(record) },
        { title: "who", lines: identityLines(record) },
        { title: "through", lines: chain },
        { title: "from", lines: from(record) },
        { title: "asked", lines: listed(valueAt(record, "requestParameters")) },
        { title: "answer", lines: answer(record) },
        { title: "details", lines: details.flatMap((key) => listed(valueAt(record, key))) },
        { title: "changed", lines: changed(record) },
        { title: "alarms", lines: alarms(record, filters) },
        { title: "recorded", lines: recorded(record, source) },
    ].filter(({ lines }) => lines.length > 0);
}

function what(record: CloudTrailRecord): string {
    const kinds: Readonly<Record<string, string>> = {
        Management: "a management event",
        Data: "a data event",
        Insight: "an Insights event",
        NetworkActivity: "a network activity event",
    };
    const name = callOf(record, "eventName") ?? "an event without a name";
    const source = callOf(record, "eventSource");
    const category = textAt(record, "eventCategory") ?? "";
    const readOnly = valueAt(record, "readOnly");
    return [
        source === undefined ? name : `${name} of ${source}`,
        ...line(kinds[category]),
        ...(readOnly === true ? ["which only reads"] : readOnly === false ? ["which can change something"] : []),
    ].join(", ");
}

function where(record: CloudTrailRecord): string[] {
    const account = textAt(record, "recipientAccountId");
    const region = textAt(record, "awsRegion");
    return [
        ...line([account && `account ${account}`, region && `Region ${region}`].filter(Boolean).join(", ")),
        ...list(record, "resources")
            .map((resource) => textAt(resource, "ARN") ?? "")
            .filter(Boolean),
    ];
}

function from(record: CloudTrailRecord): string[] {
    const client = clientOf(record);
    const address = textAt(record, "sourceIPAddress");
    return [
        ...line(
            [address, client?.endsWith(` ${address}`) ? "" : client && `with ${client}`].filter(Boolean).join(", "),
        ),
        ...prefixed("user agent ", textAt(record, "userAgent")),
        ...prefixed("through the VPC endpoint ", textAt(record, "vpcEndpointId")),
        ...prefixed("TLS ", textAt(record, "tlsDetails", "tlsVersion")?.replace(/^TLS ?v?/i, "")),
    ];
}

function answer(record: CloudTrailRecord): string[] {
    const code = textAt(record, "errorCode");
    const message = textAt(record, "errorMessage");
    const response = listed(valueAt(record, "responseElements"));
    if (valueAt(record, "insightDetails") !== undefined) {
        return [];
    }
    if (code !== undefined) {
        return [[`error ${code}`, ...line(message)].join(": "), ...response];
    }
    return [
        ...line(message),
        ...(response.length > 0 ? response : ["it succeeded; the record holds nothing of the answer"]),
    ];
}

/** What the record proves to have changed; an answer with a state before and after tells both. */
function changed(record: CloudTrailRecord): string[] {
    if (resultOf(record) !== "ok") {
        return ["nothing: the call failed"];
    }
    if (valueAt(record, "readOnly") === true) {
        return ["nothing: the call only reads"];
    }
    const answers = new Map(leaves(valueAt(record, "responseElements") ?? null));
    return [...answers].flatMap(([path, before]) => {
        const now = path.replace(/previous/i, (word) => (word.startsWith("p") ? "current" : "Current"));
        const after = answers.get(now);
        return now === path || after === undefined || after === before
            ? []
            : [`${now}: ${text(before)} became ${text(after)}`];
    });
}

function alarms(record: CloudTrailRecord, filters: Filters): string[] {
    return filters.matching(record).map(({ detection, expression }) => {
        const { id, severity, title, threshold, period } = detection;
        const counts = threshold > 1 ? `counts towards ${id}, which takes ${threshold} in ${period} s` : `fires ${id}`;
        return `${counts} (${severity}): ${title}; because ${matchedPart(expression, record)}`;
    });
}

function recorded(record: CloudTrailRecord, source: string): string[] {
    const event = textAt(record, "eventID");
    const shared = textAt(record, "sharedEventID");
    return [
        ...prefixed("event id ", event),
        `found in ${source}`,
        ...prefixed("the same call in another account has the shared event id ", shared),
        ...prefixed("request id ", textAt(record, "requestID")),
        ...prefixed("event type ", textAt(record, "eventType")),
        ...prefixed("record format ", textAt(record, "eventVersion")),
        ...prefixed("delivered late or changed: ", textAt(record, "addendum", "reason")),
    ];
}

/** A line for each value, as `policy.Statement[0].Effect = Allow`. A text that is JSON itself is taken apart. */
function listed(value: JsonValue | undefined): string[] {
    if (value === undefined) {
        return [];
    }
    const all: string[] = [];
    for (const [path, leaf] of leaves(value)) {
        const inner = typeof leaf === "string" && /^\s*[[{]/.test(leaf) ? parsed(leaf) : undefined;
        const parts = inner === undefined ? [[path, leaf] as const] : [...leaves(inner, path)];
        all.push(...parts.map(([name, part]) => (name === "" ? text(part) : `${name} = ${text(part)}`)));
    }
    return all.length > mostLines
        ? [...all.slice(0, mostLines), `and ${all.length - mostLines} more: --json prints the record`]
        : all;
}

function parsed(json: string): JsonValue | undefined {
    try {
        return JSON.parse(json) as JsonValue;
    } catch {
        return undefined;
    }
}

function list(record: CloudTrailRecord, key: string): readonly JsonValue[] {
    const value = valueAt(record, key);
    return Array.isArray(value) ? (value as readonly JsonValue[]) : [];
}

function text(value: JsonValue): string {
    return typeof value === "string" ? value : JSON.stringify(value);
}

function line(value: string | undefined): string[] {
    return value === undefined || value === "" ? [] : [value];
}

function prefixed(before: string, value: string | undefined): string[] {
    return value === undefined ? [] : [before + value];
}
