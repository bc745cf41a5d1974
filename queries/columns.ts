/**
 * The columns of the tables, in the spelling of CloudTrail's records: those of "Create the table for CloudTrail logs in
 * Athena using partition projection" (Amazon Athena User Guide). A `json` is a text with the JSON of the value.
 */
export type ColumnType =
    "text" | "json" | "number" | "texts" | { readonly fields: Columns } | { readonly items: ColumnType };
export type Columns = Readonly<Record<string, ColumnType>>;

const identity = { type: "text", principalId: "text", arn: "text", accountId: "text" } as const;

/** A record of a log file. */
export const eventColumns = {
    eventVersion: "text",
    userIdentity: {
        fields: {
            ...identity,
            invokedBy: "text",
            accessKeyId: "text",
            userName: "text",
            onBehalfOf: { fields: { userId: "text", identityStoreArn: "text" } },
            sessionContext: {
                fields: {
                    sourceIdentity: "text",
                    attributes: { fields: { mfaAuthenticated: "text", creationDate: "text" } },
                    sessionIssuer: { fields: { ...identity, userName: "text" } },
                    ec2RoleDelivery: "text",
                    webIdFederationData: { fields: { federatedProvider: "text", attributes: "texts" } },
                },
            },
        },
    },
    eventTime: "text",
    eventSource: "text",
    eventName: "text",
    awsRegion: "text",
    sourceIPAddress: "text",
    userAgent: "text",
    errorCode: "text",
    errorMessage: "text",
    requestParameters: "json",
    responseElements: "json",
    additionalEventData: "json",
    requestID: "text",
    eventID: "text",
    readOnly: "text",
    resources: { items: { fields: { ARN: "text", accountId: "text", type: "text" } } },
    eventType: "text",
    apiVersion: "text",
    recipientAccountId: "text",
    serviceEventDetails: "json",
    sharedEventID: "text",
    vpcEndpointId: "text",
    vpcEndpointAccountId: "text",
    eventCategory: "text",
    addendum: {
        fields: { reason: "text", updatedFields: "text", originalRequestID: "text", originalEventID: "text" },
    },
    sessionCredentialFromConsole: "text",
    edgeDeviceDetails: "json",
    tlsDetails: { fields: { tlsVersion: "text", cipherSuite: "text", clientProvidedHostHeader: "text" } },
} as const satisfies Columns;

/** An Insights event ("CloudTrail record contents for Insights events for trails"). */
export const insightColumns = {
    eventVersion: "text",
    eventTime: "text",
    awsRegion: "text",
    eventID: "text",
    eventType: "text",
    recipientAccountId: "text",
    sharedEventID: "text",
    insightDetails: {
        fields: {
            state: "text",
            eventSource: "text",
            eventName: "text",
            insightType: "text",
            errorCode: "text",
            insightContext: {
                fields: {
                    statistics: {
                        fields: {
                            baseline: { fields: { average: "number" } },
                            insight: { fields: { average: "number" } },
                            insightDuration: "number",
                            baselineDuration: "number",
                        },
                    },
                },
            },
        },
    },
    eventCategory: "text",
} as const satisfies Columns;

/** A digest file, which is one document ("CloudTrail digest file structure"). */
export const digestColumns = {
    awsAccountId: "text",
    digestStartTime: "text",
    digestEndTime: "text",
    digestS3Bucket: "text",
    digestS3Object: "text",
    newestEventTime: "text",
    oldestEventTime: "text",
    previousDigestS3Bucket: "text",
    previousDigestS3Object: "text",
    previousDigestHashValue: "text",
    previousDigestHashAlgorithm: "text",
    previousDigestSignature: "text",
    digestPublicKeyFingerprint: "text",
    digestSignatureAlgorithm: "text",
    logFiles: {
        items: {
            fields: {
                s3Bucket: "text",
                s3Object: "text",
                hashValue: "text",
                hashAlgorithm: "text",
                newestEventTime: "text",
                oldestEventTime: "text",
            },
        },
    },
} as const satisfies Columns;

/** The type of a column as AWS Glue writes it. */
export function glueType(type: ColumnType): string {
    if (typeof type === "object") {
        return "items" in type
            ? `array<${glueType(type.items)}>`
            : `struct<${Object.entries(type.fields)
                  .map(([name, field]) => `${name.toLowerCase()}:${glueType(field)}`)
                  .join(",")}>`;
    }
    return type === "number" ? "double" : type === "texts" ? "map<string,string>" : "string";
}

/** The columns as AWS Glue takes them: names in lower case, which JSON's are compared with in any case. */
export function glueColumns(columns: Columns): { readonly name: string; readonly type: string }[] {
    return Object.entries(columns).map(([name, type]) => ({ name: name.toLowerCase(), type: glueType(type) }));
}
