import { all, any, not, type Answer } from "../../reading/answer";
import type { Statement } from "../../reading/policy-statement";
import type { Resource } from "../../reading/resource";
import { types } from "../../reading/types";
import { isUnset, meets } from "../../reading/value";
import { type Rule, verdict } from "../../rule";

/** Whether a service control policy keeps everybody from switching a trail on again. One that denies all is a quarantine. */
function stopsLogging(statement: Statement): Answer {
    return all([
        statement.denies,
        statement.covers("cloudtrail:StartLogging"),
        not(statement.covers("ec2:RunInstances")),
        statement.conditions.length > 0 ? "no" : statement.areConditionsKnown,
    ]);
}

/** Whether a resource control policy keeps CloudTrail from delivering. */
function stopsDelivery(statement: Statement): Answer {
    return all([
        statement.denies,
        statement.coversAny(["s3:PutObject", "kms:GenerateDataKey"]),
        statement.stopsServices,
    ]);
}

function judgeAnswer(policy: Resource): Answer {
    const type = policy.input("type");
    const isServiceControl = meets(type, (known) => isUnset(known) || known === "SERVICE_CONTROL_POLICY");
    const isResourceControl = meets(type, (known) => known === "RESOURCE_CONTROL_POLICY");
    const document = policy.document("content");
    return any([
        all([isServiceControl, document.some(stopsLogging)]),
        all([isResourceControl, document.some(stopsDelivery)]),
    ]);
}

export const organizationPolicy: Rule = {
    name: "organizations-policy-trail",
    title: "A policy of the organization leaves CloudTrail what it needs",
    severity: "high",
    why: "It holds in every account: a trail could not be switched on again, or could not deliver.",
    fix: 'in a service control policy, Action: ["cloudtrail:DeleteTrail", "cloudtrail:StopLogging"] instead of "cloudtrail:*"; in a resource control policy, Condition: { BoolIfExists: { "aws:PrincipalIsAWSService": "false" } }',
    controls: { "NIST 800-53 r5": ["AU-5", "AU-9", "AU-12"], "PCI DSS v4.0.1": ["10.2.1", "10.7.2"] },
    url: "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_authorization_policies.html",
    types: types.organizationPolicy,
    judge: (policy) => verdict(not(judgeAnswer(policy)), "keeps CloudTrail from recording or from delivering"),
};
