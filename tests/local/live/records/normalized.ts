import type { Json } from "../delivery-harness";

/** Texts that differ from run to run, and what stands for them; also within longer texts, such as ARNs. */
const texts: readonly (readonly [pattern: RegExp, replacement: string])[] = [
    [/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "<uuid>"],
    [/\b(AKIA|ASIA|AIDA|AROA)[A-Z0-9]{16,17}\b/g, "<$1>"],
    [/\b(i|sg|sgr|vpc|key|eni|vol|car|o)-[0-9a-z]{8,20}\b/g, "<$1>"],
    [/^[A-Z][a-z]{2} \d{1,2}, 20\d\d, \d{1,2}:\d\d:\d\d [AP]M$/, "<time>"],
    [/^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ$/, "<ISO time>"],
    [/\b(?!111122223333|444455556666|123456789012)\d{12}\b/g, "<account>"],
    [/http:\/\/127\.0\.0\.1:\d+/g, "<endpoint>"],
];
/** Fields whose values moto draws by lot. */
const fields = new Set([
    "requestID",
    "requestId",
    "userId",
    "keyFingerprint",
    "bytesTransferredIn",
    "bytesTransferredOut",
]);

/** A record with placeholders for what differs from run to run. */
export function normalized(record: Json): Json {
    return withPlaceholders(record) as Json;
}

function withPlaceholders(value: unknown, field = ""): unknown {
    if (fields.has(field)) {
        return `<${field}>`;
    }
    if (typeof value === "string") {
        return texts.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), value);
    }
    if (Array.isArray(value)) {
        return value.map((member) => withPlaceholders(member));
    }
    return value === null || typeof value !== "object"
        ? value
        : Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withPlaceholders(inner, name)]));
}

/** What every record of a management call by the tests has; `fields` replaces or adds, undefined takes away. */
export function expectedRecord(eventSource: string, eventName: string, fields: Json): Json {
    const region = String(fields["awsRegion"] ?? "us-east-1");
    const service = eventSource.replace(/\.amazonaws\.com$/, "");
    const isGlobal = ["iam", "organizations"].includes(service);
    const record: Json = {
        eventVersion: "1.11",
        userIdentity: {
            type: "IAMUser",
            principalId: "<AKIA>",
            arn: "arn:aws:iam::111122223333:user/moto",
            accountId: "111122223333",
            accessKeyId: "test",
            userName: "moto",
        },
        eventTime: "<ISO time>",
        eventSource,
        eventName,
        awsRegion: region,
        sourceIPAddress: "127.0.0.1",
        userAgent: "tester/1.0",
        requestParameters: null,
        responseElements: null,
        requestID: "<requestID>",
        eventID: "<uuid>",
        readOnly: false,
        eventType: "AwsApiCall",
        managementEvent: true,
        recipientAccountId: "111122223333",
        eventCategory: "Management",
        tlsDetails: {
            tlsVersion: "TLSv1.3",
            cipherSuite: "TLS_AES_128_GCM_SHA256",
            clientProvidedHostHeader: isGlobal ? eventSource : `${service}.${region}.amazonaws.com`,
        },
        ...fields,
    };
    return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
}
