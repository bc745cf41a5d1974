import { all, any, type Answer } from "../../reading/answer";
import type { Resource } from "../../reading/resource";
import type { Stack } from "../../reading/stack";
import { types } from "../../reading/types";
import { isOn, isUnset, list, meets } from "../../reading/value";
import { type Rule, type Verdict, verdict, where } from "../../rule";

const cloudTrail = "cloudtrail.amazonaws.com";

function isTrusted(value: unknown): Answer {
    return any(list(value).map((service) => meets(service, (known) => known === cloudTrail)));
}

function judge(organization: Resource, isTrustedElsewhere: Answer): Verdict {
    const hasAllFeatures = meets(organization.input("featureSet"), (set) => isUnset(set) || set === "ALL");
    const trusts = any([isTrusted(organization.input("awsServiceAccessPrincipals")), isTrustedElsewhere]);
    return verdict(all([hasAllFeatures, trusts]), "does not let CloudTrail record all of its accounts");
}

/** Whether the stack makes CloudTrail trusted by a resource of its own. */
function isTrustedByResource(stack: Stack): Answer {
    return any(
        stack
            .ofType(["aws:organizations/awsServiceAccess:AwsServiceAccess"])
            .map((access) => isTrusted(access.input("servicePrincipal"))),
    );
}

export const trustedAccess: Rule = {
    name: "organizations-cloudtrail-access",
    title: "An organization with an organization trail gives CloudTrail trusted access",
    severity: "high",
    why: "Without it the trail cannot be made, and an existing one no longer follows the accounts.",
    fix: 'on the organization, awsServiceAccessPrincipals: ["cloudtrail.amazonaws.com"], featureSet: "ALL"',
    controls: { "NIST 800-53 r5": ["AU-2", "AU-12", "AU-12(1)"], "PCI DSS v4.0.1": ["10.2.1"] },
    url: "https://docs.aws.amazon.com/organizations/latest/userguide/services-that-can-integrate-cloudtrail.html",
    types: [],
    judgeStack: (stack, { organizationTrail }) => {
        const hasTrail = organizationTrail
            ? "yes"
            : any(stack.ofType(types.trail).map((trail) => isOn(trail.input("isOrganizationTrail"))));
        return stack.ofType(["aws:organizations/organization:Organization"]).map((organization) => ({
            resource: organization,
            verdict: where(hasTrail, judge(organization, isTrustedByResource(stack))),
        }));
    },
};
