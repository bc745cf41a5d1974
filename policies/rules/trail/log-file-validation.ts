import { types } from "../../reading/types";
import { isOn } from "../../reading/value";
import { verdict } from "../../rule";
import { remedied } from "../remedied";

export const logFileValidation = remedied(
    { enableLogFileValidation: true },
    {
        name: "cloudtrail-trail-log-file-validation",
        title: "A CloudTrail trail validates its log files",
        severity: "high",
        why: "Without digest files nobody can prove that no log file was changed or deleted.",
        fix: "on the trail, enableLogFileValidation: true",
        controls: {
            "CIS v3.0": ["3.2"],
            "CIS v5.0": ["3.2"],
            "CIS v7.0": ["4.2"],
            "Security Hub": ["CloudTrail.4"],
            "NIST 800-53 r5": ["AU-9", "SI-4", "SI-7(1)", "SI-7(3)", "SI-7(7)"],
            "PCI DSS v4.0.1": ["10.3.2"],
        },
        url: "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-validation-intro.html",
        types: types.trail,
        judge: (trail) => verdict(isOn(trail.input("enableLogFileValidation")), "does not validate its log files"),
        neverExempt: (trail) => isOn(trail.input("isOrganizationTrail")) !== "no",
    },
);
