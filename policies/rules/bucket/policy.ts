import { all, any, not, type Answer } from "../../reading/answer";
import { sourceKeys } from "../../reading/policy-condition";
import { isDelivery, type Document } from "../../reading/policy-document";
import type { Principal, Statement } from "../../reading/policy-statement";
import { UNKNOWN } from "../../reading/value";
import { type Rule, verdict } from "../../rule";
import { policyRule } from "./policy-rule";

const practices = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html";

/** The ARN of the bucket that a policy speaks of; S3 refuses a policy that speaks of two. */
function bucketArn(policy: Document): string {
    const arns = policy.statements
        .flatMap(({ resources }) => resources)
        .map((resource) => (resource === UNKNOWN ? undefined : /^arn:[^:]*:s3:::([^/*?]+)/.exec(resource)?.[1]));
    return `arn:aws:s3:::${arns.find((arn) => arn !== undefined) ?? "bucket"}`;
}

/** Where CloudTrail puts log files, as ARNs with wildcards; anywhere in the bucket if the policy does not say. */
function logArns(policy: Document): string[] {
    const arns = policy.statements
        .filter((statement) => isDelivery(statement) === "yes")
        .flatMap(({ resources }) => resources.filter((resource) => resource !== UNKNOWN))
        .filter((resource) => resource.includes("/"))
        .map((resource) => resource.replace(/^arn:[^:]*:/, "arn:aws:"));
    return arns.length > 0 ? arns : [`${bucketArn(policy)}/*`];
}

export const publicPolicy = policyRule(
    {
        name: "cloudtrail-bucket-public-policy",
        title: "The policy of a CloudTrail trail's bucket lets nobody in but named ones",
        severity: "critical",
        why: "Every account of AWS, or everybody on the Internet, could read the log or write into it.",
        fix: 'in the statement, Principal: { AWS: roleArn } or Condition: { StringEquals: { "aws:PrincipalOrgID": organizationId } }',
        controls: {
            "Security Hub": ["CloudTrail.6", "S3.2", "S3.3"],
            "NIST 800-53 r5": ["AC-3", "AC-4", "AC-6", "AC-21", "SC-7"],
            "PCI DSS v4.0.1": ["1.4.4", "10.3.1"],
        },
        url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html",
    },
    (policy) =>
        verdict(
            not(any(policy.statements.map(({ isPublic }) => isPublic))),
            "lets everybody into a trail's bucket: no condition says who may call or from where",
        ),
);

export const confusedDeputy = policyRule(
    {
        name: "cloudtrail-bucket-confused-deputy",
        title: "The policy of a CloudTrail trail's bucket lets CloudTrail in for trails of its own only",
        severity: "high",
        why: "Anybody can make a trail that delivers here: forged log files lie beside the real ones.",
        fix: 'in each statement for cloudtrail.amazonaws.com, Condition: { StringEquals: { "aws:SourceArn": trailArn } }',
        controls: { "NIST 800-53 r5": ["AC-3", "AC-6", "AU-9", "AU-10"], "PCI DSS v4.0.1": ["10.3.2"] },
        url: "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html",
    },
    (policy) =>
        verdict(
            not(
                any(
                    policy.statements.map((statement) =>
                        all([
                            statement.allows,
                            statement.isForService("cloudtrail.amazonaws.com"),
                            not(statement.requires(sourceKeys)),
                        ]),
                    ),
                ),
            ),
            "lets CloudTrail in on behalf of any account: a statement for it does not require aws:SourceArn",
        ),
);

/** What changes a bucket so that log files can be lost or read. */
export const bucketActions = [
    "s3:DeleteBucket",
    "s3:DeleteBucketPolicy",
    "s3:PutBucketAcl",
    "s3:PutBucketLogging",
    "s3:PutBucketObjectLockConfiguration",
    "s3:PutBucketOwnershipControls",
    "s3:PutBucketPolicy",
    "s3:PutBucketPublicAccessBlock",
    "s3:PutBucketVersioning",
    "s3:PutEncryptionConfiguration",
    "s3:PutLifecycleConfiguration",
    "s3:PutReplicationConfiguration",
];
const objectActions = [
    "s3:BypassGovernanceRetention",
    "s3:DeleteObject",
    "s3:DeleteObjectVersion",
    "s3:PutObjectAcl",
    "s3:PutObjectLegalHold",
    "s3:PutObjectRetention",
    "s3:PutObjectVersionAcl",
    "s3:ReplicateDelete",
];

export const tamperGrants = policyRule(
    {
        name: "cloudtrail-bucket-tamper-grants",
        title: "The policy of a CloudTrail trail's bucket lets nobody delete log files or change the bucket",
        severity: "high",
        why: "Who may delete log files, or change what keeps them, can remove the traces of anything.",
        fix: 'in the statement, Action: ["s3:GetObject", "s3:ListBucket"]',
        controls: {
            "Security Hub": ["S3.6"],
            "NIST 800-53 r5": ["AC-3", "AC-6", "AU-9", "AU-9(4)", "CM-5"],
            "PCI DSS v4.0.1": ["10.3.2"],
        },
        url: practices,
    },
    (policy) => {
        const arn = bucketArn(policy);
        const logs = logArns(policy);
        return verdict(
            not(
                any([
                    ...bucketActions.map((action) => policy.allows(action, arn)),
                    ...logs.flatMap((objects) => [
                        ...objectActions.map((action) => policy.allows(action, objects)),
                        // A log file that a whole organization may write proves nothing.
                        policy.allows("s3:PutObject", objects, ({ isForEveryone }) => isForEveryone),
                    ]),
                ]),
            ),
            "lets somebody delete or overwrite the log files of a trail, or change their bucket",
        );
    },
);

const repairs = ["s3:PutBucketPolicy", "s3:DeleteBucketPolicy"];

/** Whether a statement is about all but root users, by `NotPrincipal`: an account's ARN there spares no role of its own. */
function sparesRootOnly({ spared }: Statement): Answer {
    const isRoot = ({ kind, name }: Principal) =>
        kind === "AWS" && name !== UNKNOWN && /^(\d{12}|arn:[^:]*:iam::\d{12}:root)$/.test(name);
    return spared.length > 0 && spared.every(isRoot) ? "yes" : "no";
}

export const lockout = policyRule(
    {
        name: "cloudtrail-bucket-lockout",
        title: "The policy of a CloudTrail trail's bucket can be repaired by more than the account's root user",
        severity: "medium",
        why: "Nobody could change it again: neither this program nor those who answer an incident.",
        fix: 'in the Deny, Condition: { ArnNotLike: { "aws:PrincipalArn": [deploymentRoleArn, breakGlassRoleArn] } }',
        controls: { "NIST 800-53 r5": ["AC-3", "CP-10", "CM-5"] },
        url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies.html",
    },
    (policy) =>
        verdict(
            not(
                any(
                    policy.statements.map((statement) =>
                        all([
                            statement.denies,
                            any([statement.isForEveryone, sparesRootOnly(statement)]),
                            all(repairs.map((action) => statement.covers(action))),
                            statement.reaches(bucketArn(policy)),
                            statement.conditions.length > 0 ? "no" : statement.areConditionsKnown,
                        ]),
                    ),
                ),
            ),
            "denies everybody to change it, without an exception",
        ),
);

export const delivery = policyRule(
    {
        name: "cloudtrail-bucket-delivery",
        title: "The policy of a CloudTrail trail's bucket lets CloudTrail deliver",
        severity: "high",
        why: "CloudTrail refuses such a trail, or goes on without delivering: its events are lost.",
        fix: 'in the policy, { Effect: "Allow", Principal: { Service: "cloudtrail.amazonaws.com" }, Action: "s3:PutObject", Resource: `${bucketArn}/AWSLogs/*`, Condition: { StringEquals: { "aws:SourceArn": trailArn } } }, and in a Deny for everybody, Condition: { BoolIfExists: { "aws:PrincipalIsAWSService": "false" } }',
        controls: { "NIST 800-53 r5": ["AU-5", "AU-9", "AU-12"], "PCI DSS v4.0.1": ["10.2.1", "10.7.2"] },
        url: "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html",
    },
    (policy, folders) => {
        const writes = (objects: string) =>
            policy.allows("s3:PutObject", objects, (each) => each.isForService("cloudtrail.amazonaws.com"), true);
        return verdict(
            all([
                any(logArns(policy).map(writes)),
                ...folders.map((folder) => writes(`${bucketArn(policy)}/${folder}*`)),
            ]),
            "does not let CloudTrail write the log files of a trail",
        );
    },
);

export const policyRules: readonly Rule[] = [publicPolicy, confusedDeputy, tamperGrants, lockout, delivery];
