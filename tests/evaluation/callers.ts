import { deployment, trail } from "../helpers/deployment";
import type { Anonymous, Caller, IamUser, RoleSession, RootUser, ServicePrincipal } from "./request";

/**
 * Who asks for something in the requests: people of the example organization, services that act for it, and others.
 */

const { managementAccountId, logArchiveAccountId, organizationId } = deployment;
const memberAccountId = "222233334444";
const auditAccountId = "777788889999";
const otherCustomersAccountId = "999988887777";
const organization = { id: organizationId, managementAccountId };

/** The AWS managed policy of that name. */
export const administratorAccess = statement("Allow", "*", "*");

/** What a reader of logs needs: AWS leaves a bucket's or a key's trust in an account to the policies of its roles. */
const readLogs = statement("Allow", ["s3:Get*", "s3:List*", "s3:RestoreObject", "kms:Decrypt"], "*");

export function statement(effect: "Allow" | "Deny", action: string | readonly string[], resource: string): object {
    return { Version: "2012-10-17", Statement: { Effect: effect, Action: action, Resource: resource } };
}

/** A session of a role of the organization. */
export function role(account: string, name: string, ...policies: readonly object[]): RoleSession {
    const arn = `arn:aws:iam::${account}:role/${name}`;
    return { kind: "role session", arn, sessionName: "session", policies, organization };
}

export function rootUser(account: string): RootUser {
    return { kind: "root user", arn: `arn:aws:iam::${account}:root`, organization };
}

/** A service that acts for a resource of an account, by default of this organization. */
export function service(name: string, arn: string, accountId: string, of = organizationId): ServicePrincipal {
    return { kind: "service principal", service: name, source: { arn, accountId, organizationId: of } };
}

function cloudTrailFor(arn: string, account = arn.split(":")[4] ?? "", of = organizationId): ServicePrincipal {
    return service("cloudtrail.amazonaws.com", arn, account, of);
}

export const anonymous: Anonymous = { kind: "anonymous" };

/** CloudTrail, for trails by ARN. */
export const trails = {
    organization: cloudTrailFor(trail),
    /** Of the management account as well. */
    anotherOfTheOrganization: cloudTrailFor(`${trail}-2`),
    ofAMember: cloudTrailFor(trail.replace(managementAccountId, memberAccountId)),
    ofAnotherCustomer: cloudTrailFor(
        trail.replace(managementAccountId, otherCustomersAccountId),
        otherCustomersAccountId,
        "o-anothercustomer",
    ),
    /** A call that names no trail. */
    none: { kind: "service principal", service: "cloudtrail.amazonaws.com" },
} as const satisfies Record<string, ServicePrincipal>;

/** People of the log-archive account. Administrators have AdministratorAccess, as far as the account can give it. */
export const archive = {
    administrator: role(logArchiveAccountId, "Administrator", administratorAccess),
    administratorAsUser: {
        kind: "IAM user",
        arn: `arn:aws:iam::${logArchiveAccountId}:user/administrator`,
        policies: [administratorAccess],
        organization,
    },
    roleWithoutPolicy: role(logArchiveAccountId, "Idle"),
    rootUser: rootUser(logArchiveAccountId),
    breakGlass: role(logArchiveAccountId, "BreakGlass", administratorAccess),
    deployment: role(logArchiveAccountId, "Deployment", administratorAccess),
    reader: role(logArchiveAccountId, "Reader", readLogs),
    readerWithoutPolicy: role(logArchiveAccountId, "Reader"),
} as const satisfies Record<string, RoleSession | IamUser | RootUser>;

/** People of the audit account, one of whose roles reads the logs. */
export const audit = {
    auditor: role(auditAccountId, "Auditor", readLogs),
    auditorWithoutPolicy: role(auditAccountId, "Auditor"),
    administrator: role(auditAccountId, "Administrator", administratorAccess),
    rootUser: rootUser(auditAccountId),
} as const satisfies Record<string, RoleSession | RootUser>;

/** People of the account that owns the trail. */
export const management = {
    administrator: role(managementAccountId, "Administrator", administratorAccess),
    roleWithoutPolicy: role(managementAccountId, "Idle"),
    deployment: role(managementAccountId, "Deployment", administratorAccess),
    rootUser: rootUser(managementAccountId),
} as const satisfies Record<string, RoleSession | RootUser>;

export const member = {
    administrator: role(memberAccountId, "Administrator", administratorAccess),
    rootUser: rootUser(memberAccountId),
} as const satisfies Record<string, RoleSession | RootUser>;

/** Nobody of the organization. */
export const stranger: Caller = {
    kind: "role session",
    arn: `arn:aws:iam::${otherCustomersAccountId}:role/Administrator`,
    sessionName: "session",
    policies: [administratorAccess],
};
