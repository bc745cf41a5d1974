import { isOn } from "../../reading/value";
import { types } from "../../reading/types";
import type { Resource } from "../../reading/resource";
import type { Rule, Verdict } from "../../rule";
import { judgeTrailBuckets } from "./setting";

const switches = ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"];

function judge(accessBlock: Resource): Verdict {
    const answers = switches.map((name) => ({ name, answer: isOn(accessBlock.input(name)) }));
    const off = answers.filter(({ answer }) => answer === "no").map(({ name }) => name);
    if (off.length > 0) {
        return { fault: `leaves a trail's bucket open to the public: ${off.join(", ")} not true` };
    }
    return answers.some(({ answer }) => answer === "unknown") ? "unknown" : "yes";
}

export const publicAccessBlock: Rule = {
    name: "cloudtrail-bucket-public-access-block",
    title: "The bucket of a CloudTrail trail blocks all public access",
    severity: "critical",
    why: "The log files tell an attacker who may do what, where, in every account.",
    fix: 'new aws.s3.BucketPublicAccessBlock("private", { bucket: bucket.id, blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true })',
    controls: {
        "CIS v3.0": ["2.1.4"],
        "CIS v5.0": ["2.1.4"],
        "CIS v7.0": ["3.1.4"],
        "Security Hub": ["CloudTrail.6", "S3.8"],
        "NIST 800-53 r5": ["AC-3", "AC-6", "AC-21", "SC-7"],
        "PCI DSS v4.0.1": ["1.4.4"],
    },
    url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html",
    types: [],
    judgeStack: (stack) =>
        judgeTrailBuckets(stack, {
            types: types.accessBlock,
            judge,
            missing: "is a trail's bucket and has no public access block",
        }),
};
