import { isOn } from "../../reading/value";
import { types } from "../../reading/types";
import type { Resource } from "../../reading/resource";
import type { Rule, Verdict } from "../../rule";
import { remedied } from "../remedied";
import { judgeTrailBuckets } from "./setting";

export const switches = ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"];

function judge(accessBlock: Resource, subject = "a trail's bucket"): Verdict {
    const answers = switches.map((name) => ({ name, answer: isOn(accessBlock.input(name)) }));
    const off = answers.filter(({ answer }) => answer === "no").map(({ name }) => name);
    if (off.length > 0) {
        return { fault: `leaves ${subject} open to the public: ${off.join(", ")} not true` };
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
            judge: (accessBlock) => judge(accessBlock),
            missing: "is a trail's bucket and has no public access block",
        }),
};

export const accountPublicAccessBlock = remedied(Object.fromEntries(switches.map((name) => [name, true])), {
    name: "s3-account-public-access-block",
    title: "The public access block of an account blocks all public access",
    severity: "high",
    why: "It is the last lock on every bucket of the account, also on those that nobody thinks of.",
    fix: 'new aws.s3.AccountPublicAccessBlock("account", { blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true })',
    controls: {
        "CIS v3.0": ["2.1.4"],
        "CIS v5.0": ["2.1.4"],
        "CIS v7.0": ["3.1.4"],
        "Security Hub": ["S3.1"],
        "NIST 800-53 r5": ["AC-3", "AC-4", "AC-6", "AC-21", "SC-7"],
        "PCI DSS v4.0.1": ["1.4.4"],
    },
    url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/configuring-block-public-access-account.html",
    types: types.accountAccessBlock,
    judge: (accessBlock) => judge(accessBlock, "the account"),
});
