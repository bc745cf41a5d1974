import type { Json } from "../delivery-harness";
import { type Example, none } from "./example";
import { expectedRecord } from "./normalized";

const s3Page = "CloudTrail log file entries for Amazon S3 and S3 on Outposts (Amazon S3 User Guide)";
const xmlns = "http://s3.amazonaws.com/doc/2006-03-01/";
const Bucket = "amzn-s3-demo-bucket";
const host = `${Bucket}.s3.us-east-1.amazonaws.com`;
const parameters = { bucketName: Bucket, Host: host };
const bucketResource = { accountId: "111122223333", type: "AWS::S3::Bucket", ARN: `arn:aws:s3:::${Bucket}` };

function s3(name: string, fields: Json, hostHeader = host): Json {
    return expectedRecord("s3.amazonaws.com", name, {
        userAgent: "[tester/1.0]",
        resources: [bucketResource],
        additionalEventData: {
            SignatureVersion: "SigV4",
            AuthenticationMethod: "AuthHeader",
            CipherSuite: "TLS_AES_128_GCM_SHA256",
            bytesTransferredIn: "<bytesTransferredIn>",
            bytesTransferredOut: "<bytesTransferredOut>",
        },
        tlsDetails: {
            tlsVersion: "TLSv1.3",
            cipherSuite: "TLS_AES_128_GCM_SHA256",
            clientProvidedHostHeader: hostHeader,
        },
        ...fields,
    });
}

const goneHost = "amzn-s3-demo-gone.s3.us-east-1.amazonaws.com";
const goneBucket = { ...bucketResource, ARN: "arn:aws:s3:::amzn-s3-demo-gone" };

const object = (key: string) => ({
    resources: [{ type: "AWS::S3::Object", ARN: `arn:aws:s3:::${Bucket}/${key}` }, bucketResource],
    managementEvent: false,
    eventCategory: "Data",
});

