import { types } from "../../reading/types";
import { isOn, meets } from "../../reading/value";
import { any } from "../../reading/answer";
import { verdict } from "../../rule";
import { remedied } from "../remedied";

export const logging = remedied(
    { enableLogging: true },
    {
        name: "cloudtrail-trail-logging",
        title: "A CloudTrail trail is logging",
        severity: "critical",
        why: "A trail that is switched off records nothing, and the gap can never be filled.",
        fix: "on the trail, enableLogging: true, or leave it out",
        controls: {
            "CIS v3.0": ["3.1"],
            "CIS v5.0": ["3.1"],
            "CIS v7.0": ["4.1"],
            "Security Hub": ["CloudTrail.3"],
            "NIST 800-53 r5": ["AU-2", "AU-12"],
            "PCI DSS v4.0.1": ["10.2.1"],
        },
        url: "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-turning-off-logging.html",
        types: types.trail,
        judge: (trail) => {
            const enabled = trail.input("enableLogging");
            return verdict(
                any([isOn(enabled), meets(enabled, (value) => value === undefined || value === null)]),
                "is switched off",
            );
        },
    },
);
