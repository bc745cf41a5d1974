import type { NamedField, Path } from "./expression";

/** A field of the filter language: what help, documentation, parser and options know of it. */
export interface Field {
    /** As in `--where`. */
    readonly name: string;
    /** Other names that people try. */
    readonly aliases?: readonly string[];
    /** What it stands for in a term: a place in the record, or one of the fields with a meaning of their own. */
    readonly field: NamedField | Path;
    /** What its values are. */
    readonly values: "text" | "account" | "time" | "class" | "ip" | "yes or no" | "error" | "source";
    /** The option that gives the same, and what its argument is called; given several times, any of the values. */
    readonly option?: { readonly flag: string; readonly argument: string };
    /** One sentence, without a full stop. */
    readonly what: string;
    readonly example: string;
}

/** Whether this is one of the fields with a name, and no path. */
export function isField(field: Field | Path): field is Field {
    return "example" in field;
}

/** All fields with a name, in the order of help and documentation. Every other is given by its path in the record. */
export const fields: readonly Field[] = [
    {
        name: "time",
        aliases: ["eventTime"],
        field: "time",
        values: "time",
        what: "when the call was made: `--since` is `>=` (the instant itself counts), `--until` is `<` (it does not); a date with `=` is that day in UTC",
        example: "time >= 2h and time < 2026-03-04T12:00Z",
    },
    {
        name: "account",
        field: ["recipientAccountId"],
        values: "account",
        option: { flag: "account", argument: "id" },
        what: "the account that the event was recorded for",
        example: "account in (111122223333, 444455556666)",
    },
    {
        name: "region",
        field: ["awsRegion"],
        values: "text",
        option: { flag: "region", argument: "name" },
        what: "the Region that the call was made to",
        example: "region = eu-*",
    },
    {
        name: "event",
        aliases: ["name", "action", "operation"],
        field: ["eventName"],
        values: "text",
        option: { flag: "event", argument: "name" },
        what: "the name of the call",
        example: "event = Delete*",
    },
    {
        name: "source",
        aliases: ["service", "eventSource"],
        field: ["eventSource"],
        values: "source",
        option: { flag: "source", argument: "service" },
        what: "the service that was called; `s3` is short for `s3.amazonaws.com`",
        example: "source = s3",
    },
    {
        name: "class",
        field: "class",
        values: "class",
        option: { flag: "class", argument: "class" },
        what: "the kind of activity: `create`, `modify`, `delete`, `read` or `sign-in` (each event is one of them); `permission`, a change of who may do what",
        example: "class in (delete, permission)",
    },
    {
        name: "actor",
        aliases: ["who", "principal", "identity"],
        field: "actor",
        values: "text",
        option: { flag: "actor", argument: "who" },
        what: "who did it, as any of: user or role name, session, access key, ARN or its end (`role/Admin`), principal id, calling service, source identity; of the role behind a session too",
        example: "actor = role/Admin",
    },
    {
        name: "user",
        aliases: ["userName"],
        field: "user",
        values: "text",
        option: { flag: "user", argument: "name" },
        what: "an IAM user's or a federated user's name or ARN; `root` for the root user",
        example: "user = alice",
    },
    {
        name: "role",
        field: "role",
        values: "text",
        option: { flag: "role", argument: "name" },
        what: "the role that the session is of: name or ARN",
        example: "role = arn:aws:iam::111122223333:role/Admin",
    },
    {
        name: "session",
        field: "session",
        values: "text",
        option: { flag: "session", argument: "name" },
        what: "the name of the role session or of the federated session",
        example: "session = deploy-*",
    },
    {
        name: "accessKey",
        aliases: ["key", "accessKeyId"],
        field: ["userIdentity", "accessKeyId"],
        values: "text",
        option: { flag: "access-key", argument: "id" },
        what: "the access key that signed the call",
        example: "accessKey = AKIAIOSFODNN7EXAMPLE",
    },
    {
        name: "ip",
        aliases: ["sourceIPAddress"],
        field: "ip",
        values: "ip",
        option: { flag: "ip", argument: "address" },
        what: "where the call came from: an IPv4 or IPv6 address, a CIDR block, or the service that called",
        example: "ip in (10.0.0.0/8, 2001:db8::/32)",
    },
    {
        name: "error",
        field: ["errorCode"],
        values: "error",
        option: { flag: "error", argument: "code" },
        what: "the error that came back; `any` for every error (a failed sign-in has only a message), `denied` for every refusal for lack of permission, `none` for success",
        example: "error = denied",
    },
    {
        name: "resource",
        aliases: ["target"],
        field: "resource",
        values: "text",
        option: { flag: "resource", argument: "name" },
        what: "what was touched: an ARN or a name, in the record's resources, in what was asked or in what came back; an ARN also finds calls to its service in its account and Region that only name it",
        example: "resource = arn:aws:s3:::example-logs",
    },
    {
        name: "parameter",
        aliases: ["requestParameter"],
        field: "parameter",
        values: "text",
        option: { flag: "parameter", argument: "path=value" },
        what: "a value anywhere in what was asked; `parameter.PATH` is short for `requestParameters.PATH`",
        example: "parameter.bucketName = example-*",
    },
    {
        name: "mfa",
        field: "mfa",
        values: "yes or no",
        option: { flag: "mfa", argument: "yes|no" },
        what: "whether the session, or the sign-in, used multi-factor authentication",
        example: "mfa = no",
    },
    {
        name: "console",
        field: "console",
        values: "yes or no",
        option: { flag: "console", argument: "yes|no" },
        what: "whether the call was made in the AWS console (`yes`) or through the API (`no`)",
        example: "console = yes",
    },
    {
        name: "id",
        aliases: ["event-id"],
        field: ["eventID"],
        values: "text",
        option: { flag: "event-id", argument: "id" },
        what: "the id of the event",
        example: "id = 3038ebd2-c98a-4c65-9b6e-e22506292313",
    },
    {
        name: "text",
        aliases: ["any"],
        field: "text",
        values: "text",
        option: { flag: "text", argument: "text" },
        what: "any value of the record; `--text` is `~`: some value contains it, in upper or lower case",
        example: 'text ~ "connection reset"',
    },
];

/** The fields at the top of a record, as "CloudTrail record contents" lists them; others are written `$.name`. */
export const recordFields: readonly string[] = [
    "eventVersion",
    "eventTime",
    "eventSource",
    "eventName",
    "eventType",
    "eventCategory",
    "eventID",
    "eventContext",
    "userIdentity",
    "userAgent",
    "awsRegion",
    "sourceIPAddress",
    "errorCode",
    "errorMessage",
    "requestParameters",
    "responseElements",
    "additionalEventData",
    "serviceEventDetails",
    "requestID",
    "apiVersion",
    "managementEvent",
    "readOnly",
    "resources",
    "recipientAccountId",
    "sharedEventID",
    "vpcEndpointId",
    "vpcEndpointAccountId",
    "addendum",
    "annotation",
    "edgeDeviceDetails",
    "insightDetails",
    "sessionCredentialFromConsole",
    "tlsDetails",
];

/** How conditions are put together, for help and documentation. */
export const language =
    "Conditions are FIELD = VALUE, joined by and, or, not and parentheses. != is not equal; in (a, b) any of these; ~ contains, in " +
    "any case; < <= > >= compare times and numbers. * in a value stands for any text (\\* for a star), alone for any value at all. " +
    "A field is one of the names below or a path in the record, such as requestParameters.bucketName; lists are looked through, " +
    "and * as a key is any key. Quote what holds spaces, commas or parentheses.";
