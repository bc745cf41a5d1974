import { requestContext } from "./context";
import { statementsOf, type Statement } from "./policy";
import type { Reach } from "./principals";
import { accountOf, type AccessRequest, type Caller } from "./request";
import { isMet, reachOf } from "./statements";

/** The policies of a request's resource and organization; those of the caller are the caller's. */
export interface Policies {
    /** The account that owns the resource: 12 digits. */
    readonly owner: string;
    /** The policy document of the resource: of a bucket, topic or key, or the trust policy of a role. */
    readonly resource?: object;
    /** The SCPs of one level of the organization: of its root, an OU or the account. */
    readonly serviceControl?: readonly object[];
}

/** Not allowed: nothing denies it, and what would have to allow it does not. A denial names each `Sid` that denies. */
export type Verdict = "allowed" | "not allowed" | `denied by ${string}`;

/**
 * Whether AWS allows a request. After "Policy evaluation logic", "Cross-account policy evaluation logic" and, for keys,
 * "Default key policy" of the KMS guide. Not modelled: permissions boundaries, session policies, resource control
 * policies, endpoint policies, grants of a key, ACLs, and S3 Block Public Access.
 *
 * @throws Error for whatever a policy has that is not modelled: nothing is ever ignored.
 */
export function evaluate(request: AccessRequest, policies: Policies): Verdict {
    const { caller } = request;
    const context = requestContext(request, policies.owner);
    const attachment = isRole(request.resource) ? "role" : "resource";
    const ofResource = policies.resource === undefined ? [] : statementsOf(policies.resource, attachment);
    const ofIdentity = policiesOf(caller).flatMap((document) => statementsOf(document, "identity"));
    const ofOrganization = (isBoundByScp(caller) ? (policies.serviceControl ?? []) : []).flatMap((document) =>
        statementsOf(document, "identity"),
    );
    const applies = (statement: Statement) => isMet(statement, request, context);

    const denials = [
        ...(isExemptBucketOwner(request, policies.owner) ? [] : ofResource),
        ...ofIdentity,
        ...ofOrganization,
    ].filter((statement) => statement.effect === "Deny" && applies(statement));
    if (denials.length > 0) {
        return `denied by ${denials.map(({ name }) => name).join(" and ")}`;
    }
    const allows = (statement: Statement) => statement.effect === "Allow" && applies(statement);
    if (ofOrganization.length > 0 && !ofOrganization.some(allows)) {
        return "not allowed";
    }
    const grants = ofResource.filter(allows).map((statement) => reachOf(statement, caller));
    const byIdentity = caller.kind === "root user" || ofIdentity.some(allows);
    return isGranted(request, policies.owner, grants, byIdentity) ? "allowed" : "not allowed";
}

function isGranted(request: AccessRequest, owner: string, grants: readonly Reach[], byIdentity: boolean): boolean {
    const account = accountOf(request.caller);
    if (account === undefined) {
        return grants.length > 0;
    }
    if (account !== owner) {
        return grants.length > 0 && byIdentity;
    }
    if (grants.includes("direct")) {
        return true;
    }
    // A key and a role must let the caller in themselves: a policy of the caller is not enough.
    return byIdentity && (grants.length > 0 || !(isKey(request.resource) || isAssumption(request)));
}

function policiesOf(caller: Caller): readonly object[] {
    return "policies" in caller ? caller.policies : [];
}

/** "SCPs don't affect users or roles in the management account", nor service-linked roles. */
function isBoundByScp(caller: Caller): boolean {
    return (
        "arn" in caller &&
        caller.organization !== undefined &&
        caller.organization.managementAccountId !== accountOf(caller) &&
        !caller.arn.includes(":role/aws-service-role/")
    );
}

/**
 * "The root principal in a bucket owner's AWS account can perform the GetBucketPolicy, PutBucketPolicy, and
 * DeleteBucketPolicy API actions, even if their bucket policy explicitly denies the root principal's access": only
 * policies of the organization stop it. After "PutBucketPolicy" of the S3 API reference.
 */
function isExemptBucketOwner({ caller, action }: AccessRequest, owner: string): boolean {
    return (
        caller.kind === "root user" && accountOf(caller) === owner && /^s3:(Get|Put|Delete)BucketPolicy$/i.test(action)
    );
}

function isKey(arn: string): boolean {
    return /^arn:[\w-]+:kms:[^:]*:\d*:key\//.test(arn);
}

function isAssumption({ action, resource }: AccessRequest): boolean {
    return isRole(resource) && action.toLowerCase().startsWith("sts:");
}

function isRole(arn: string): boolean {
    return /^arn:[\w-]+:iam::\d{12}:role\//.test(arn);
}
