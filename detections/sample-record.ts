import { createHash } from "node:crypto";
import type { CloudTrailRecord, JsonValue } from "./cloudtrail-record";

type UserIdentity = { readonly [field: string]: JsonValue };

const accountId = "111122223333";
const address = "198.51.100.7";

/**
 * A whole CloudTrail record for a detection's samples, in the shape of "CloudTrail record contents" (CloudTrail User
 * Guide): by default a successful call of an administrator's role session through the AWS CLI. `fields` replaces or
 * adds fields.
 */
export function record(
    eventSource: string,
    eventName: string,
    fields: { readonly userIdentity?: UserIdentity; readonly [field: string]: JsonValue | undefined } = {},
): CloudTrailRecord {
    const { userIdentity = roleSession(), ...others } = fields;
    const service = userIdentity["invokedBy"];
    const identified = JSON.stringify([eventSource, eventName, userIdentity, others]);
    return {
        eventVersion: "1.11",
        userIdentity,
        eventTime: "2026-03-04T09:30:00Z",
        eventSource,
        eventName,
        awsRegion: "us-east-1",
        sourceIPAddress: service ?? address,
        userAgent: service ?? "aws-cli/2.31.9 md/awscrt#0.28.1 ua/2.1 os/linux#6.12 exec-env/CloudShell",
        requestParameters: null,
        responseElements: null,
        requestID: uuid(`request ${identified}`),
        eventID: uuid(`event ${identified}`),
        readOnly: false,
        eventType: "AwsApiCall",
        managementEvent: true,
        recipientAccountId: userIdentity["accountId"] ?? accountId,
        eventCategory: "Management",
        ...(service === undefined && {
            tlsDetails: {
                tlsVersion: "TLSv1.3",
                cipherSuite: "TLS_AES_128_GCM_SHA256",
                clientProvidedHostHeader: eventSource.replace(".", ".us-east-1."),
            },
        }),
        ...others,
    };
}

/** The session of an assumed role; with `invokedBy`, as a service uses it for the person who called that service. */
export function roleSession(role = "Administrator", session = "maria.garcia", invokedBy?: string): UserIdentity {
    return {
        type: "AssumedRole",
        principalId: `AROAEXAMPLEROLE00001:${session}`,
        arn: `arn:aws:sts::${accountId}:assumed-role/${role}/${session}`,
        accountId,
        ...(invokedBy === undefined && { accessKeyId: "ASIAEXAMPLEKEY000001" }),
        sessionContext: {
            sessionIssuer: {
                type: "Role",
                principalId: "AROAEXAMPLEROLE00001",
                arn: `arn:aws:iam::${accountId}:role/${role}`,
                accountId,
                userName: role,
            },
            attributes: { creationDate: "2026-03-04T09:02:11Z", mfaAuthenticated: "false" },
        },
        ...(invokedBy !== undefined && { invokedBy }),
    };
}

/** An IAM user with an access key. */
export function iamUser(userName = "build"): UserIdentity {
    return {
        type: "IAMUser",
        principalId: "AIDAEXAMPLEUSER00001",
        arn: `arn:aws:iam::${accountId}:user/${userName}`,
        accountId,
        accessKeyId: "AKIAEXAMPLEKEY000001",
        userName,
    };
}

/** The root user; with `invokedBy`, a service that acts on the root user's earlier request. */
export function rootUser(invokedBy?: string): UserIdentity {
    return {
        type: "Root",
        principalId: accountId,
        arn: `arn:aws:iam::${accountId}:root`,
        accountId,
        accessKeyId: "",
        ...(invokedBy !== undefined && { invokedBy }),
    };
}

/** An AWS service on its own account. */
export function awsService(invokedBy: string): UserIdentity {
    return { type: "AWSService", invokedBy };
}

/** The fields of a call that was refused for want of permission. */
export function denied(action: string, errorCode = "AccessDenied"): { errorCode: string; errorMessage: string } {
    const caller = `arn:aws:sts::${accountId}:assumed-role/Administrator/maria.garcia`;
    return {
        errorCode,
        errorMessage: `User: ${caller} is not authorized to perform: ${action} with an explicit deny in a service control policy`,
    };
}

/** Deterministic, so that a sample keeps its ids. */
function uuid(text: string): string {
    const digest = createHash("sha256").update(text).digest("hex");
    return digest.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, "$1-$2-4$3-a$4-$5");
}
