import {
    all,
    any,
    anyEvent,
    contains,
    equals,
    exists,
    notEquals,
    notExists,
    startsWith,
    succeeded,
} from "../filter-pattern/build";
import { denied, record } from "../sample-record";
import { firstEvent, watchOf, type Watch } from "../entry";
import { publicAccessBlockRemoved } from "./s3-public-access-block";
import type { CloudTrailRecord, JsonValue } from "../cloudtrail-record";
import type { PatternDetection } from "../detection";
import type { Expression } from "../filter-pattern/expression";

const source = "s3.amazonaws.com";
const acl = "$.requestParameters.x-amz-acl";
const grants = "$.requestParameters.AccessControlPolicy.AccessControlList.Grant";
const read = { Effect: "Allow", Action: "s3:GetObject" };
const inside = { StringEquals: { "aws:PrincipalOrgID": "o-exampleorgid" } };
const reader = { AWS: "arn:aws:iam::111122223333:role/reader" };
const everybody = "http://acs.amazonaws.com/groups/global/AllUsers";

/** The groups AllUsers and AuthenticatedUsers: everybody, and everybody with any AWS account. */
const publicAcl: Expression = any(
    ...[acl, `${acl}[0]`].flatMap((selector) => [
        startsWith(selector, "public-"),
        startsWith(selector, "authenticated-"),
    ]),
    contains(`${grants}[*].Grantee.URI`, "groups/global/A"),
    contains(`${grants}.Grantee.URI`, "groups/global/A"),
);

/** The only statement or the first two: no selector reaches the parts of any statement together. */
const statements = ["", "[0]", "[1]"].map((index) => `$.requestParameters.bucketPolicy.Statement${index}`);

const bucketsOpened: Watch = {
    events: [{ source, names: ["PutBucketAcl", "CreateBucket", "PutBucketPolicy"] }],
    condition: any(
        // Only PutBucketPolicy has such a parameter.
        all(equals("$.eventSource", source), any(...statements.map(publicStatement)), succeeded()),
        all(anyEvent({ source, names: ["PutBucketAcl", "CreateBucket"] }), publicAcl, succeeded()),
    ),
    samples: () => ({
        match: [
            record(source, "PutBucketAcl", {
                requestParameters: { bucketName: "example-data", acl: "", "x-amz-acl": "public-read" },
            }),
            record(source, "PutBucketAcl", {
                requestParameters: {
                    bucketName: "example-data",
                    acl: [""],
                    AccessControlPolicy: {
                        AccessControlList: {
                            Grant: [
                                {
                                    Grantee: { "xsi:type": "CanonicalUser", ID: "79a59df900b949e55d96a1e698fbaced" },
                                    Permission: "FULL_CONTROL",
                                },
                                { Grantee: { "xsi:type": "Group", URI: everybody }, Permission: "READ" },
                            ],
                        },
                    },
                },
            }),
            putPolicy({ Effect: "Allow", Principal: "*", Action: "s3:GetObject" }),
            putPolicy(
                {
                    Effect: "Deny",
                    Principal: "*",
                    Action: "s3:*",
                    Condition: { Bool: { "aws:SecureTransport": "false" } },
                },
                { Effect: "Allow", Principal: { AWS: "*" }, Action: ["s3:GetObject", "s3:ListBucket"] },
            ),

            ...["public-read", "authenticated-read"].flatMap((acl) => [
                record(source, "CreateBucket", { requestParameters: { bucketName: "example-data", "x-amz-acl": acl } }),
                record(source, "PutBucketAcl", {
                    requestParameters: { bucketName: "example-data", "x-amz-acl": [acl] },
                }),
            ]),
            record(source, "PutBucketAcl", {
                requestParameters: {
                    bucketName: "example-data",
                    AccessControlPolicy: {
                        AccessControlList: {
                            Grant: { Grantee: { "xsi:type": "Group", URI: everybody }, Permission: "READ" },
                        },
                    },
                },
            }),
            putPolicy({ ...read, Principal: { AWS: "*" } }),
            putPolicy({ ...read, Principal: reader }, { ...read, Principal: "*" }),
            putStatements({ ...read, Principal: "*" }),
            putStatements({ ...read, Principal: { AWS: "*" } }),
        ],
        ignore: [
            putPolicy({ ...read, Principal: reader }, { ...read, Principal: reader }),
            putPolicy({ ...read, Principal: reader }, { ...read, Principal: "*", Condition: inside }),
            putPolicy({ ...read, Principal: reader }, { ...read, Effect: "Deny", Principal: "*" }),
            putStatements({ ...read, Principal: reader }),
            putStatements({ ...read, Principal: "*", Condition: inside }),
            putStatements({ ...read, Effect: "Deny", Principal: "*" }),

            record(source, "PutBucketAcl", {
                requestParameters: { bucketName: "example-data", acl: "", "x-amz-acl": "private" },
            }),
            record(source, "PutBucketAcl", {
                requestParameters: {
                    bucketName: "example-logs",
                    acl: "",
                    AccessControlPolicy: {
                        AccessControlList: {
                            Grant: [
                                {
                                    Grantee: {
                                        "xsi:type": "Group",
                                        URI: "http://acs.amazonaws.com/groups/s3/LogDelivery",
                                    },
                                    Permission: "WRITE",
                                },
                            ],
                        },
                    },
                },
            }),
            putPolicy({
                Effect: "Allow",
                Principal: "*",
                Action: "s3:GetObject",
                Condition: { StringEquals: { "aws:PrincipalOrgID": "o-exampleorgid" } },
            }),
            putPolicy({ Effect: "Deny", Principal: "*", Action: "s3:DeleteObject" }),
            putPolicy({
                Effect: "Allow",
                Principal: { AWS: "arn:aws:iam::111122223333:role/reader" },
                Action: "s3:GetObject",
            }),
            record(source, "PutBucketAcl", {
                ...denied("s3:PutBucketAcl"),
                requestParameters: { bucketName: "example-data", acl: "", "x-amz-acl": "public-read" },
            }),
        ],
    }),
};

