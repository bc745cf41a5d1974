/** What the rules are told by the configuration. Every value has a default, that of the preset `baseline`. */
export interface Parameters {
    /** The days that an audit log's bucket keeps every log file, at least. */
    readonly retentionDays: number;
    /** The days that a trail's log group keeps events, at least. */
    readonly logGroupRetentionDays: number;
    /** The days that pass at least between the order to delete a key of the audit log and its deletion. */
    readonly keyDeletionWindowDays: number;
    /** Whether every trail must be the organization's. */
    readonly organizationTrail: boolean;
    /** Whether an audit log's bucket must have Object Lock with a default retention. */
    readonly objectLock: boolean;
    /** Whether every store must be encrypted with a customer managed key; otherwise any encryption at rest will do. */
    readonly customerKeys: boolean;
    /** Whether buckets and load balancers, which take plain HTTP unless told otherwise, must refuse it. */
    readonly requireTls: boolean;
    /** Name patterns of AWS managed policies that may be attached although they can switch the audit log off. */
    readonly trustedPolicies: readonly string[];
    /** Whether the trail and its bucket, key and log group must have the resource option `protect`. */
    readonly requireProtect: boolean;
    /** Ids of accounts that the policies of keys, buckets, topics and queues may name beside their own account. */
    readonly trustedAccounts: readonly string[];
    /** Ids of organizations that such policies may name (`aws:PrincipalOrgID`, `aws:SourceOrgID`). */
    readonly trustedOrganizations: readonly string[];
    /** Name patterns (`*`, `?`) of the audit log's buckets, for IAM policies that name buckets of other stacks. */
    readonly archiveBuckets: readonly string[];
    /** Name patterns of the audit log's trails, for IAM policies. */
    readonly trails: readonly string[];
    /** Patterns of the ids or aliases of the audit log's keys, for IAM policies. */
    readonly keys: readonly string[];
    /** Whether some trail of a stack that has trails must record all management events. */
    readonly managementEvents: boolean;
    /** The days that a deleted or overwritten log file is kept as a noncurrent version, at least. */
    readonly noncurrentRetentionDays: number;
    /** Controls that cost money, asked for only where they are named. */
    readonly optional: readonly (typeof optionalControls)[number][];
}

export const optionalControls = ["data-events", "insights", "delivery-topic", "replication"] as const;

const baseline: Parameters = {
    retentionDays: 365,
    logGroupRetentionDays: 365,
    // Two weeks bridge a holiday. KMS takes 30 days where a program says nothing, so only a program that asks for less
    // than this breaks the rule.
    keyDeletionWindowDays: 14,
    organizationTrail: false,
    objectLock: false,
    customerKeys: false,
    requireTls: false,
    trustedPolicies: [],
    requireProtect: false,
    trustedAccounts: [],
    trustedOrganizations: [],
    archiveBuckets: ["*cloudtrail*", "*audit-log*"],
    trails: ["*"],
    keys: ["*"],
    managementEvents: true,
    noncurrentRetentionDays: 30,
    optional: [],
};

/** The sets of parameters to start from. */
export const presets = {
    /** What every stack of an organization can keep from the first day. */
    baseline,
    /** What auditors ask for on top. */
    strict: { ...baseline, keyDeletionWindowDays: 30, organizationTrail: true, customerKeys: true, requireTls: true },
} as const satisfies Record<string, Parameters>;

/** What a parameter means and which values it takes, for its check, the pack's schema and the documentation. */
export interface ParameterDescription {
    readonly description: string;
    /** What is allowed, as a noun phrase. */
    readonly allowed: string;
    accepts(value: unknown): boolean;
}

export const parameterDescriptions: Readonly<Record<keyof Parameters, ParameterDescription>> = {
    retentionDays: days(1, 36500, "How long the bucket of a trail keeps every log file, at least"),
    logGroupRetentionDays: days(1, 3653, "How long the log group of a trail keeps events, at least"),
    keyDeletionWindowDays: days(7, 30, "How long the deletion of an audit log's key can be called off, at least"),
    organizationTrail: flag("Every trail must be the organization's"),
    objectLock: flag("The bucket of a trail must have Object Lock with a default retention"),
    customerKeys: flag("Every store must be encrypted with a customer managed key, not only encrypted"),
    requireTls: flag("Buckets and load balancers must refuse plain HTTP"),
    trustedPolicies: texts(
        /./,
        "name patterns",
        "AWS managed policies that may be attached although they reach the trail",
    ),
    requireProtect: flag("The trail, its bucket, key and log group must have the resource option `protect`"),
    trustedAccounts: texts(
        /^\d{12}$/,
        "account ids of twelve digits",
        "Accounts that policies may name beside their own",
    ),
    trustedOrganizations: texts(
        /^o-[a-z0-9]{10,32}$/,
        "organization ids (o-…)",
        "Organizations that policies may name",
    ),
    archiveBuckets: texts(/./, "name patterns", "Buckets that hold an audit log, for IAM policies"),
    trails: texts(/./, "name patterns", "Trails of the audit log, for IAM policies"),
    keys: texts(/./, "patterns of key ids or aliases", "Keys of the audit log, for IAM policies"),
    managementEvents: flag("Some trail of a stack that has trails must record all management events"),
    noncurrentRetentionDays: days(
        1,
        36500,
        "How long a deleted or overwritten log file is kept as a version, at least",
    ),
    optional: texts(
        new RegExp(`^(${optionalControls.join("|")})$`),
        `names out of ${optionalControls.join(", ")}`,
        "Controls that cost money, asked for only where they are named",
    ),
};

function days(least: number, most: number, description: string): ParameterDescription {
    return {
        description,
        allowed: `a whole number of days from ${least} to ${most}`,
        accepts: (value) => Number.isInteger(value) && Number(value) >= least && Number(value) <= most,
    };
}

function flag(description: string): ParameterDescription {
    return { description, allowed: "true or false", accepts: (value) => typeof value === "boolean" };
}

function texts(form: RegExp, allowed: string, description: string): ParameterDescription {
    return {
        description,
        allowed: `a list of ${allowed}`,
        accepts: (value) => Array.isArray(value) && value.every((each) => typeof each === "string" && form.test(each)),
    };
}
