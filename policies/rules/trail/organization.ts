import { types } from "../../reading/types";
import { isOn } from "../../reading/value";
import { verdict } from "../../rule";
import { remedied } from "../remedied";

export const organizationTrail = remedied(
    { isOrganizationTrail: true },
    {
        name: "cloudtrail-trail-organization",
        title: "A CloudTrail trail records all accounts of the organization, where that is configured",
        severity: "medium",
        why: "A trail of one account can be stopped by that account, and accounts made later have none.",
        fix: "on the trail, isOrganizationTrail: true",
        controls: { "NIST 800-53 r5": ["AU-2", "AU-12", "AU-12(1)"], "PCI DSS v4.0.1": ["10.2.1"] },
        url: "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/creating-trail-organization.html",
        types: types.trail,
        judge: (trail, { organizationTrail: isAsked }) =>
            isAsked ? verdict(isOn(trail.input("isOrganizationTrail")), "records one account only") : "yes",
    },
);
