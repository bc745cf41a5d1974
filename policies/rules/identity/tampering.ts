import { auditLogKeys, trailBuckets } from "../../reading/audit-log";
import { any, not, type Answer } from "../../reading/answer";
import type { Document } from "../../reading/policy-document";
import type { Statement } from "../../reading/policy-statement";
import type { Resource } from "../../reading/resource";
import { namesOf, type Stack } from "../../reading/stack";
import { types } from "../../reading/types";
import { meets, UNKNOWN } from "../../reading/value";
import { matches } from "../../reading/wildcards";
import { type Finding, type Rule, verdict } from "../../rule";
import { bucketActions } from "../bucket/policy";
import { identityPolicies, withPolicies } from "./documents";

const trailActions = [
    "cloudtrail:DeleteTrail",
    "cloudtrail:PutEventSelectors",
    "cloudtrail:StopLogging",
    "cloudtrail:UpdateTrail",
];
const storeActions = [
    "cloudtrail:DeleteEventDataStore",
    "cloudtrail:StopEventDataStoreIngestion",
    "cloudtrail:UpdateEventDataStore",
];
const objectActions = ["s3:BypassGovernanceRetention", "s3:DeleteObject", "s3:DeleteObjectVersion"];
const keyActions = ["kms:DisableKey", "kms:ScheduleKeyDeletion"];

const controls = {
    "NIST 800-53 r5": ["AC-3", "AC-5", "AC-6", "AC-6(10)", "AU-9", "AU-9(4)"],
    "PCI DSS v4.0.1": ["7.2.1", "7.2.2", "10.3.1", "10.3.2"],
};
const guide = "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/best-practices-security.html";

/** Whether an Allow is not held to what has a certain tag or alias, or to what another service asks for. */
function isUnheld({ conditions }: Statement): Answer {
    return conditions.some(
        ({ key, values, isMetWithoutKey }) =>
            !isMetWithoutKey &&
            (/^aws:(resourcetag\/|calledvia)/.test(key) ||
                (/^kms:(resourcealiases|requestalias)$/.test(key) &&
                    values.every((value) => value !== "*" && value !== "alias/*"))),
    )
        ? "no"
        : "yes";
}

/** Whether a policy lets its identity do one of these to some of the resources that an ARN with wildcards stands for. */
function allowsAny(policy: Document, actions: readonly string[], resource: string): Answer {
    return any(actions.map((action) => policy.allows(action, resource, isUnheld)));
}

/** Whether a policy denies an action somewhere: with no trail configured by name, that is the one that counts. */
function guards(policy: Document, action: string, resource: string): boolean {
    return policy.statements.some(
        (statement) =>
            statement.denies === "yes" &&
            statement.isSweeping === "yes" &&
            statement.covers(action) === "yes" &&
            statement.reaches(resource) === "yes",
    );
}

function allowsTrailTampering(policy: Document, trails: readonly string[]): Answer {
    return any([
        ...trails.flatMap((name) => {
            const trail = `arn:aws:cloudtrail:*:*:trail/${name}`;
            return trailActions
                .filter((action) => name !== "*" || !guards(policy, action, trail))
                .map((action) => policy.allows(action, trail, isUnheld));
        }),
        ...storeActions
            .filter((action) => !guards(policy, action, "arn:aws:cloudtrail:*:*:eventdatastore/*"))
            .map((action) => policy.allows(action, "arn:aws:cloudtrail:*:*:eventdatastore/*", isUnheld)),
    ]);
}

export const trailTampering: Rule = {
    name: "iam-policy-trail-tampering",
    title: "An IAM policy lets nobody switch off or narrow a CloudTrail trail",
    severity: "high",
    why: "Who can stop the trail acts unseen from then on.",
    fix: 'in the statement, Action: ["cloudtrail:Describe*", "cloudtrail:Get*", "cloudtrail:List*", "cloudtrail:LookupEvents"]; or beside a wide one { Effect: "Deny", Action: ["cloudtrail:DeleteTrail", "cloudtrail:PutEventSelectors", "cloudtrail:StopLogging", "cloudtrail:UpdateTrail", "cloudtrail:DeleteEventDataStore", "cloudtrail:UpdateEventDataStore", "cloudtrail:StopEventDataStoreIngestion"], Resource: "*" }',
    controls,
    url: guide,
    types: withPolicies,
    judge: (resource, { trails }) =>
        verdict(
            not(any(identityPolicies(resource).map((policy) => allowsTrailTampering(policy, trails)))),
            "lets its holder stop, delete or narrow trails",
        ),
};

function allowsDeletion(policy: Document, bucketName: string): Answer {
    const bucket = `arn:aws:s3:::${bucketName}`;
    return any([allowsAny(policy, bucketActions, bucket), allowsAny(policy, objectActions, `${bucket}/*`)]);
}

/** The buckets that a policy names, with the wildcards in their names; not `*`, which is no name. */
function namedBuckets(policy: Document): string[] {
    const names = policy.statements.flatMap(({ resources }) =>
        resources.map((resource) =>
            resource === UNKNOWN ? "" : (/^arn:[^:]*:s3:::([^/]+)/.exec(resource)?.[1] ?? ""),
        ),
    );
    return [...new Set(names)].filter((name) => !/^[*?]*$/.test(name));
}

