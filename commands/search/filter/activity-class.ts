import { and, not, or, term, type Expression } from "./expression";

export type ActivityClass = "create" | "modify" | "delete" | "read" | "sign-in" | "permission";

const event = (...patterns: readonly string[]) => or(patterns.map((pattern) => term(["eventName"], "=", pattern)));
const from = (service: string, ...patterns: readonly string[]) =>
    and([
        term(["eventSource"], "=", `${service}.amazonaws.com`),
        ...(patterns.length === 0 ? [] : [event(...patterns)]),
    ]);

/** Names of calls that begin so only read; it counts where a record does not say `readOnly`. */
const readVerbs = [
    "BatchGet",
    "Describe",
    "Get",
    "Head",
    "List",
    "Lookup",
    "Query",
    "Scan",
    "Search",
    "Select",
    "View",
];
const createVerbs = [
    "AdminCreate",
    "Allocate",
    "BatchCreate",
    "Clone",
    "Copy",
    "Create",
    "Import",
    "Issue",
    "Launch",
    "Provision",
    "Purchase",
    "Register",
    "Request",
    "Restore",
    "Run",
    "Upload",
];
const deleteVerbs = [
    "AdminDelete",
    "BatchDelete",
    "CloseAccount",
    "Delete",
    "Deregister",
    "Destroy",
    "Purge",
    "Release",
    "ScheduleKeyDeletion",
    "Terminate",
];
const beginsWith = (verbs: readonly string[]) => event(...verbs.map((verb) => `${verb}*`));

/** People who sign in; not the sessions that programs take with AssumeRole. */
const signIn = or([from("signin"), from("sso", "Authenticate", "Federate"), from("sts", "AssumeRoleWithSAML")]);

const readOnly = (pattern: string) => term(["readOnly"], "=", pattern);
const reads = or([readOnly("true"), and([not(readOnly("*")), beginsWith(readVerbs)])]);
const change = and([not(signIn), not(reads)]);

/** What says who may do what: policies, grants, shares, identities and their credentials. */
const permissions = or([
    from("iam"),
    from("identitystore"),
    from("sso", "*AccountAssignment*", "*PermissionSet*", "*Policy*"),
    from("organizations", "*Policy*", "*DelegatedAdministrator", "*ResourcePolicy"),
    from("ram"),
    from("lakeformation", "*Permissions*", "*DataLakeSettings"),
    from("eks", "*AccessEntry", "*AccessPolicy"),
    from("ec2", "Modify*Attribute", "*VpcEndpoint*Permissions", "ModifyVpcEndpoint"),
    from("rds", "ModifyDB*SnapshotAttribute"),
    event(
        "*Acl",
        "*BucketPolicy",
        "*AccessPointPolicy",
        "*Grant",
        "*KeyPolicy",
        "*Permission",
        "*Permission20*",
        "*PublicAccessBlock*",
        "*RegistryPolicy",
        "*RepositoryPolicy",
        "*ResourcePolicy*",
        "*ResourceBasedPolicy*",
        "*FileSystemPolicy",
        "*VaultAccessPolicy",
        "*BackupVaultAccessPolicy",
        "*TopicPolicy",
    ),
]);

/**
 * What each class of activity is, by event name, `readOnly` and event source. Every event is in just one of sign-in, read,
 * create, delete and modify; those that change who may do what are in `permission` too.
 */
export const activityClasses: Readonly<Record<ActivityClass, Expression>> = {
    create: and([change, beginsWith(createVerbs)]),
    modify: and([change, not(beginsWith([...createVerbs, ...deleteVerbs]))]),
    delete: and([change, beginsWith(deleteVerbs)]),
    read: and([not(signIn), reads]),
    "sign-in": signIn,
    permission: and([change, permissions]),
};

/** The same in words, for documentation. */
export const activityClassTexts: Readonly<Record<ActivityClass, string>> = {
    "sign-in":
        "people who sign in: all of signin.amazonaws.com, Authenticate and Federate of IAM Identity Center, AssumeRoleWithSAML",
    read: `no sign-in, and readOnly is true; where the record does not say, the name begins with ${listed(readVerbs)}`,
    create: `neither of these, and the name begins with ${listed(createVerbs)}`,
    delete: `neither of these, and the name begins with ${listed(deleteVerbs)}`,
    modify: "every other event",
    permission:
        "create, modify or delete of what says who may do what: all of IAM, the identity store and AWS RAM; assignments, permission sets, policies, grants, ACLs, public access blocks, shared images and snapshots",
};

function listed(verbs: readonly string[]): string {
    return `${verbs.slice(0, -1).join(", ")} or ${verbs.at(-1)}`;
}
