import { auditLogKeys, trailBuckets, trailLogGroups } from "../../reading/audit-log";
import { all, type Answer } from "../../reading/answer";
import type { Resource } from "../../reading/resource";
import type { Stack } from "../../reading/stack";
import { types } from "../../reading/types";
import { type Finding, type Rule, type Verdict, verdict, where } from "../../rule";

/** What says nothing about how the audit log is kept. */
const harmless = /^(tags|tagsAll|description|name)$/;

const settingsOfBuckets = [
    ...types.accessBlock,
    ...types.bucketAcl,
    ...types.bucketEncryption,
    ...types.bucketLifecycle,
    ...types.bucketLogging,
    ...types.bucketObjectLock,
    ...types.bucketOwnership,
    ...types.bucketPolicy,
    ...types.bucketVersioning,
];

function judgeOptions(resource: Resource): Verdict {
    const ignored = (resource.opts.ignoreChanges ?? [])
        .map((path) => /^\W*([\w*]+)/.exec(path)?.[1] ?? "*")
        .filter((property) => !harmless.test(property))
        // Where a setting is a resource of its own, ignoring the property of the bucket or key is what Pulumi advises.
        .filter((property) => property.startsWith("*") || isTrailOrStore(resource) || resource.isSet(property));
    return verdict(
        ignored.length === 0 ? "yes" : "no",
        `ignores changes of ${[...new Set(ignored)].map((name) => (name.startsWith("*") ? "everything" : name)).join(", ")}`,
    );
}

function isTrailOrStore({ type }: Resource): boolean {
    return [...types.trail, ...types.eventDataStore].some((each) => each === type);
}

/** The resources besides the trail that keep the audit log, each with how sure that is. */
function partsOf(stack: Stack): { resource: Resource; isPart: Answer }[] {
    return [
        ...trailBuckets(stack).flatMap(({ bucket, isTrailBucket }) => [
            { resource: bucket, isPart: isTrailBucket },
            ...stack
                .referring(settingsOfBuckets, "bucket", bucket, types.bucket)
                .map(({ resource, answer }) => ({ resource, isPart: all([isTrailBucket, answer]) })),
        ]),
        ...auditLogKeys(stack).flatMap(({ key, isAuditLogKey }) => [
            { resource: key, isPart: isAuditLogKey },
            ...stack
                .referring(types.keyPolicy, "keyId", key, types.key)
                .map(({ resource, answer }) => ({ resource, isPart: all([isAuditLogKey, answer]) })),
        ]),
        ...trailLogGroups(stack).map(({ group, isTrailGroup }) => ({ resource: group, isPart: isTrailGroup })),
    ];
}

export const ignoredChanges: Rule = {
    name: "cloudtrail-ignored-changes",
    title: "Changes of a CloudTrail trail, of its bucket, key and log group are not ignored",
    severity: "high",
    why: "With ignoreChanges the program looks right while AWS keeps what somebody set by hand.",
    fix: 'leave the property out of the resource option: { ignoreChanges: ["tags"] }',
    controls: { "NIST 800-53 r5": ["CM-2", "CM-3", "CM-6", "SI-7"], "PCI DSS v4.0.1": ["10.3.2", "11.5.2"] },
    url: "https://www.pulumi.com/docs/iac/concepts/options/ignorechanges/",
    types: [...types.trail, ...types.eventDataStore],
    judge: judgeOptions,
    judgeStack: (stack) => findings(stack, judgeOptions),
};

export const protection: Rule = {
    name: "cloudtrail-protected",
    title: "A CloudTrail trail, its bucket, key and log group are protected from deletion, where that is configured",
    severity: "medium",
    why: "One edit or one `pulumi destroy` would end the audit log or delete it.",
    fix: "in the resource options, { protect: true }",
    controls: { "NIST 800-53 r5": ["AU-9", "CM-5"], "PCI DSS v4.0.1": ["10.3.2"] },
    url: "https://www.pulumi.com/docs/iac/concepts/options/protect/",
    types: [...types.trail, ...types.eventDataStore],
    judge: (resource, { requireProtect }) => (requireProtect ? isProtected(resource) : "yes"),
    judgeStack: (stack, { requireProtect }) =>
        requireProtect
            ? findings(stack, isProtected).filter(({ resource }) => stateful.some((each) => each === resource.type))
            : [],
};

const stateful = [...types.bucket, ...types.key, ...types.logGroup];

function isProtected({ opts }: Resource): Verdict {
    return verdict(opts.protect ? "yes" : "no", "is not protected from deletion");
}

function findings(stack: Stack, judge: (resource: Resource) => Verdict): Finding[] {
    return partsOf(stack).map(({ resource, isPart }) => ({ resource, verdict: where(isPart, judge(resource)) }));
}
