import { IAM } from "@aws-sdk/client-iam";
import { type TestEmulator } from "../../emulator/harness";
import type { Case } from "../describe-resource";

const statement = (parts: object) =>
    JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", ...parts }] });
const trust = (service: string) => statement({ Principal: { Service: service }, Action: "sts:AssumeRole" });
const allow = (action: unknown) => statement({ Action: action, Resource: "*" });

export function iamCases(aws: TestEmulator): Case[] {
    const iam = () => aws.client(IAM);
    let permissionsBoundary: string | undefined;
    let policyArn = "";

    return [
        {
            type: "aws:iam/role:Role",
            prepare: async () => {
                const policy = await iam().createPolicy({ PolicyName: "boundary", PolicyDocument: allow("logs:*") });
                permissionsBoundary = policy.Policy?.Arn;
            },
            inputs: () => ({
                name: "delivery",
                assumeRolePolicy: trust("cloudtrail.amazonaws.com"),
                description: "Writes events",
                path: "/trail/",
                maxSessionDuration: 7200,
                permissionsBoundary,
                tags: { service: "cloudtrail", stage: "dev" },
            }),
            changes: () => ({
                assumeRolePolicy: trust("logs.amazonaws.com"),
                description: undefined,
                maxSessionDuration: undefined,
                permissionsBoundary: undefined,
                forceDetachPolicies: true,
                tags: { service: "trail" },
            }),
            drift: (RoleName) => iam().updateAssumeRolePolicy({ RoleName, PolicyDocument: trust("ec2.amazonaws.com") }),
            drifted: ["assumeRolePolicy"],
            remove: async (RoleName) => {
                await iam().deleteRolePermissionsBoundary({ RoleName });
                await iam().deleteRole({ RoleName });
            },
        },
        {
            type: "aws:iam/rolePolicy:RolePolicy",
            prepare: () =>
                iam().createRole({ RoleName: "writer", AssumeRolePolicyDocument: trust("cloudtrail.amazonaws.com") }),
            inputs: () => ({ name: "write", role: "writer", policy: allow("logs:PutLogEvents") }),
            changes: () => ({ policy: allow(["logs:PutLogEvents", "logs:CreateLogStream"]) }),
            drift: () =>
                iam().putRolePolicy({ RoleName: "writer", PolicyName: "write", PolicyDocument: allow("logs:*") }),
            drifted: ["policy"],
            remove: () => iam().deleteRolePolicy({ RoleName: "writer", PolicyName: "write" }),
        },
        {
            type: "aws:iam/policy:Policy",
            inputs: () => ({
                name: "read",
                path: "/trail/",
                description: "Reads the archive",
                policy: allow("s3:GetObject"),
                tags: { service: "cloudtrail", stage: "dev" },
            }),
            changes: () => ({ policy: allow(["s3:GetObject", "s3:ListBucket"]), tags: { service: "trail" } }),
            drift: async (PolicyArn) => {
                // With those of the tests before, as many versions as IAM keeps.
                for (const action of ["s3:*", "kms:*"]) {
                    await iam().createPolicyVersion({ PolicyArn, PolicyDocument: allow(action), SetAsDefault: true });
                }
            },
            drifted: ["policy"],
            remove: async (PolicyArn) => {
                const { Versions = [] } = await iam().listPolicyVersions({ PolicyArn });
                for (const { VersionId } of Versions.filter(({ IsDefaultVersion }) => !IsDefaultVersion)) {
                    await iam().deletePolicyVersion({ PolicyArn, VersionId });
                }
                await iam().deletePolicy({ PolicyArn });
            },
        },
        {
            type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
            prepare: async () => {
                await iam().createRole({ RoleName: "reader", AssumeRolePolicyDocument: trust("ec2.amazonaws.com") });
                const { Policy } = await iam().createPolicy({ PolicyName: "attached", PolicyDocument: allow("s3:*") });
                policyArn = Policy?.Arn ?? "";
            },
            inputs: () => ({ role: "reader", policyArn }),
            remove: () => iam().detachRolePolicy({ RoleName: "reader", PolicyArn: policyArn }),
        },
    ];
}
