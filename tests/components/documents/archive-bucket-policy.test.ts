import assert from "node:assert/strict";
import { archiveBucketPolicy, type ArchiveBucket } from "../../../components/documents/archive-bucket-policy";
import { deployment, roles, trail } from "../../helpers/deployment";

const bucket: ArchiveBucket = { bucketName: "archive", trails: [{ trailArn: trail, isOrganizationTrail: true }] };

function statement(sid: string, of = archiveBucketPolicy(deployment, bucket, roles)) {
    return of.Statement.find(({ Sid }) => Sid === sid);
}

describe("the archive's bucket policy", () => {
    it("lets the trail write and the readers read, and stops everybody else", () => {
        assert.deepEqual(archiveBucketPolicy(deployment, bucket, roles), {
            Version: "2012-10-17",
            Statement: [
                {
                    Sid: "AllowTrailToCheckAcl",
                    Effect: "Allow",
                    Principal: {
                        Service: "cloudtrail.amazonaws.com",
                    },
                    Action: "s3:GetBucketAcl",
                    Resource: "arn:aws:s3:::archive",
                    Condition: {
                        StringEquals: {
                            "aws:SourceArn": "arn:aws:cloudtrail:eu-west-1:111122223333:trail/organization",
                        },
                    },
                },
                {
                    Sid: "AllowTrailToDeliver",
                    Effect: "Allow",
                    Principal: {
                        Service: "cloudtrail.amazonaws.com",
                    },
                    Action: "s3:PutObject",
                    Resource: [
                        "arn:aws:s3:::archive/AWSLogs/111122223333/*",
                        "arn:aws:s3:::archive/AWSLogs/o-exampleorgid/*",
                    ],
                    Condition: {
                        StringEquals: {
                            "aws:SourceArn": "arn:aws:cloudtrail:eu-west-1:111122223333:trail/organization",
                            "s3:x-amz-acl": "bucket-owner-full-control",
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
                    Resource: "arn:aws:s3:::archive/*",
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
                    Resource: "arn:aws:s3:::archive",
                },
                {
                    Sid: "DenyForeignKeys",
                    Effect: "Deny",
                    Principal: "*",
                    Action: "s3:PutObject",
                    Resource: "arn:aws:s3:::archive/*",
                    Condition: {
                        Null: {
                            "s3:x-amz-server-side-encryption-aws-kms-key-id": "false",
                        },
                        ArnNotLike: {
                            "s3:x-amz-server-side-encryption-aws-kms-key-id":
                                "arn:aws:kms:eu-west-1:444455556666:key/*",
                        },
                    },
                },
                {
                    Sid: "DenyWritingByOthers",
                    Effect: "Deny",
                    Principal: "*",
                    Action: "s3:PutObject",
                    Resource: "arn:aws:s3:::archive/*",
                    Condition: {
                        ArnNotEquals: {
                            "aws:SourceArn": "arn:aws:cloudtrail:eu-west-1:111122223333:trail/organization",
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
                    Resource: "arn:aws:s3:::archive/*",
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
                    Resource: "arn:aws:s3:::archive/*",
                    Condition: {
                        ArnNotEquals: {
                            "aws:SourceArn": "arn:aws:cloudtrail:eu-west-1:111122223333:trail/organization",
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
                    Resource: "arn:aws:s3:::archive",
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
                    Resource: ["arn:aws:s3:::archive", "arn:aws:s3:::archive/*"],
                    Condition: {
                        Bool: {
                            "aws:SecureTransport": "false",
                        },
                    },
                },
            ],
        });
    });

    it("stops every person from reading when there are no readers", () => {
        const document = archiveBucketPolicy(deployment, bucket, { ...roles, readers: [] });
        assert.deepEqual(
            document.Statement.filter(({ Sid }) => Sid.includes("Read")),
            [
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
                    Resource: "arn:aws:s3:::archive/*",
                    Condition: { Bool: { "aws:PrincipalIsAWSService": "false" } },
                },
            ],
        );
    });

    it("lets nobody change logs when there is no break-glass role", () => {
        const document = archiveBucketPolicy(deployment, bucket, { ...roles, breakGlass: [] });
        assert.deepEqual(statement("DenyChangingLogs", document)?.Condition, {
            ArnNotEquals: { "aws:SourceArn": trail },
        });
    });

    it("never spares a deployment role from the ban on changing logs", () => {
        assert.deepEqual(statement("DenyChangingLogs")?.Condition?.ArnNotLike, {
            "aws:PrincipalArn": roles.breakGlass[0],
        });
    });

    describe("for several trails", () => {
        const dataTrail = `${trail}-data`;
        const document = archiveBucketPolicy(
            deployment,
            {
                bucketName: "archive",
                trails: [
                    { trailArn: trail, isOrganizationTrail: true },
                    { trailArn: dataTrail, prefix: "data/events", isOrganizationTrail: true },
                    { trailArn: `${trail}-single`, prefix: "single", isOrganizationTrail: false },
                ],
            },
            roles,
        );

        it("lets each write below its own prefix, for the accounts that it records", () => {
            const statements = document.Statement.filter(({ Sid }) => Sid.startsWith("AllowTrailToDeliver"));
            const delivery = (Sid: string, trailArn: string, Resource: unknown) => ({
                Sid,
                Effect: "Allow",
                Principal: { Service: "cloudtrail.amazonaws.com" },
                Action: "s3:PutObject",
                Resource,
                Condition: {
                    StringEquals: { "aws:SourceArn": trailArn, "s3:x-amz-acl": "bucket-owner-full-control" },
                },
            });
            assert.deepEqual(statements, [
                delivery("AllowTrailToDeliver", trail, [
                    "arn:aws:s3:::archive/AWSLogs/111122223333/*",
                    "arn:aws:s3:::archive/AWSLogs/o-exampleorgid/*",
                ]),
                delivery("AllowTrailToDeliver2", dataTrail, [
                    "arn:aws:s3:::archive/data/events/AWSLogs/111122223333/*",
                    "arn:aws:s3:::archive/data/events/AWSLogs/o-exampleorgid/*",
                ]),
                delivery(
                    "AllowTrailToDeliver3",
                    `${trail}-single`,
                    "arn:aws:s3:::archive/single/AWSLogs/111122223333/*",
                ),
            ]);
        });

        it("stops everybody but them from writing", () => {
            assert.deepEqual(statement("DenyWritingByOthers", document)?.Condition, {
                ArnNotEquals: { "aws:SourceArn": [trail, dataTrail, `${trail}-single`] },
            });
        });
    });

    it("has the ARNs of its partition", () => {
        const china = { ...deployment, partition: "aws-cn", region: "cn-north-1" };
        assert.deepEqual(statement("DenyForeignKeys", archiveBucketPolicy(china, bucket, roles)), {
            Sid: "DenyForeignKeys",
            Effect: "Deny",
            Principal: "*",
            Action: "s3:PutObject",
            Resource: "arn:aws-cn:s3:::archive/*",
            Condition: {
                Null: { "s3:x-amz-server-side-encryption-aws-kms-key-id": "false" },
                ArnNotLike: {
                    "s3:x-amz-server-side-encryption-aws-kms-key-id": "arn:aws-cn:kms:cn-north-1:444455556666:key/*",
                },
            },
        });
    });
});
