import type { CloudTrailRecord, JsonValue } from "../../../detections/cloudtrail-record";
import type { Found } from "../../../commands/search/source";

type Fields = Readonly<Record<string, JsonValue>>;

/** A user's call that stops a trail, with other fields in place of these. */
export function sampleRecord(fields: Fields = {}): CloudTrailRecord {
    return {
        eventVersion: "1.11",
        userIdentity: {
            type: "IAMUser",
            principalId: "AIDAEXAMPLE",
            arn: "arn:aws:iam::111122223333:user/mallory",
            accountId: "111122223333",
            accessKeyId: "AKIAIOSFODNN7EXAMPLE",
            userName: "mallory",
        },
        eventTime: "2026-03-04T10:00:00Z",
        eventSource: "cloudtrail.amazonaws.com",
        eventName: "StopLogging",
        awsRegion: "us-east-1",
        sourceIPAddress: "198.51.100.7",
        userAgent: "aws-cli/2.15.0 md/command#cloudtrail.stop-logging",
        requestParameters: { name: "orgtrail-organization-trail" },
        responseElements: null,
        eventID: "3038ebd2-c98a-4c65-9b6e-e22506292313",
        eventType: "AwsApiCall",
        managementEvent: true,
        readOnly: false,
        recipientAccountId: "111122223333",
        eventCategory: "Management",
        ...fields,
    };
}

export function sampleFound(fields: Fields = {}): Found {
    const record = sampleRecord(fields);
    return { record, text: JSON.stringify(record), source: "a file" };
}

/** The identity of a role's session. */
export function session(role: string, name: string, fields: Fields = {}): Fields {
    return {
        type: "AssumedRole",
        principalId: `AROAEXAMPLE:${name}`,
        arn: `arn:aws:sts::111122223333:assumed-role/${role}/${name}`,
        accountId: "111122223333",
        accessKeyId: "ASIAIOSFODNN7EXAMPLE",
        sessionContext: {
            sessionIssuer: {
                type: "Role",
                arn: `arn:aws:iam::111122223333:role/${role}`,
                accountId: "111122223333",
                userName: role,
            },
            attributes: { creationDate: "2026-03-04T09:55:00Z", mfaAuthenticated: "true" },
        },
        ...fields,
    };
}
