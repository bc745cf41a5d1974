import { any, type Answer, not } from "../../reading/answer";
import type { Resource } from "../../reading/resource";
import { text } from "../../reading/text";
import { isUnset, list, UNKNOWN } from "../../reading/value";
import { matches } from "../../reading/wildcards";
import { type Rule, verdict } from "../../rule";

const roles = ["aws:iam/role:Role"];
const attachments = [
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
    "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive",
    "aws:iam/policyAttachment:PolicyAttachment",
    "aws:iam/userPolicyAttachment:UserPolicyAttachment",
    "aws:iam/userPolicyAttachmentsExclusive:UserPolicyAttachmentsExclusive",
    "aws:iam/groupPolicyAttachment:GroupPolicyAttachment",
    "aws:iam/groupPolicyAttachmentsExclusive:GroupPolicyAttachmentsExclusive",
    "aws:ssoadmin/managedPolicyAttachment:ManagedPolicyAttachment",
    "aws:ssoadmin/managedPolicyAttachmentsExclusive:ManagedPolicyAttachmentsExclusive",
];
const properties = ["policyArn", "policyArns", "managedPolicyArn", "managedPolicyArns"];

/** AWS managed policies made for CloudTrail, the retired ones too, which may be attached still. */
const ofCloudTrail = ["AWSCloudTrail_FullAccess", "AWSCloudTrailFullAccess", "CloudTrailFullAccess"];

/**
 * Those made for something else that allow `cloudtrail:StopLogging` on every trail, and the one whose holder can allow it
 * to himself.
 */
const ofAdministrators = [
    "AdministratorAccess",
    "PowerUserAccess",
    "job-function/SystemAdministrator",
    "AIDevOpsAgentActionsPolicy",
    "IAMFullAccess",
];

/** Whether a resource attaches one of some AWS managed policies that the configuration does not trust. */
function attaches(resource: Resource, names: readonly string[], trusted: readonly string[]): Answer {
    const arns = names
        .filter((name) => !trusted.some((pattern) => matches(pattern, name)))
        .map((name) => new RegExp(`^arn:[^:]*:iam::aws:policy/${name}$`));
    return any(
        properties.flatMap((property) =>
            list(resource.input(property)).map((arn): Answer => {
                // A policy that the stack makes is none of AWS's.
                if (arn === UNKNOWN) {
                    const sources = resource.sourcesOf(property);
                    return sources.length > 0 && sources.every(({ type }) => type === "aws:iam/policy:Policy")
                        ? "no"
                        : "unknown";
                }
                return arns.some((pattern) => pattern.test(text(arn))) ? "yes" : "no";
            }),
        ),
    );
}

const common = {
    why: "Whoever has it can stop the trail, act, and start it again.",
    controls: {
        "NIST 800-53 r5": ["AC-2(1)", "AC-3(7)", "AC-5", "AC-6", "AU-9(4)"],
        "PCI DSS v4.0.1": ["7.2.2", "10.3.2"],
    },
    url: "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/security_iam_id-based-policy-examples.html",
} as const;

/** Attachments of AWS managed policies that carry the power to switch the audit log off. */
export const managedPolicies: readonly Rule[] = [
    {
        ...common,
        name: "iam-cloudtrail-policy-attachment",
        title: "Nobody is attached the AWS managed policies that command CloudTrail",
        severity: "high",
        fix: 'attach "arn:aws:iam::aws:policy/AWSCloudTrail_ReadOnlyAccess" instead',
        types: [...roles, ...attachments],
        judge: (resource, { trustedPolicies }) =>
            verdict(
                not(attaches(resource, ofCloudTrail, trustedPolicies)),
                "carries an AWS managed policy that commands CloudTrail",
            ),
    },
    {
        ...common,
        name: "iam-administrator-policy-attachment",
        title: "The AWS managed policies of administrators are attached only within a permissions boundary",
        severity: "medium",
        level: "advisory",
        fix: "on the role, permissionsBoundary: boundary.arn, or a policy of your own in place of AWS's",
        types: [],
        judgeStack: (stack, { trustedPolicies }) =>
            stack.ofType([...roles, ...attachments]).map((resource) => {
                const isBounded = [
                    ...(roles.includes(resource.type) ? [resource] : []),
                    ...stack.linked(resource, "role", roles),
                    ...stack.linked(resource, "roleName", roles),
                ].some((role) => !isUnset(role.input("permissionsBoundary")));
                const isAttached = isBounded ? "no" : attaches(resource, ofAdministrators, trustedPolicies);
                return {
                    resource,
                    verdict: verdict(
                        not(isAttached),
                        "carries an AWS managed policy that allows everything, stopping the trail included",
                    ),
                };
            }),
    },
];