const calls: readonly Example[] = [
    {
        what: "a bucket created",
        source: none,
        call: (aws) => aws.call("s3", "CreateBucket", { Bucket }),
        record: s3("CreateBucket", { requestParameters: parameters }),
    },
    {
        what: "buckets listed",
        source: s3Page,
        call: (aws) => aws.call("s3", "ListBuckets"),
        record: s3(
            "ListBuckets",
            { requestParameters: { Host: "s3.us-east-1.amazonaws.com" }, readOnly: true, resources: undefined },
            "s3.us-east-1.amazonaws.com",
        ),
    },
    {
        what: "an access control list set",
        source: s3Page,
        call: (aws) =>
            aws.call("s3", "PutBucketAcl", {
                Bucket,
                AccessControlPolicy: {
                    Grants: [{ Grantee: { Type: "CanonicalUser", ID: "d256" }, Permission: "FULL_CONTROL" }],
                    Owner: { ID: "d256" },
                },
            }),
        record: s3("PutBucketAcl", {
            requestParameters: {
                ...parameters,
                acl: "",
                AccessControlPolicy: {
                    xmlns,
                    AccessControlList: {
                        Grant: {
                            Grantee: {
                                "xsi:type": "CanonicalUser",
                                "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
                                ID: "d256",
                            },
                            Permission: "FULL_CONTROL",
                        },
                    },
                    Owner: { ID: "d256" },
                },
            },
        }),
    },
    {
        what: "versioning read",
        source: s3Page,
        call: (aws) => aws.call("s3", "GetBucketVersioning", { Bucket }),
        record: s3("GetBucketVersioning", { requestParameters: { ...parameters, versioning: "" }, readOnly: true }),
    },
    {
        what: "a policy put, as an object",
        source: none,
        call: (aws) => aws.call("s3", "PutBucketPolicy", { Bucket, Policy: '{"Version":"2012-10-17","Statement":[]}' }),
        record: s3("PutBucketPolicy", {
            requestParameters: {
                ...parameters,
                bucketPolicy: { Version: "2012-10-17", Statement: [] },
                policy: "",
            },
        }),
    },
    {
        what: "a lifecycle put, by CloudTrail's name",
        source: none,
        call: (aws) =>
            aws.call("s3", "PutBucketLifecycleConfiguration", {
                Bucket,
                LifecycleConfiguration: {
                    Rules: [{ ID: "soon", Filter: { Prefix: "*" }, Status: "Enabled", Expiration: { Days: 1 } }],
                },
            }),
        record: s3("PutBucketLifecycle", {
            requestParameters: {
                ...parameters,
                lifecycle: "",
                LifecycleConfiguration: {
                    xmlns,
                    Rule: { ID: "soon", Filter: { Prefix: "*" }, Status: "Enabled", Expiration: { Days: 1 } },
                },
            },
        }),
    },
    {
        what: "a public access block taken away in part",
        source: none,
        call: (aws) =>
            aws.call("s3", "PutPublicAccessBlock", {
                Bucket,
                PublicAccessBlockConfiguration: { BlockPublicAcls: true, RestrictPublicBuckets: false },
            }),
        record: s3("PutBucketPublicAccessBlock", {
            requestParameters: {
                ...parameters,
                publicAccessBlock: "",
                PublicAccessBlockConfiguration: { xmlns, BlockPublicAcls: true, RestrictPublicBuckets: false },
            },
        }),
    },
    {
        what: "an account's public access block",
        source: none,
        call: (aws) =>
            aws.call("s3control", "PutPublicAccessBlock", {
                AccountId: "111122223333",
                PublicAccessBlockConfiguration: { BlockPublicAcls: false },
            }),
        record: s3(
            "PutAccountPublicAccessBlock",
            {
                requestParameters: {
                    accountId: "111122223333",
                    publicAccessBlock: "",
                    Host: "111122223333.s3-control.us-east-1.amazonaws.com",
                    PublicAccessBlockConfiguration: {
                        xmlns: "http://awss3control.amazonaws.com/doc/2018-08-20/",
                        BlockPublicAcls: false,
                    },
                },
                resources: undefined,
            },
            "111122223333.s3-control.us-east-1.amazonaws.com",
        ),
    },
    {
        what: "an object put, without its content and metadata",
        source: none,
        call: (aws) =>
            aws.call("s3", "PutObject", {
                Bucket,
                Key: "a/secret plan.txt",
                Body: "nothing to see",
                Metadata: { owner: "alice" },
                ServerSideEncryption: "AES256",
                ChecksumAlgorithm: "SHA256",
            }),
        record: s3("PutObject", {
            requestParameters: {
                ...parameters,
                key: "a/secret plan.txt",
                "x-amz-server-side-encryption": "AES256",
            },
            responseElements: { "x-amz-server-side-encryption": "AES256" },
            ...object("a/secret plan.txt"),
        }),
    },
    {
        what: "an object read",
        source: none,
        call: (aws) => aws.call("s3", "GetObject", { Bucket, Key: "gone" }),
        record: s3("GetObject", {
            errorCode: "NoSuchKey",
            errorMessage: "The specified key does not exist.",
            requestParameters: { ...parameters, key: "gone" },
            readOnly: true,
            ...object("gone"),
        }),
    },
    {
        what: "objects deleted, without their names",
        source: none,
        call: (aws) => aws.call("s3", "DeleteObjects", { Bucket, Delete: { Objects: [{ Key: "hidden-name" }] } }),
        record: s3("DeleteObjects", {
            requestParameters: { ...parameters, delete: "" },
            ...object(""),
            resources: [{ type: "AWS::S3::Object", ARNPrefix: `arn:aws:s3:::${Bucket}/` }, bucketResource],
        }),
    },
    {
        what: "a bucket that is not there, asked for without a body",
        source: none,
        call: (aws) => aws.call("s3", "HeadBucket", { Bucket: "amzn-s3-demo-gone" }),
        record: s3(
            "HeadBucket",
            {
                errorCode: "NoSuchBucket",
                errorMessage: "Not Found",
                requestParameters: {
                    bucketName: "amzn-s3-demo-gone",
                    Host: goneHost,
                },
                readOnly: true,
                ...object(""),
                resources: [{ type: "AWS::S3::Object", ARNPrefix: "arn:aws:s3:::amzn-s3-demo-gone/" }, goneBucket],
            },
            goneHost,
        ),
    },
    {
        what: "a bucket deleted",
        source: "Logging IAM and AWS STS API calls with AWS CloudTrail (IAM User Guide)",
        async call(aws) {
            await aws.call("s3", "CreateBucket", { Bucket: "amzn-s3-demo-gone" });
            return aws.call("s3", "DeleteBucket", { Bucket: "amzn-s3-demo-gone" });
        },
        record: s3(
            "DeleteBucket",
            { requestParameters: { bucketName: "amzn-s3-demo-gone", Host: goneHost }, resources: [goneBucket] },
            goneHost,
        ),
    },
];

export const s3Examples = calls.map((example): Example => ({
    ...example,
    before: (aws) => aws.call("s3", "CreateBucket", { Bucket }),
}));
