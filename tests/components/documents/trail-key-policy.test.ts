import assert from "node:assert/strict";
import { trailKeyPolicy, type TrailKeyUsers } from "../../../components/documents/trail-key-policy";
import { deployment, trail } from "../../helpers/deployment";

const users: TrailKeyUsers = {
    trailArns: [trail],
    logGroupNames: ["/aws/cloudtrail/organization"],
    alarmNamePrefix: "orgtrail-",
    administrators: ["arn:aws:iam::111122223333:role/Deployment"],
};

describe("the policy of the key in the trail's account", () => {
    it("lets the log group, the trail and the alarms use the key, each for its own purpose", () => {
        assert.deepEqual(trailKeyPolicy(deployment, users), {
            Version: "2012-10-17",
            Statement: [
                {
                    Sid: "AllowKeyAdministration",
                    Effect: "Allow",
                    Principal: {
                        AWS: "arn:aws:iam::111122223333:root",
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
                    Sid: "AllowLogGroup",
                    Effect: "Allow",
                    Principal: {
                        Service: "logs.eu-west-1.amazonaws.com",
                    },
                    Action: ["kms:Decrypt*", "kms:Describe*", "kms:Encrypt*", "kms:GenerateDataKey*", "kms:ReEncrypt*"],
                    Resource: "*",
                    Condition: {
                        ArnEquals: {
                            "kms:EncryptionContext:aws:logs:arn":
                                "arn:aws:logs:eu-west-1:111122223333:log-group:/aws/cloudtrail/organization",
                        },
                    },
                },
                {
                    Sid: "AllowTrailToPublish",
                    Effect: "Allow",
                    Principal: {
                        Service: "cloudtrail.amazonaws.com",
                    },
                    Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
                    Resource: "*",
                    Condition: {
                        StringEquals: {
                            "aws:SourceArn": "arn:aws:cloudtrail:eu-west-1:111122223333:trail/organization",
                        },
                    },
                },
                {
                    Sid: "AllowAlarmsToPublish",
                    Effect: "Allow",
                    Principal: {
                        Service: "cloudwatch.amazonaws.com",
                    },
                    Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
                    Resource: "*",
                    Condition: {
                        ArnLike: {
                            "aws:SourceArn": "arn:aws:cloudwatch:eu-west-1:111122223333:alarm:orgtrail-*",
                        },
                        StringEquals: {
                            "aws:SourceAccount": "111122223333",
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
                            "aws:PrincipalArn": "arn:aws:iam::111122223333:role/Deployment",
                        },
                    },
                },
            ],
        });
    });

    it("leaves the key's administration to IAM when no role is named: a Deny would lock the deployment out", () => {
        const { Statement } = trailKeyPolicy(deployment, { ...users, administrators: [] });
        assert.deepEqual(
            Statement.filter(({ Effect }) => Effect === "Deny"),
            [],
        );
    });

    it("names the service of CloudWatch Logs as the China partition does", () => {
        const china = { ...deployment, partition: "aws-cn", region: "cn-north-1" };
        const { Statement } = trailKeyPolicy(china, users);
        const logGroup = Statement.find(({ Sid }) => Sid === "AllowLogGroup") as { Principal: unknown };
        assert.deepEqual(logGroup.Principal, { Service: "logs.cn-north-1.amazonaws.com.cn" });
    });
});
