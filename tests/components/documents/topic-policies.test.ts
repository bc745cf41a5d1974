import assert from "node:assert/strict";
import { alarmTopicPolicy, deliveryTopicPolicy } from "../../../components/documents/topic-policies";
import { deployment, trail } from "../../helpers/deployment";

describe("the topic policies", () => {
    it("let only the trail announce log files", () => {
        assert.deepEqual(deliveryTopicPolicy(deployment, "delivered", [trail]), {
            Version: "2012-10-17",
            Statement: [
                {
                    Sid: "AllowTrailToPublish",
                    Effect: "Allow",
                    Principal: {
                        Service: "cloudtrail.amazonaws.com",
                    },
                    Action: "sns:Publish",
                    Resource: "arn:aws:sns:eu-west-1:111122223333:delivered",
                    Condition: {
                        StringEquals: {
                            "aws:SourceArn": "arn:aws:cloudtrail:eu-west-1:111122223333:trail/organization",
                        },
                    },
                },
                {
                    Sid: "DenyOtherPublishers",
                    Effect: "Deny",
                    Principal: "*",
                    Action: "sns:Publish",
                    Resource: "arn:aws:sns:eu-west-1:111122223333:delivered",
                    Condition: {
                        ArnNotLike: {
                            "aws:SourceArn": "arn:aws:cloudtrail:eu-west-1:111122223333:trail/organization",
                        },
                    },
                },
                {
                    Sid: "DenyPlainHttp",
                    Effect: "Deny",
                    Principal: "*",
                    Action: "sns:Publish",
                    Resource: "arn:aws:sns:eu-west-1:111122223333:delivered",
                    Condition: {
                        Bool: {
                            "aws:SecureTransport": "false",
                        },
                    },
                },
            ],
        });
    });

    it("let only the alarms of this deployment raise an alarm", () => {
        assert.deepEqual(alarmTopicPolicy(deployment, "alarms", "orgtrail-"), {
            Version: "2012-10-17",
            Statement: [
                {
                    Sid: "AllowAlarmsToPublish",
                    Effect: "Allow",
                    Principal: {
                        Service: "cloudwatch.amazonaws.com",
                    },
                    Action: "sns:Publish",
                    Resource: "arn:aws:sns:eu-west-1:111122223333:alarms",
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
                    Sid: "DenyOtherPublishers",
                    Effect: "Deny",
                    Principal: "*",
                    Action: "sns:Publish",
                    Resource: "arn:aws:sns:eu-west-1:111122223333:alarms",
                    Condition: {
                        ArnNotLike: {
                            "aws:SourceArn": "arn:aws:cloudwatch:eu-west-1:111122223333:alarm:orgtrail-*",
                        },
                    },
                },
                {
                    Sid: "DenyPlainHttp",
                    Effect: "Deny",
                    Principal: "*",
                    Action: "sns:Publish",
                    Resource: "arn:aws:sns:eu-west-1:111122223333:alarms",
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
