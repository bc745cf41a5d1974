import { all, any, anyEvent, isFalse, succeeded } from "../filter-pattern/build";
import { denied, iamUser, record } from "../sample-record";
import { firstEvent } from "../entry";
import type { PatternDetection } from "../detection";

const source = "s3.amazonaws.com";
const deleted = { source, names: ["DeleteAccountPublicAccessBlock", "DeleteBucketPublicAccessBlock"] };
const written = { source, names: ["PutAccountPublicAccessBlock", "PutBucketPublicAccessBlock"] };
const settings = "$.requestParameters.PublicAccessBlockConfiguration";
const everyBlock = {
    BlockPublicAcls: true,
    IgnorePublicAcls: true,
    BlockPublicPolicy: true,
    RestrictPublicBuckets: true,
};

export const s3PublicAccessBlockRemoved: PatternDetection = {
    ...firstEvent,
    id: "s3-public-access-block-removed",
    title: "S3 public access block removed or weakened",
    why: "The block is what keeps a wrong bucket policy or ACL harmless; for an account it covers every bucket at once.",
    response:
        "Put the block back and read the bucket's policy and ACL. If they were public, look in the access log for what was read.",
    severity: "high",
    techniques: ["T1562.007", "T1530"],
    controls: [],
    noise: "Buckets of public web sites.",
    events: [deleted, written],
    watches: "of the blocks that are written, those with one of the four settings off",
    condition: all(
        any(
            anyEvent(deleted),
            all(anyEvent(written), any(...Object.keys(everyBlock).map((name) => isFalse(`${settings}.${name}`)))),
        ),
        succeeded(),
    ),
    samples: {
        match: [
            record(source, "DeleteBucketPublicAccessBlock", {
                requestParameters: { bucketName: "example-data", publicAccessBlock: "" },
            }),
            record(source, "DeleteAccountPublicAccessBlock", {
                userIdentity: iamUser(),
                requestParameters: { accountId: "111122223333" },
            }),
            record(source, "PutBucketPublicAccessBlock", {
                requestParameters: {
                    bucketName: "example-data",
                    publicAccessBlock: "",
                    PublicAccessBlockConfiguration: { ...everyBlock, RestrictPublicBuckets: false },
                },
            }),

            ...Object.keys(everyBlock).map((name) =>
                record(source, "PutAccountPublicAccessBlock", {
                    requestParameters: {
                        accountId: "111122223333",
                        PublicAccessBlockConfiguration: { ...everyBlock, [name]: false },
                    },
                }),
            ),
        ],
        ignore: [
            record(source, "PutBucketPublicAccessBlock", {
                requestParameters: {
                    bucketName: "example-data",
                    publicAccessBlock: "",
                    PublicAccessBlockConfiguration: everyBlock,
                },
            }),
            record(source, "DeleteBucketPublicAccessBlock", {
                ...denied("s3:PutBucketPublicAccessBlock"),
                requestParameters: { bucketName: "example-data", publicAccessBlock: "" },
            }),
            record(source, "GetBucketPublicAccessBlock", {
                readOnly: true,
                requestParameters: { bucketName: "example-data", publicAccessBlock: "" },
            }),
        ],
    },
};
