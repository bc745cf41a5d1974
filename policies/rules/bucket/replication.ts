import type { Rule } from "../../rule";
import { firstInput, judgeTrailBuckets } from "./setting";

export const replication: Rule = {
    name: "cloudtrail-bucket-replication",
    title: "The bucket of a CloudTrail trail is replicated, where that is configured",
    severity: "low",
    level: "advisory",
    why: "A second copy in another Region or account survives the loss of the first.",
    fix: 'new aws.s3.BucketReplicationConfig("copy", { bucket: bucket.id, role: role.arn, rules: [{ status: "Enabled", destination: { bucket: copy.arn } }] })',
    controls: {
        "Security Hub": ["S3.7"],
        "NIST 800-53 r5": ["AU-9(2)", "CP-6", "CP-9", "SI-13(5)"],
        "PCI DSS v4.0.1": ["10.3.3"],
    },
    url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication.html",
    types: [],
    judgeStack: (stack, { optional }) =>
        optional.includes("replication")
            ? judgeTrailBuckets(stack, {
                  types: ["aws:s3/bucketReplicationConfig:BucketReplicationConfig"],
                  judge: () => "yes",
                  judgeInline: (bucket) =>
                      firstInput(bucket, ["replicationConfiguration"], ["replicationConfigurations", 0]) === undefined
                          ? undefined
                          : "yes",
                  missing: "is a trail's bucket and has no copy",
              })
            : [],
};
