import type { CloudTrailRecord } from "../../../detections/cloudtrail-record";
import { namesOf, parseArn } from "./arn";
import { objectAt } from "./values";

/** Which part of a `userIdentity` a condition looks at. */
export type IdentityField = "actor" | "user" | "role" | "session";

/**
 * The texts that name who made a call ("CloudTrail userIdentity element"): as a whole, or only the user, the role behind the
 * session, or the session.
 */
export function identityTexts(record: CloudTrailRecord, field: IdentityField): readonly string[] {
    const identity = objectAt(record, "userIdentity");
    const context = objectAt(identity, "sessionContext");
    const issuer = objectAt(context, "sessionIssuer");
    const { userName, arn, principalId, accessKeyId, invokedBy } = identity;
    const named = arnTexts(arn);
    switch (field) {
        case "actor":
            return texts(
                userName,
                accessKeyId,
                invokedBy,
                context["sourceIdentity"],
                objectAt(identity, "onBehalfOf")["userId"],
                issuer["userName"],
                ...named,
                ...arnTexts(issuer["arn"]),
                ...principalTexts(principalId),
                ...principalTexts(issuer["principalId"]),
                assumed(arn)?.role,
            );
        case "user":
            return identity["type"] === "AssumedRole" ? [] : texts(userName, ...named);
        case "role":
            return issuer["type"] === "Role" || assumed(arn)
                ? texts(issuer["userName"], ...arnTexts(issuer["arn"]), assumed(arn)?.role)
                : [];
        case "session":
            return texts(assumed(arn)?.session, federatedSession(arn));
    }
}

function texts(...values: readonly unknown[]): readonly string[] {
    return values.filter((value) => typeof value === "string");
}

function arnTexts(value: unknown): readonly string[] {
    const arn = typeof value === "string" ? parseArn(value) : undefined;
    return arn ? [String(value), ...namesOf(arn)] : texts(value);
}

/** Of a session, the role's or user's id and the session's name: `AROAEXAMPLE:session`. */
function principalTexts(value: unknown): readonly string[] {
    return typeof value === "string" ? [value, ...value.split(":")] : [];
}

function assumed(arn: unknown): { role: string; session: string } | undefined {
    const [, role, session] = /^arn:[^:]*:sts::\d*:assumed-role\/([^/]+)\/(.+)$/s.exec(String(arn)) ?? [];
    return role !== undefined && session !== undefined ? { role, session } : undefined;
}

function federatedSession(arn: unknown): string | undefined {
    return /^arn:[^:]*:sts::\d*:federated-user\/(.+)$/s.exec(String(arn))?.[1];
}
