import type { CloudTrailRecord } from "../../../detections/cloudtrail-record";
import { textAt } from "./values";

/**
 * Who made a call, in one short text ("CloudTrail userIdentity element"): a user's name, `Role/session`, `root`, a service,
 * an account; with the account where it is another one's, and the service that calls for somebody.
 */
export function actorOf(record: CloudTrailRecord): string {
    const name = nameOf(record);
    const account = textAt(record, "userIdentity", "accountId");
    const recipient = textAt(record, "recipientAccountId");
    const isForeign = account !== undefined && recipient !== undefined && account !== recipient && name !== account;
    const service = textAt(record, "userIdentity", "invokedBy");
    return [
        name,
        ...(isForeign ? [` of ${account}`] : []),
        ...(service !== undefined && service !== name
            ? [` via ${service.replace(/\.amazonaws\.com(\.cn)?$/, "")}`]
            : []),
    ].join("");
}

function nameOf(record: CloudTrailRecord): string {
    const identity = (...path: string[]) => textAt(record, "userIdentity", ...path);
    const type = identity("type");
    if (type === "Root") {
        return "root";
    }
    const role = identity("sessionContext", "sessionIssuer", "userName");
    if (role !== undefined && (type === "AssumedRole" || type === "FederatedUser")) {
        return `${withoutReserved(role)}/${sessionOf(record) ?? "-"}`;
    }
    const names = [
        identity("userName"),
        lastPart(identity("arn")),
        identity("onBehalfOf", "userId"),
        identity("invokedBy"),
        identity("principalId"),
        identity("accountId"),
        type,
    ];
    return names.find((name) => name !== undefined) ?? "-";
}

/** IAM Identity Center calls the role of a permission set `AWSReservedSSO_NAME_16 hex digits`. */
function withoutReserved(role: string): string {
    return /^AWSReservedSSO_(.+)_[0-9a-f]{16}$/.exec(role)?.[1] ?? role;
}

/** The name of a role's or a federated session. */
export function sessionOf(record: CloudTrailRecord): string | undefined {
    const [, session] =
        /:(?:assumed-role\/.+|federated-user)\/([^/]+)$/.exec(textAt(record, "userIdentity", "arn") ?? "") ?? [];
    return session ?? /:(.+)$/.exec(textAt(record, "userIdentity", "principalId") ?? "")?.[1];
}

function lastPart(arn: string | undefined): string | undefined {
    return arn?.slice(arn.lastIndexOf(":") + 1).replace(/^(user|role|assumed-role)\//, "");
}
