import { createHash } from "node:crypto";
import type { CloudTrailRecord, JsonValue } from "../../../detections/cloudtrail-record";
import { iamUser, type Caller } from "./callers";
import type { Category } from "./categories";

type Fields = { readonly [field: string]: JsonValue };

/** A record that has no time and no ids yet. */
export type Draft = Fields;

/** What is labelled: a record by itself, or several within one period that only together say something. */
export interface Entry {
    /** Alarms of each of these categories have to fire; of none, nothing may. */
    readonly expected: readonly Category[];
    /** Alarms of these may fire as well, because the record belongs there too, though nobody has to be told twice. */
    readonly also: readonly Category[];
    /** Patterns of this category have to match each of the records, though there are too few of them for the alarm. */
    readonly counted?: Category;
    readonly why: string;
    readonly drafts: readonly Draft[];
    /** Seconds between the records. */
    readonly interval: number;
}

export interface CallOptions {
    readonly by?: Caller;
    readonly region?: string;
    readonly response?: JsonValue;
    /** `errorCode` and `errorMessage`. */
    readonly error?: readonly [code: string, message: string];
    readonly readOnly?: boolean;
    /** Replaces or adds fields of the record. */
    readonly fields?: Fields;
}

const globalServices =
    /^(iam|organizations|cloudfront|route53|route53domains|account|shield|budgets|globalaccelerator)$/;

/** A call of an API; `source` without ".amazonaws.com". */
export function call(
    source: string,
    eventName: string,
    requestParameters: JsonValue,
    options: CallOptions = {},
): Draft {
    const { by = iamUser("ops"), response = null, error, readOnly = false, fields } = options;
    const chosen = hash(`${source}${eventName}${JSON.stringify(requestParameters)}${by.agent}`);
    const region =
        options.region ??
        (globalServices.test(source) || parseInt(chosen[0] ?? "0", 16) < 11 ? "us-east-1" : "eu-west-1");
    const eventSource = `${source}.amazonaws.com`;
    const byService = by.userIdentity["invokedBy"] !== undefined;
    return {
        eventVersion: ["1.08", "1.09", "1.10", "1.11"][parseInt(chosen[1] ?? "0", 16) % 4] ?? "1.11",
        userIdentity: by.userIdentity,
        eventSource,
        eventName,
        awsRegion: region,
        sourceIPAddress: by.address,
        userAgent: by.agent,
        ...(error && { errorCode: error[0], errorMessage: error[1] }),
        requestParameters,
        responseElements: error || readOnly ? null : response,
        readOnly,
        eventType: "AwsApiCall",
        managementEvent: true,
        recipientAccountId: by.account,
        eventCategory: "Management",
        ...(!byService && {
            tlsDetails: {
                tlsVersion: "TLSv1.3",
                cipherSuite: "TLS_AES_128_GCM_SHA256",
                clientProvidedHostHeader: globalServices.test(source)
                    ? eventSource
                    : `${source}.${region}.amazonaws.com`,
            },
        }),
        ...by.fields,
        ...fields,
    };
}

/** A read: it changes nothing. */
export function read(
    source: string,
    eventName: string,
    requestParameters: JsonValue,
    options: CallOptions = {},
): Draft {
    return call(source, eventName, requestParameters, { readOnly: true, ...options });
}

export const accessDenied = (action: string): readonly [string, string] => [
    "AccessDenied",
    `User is not authorized to perform: ${action} because no identity-based policy allows the ${action} action`,
];

type Labels = Category | readonly Category[];

/** One record that has to fire an alarm of each of these categories. */
export function alarm(expected: Labels, why: string, draft: Draft, also: Labels = []): Entry {
    return { expected: [expected].flat(), also: [also].flat(), why, drafts: [draft], interval: 1 };
}

/** One record on which every alarm has to stay silent. */
export function quiet(why: string, draft: Draft): Entry {
    return { expected: [], also: [], why, drafts: [draft], interval: 1 };
}

/** One record on which an alarm of the category may fire or not: people differ about it, and so it does not count. */
export function either(category: Category, why: string, draft: Draft): Entry {
    return { expected: [], also: [category], why, drafts: [draft], interval: 1 };
}

/** Records of one period that together have to fire an alarm. */
export function burst(expected: Labels, why: string, drafts: readonly Draft[], also: Labels = [], interval = 2): Entry {
    return { expected: [expected].flat(), also: [also].flat(), why, drafts, interval };
}

/** Records that a pattern of the category counts, and that are too few for its alarm. */
export function below(counted: Category, why: string, drafts: readonly Draft[]): Entry {
    return { expected: [], also: [], counted, why, drafts, interval: 20 };
}

/** Records that come together, and mean nothing even so. */
export function quietBurst(why: string, drafts: readonly Draft[], interval = 2): Entry {
    return { expected: [], also: [], why, drafts, interval };
}

/** `count` drafts, from 0. */
export function times(count: number, draft: (index: number) => Draft): readonly Draft[] {
    return Array.from({ length: count }, (_, index) => draft(index));
}

/** EC2's way to write a list. */
export function items(...members: readonly JsonValue[]): JsonValue {
    return { items: members };
}

/** The record of a draft: its time and its ids, which depend on nothing but its place. */
export function dated(draft: Draft, place: string, time: number): CloudTrailRecord {
    const { tlsDetails, sessionCredentialFromConsole, ...rest } = draft;
    const { userIdentity, eventSource, ...others } = rest;
    const eventVersion = others["eventVersion"] ?? null;
    return {
        eventVersion,
        userIdentity: userIdentity ?? null,
        eventTime: new Date(time).toISOString().replace(".000Z", "Z"),
        eventSource: eventSource ?? null,
        ...others,
        requestID: uuid(`request ${place}`),
        eventID: uuid(`event ${place}`),
        ...(tlsDetails !== undefined && { tlsDetails }),
        ...(sessionCredentialFromConsole !== undefined && { sessionCredentialFromConsole }),
    };
}

function hash(text: string): string {
    return createHash("sha256").update(text).digest("hex");
}

function uuid(text: string): string {
    return hash(text).replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, "$1-$2-4$3-a$4-$5");
}
