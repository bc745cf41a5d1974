import { trailBuckets } from "../../reading/audit-log";
import { all, any, not, type Answer } from "../../reading/answer";
import type { Document } from "../../reading/policy-document";
import type { Resource } from "../../reading/resource";
import type { Stack } from "../../reading/stack";
import { types } from "../../reading/types";
import { isOff, isOn, isUnset, list, meets } from "../../reading/value";
import { type Rule, verdict, where } from "../../rule";
import { firstInput, judgeTrailBuckets } from "./setting";
import { switches } from "./public-access-block";

export const forceDestroy: Rule = {
    name: "cloudtrail-bucket-force-destroy",
    title: "The bucket of a CloudTrail trail is not emptied when the program deletes it",
    severity: "high",
    why: "With forceDestroy, `pulumi destroy` or a replacement deletes every log file without asking.",
    fix: "on the bucket, leave out forceDestroy",
    controls: { "NIST 800-53 r5": ["AU-9", "AU-11", "SI-12"], "PCI DSS v4.0.1": ["10.3.2", "10.5.1"] },
    url: "https://www.pulumi.com/registry/packages/aws/api-docs/s3/bucket/",
    types: [],
    judgeStack: (stack) =>
        trailBuckets(stack).map(({ bucket, isTrailBucket }) => ({
            resource: bucket,
            verdict: where(
                isTrailBucket,
                verdict(not(isOn(bucket.input("forceDestroy"))), "is a trail's bucket and forceDestroy empties it"),
            ),
        })),
};

export const website: Rule = {
    name: "cloudtrail-bucket-website",
    title: "The bucket of a CloudTrail trail is no website",
    severity: "high",
    why: "A website endpoint serves whoever asks, over plain HTTP.",
    fix: "delete the BucketWebsiteConfiguration of the bucket",
    controls: { "NIST 800-53 r5": ["AC-3", "AC-4", "SC-7"], "PCI DSS v4.0.1": ["1.4.4"] },
    url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/WebsiteEndpoints.html",
    types: [],
    judgeStack: (stack) =>
        judgeTrailBuckets(stack, {
            types: types.bucketWebsite,
            judge: () => ({ fault: "makes a website of a trail's bucket" }),
            judgeInline: (bucket) =>
                verdict(
                    meets(firstInput(bucket, ["website"], ["websites", 0]), (known) => known === undefined),
                    "is a trail's bucket and a website",
                ),
        }),
};

const multiRegionAccessPoint = ["aws:s3control/multiRegionAccessPoint:MultiRegionAccessPoint"];
const accessPointPolicy = ["aws:s3control/accessPointPolicy:AccessPointPolicy"];

/** Whether an access point takes away a part of the block of public access that it has by default. */
export function isUnblocked(accessPoint: Resource, ...path: readonly [string, ...string[]]): Answer {
    return any(switches.map((name) => isOff(accessPoint.input(...path, name))));
}

/** The access points of a bucket that have buckets in other Regions, too. */
function multiRegionAccessPoints(stack: Stack, bucket: Resource): { resource: Resource; answer: Answer }[] {
    return stack.ofType(multiRegionAccessPoint).map((resource) => ({
        resource,
        answer: any(
            list(resource.input("details", "regions")).map((_, index) =>
                stack.refersTo(resource, ["details", "regions", index, "bucket"], bucket, types.bucket),
            ),
        ),
    }));
}

const open = "leaves a trail's bucket open to the public";

function isPublic(policy: Document): Answer {
    return any(policy.statements.map((statement) => statement.isPublic));
}

export const accessPoint: Rule = {
    name: "cloudtrail-bucket-access-point",
    title: "The access points of a CloudTrail trail's bucket block all public access",
    severity: "critical",
    why: "An access point has a policy of its own, and its public access settings can never be changed.",
    fix: "on the access point, leave out publicAccessBlockConfiguration, or set all four of its switches to true",
    controls: {
        "Security Hub": ["S3.19", "S3.24"],
        "NIST 800-53 r5": ["AC-3", "AC-6", "AC-21", "SC-7"],
        "PCI DSS v4.0.1": ["1.4.4"],
    },
    url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-bpa-settings.html",
    types: [],
    judgeStack: (stack) =>
        trailBuckets(stack).flatMap(({ bucket, isTrailBucket }) => [
            ...multiRegionAccessPoints(stack, bucket).map(({ resource, answer }) => ({
                resource,
                verdict: where(
                    all([isTrailBucket, answer]),
                    verdict(not(isUnblocked(resource, "details", "publicAccessBlock")), open),
                ),
            })),
            ...stack.referring(types.accessPoint, "bucket", bucket, types.bucket).flatMap(({ resource, answer }) => {
                const isOpen = any([
                    isUnblocked(resource, "publicAccessBlockConfiguration"),
                    isUnset(resource.input("policy")) ? "no" : isPublic(resource.document("policy")),
                ]);
                const policies = stack
                    .referring(accessPointPolicy, "accessPointArn", resource, types.accessPoint)
                    .map((policy) => ({
                        resource: policy.resource,
                        verdict: where(
                            all([isTrailBucket, answer, policy.answer]),
                            verdict(
                                not(isPublic(policy.resource.document("policy"))),
                                "lets everybody into a trail's bucket by an access point",
                            ),
                        ),
                    }));
                return [
                    {
                        resource,
                        verdict: where(all([isTrailBucket, answer]), verdict(not(isOpen), open)),
                    },
                    ...policies,
                ];
            }),
        ]),
};
