import type { CloudTrailRecord } from "../../../detections/cloudtrail-record";
import { sessionOf } from "./actor";
import { textAt } from "./values";

/**
 * Who made a call, in sentences: each tells what the record says ("CloudTrail userIdentity element"), and nothing else does.
 */
export function identityLines(record: CloudTrailRecord): string[] {
    const identity = (...path: string[]) => textAt(record, "userIdentity", ...path);
    const account = identity("accountId");
    return [
        caller(record) + (account === undefined ? "" : `, account ${account}`),
        ...line("ARN ", identity("arn")),
        ...line("called by the service ", identity("invokedBy")),
        ...line("on behalf of the Identity Center user ", identity("onBehalfOf", "userId")),
        ...line("source identity ", identity("sessionContext", "sourceIdentity") ?? identity("sourceIdentity")),
        ...line("identity provider ", identity("identityProvider")),
        ...line("web identity of ", identity("sessionContext", "webIdFederationData", "federatedProvider")),
        ...line("session since ", identity("sessionContext", "attributes", "creationDate")),
        ...keyLine(identity("accessKeyId")),
        ...mfaLine(record),
    ];
}

function caller(record: CloudTrailRecord): string {
    const identity = (...path: string[]) => textAt(record, "userIdentity", ...path);
    const name = identity("userName");
    const issuer = identity("sessionContext", "sessionIssuer", "userName");
    const session = sessionOf(record);
    switch (identity("type")) {
        case "Root":
            return "the root user";
        case "IAMUser":
            return `the IAM user ${name ?? "of an unknown name"}`;
        case "AssumedRole":
            return `the session ${session ?? "of an unknown name"} of the role ${issuer ?? "that its ARN names"}`;
        case "FederatedUser":
            return `the federated session ${session ?? "of an unknown name"}${issuer === undefined ? "" : ` of the user ${issuer}`}`;
        case "AWSService":
            return "an AWS service";
        case "AWSAccount":
            return "a principal of another AWS account";
        case "SAMLUser":
        case "WebIdentityUser":
            return `the user ${name ?? "of an unknown name"} of an identity provider`;
        case "IdentityCenterUser":
            return "a user of IAM Identity Center";
        case undefined:
            return identity("invokedBy") === undefined ? "a caller that the record does not name" : "an AWS service";
        default:
            return `a caller of the type ${identity("type")}${name === undefined ? "" : `, ${name}`}`;
    }
}

/** Temporary keys begin with ASIA ("IAM identifiers", unique identifiers). */
function keyLine(key: string | undefined): string[] {
    if (key === undefined) {
        return [];
    }
    return [
        `${key.startsWith("ASIA") ? "temporary" : key.startsWith("AKIA") ? "long-term" : ""} access key ${key}`.trimStart(),
    ];
}

function mfaLine(record: CloudTrailRecord): string[] {
    const used = textAt(record, "additionalEventData", "MFAUsed")?.toLowerCase();
    const session = textAt(record, "userIdentity", "sessionContext", "attributes", "mfaAuthenticated");
    const answer = used ?? (session === "true" ? "yes" : session === "false" ? "no" : undefined);
    return answer === undefined ? [] : [answer === "yes" ? "with MFA" : "without MFA"];
}

function line(before: string, value: string | undefined): string[] {
    return value === undefined ? [] : [before + value];
}
