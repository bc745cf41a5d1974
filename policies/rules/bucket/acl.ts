import { all, any, type Answer } from "../../reading/answer";
import type { Resource } from "../../reading/resource";
import { types } from "../../reading/types";
import { isUnset, list, meets, read } from "../../reading/value";
import { type Rule, type Verdict, verdict } from "../../rule";
import { judgeTrailBuckets } from "./setting";

const fault = "opens a trail's bucket by an access control list";
const aclGuide = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html";

/** Whether a canned list and grants give something to the owner only. */
function isPrivate(canned: unknown, grants: readonly unknown[]): Answer {
    return all([
        meets(canned, (acl) => isUnset(acl) || acl === "private"),
        ...grants.map((grant) =>
            any([
                meets(read(grant, "uri"), isUnset) === "no" || meets(read(grant, "grantee", "uri"), isUnset) === "no"
                    ? "no"
                    : meets(read(grant, "type") ?? read(grant, "grantee", "type"), (type) => type === "CanonicalUser"),
            ]),
        ),
    ]);
}

function judgeInline(bucket: Resource): Verdict | undefined {
    const grants = list(bucket.input("grants"));
    return verdict(isPrivate(bucket.input("acl"), grants), fault);
}

export const acl: Rule = {
    name: "cloudtrail-bucket-acl",
    title: "The bucket of a CloudTrail trail is opened by no access control list",
    severity: "critical",
    why: "An access control list lets in groups such as everybody, beside whatever the bucket policy says.",
    fix: 'leave acl and grants out, or acl: "private"',
    controls: {
        "Security Hub": ["CloudTrail.6", "S3.2", "S3.3", "S3.12"],
        "NIST 800-53 r5": ["AC-2(1)", "AC-3", "AC-6", "AC-21"],
        "PCI DSS v4.0.1": ["1.4.4", "10.3.1"],
    },
    url: aclGuide,
    types: [],
    judgeStack: (stack) =>
        judgeTrailBuckets(stack, {
            types: types.bucketAcl,
            judge: (setting) =>
                verdict(isPrivate(setting.input("acl"), list(setting.input("accessControlPolicy", "grants"))), fault),
            judgeInline,
        }),
};

export const ownership: Rule = {
    name: "cloudtrail-bucket-ownership",
    title: "The bucket of a CloudTrail trail owns its objects and has access control lists off",
    severity: "medium",
    why: "With access control lists on, each object can be opened to everybody by itself.",
    fix: 'new aws.s3.BucketOwnershipControls("ownership", { bucket: bucket.id, rule: { objectOwnership: "BucketOwnerEnforced" } })',
    controls: {
        "Security Hub": ["S3.12"],
        "NIST 800-53 r5": ["AC-2(1)", "AC-3", "AC-6"],
        "PCI DSS v4.0.1": ["10.3.1"],
    },
    url: aclGuide,
    types: [],
    judgeStack: (stack) =>
        // S3 switches them off in a bucket whose program says nothing, since April 2023.
        judgeTrailBuckets(stack, {
            types: types.bucketOwnership,
            judge: (setting) =>
                verdict(
                    meets(setting.input("rule", "objectOwnership"), (owner) => owner === "BucketOwnerEnforced"),
                    "leaves the access control lists of a trail's bucket on",
                ),
        }),
};
