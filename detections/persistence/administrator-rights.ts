import { all, any, anyEvent, endsWith, equals, startsWith, succeeded } from "../filter-pattern/build";
import { parseSelector } from "../filter-pattern/expression";
import { awsService, denied, iamUser, record } from "../sample-record";
import { boundariesLifted } from "./permissions-boundaries";
import { firstEvent, watchOf, type Watch } from "../entry";
import { byNoService } from "../callers";
import { serviceLinkedRole } from "../sessions/sample-identities";
import type { CloudTrailRecord } from "../cloudtrail-record";
import type { PatternDetection } from "../detection";
import type { Condition } from "../filter-pattern/expression";

const source = "iam.amazonaws.com";
const attached = { source, names: ["AttachUserPolicy", "AttachRolePolicy", "AttachGroupPolicy"] };
const written = {
    source,
    names: ["PutUserPolicy", "PutRolePolicy", "PutGroupPolicy", "CreatePolicy", "CreatePolicyVersion"],
};

const clusterAccess = { source: "eks.amazonaws.com", names: ["AssociateAccessPolicy"] };

/**
 * A statement that allows every action, its keys in the usual or in alphabetical order. Quotes cannot be written in a
 * pattern's text, only skipped by a regular expression.
 */
const allowsEverything: Condition = {
    selector: parseSelector("$.requestParameters.policyDocument"),
    operator: "=",
    value: /Allow\W+Action\W+\*\W|Action\W+\*\W+Effect\W+Allow/,
};

const administrator = "arn:aws:iam::aws:policy/AdministratorAccess";
const everything = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}';
const everyBucket = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}';
const denyEverything = '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"*","Resource":"*"}]}';

const rightsGiven: Watch = {
    events: [attached, written, clusterAccess],
    condition: any(
        all(
            equals("$.eventSource", source),
            startsWith("$.eventName", "Attach"),
            any(
                endsWith("$.requestParameters.policyArn", ":policy/AdministratorAccess"),
                endsWith("$.requestParameters.policyArn", ":policy/IAMFullAccess"),
            ),
        ),
        all(anyEvent(written), allowsEverything),
        // AmazonEKSClusterAdminPolicy and AmazonEKSAdminPolicy.
        all(anyEvent(clusterAccess), endsWith("$.requestParameters.policyArn", "AdminPolicy")),
    ),
    samples: () => ({
        match: [
            clusterAccessOf("AmazonEKSClusterAdminPolicy"),
            clusterAccessOf("AmazonEKSAdminPolicy"),
            record(source, "AttachUserPolicy", {
                userIdentity: iamUser(),
                requestParameters: { userName: "backup", policyArn: administrator },
            }),
            record(source, "AttachRolePolicy", {
                requestParameters: { roleName: "support", policyArn: "arn:aws:iam::aws:policy/IAMFullAccess" },
            }),
            record(source, "PutRolePolicy", {
                requestParameters: { roleName: "support", policyName: "inline", policyDocument: everything },
            }),
            record(source, "CreatePolicyVersion", {
                requestParameters: {
                    policyArn: "arn:aws:iam::111122223333:policy/support",
                    policyDocument: JSON.stringify(
                        {
                            Statement: [{ Action: ["*"], Effect: "Allow", Resource: "*" }],
                            Version: "2012-10-17",
                        },
                        null,
                        2,
                    ),
                    setAsDefault: true,
                },
                responseElements: {
                    policyVersion: { versionId: "v2", isDefaultVersion: true, createDate: "Mar 4, 2026, 9:30:00 AM" },
                },
            }),

            record(source, "AttachGroupPolicy", {
                requestParameters: { groupName: "support", policyArn: administrator },
            }),
            ...["PutUserPolicy", "PutGroupPolicy", "CreatePolicy"].map((name) =>
                record(source, name, { requestParameters: { policyName: "support", policyDocument: everything } }),
            ),
        ],
        ignore: [
            clusterAccessOf("AmazonEKSViewPolicy"),
            clusterAccessOf("AmazonEKSAdminViewPolicy"),
            record(source, "AttachRolePolicy", {
                userIdentity: awsService("organizations.amazonaws.com"),
                requestParameters: { roleName: "OrganizationAccountAccessRole", policyArn: administrator },
            }),

            record(source, "AttachRolePolicy", {
                requestParameters: { roleName: "reader", policyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess" },
            }),
            record(source, "AttachRolePolicy", {
                userIdentity: serviceLinkedRole("sso.amazonaws.com", "AWSServiceRoleForSSO"),
                requestParameters: {
                    roleName: "AWSReservedSSO_AdministratorAccess_0123456789abcdef",
                    policyArn: administrator,
                },
            }),
            record(source, "PutRolePolicy", {
                requestParameters: { roleName: "uploads", policyName: "bucket", policyDocument: everyBucket },
            }),
            record(source, "PutUserPolicy", {
                requestParameters: { userName: "leaver", policyName: "locked", policyDocument: denyEverything },
            }),
            record(source, "AttachUserPolicy", {
                ...denied("iam:AttachUserPolicy"),
                requestParameters: { userName: "backup", policyArn: administrator },
            }),
            record("iot.amazonaws.com", "CreatePolicyVersion", {
                requestParameters: { policyName: "sensor", policyDocument: everything, setAsDefault: true },
            }),
        ],
    }),
};

const watch = watchOf(rightsGiven, boundariesLifted);

export const administratorRightsGiven: PatternDetection = {
    ...firstEvent,
    id: "administrator-rights-given",
    title: "Administrator rights given, a permissions boundary lifted, or an older policy version made the default",
    why: "Whoever holds the identity now owns the account, or has back what somebody took away on purpose: the shortest way from a stolen key to everything.",
    response:
        "Undo it unless its owner can explain it. See who can use the identity: its keys, its group's members, its trust policy.",
    severity: "high",
    techniques: ["T1098.003", "T1548.005"],
    controls: [],
    noise: "Pipelines that bootstrap an account, a customer managed policy rolled back, and tools that remove a role's boundary before the role. IAM policy changes of any kind fire iam-policy-changes too.",
    watches:
        "the managed policies AdministratorAccess and IAMFullAccess, policy documents that allow the action *, administrators of EKS clusters, and boundaries that are a managed policy of AWS: they limit nothing; not what AWS services, such as Identity Center, do themselves",
    ...watch,
    condition: all(watch.condition, byNoService, succeeded()),
};

function clusterAccessOf(policy: string): CloudTrailRecord {
    return record(clusterAccess.source, "AssociateAccessPolicy", {
        requestParameters: {
            name: "production",
            principalArn: "arn:aws:iam::111122223333:role/support",
            policyArn: `arn:aws:eks::aws:cluster-access-policy/${policy}`,
            accessScope: { type: "cluster" },
        },
    });
}
