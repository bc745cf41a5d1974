import { not } from "../../reading/answer";
import { types } from "../../reading/types";
import { type Rule, verdict } from "../../rule";
import { isUnblocked } from "../bucket/exposure";
import { notPublic } from "./controls";
import { ordinaryBuckets } from "./ordinary-bucket";

export const accessPoint: Rule = {
    name: "s3-access-point-not-public",
    title: "The access points of a bucket block all public access",
    severity: "critical",
    why: "An access point has a policy of its own, and its public access settings can never be changed.",
    fix: "on the access point, leave out publicAccessBlockConfiguration, or set all four of its switches to true",
    controls: notPublic(["S3.19"]),
    url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-bpa-settings.html",
    types: [],
    judgeStack: (stack) => {
        const buckets = new Set(ordinaryBuckets(stack));
        return stack
            .ofType(types.accessPoint)
            .filter((point) => stack.linked(point, "bucket", types.bucket).every((bucket) => buckets.has(bucket)))
            .map((resource) => ({
                resource,
                verdict: verdict(
                    not(isUnblocked(resource, "publicAccessBlockConfiguration")),
                    "leaves a bucket open to the public",
                ),
            }));
    },
};
