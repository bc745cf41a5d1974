import { change, from, type Program } from "../../helpers/program";
import { unknown } from "../../helpers/server";
import type { Scenario } from "../../helpers/stacks";

const cloudTrail = "iam-cloudtrail-policy-attachment";
const administrator = "iam-administrator-policy-attachment";
const aws = (name: string) => `arn:aws:iam::aws:policy/${name}`;

const trust = JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { AWS: "arn:aws:iam::444455556666:root" }, Action: "sts:AssumeRole" }],
});

/** A role with policies as an application needs them. */
const application: Program = {
    role: {
        type: "aws:iam/role:Role",
        inputs: { name: "orders", assumeRolePolicy: trust, managedPolicyArns: [aws("ReadOnlyAccess")] },
        computed: { arn: "arn:aws:iam::444455556666:role/orders", id: "orders" },
    },
    policy: {
        type: "aws:iam/policy:Policy",
        inputs: {
            name: "orders",
            policy: JSON.stringify({ Statement: { Effect: "Allow", Action: "dynamodb:GetItem", Resource: "*" } }),
        },
        computed: { arn: "arn:aws:iam::444455556666:policy/orders" },
    },
    own: {
        type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
        inputs: { role: from("role", "name"), policyArn: from("policy", "arn") },
    },
    theirs: {
        type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
        inputs: { role: from("role", "name"), policyArn: aws("service-role/AWSLambdaBasicExecutionRole") },
    },
};

function attached(type: string, inputs: Readonly<Record<string, unknown>>): Program {
    return { ...application, attachment: { type, inputs } };
}

const attachments = [
    ["aws:iam/rolePolicyAttachment:RolePolicyAttachment", "policyArn", { role: "orders" }],
    ["aws:iam/policyAttachment:PolicyAttachment", "policyArn", { name: "a", roles: ["orders"] }],
    ["aws:iam/userPolicyAttachment:UserPolicyAttachment", "policyArn", { user: "alice" }],
    ["aws:iam/groupPolicyAttachment:GroupPolicyAttachment", "policyArn", { group: "developers" }],
    ["aws:ssoadmin/managedPolicyAttachment:ManagedPolicyAttachment", "managedPolicyArn", { permissionSetArn: "ps" }],
] as const;

export const stacks: readonly Scenario[] = [
    { name: "a role with policies as an application needs them", program: application },
    ...attachments.flatMap(([type, property, inputs]): Scenario[] => [
        {
            name: `${type} of CloudTrail's own policy`,
            program: attached(type, { ...inputs, [property]: aws("AWSCloudTrail_FullAccess") }),
            finds: [`${cloudTrail}: attachment`],
        },
        {
            name: `${type} of the administrator's policy`,
            program: attached(type, { ...inputs, [property]: aws("AdministratorAccess") }),
            finds: [`${administrator}: attachment`],
        },
    ]),
    {
        name: "a role with CloudTrail's retired policy among others",
        program: change(application, "role", {
            managedPolicyArns: [aws("ReadOnlyAccess"), aws("AWSCloudTrailFullAccess")],
        }),
        finds: [`${cloudTrail}: role`],
    },
    {
        name: "a role of GovCloud with CloudTrail's own policy",
        program: change(application, "role", {
            managedPolicyArns: ["arn:aws-us-gov:iam::aws:policy/AWSCloudTrail_FullAccess"],
        }),
        finds: [`${cloudTrail}: role`],
    },
    {
        name: "a role with the policy of power users",
        program: change(application, "role", { managedPolicyArns: [aws("PowerUserAccess")] }),
        finds: [`${administrator}: role`],
    },
    {
        name: "a role with the policy of system administrators, which stops trails",
        program: change(application, "role", { managedPolicyArns: [aws("job-function/SystemAdministrator")] }),
        finds: [`${administrator}: role`],
    },
    {
        name: "an administrator within a permissions boundary",
        program: change(application, "role", {
            managedPolicyArns: [aws("AdministratorAccess")],
            permissionsBoundary: "arn:aws:iam::444455556666:policy/boundary",
        }),
    },
    {
        name: "an attachment to a role within a permissions boundary",
        program: {
            ...change(application, "role", { permissionsBoundary: "arn:aws:iam::444455556666:policy/boundary" }),
            attachment: {
                type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
                inputs: { role: from("role", "name"), policyArn: aws("AdministratorAccess") },
            },
        },
    },
    {
        name: "CloudTrail's read-only policy",
        program: change(application, "theirs", { policyArn: aws("AWSCloudTrail_ReadOnlyAccess") }),
    },
    {
        name: "a policy that is trusted by the settings",
        program: change(application, "theirs", { policyArn: aws("AdministratorAccess") }),
        config: { trustedPolicies: ["Administrator*"] },
    },
    {
        name: "a policy of the account's own that has the name of AWS's",
        program: change(application, "theirs", { policyArn: "arn:aws:iam::444455556666:policy/AdministratorAccess" }),
    },
    {
        name: "a policy that is not known",
        program: change(application, "theirs", { policyArn: unknown }),
        finds: [`${administrator}? theirs`, `${cloudTrail}? theirs`],
    },
];
