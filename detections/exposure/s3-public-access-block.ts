import { all, any, endsWith, equals, isFalse, startsWith, succeeded } from "../filter-pattern/build";
import { denied, iamUser, record } from "../sample-record";
import type { Watch } from "../entry";

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

/** The block is what keeps a wrong bucket policy or ACL harmless; for an account it covers every bucket at once. */
export const publicAccessBlockRemoved: Watch = {
    events: [deleted, written],
    condition: all(
        equals("$.eventSource", source),
        endsWith("$.eventName", "PublicAccessBlock"),
        any(
            startsWith("$.eventName", "Delete"),
            ...Object.keys(everyBlock).map((name) => isFalse(`${settings}.${name}`)),
        ),
        succeeded(),
    ),
    samples: () => ({
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
    }),
};
