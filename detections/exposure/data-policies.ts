import { all, any, anyEvent, exists, oneOf, succeeded } from "../filter-pattern/build";
import { denied, iamUser, record } from "../sample-record";
import { opens, policyFor } from "./policy-text";
import type { Watch } from "../entry";

const dynamodb = "dynamodb.amazonaws.com";

/** What each service calls the policy in its request; none of them has a parameter of that name in another call. */
const policies = [
    {
        parameter: "policy",
        calls: [
            { source: dynamodb, names: ["PutResourcePolicy"] },
            { source: "elasticfilesystem.amazonaws.com", names: ["PutFileSystemPolicy"] },
            { source: "kinesis.amazonaws.com", names: ["PutResourcePolicy"] },
            { source: "kafka.amazonaws.com", names: ["PutClusterPolicy"] },
        ],
    },
    { parameter: "policyInJson", calls: [{ source: "glue.amazonaws.com", names: ["PutResourcePolicy"] }] },
    {
        parameter: "resourcePolicy",
        calls: [{ source: "s3tables.amazonaws.com", names: ["PutTableBucketPolicy", "PutTablePolicy"] }],
    },
];
const tableExport = { source: dynamodb, names: ["ExportTableToPointInTime"] };
const outside = { AWS: "arn:aws:iam::999988887777:root" };
const inside = { StringEquals: { "aws:PrincipalOrgID": "o-exampleorgid" } };
const tableArn = "arn:aws:dynamodb:us-east-1:111122223333:table/orders";

/** Tables, file systems, streams, clusters and catalogues opened by their policies, and tables exported to another account. */
export const dataStoresOpened: Watch = {
    events: [...policies.flatMap(({ calls }) => calls), tableExport],
    condition: all(
        any(
            ...policies.map(({ parameter, calls }) =>
                all(
                    oneOf(
                        "$.eventSource",
                        calls.map(({ source }) => source),
                    ),
                    opens(`$.requestParameters.${parameter}`),
                ),
            ),
            // Required where the bucket is another account's (Amazon DynamoDB API Reference, ExportTableToPointInTime).
            all(anyEvent(tableExport), exists("$.requestParameters.s3BucketOwner")),
        ),
        succeeded(),
    ),
    samples: () => ({
        match: [
            ...policies.flatMap(({ parameter, calls }) =>
                calls.flatMap(({ source, names }) =>
                    names.map((name) =>
                        record(source, name, {
                            userIdentity: iamUser(),
                            requestParameters: { name: "orders", [parameter]: policyFor(outside, "*") },
                        }),
                    ),
                ),
            ),
            record(dynamodb, "ExportTableToPointInTime", {
                requestParameters: { tableArn, s3Bucket: "example-out", s3BucketOwner: "999988887777" },
            }),
        ],
        ignore: [
            ...policies.flatMap(({ parameter, calls }) =>
                calls.flatMap(({ source, names }) =>
                    [
                        policyFor("*", "*", inside),
                        policyFor({ Service: "glue.amazonaws.com" }, "*"),
                        policyFor("*", "*").replace("Allow", "Deny"),
                    ].map((policy) => record(source, names[0] ?? "", { requestParameters: { [parameter]: policy } })),
                ),
            ),
            record(dynamodb, "ExportTableToPointInTime", {
                requestParameters: { tableArn, s3Bucket: "example-analytics" },
            }),
            record("kms.amazonaws.com", "ReplicateKey", {
                requestParameters: { keyId: "mrk-0123456789abcdef", policy: policyFor(outside, "kms:*") },
            }),
            record(dynamodb, "PutResourcePolicy", {
                ...denied("dynamodb:PutResourcePolicy", "AccessDeniedException"),
                requestParameters: { resourceArn: tableArn, policy: policyFor(outside, "dynamodb:*") },
            }),
        ],
    }),
};
