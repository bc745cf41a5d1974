import assert from "node:assert/strict";
import { archiveKeyPolicy } from "../../../components/documents/archive-key-policy";
import { deployment, roles, trail } from "../../helpers/deployment";

describe("the archive's key policy", () => {
    it("lets the trail encrypt, the readers decrypt, and the account administer without either", () => {
        assert.deepEqual(archiveKeyPolicy(deployment, [trail], roles), {
            Version: "2012-10-17",
            Statement: [
                {
                    Sid: "AllowKeyAdministration",
                    Effect: "Allow",
                    Principal: {
                        AWS: "arn:aws:iam::444455556666:root",
                    },
                    Action: [
                        "kms:CancelKeyDeletion",
                        "kms:CreateAlias",
                        "kms:DeleteAlias",
                        "kms:DescribeKey",
                        "kms:DisableKey",
                        "kms:DisableKeyRotation",
                        "kms:EnableKey",
                        "kms:EnableKeyRotation",
                        "kms:GetKeyPolicy",
                        "kms:GetKeyRotationStatus",
                        "kms:ListGrants",
                        "kms:ListKeyPolicies",
                        "kms:ListKeyRotations",
                        "kms:ListResourceTags",
                        "kms:PutKeyPolicy",
                        "kms:RevokeGrant",
                        "kms:RotateKeyOnDemand",
                        "kms:ScheduleKeyDeletion",
                        "kms:TagResource",
                        "kms:UntagResource",
                        "kms:UpdateAlias",
                        "kms:UpdateKeyDescription",
                    ],
                    Resource: "*",
                },
                {
                    Sid: "AllowTrailToEncrypt",
                    Effect: "Allow",
                    Principal: {
                        Service: "cloudtrail.amazonaws.com",
                    },
                    Action: "kms:GenerateDataKey*",
                    Resource: "*",
                    Condition: {
                        StringEquals: {
                            "aws:SourceArn": "arn:aws:cloudtrail:eu-west-1:111122223333:trail/organization",
                        },
                        StringLike: {
                            "kms:EncryptionContext:aws:cloudtrail:arn":
                                "arn:aws:cloudtrail:*:111122223333:trail/organization",
                        },
                    },
                },
                {
                    Sid: "AllowTrailToDescribeKey",
                    Effect: "Allow",
                    Principal: {
                        Service: "cloudtrail.amazonaws.com",
                    },
                    Action: "kms:DescribeKey",
                    Resource: "*",
                    Condition: {
                        StringEquals: {
                            "aws:SourceArn": "arn:aws:cloudtrail:eu-west-1:111122223333:trail/organization",
                        },
                    },
                },
                {
                    Sid: "AllowTrailToUseBucketKey",
                    Effect: "Allow",
                    Principal: {
                        Service: "cloudtrail.amazonaws.com",
                    },
                    Action: "kms:Decrypt",
                    Resource: "*",
                    Condition: {
                        StringEquals: {
                            "aws:SourceArn": "arn:aws:cloudtrail:eu-west-1:111122223333:trail/organization",
                        },
                    },
                },
                {
                    Sid: "AllowReadersToDecrypt",
                    Effect: "Allow",
                    Principal: {
                        AWS: ["arn:aws:iam::444455556666:root", "arn:aws:iam::777788889999:root"],
                    },
                    Action: "kms:Decrypt",
                    Resource: "*",
                    Condition: {
                        ArnLike: {
                            "aws:PrincipalArn": [
                                "arn:aws:iam::444455556666:role/Reader",
                                "arn:aws:iam::777788889999:role/Auditor",
                            ],
                        },
                        Null: {
                            "kms:EncryptionContext:aws:cloudtrail:arn": "false",
                        },
                    },
                },
                {
                    Sid: "DenyKeyTampering",
                    Effect: "Deny",
                    Principal: "*",
                    Action: [
                        "kms:CreateGrant",
                        "kms:DeleteAlias",
                        "kms:DisableKey",
                        "kms:DisableKeyRotation",
                        "kms:PutKeyPolicy",
                        "kms:ScheduleKeyDeletion",
                        "kms:UpdateAlias",
                    ],
                    Resource: "*",
                    Condition: {
                        ArnNotLike: {
                            "aws:PrincipalArn": [
                                "arn:aws:iam::444455556666:role/BreakGlass",
                                "arn:aws:iam::444455556666:role/Deployment",
                            ],
                        },
                    },
                },
            ],
        });
    });

    it("lets no person decrypt when there are no readers", () => {
        const { Statement } = archiveKeyPolicy(deployment, [trail], { ...roles, readers: [] });
        assert.deepEqual(
            Statement.filter(({ Effect, Action }) => Effect === "Allow" && Action === "kms:Decrypt").map(
                ({ Sid }) => Sid,
            ),
            ["AllowTrailToUseBucketKey"],
        );
    });

    it("follows each of several trails into any Region", () => {
        const { Statement } = archiveKeyPolicy(deployment, [trail, `${trail}-data`], roles);
        assert.deepEqual(Statement.find(({ Sid }) => Sid === "AllowTrailToEncrypt")?.Condition, {
            StringEquals: { "aws:SourceArn": [trail, `${trail}-data`] },
            StringLike: {
                "kms:EncryptionContext:aws:cloudtrail:arn": [
                    "arn:aws:cloudtrail:*:111122223333:trail/organization",
                    "arn:aws:cloudtrail:*:111122223333:trail/organization-data",
                ],
            },
        });
    });

    it("lets CloudWatch Logs encrypt the log groups that it is told of, and no others", () => {
        const logGroupArn = "arn:aws:logs:eu-west-1:444455556666:log-group:/aws/lambda/verification";
        const { Statement } = archiveKeyPolicy(deployment, [trail], roles, { logGroupArns: [logGroupArn] });
        assert.deepEqual(
            Statement.find(({ Sid }) => Sid === "AllowLogGroup"),
            {
                Sid: "AllowLogGroup",
                Effect: "Allow",
                Principal: { Service: "logs.eu-west-1.amazonaws.com" },
                Action: ["kms:Decrypt*", "kms:Describe*", "kms:Encrypt*", "kms:GenerateDataKey*", "kms:ReEncrypt*"],
                Resource: "*",
                Condition: { ArnEquals: { "kms:EncryptionContext:aws:logs:arn": logGroupArn } },
            },
        );
    });
});
