import { types } from "../../reading/types";
import { isOff } from "../../reading/value";
import { not } from "../../reading/answer";
import { verdict } from "../../rule";
import { remedied } from "../remedied";

export const globalEvents = remedied(
    { includeGlobalServiceEvents: true },
    {
        name: "cloudtrail-trail-global-events",
        title: "A CloudTrail trail records the events of global services",
        severity: "high",
        why: "IAM, STS and CloudFront belong to no Region: who made whom an administrator goes unseen.",
        fix: "on the trail, includeGlobalServiceEvents: true, or leave it out",
        controls: {
            "CIS v3.0": ["3.1"],
            "CIS v5.0": ["3.1"],
            "CIS v7.0": ["4.1"],
            "Security Hub": ["CloudTrail.1"],
            "NIST 800-53 r5": ["AU-2", "AU-3", "AU-12"],
            "PCI DSS v4.0.1": ["10.2.1"],
        },
        url: "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-concepts.html",
        types: types.trail,
        judge: (trail) =>
            verdict(not(isOff(trail.input("includeGlobalServiceEvents"))), "leaves out the events of global services"),
    },
);
