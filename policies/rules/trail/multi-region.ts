import { types } from "../../reading/types";
import { isOn } from "../../reading/value";
import { verdict } from "../../rule";
import { remedied } from "../remedied";

export const multiRegion = remedied(
    { isMultiRegionTrail: true },
    {
        name: "cloudtrail-trail-multi-region",
        title: "A CloudTrail trail records all Regions",
        severity: "high",
        why: "What happens in a Region that nobody uses is the least expected and the first to go unseen.",
        fix: "on the trail, isMultiRegionTrail: true",
        controls: {
            "CIS v3.0": ["3.1"],
            "CIS v5.0": ["3.1"],
            "CIS v7.0": ["4.1"],
            "Security Hub": ["CloudTrail.1"],
            "NIST 800-53 r5": ["AU-2", "AU-3", "AU-10", "AU-12"],
        },
        url: "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/receive-cloudtrail-log-files-from-multiple-regions.html",
        types: types.trail,
        judge: (trail) => verdict(isOn(trail.input("isMultiRegionTrail")), "records one Region only"),
    },
);
