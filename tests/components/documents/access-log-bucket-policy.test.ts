import assert from "node:assert/strict";
import { accessLogBucketPolicy } from "../../../components/documents/access-log-bucket-policy";
import { deployment, roles } from "../../helpers/deployment";

describe("the access-log bucket's policy", () => {
    it("lets S3 write the archive's access logs and the readers read, and stops everybody else", () => {
        const names = { bucketName: "access-logs", sourceBucketNames: ["archive"] };
        assert.deepEqual(accessLogBucketPolicy(deployment, names, roles), {
            Version: "2012-10-17",
            Statement: [
                {
                    Sid: "AllowAccessLogDelivery",
                    Effect: "Allow",
                    Principal: {
                        Service: "logging.s3.amazonaws.com",
                    },
                    Action: "s3:PutObject",
                    Resource: "arn:aws:s3:::access-logs/*",
                    Condition: {
                        StringEquals: {
                            "aws:SourceArn": "arn:aws:s3:::archive",
                            "aws:SourceAccount": "444455556666",
                        },
                    },
                },
                {
                    Sid: "AllowReadersToRead",
                    Effect: "Allow",
                    Principal: {
                        AWS: ["arn:aws:iam::444455556666:root", "arn:aws:iam::777788889999:root"],
                    },
                    Condition: {
                        ArnLike: {
                            "aws:PrincipalArn": [
                                "arn:aws:iam::444455556666:role/Reader",
                                "arn:aws:iam::777788889999:role/Auditor",
                            ],
                        },
                    },
                    Action: ["s3:GetObject", "s3:GetObjectVersion", "s3:RestoreObject"],
                    Resource: "arn:aws:s3:::access-logs/*",
                },
                {
                    Sid: "AllowReadersToList",
                    Effect: "Allow",
                    Principal: {
                        AWS: ["arn:aws:iam::444455556666:root", "arn:aws:iam::777788889999:root"],
                    },
                    Condition: {
                        ArnLike: {
                            "aws:PrincipalArn": [
                                "arn:aws:iam::444455556666:role/Reader",
                                "arn:aws:iam::777788889999:role/Auditor",
                            ],
                        },
                    },
                    Action: ["s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketVersions"],
                    Resource: "arn:aws:s3:::access-logs",
                },
                {
                    Sid: "DenyWritingByOthers",
                    Effect: "Deny",
                    Principal: "*",
                    Action: "s3:PutObject",
                    Resource: "arn:aws:s3:::access-logs/*",
                    Condition: {
                        ArnNotEquals: {
                            "aws:SourceArn": "arn:aws:s3:::archive",
                        },
                    },
                },
                {
                    Sid: "DenyReadingByOthers",
                    Effect: "Deny",
                    Principal: "*",
                    Action: [
                        "s3:GetObject",
                        "s3:GetObjectTorrent",
                        "s3:GetObjectVersion",
                        "s3:GetObjectVersionForReplication",
                        "s3:GetObjectVersionTorrent",
                    ],
                    Resource: "arn:aws:s3:::access-logs/*",
                    Condition: {
                        ArnNotLike: {
                            "aws:PrincipalArn": [
                                "arn:aws:iam::444455556666:role/Reader",
                                "arn:aws:iam::777788889999:role/Auditor",
                            ],
                        },
                        Bool: {
                            "aws:PrincipalIsAWSService": "false",
                        },
                    },
                },
                {
                    Sid: "DenyChangingLogs",
                    Effect: "Deny",
                    Principal: "*",
                    Action: [
                        "s3:BypassGovernanceRetention",
                        "s3:DeleteObject*",
                        "s3:InitiateReplication",
                        "s3:ObjectOwnerOverrideToBucketOwner",
                        "s3:PutObject*",
                        "s3:Replicate*",
                        "s3:UpdateObjectEncryption",
                    ],
                    Resource: "arn:aws:s3:::access-logs/*",
                    Condition: {
                        ArnNotEquals: {
                            "aws:SourceArn": "arn:aws:s3:::archive",
                        },
                        ArnNotLike: {
                            "aws:PrincipalArn": "arn:aws:iam::444455556666:role/BreakGlass",
                        },
                    },
                },
                {
                    Sid: "DenyReconfiguringBucket",
                    Effect: "Deny",
                    Principal: "*",
                    Action: [
                        "s3:CreateBucketMetadata*",
                        "s3:DeleteBucket*",
                        "s3:PutBucket*",
                        "s3:Put*Configuration",
                        "s3:TagResource",
                        "s3:UntagResource",
                        "s3:UpdateBucketMetadata*",
                    ],
                    Resource: "arn:aws:s3:::access-logs",
                    Condition: {
                        ArnNotLike: {
                            "aws:PrincipalArn": [
                                "arn:aws:iam::444455556666:role/BreakGlass",
                                "arn:aws:iam::444455556666:role/Deployment",
                            ],
                        },
                    },
                },
                {
                    Sid: "DenyPlainHttp",
                    Effect: "Deny",
                    Principal: "*",
                    Action: "s3:*",
                    Resource: ["arn:aws:s3:::access-logs", "arn:aws:s3:::access-logs/*"],
                    Condition: {
                        Bool: {
                            "aws:SecureTransport": "false",
                        },
                    },
                },
            ],
        });
    });
});
