import { compliantStack, policyText } from "../../helpers/compliant-stack";
import type { Program } from "../../helpers/program";
import { unknown } from "../../helpers/server";
import type { Scenario } from "../../helpers/stacks";

const controlPolicy = (statement: Record<string, unknown>, type?: unknown): Program => ({
    policy: {
        type: "aws:organizations/policy:Policy",
        inputs: {
            name: "guardrail",
            content: policyText({ Effect: "Deny", Action: "cloudtrail:*", Resource: "*", ...statement }),
            ...(type !== undefined && { type }),
        },
    },
});
const resourceControl = (Condition: unknown, Action: unknown = "s3:*") =>
    controlPolicy({ Principal: "*", Action, Condition }, "RESOURCE_CONTROL_POLICY");
const organization = (inputs: Record<string, unknown>): Program => ({
    ...compliantStack,
    organization: { type: "aws:organizations/organization:Organization", inputs },
});

const breaks = ["organizations-policy-trail: policy"];
const untrusted = ["organizations-cloudtrail-access: organization"];
const notOurs = { StringNotEqualsIfExists: { "aws:PrincipalOrgID": "o-exampleorgid" } };

export const stacks: readonly Scenario[] = [
    { name: "a service control policy that denies all of CloudTrail", program: controlPolicy({}), finds: breaks },
    {
        name: "a service control policy that denies to start trails",
        program: controlPolicy({ Action: ["cloudtrail:St*"] }, "SERVICE_CONTROL_POLICY"),
        finds: breaks,
    },
    {
        name: "a service control policy that keeps members off the trail",
        program: controlPolicy({
            Action: [
                "cloudtrail:DeleteTrail",
                "cloudtrail:StopLogging",
                "cloudtrail:UpdateTrail",
                "cloudtrail:PutEventSelectors",
            ],
        }),
    },
    {
        name: "a service control policy that denies all of CloudTrail but to the deployment",
        program: controlPolicy({ Condition: { ArnNotLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/deploy" } } }),
    },
    { name: "a service control policy that quarantines accounts", program: controlPolicy({ Action: "*" }) },
    {
        name: "a service control policy that denies other Regions",
        program: controlPolicy({
            Action: undefined,
            NotAction: ["iam:*", "sts:*"],
            Condition: { StringNotEquals: { "aws:RequestedRegion": "us-east-1" } },
        }),
    },
    {
        name: "a resource control policy that lets the organization's principals in only",
        program: resourceControl(notOurs),
        finds: breaks,
    },
    {
        name: "a resource control policy that denies keys to all but the organization's principals",
        program: resourceControl(notOurs, ["kms:*"]),
        finds: breaks,
    },
    {
        name: "a resource control policy that lets a network in only",
        program: resourceControl({ NotIpAddress: { "aws:SourceIp": "203.0.113.0/24" } }),
        finds: breaks,
    },
    {
        name: "a resource control policy that spares AWS's services",
        program: resourceControl({ ...notOurs, BoolIfExists: { "aws:PrincipalIsAWSService": "false" } }),
    },
    {
        name: "a resource control policy against confused deputies",
        program: resourceControl({
            StringNotEqualsIfExists: { "aws:SourceOrgID": "o-exampleorgid" },
            Null: { "aws:SourceAccount": "false" },
            Bool: { "aws:PrincipalIsAWSService": "true" },
        }),
    },
    {
        name: "a resource control policy against plain HTTP",
        program: resourceControl({ BoolIfExists: { "aws:SecureTransport": "false" } }),
    },
    {
        name: "a resource control policy about secrets",
        program: resourceControl(notOurs, "secretsmanager:*"),
    },
    {
        name: "a tag policy",
        program: {
            policy: { type: "aws:organizations/policy:Policy", inputs: { type: "TAG_POLICY", content: '{"tags":{}}' } },
        },
    },
    {
        name: "a policy of the organization that is not known",
        program: { policy: { type: "aws:organizations/policy:Policy", inputs: { content: unknown } } },
        finds: ["organizations-policy-trail? policy"],
    },
    {
        name: "a policy of the organization whose type is not known",
        program: controlPolicy({}, unknown),
        finds: ["organizations-policy-trail? policy"],
    },
    {
        name: "an organization that does not trust CloudTrail, beside its trail",
        program: organization({ awsServiceAccessPrincipals: ["config.amazonaws.com"] }),
        finds: untrusted,
    },
    { name: "an organization that trusts nobody, beside its trail", program: organization({}), finds: untrusted },
    {
        name: "an organization for bills only, beside its trail",
        program: organization({
            featureSet: "CONSOLIDATED_BILLING",
            awsServiceAccessPrincipals: ["cloudtrail.amazonaws.com"],
        }),
        finds: untrusted,
    },
    {
        name: "an organization whose trust is not known",
        program: organization({ awsServiceAccessPrincipals: unknown }),
        finds: ["organizations-cloudtrail-access? organization"],
    },
    {
        name: "an organization that trusts CloudTrail",
        program: organization({ awsServiceAccessPrincipals: ["cloudtrail.amazonaws.com"], featureSet: "ALL" }),
    },
    {
        name: "an organization that trusts CloudTrail by a resource of its own",
        program: {
            ...organization({}),
            access: {
                type: "aws:organizations/awsServiceAccess:AwsServiceAccess",
                inputs: { servicePrincipal: "cloudtrail.amazonaws.com" },
            },
        },
    },
    {
        name: "an organization whose trail is nowhere in the stack",
        program: { organization: { type: "aws:organizations/organization:Organization", inputs: {} } },
    },
];