export const s3PublicAccessAllowed: PatternDetection = {
    ...firstEvent,
    id: "s3-public-access-allowed",
    title: "S3 bucket opened to everybody, or a public access block removed or weakened",
    why: "Objects of an open bucket are listed or read, or written, by anybody who guesses its name. The block keeps wrong policies and ACLs harmless; for an account it covers every bucket.",
    response:
        "Put the public access block back and read the bucket's policy and ACL. If they were public, look in its access log and its data events for what was read.",
    severity: "high",
    techniques: ["T1530", "T1567.002", "T1562.007"],
    controls: [],
    noise: "Buckets of public web sites. Bucket policy changes of any kind fire s3-bucket-policy-changes too.",
    watches:
        "ACLs for everybody or for every AWS account; the first two statements of policies: one that allows everybody without a condition; of the blocks that are written, those with a setting off",
    ...watchOf(bucketsOpened, publicAccessBlockRemoved),
};

function publicStatement(statement: string): Expression {
    // A principal that is a text can only be *; an account in its place is written as an object.
    return all(
        equals(`${statement}.Effect`, "Allow"),
        notExists(`${statement}.Condition`),
        any(exists(`${statement}.Principal`), notEquals(`${statement}.Principal.AWS`, "arn:*")),
    );
}

function putPolicy(...statements: { readonly [field: string]: JsonValue }[]): CloudTrailRecord {
    return putStatements(statements.map((each) => ({ ...each, Resource: "arn:aws:s3:::example-data/*" })));
}

function putStatements(statement: JsonValue): CloudTrailRecord {
    return record(source, "PutBucketPolicy", {
        requestParameters: {
            bucketName: "example-data",
            policy: "",
            bucketPolicy: {
                Version: "2012-10-17",
                Statement: statement,
            },
        },
    });
}