/** The one of two names with wildcards that the other takes in, if either does. */
function narrower(name: string, pattern: string): string[] {
    return matches(pattern, name) ? [name] : matches(name, pattern) ? [pattern] : [];
}

const deletionFault = "lets its holder delete the log files of a trail, or what keeps them";

export const archiveDeletion: Rule = {
    name: "iam-policy-archive-deletion",
    title: "An IAM policy lets nobody delete the log files of a CloudTrail trail",
    severity: "high",
    why: "Who can delete log files, or open their bucket, can remove the traces of anything.",
    fix: 'in the statement, Action: ["s3:GetObject", "s3:ListBucket"]; or beside a wide one { Effect: "Deny", Action: ["s3:Delete*", "s3:PutBucket*", "s3:PutLifecycleConfiguration", "s3:BypassGovernanceRetention"], Resource: [bucketArn, `${bucketArn}/*`] }',
    controls,
    url: guide,
    types: withPolicies,
    judge: (resource, { archiveBuckets }) =>
        verdict(
            not(
                any(
                    identityPolicies(resource).flatMap((policy) => [
                        not(policy.isKnown),
                        ...namedBuckets(policy)
                            .flatMap((name) => archiveBuckets.flatMap((pattern) => narrower(name, pattern)))
                            .map((name) => allowsDeletion(policy, name)),
                    ]),
                ),
            ),
            deletionFault,
        ),
    judgeStack: (stack) => {
        const names = archiveNames(stack);
        return names.length === 0
            ? []
            : judgePolicies(stack, (policy) => any(names.map((name) => allowsDeletion(policy, name))), deletionFault);
    },
};

/** The names of the buckets that trails of the stack deliver to, also where they are another stack's. */
function archiveNames(stack: Stack): string[] {
    const ofStack = trailBuckets(stack)
        .filter(({ isTrailBucket }) => isTrailBucket === "yes")
        .flatMap(({ bucket }) => namesOf(bucket).slice(0, 1));
    const ofTrails = stack
        .ofType(types.trail)
        .map((trail) => trail.input("s3BucketName"))
        .filter((name) => typeof name === "string" && name !== "");
    return [...new Set([...ofStack, ...ofTrails.map(String)])];
}

function judgePolicies(stack: Stack, allows: (policy: Document) => Answer, fault: string): Finding[] {
    return stack.ofType(withPolicies).map((resource: Resource) => ({
        resource,
        verdict: verdict(not(any(identityPolicies(resource).map(allows))), fault),
    }));
}

/** Whether an Allow is about every key of an account: what is about one key is that key's affair. */
function isAboutEveryKey(statement: Statement): Answer {
    const isWide = (resource: unknown) =>
        meets(resource, (known) => /^(\*|arn:[^:]*:kms:[^:]*:[^:]*:(key\/)?\*)$/.test(String(known)));
    return statement.resources.length === 0 ? "yes" : any(statement.resources.map(isWide));
}

const keyFault = "lets its holder delete or disable keys of the audit log";

export const keyDeletion: Rule = {
    name: "iam-policy-key-deletion",
    title: "An IAM policy lets nobody delete or disable the keys of the audit log",
    severity: "high",
    why: "Without its key nobody can read the audit log again.",
    fix: 'in the statement, Resource: the ARNs of the application\'s keys; or beside a wide one { Effect: "Deny", Action: ["kms:ScheduleKeyDeletion", "kms:DisableKey"], Resource: "*" }',
    controls: { ...controls, "NIST 800-53 r5": [...controls["NIST 800-53 r5"], "SC-12"] },
    url: "https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys-adding-permission.html",
    types: withPolicies,
    judge: (resource, { keys }) => {
        const allows = (policy: Document) =>
            any(
                keys.flatMap((pattern) =>
                    keyActions.map((action) =>
                        policy.allows(action, `arn:aws:kms:*:*:key/${pattern}`, (statement) =>
                            pattern === "*" && isAboutEveryKey(statement) !== "yes"
                                ? isAboutEveryKey(statement)
                                : isUnheld(statement),
                        ),
                    ),
                ),
            );
        return verdict(not(any(identityPolicies(resource).map(allows))), keyFault);
    },
    judgeStack: (stack) => {
        const arns = auditLogKeys(stack)
            .filter(({ isAuditLogKey }) => isAuditLogKey === "yes")
            .map(({ key }) => key.output("arn"));
        return arns.length === 0
            ? []
            : judgePolicies(stack, (policy) => any(arns.map((arn) => allowsDestruction(policy, arn))), keyFault);
    },
};

/** @param arn of a key, or something else while AWS has not given the key one: then the policy may mean any key */
function allowsDestruction(policy: Document, arn: unknown): Answer {
    if (typeof arn === "string" && arn !== "") {
        return allowsAny(policy, keyActions, arn.replace(/^arn:[^:]*:/, "arn:aws:"));
    }
    return allowsAny(policy, keyActions, "arn:aws:kms:*:*:key/*") === "no" ? "no" : "unknown";
}
