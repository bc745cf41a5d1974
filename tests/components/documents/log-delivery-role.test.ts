import assert from "node:assert/strict";
import { logDeliveryRolePolicy, logDeliveryTrustPolicy } from "../../../components/documents/log-delivery-role";
import { deployment } from "../../helpers/deployment";

describe("the role for log delivery", () => {
    it("is assumed by CloudTrail, which gives no source to compare", () => {
        assert.deepEqual(logDeliveryTrustPolicy(), {
            Version: "2012-10-17",
            Statement: [
                {
                    Sid: "AllowCloudTrailToAssume",
                    Effect: "Allow",
                    Principal: {
                        Service: "cloudtrail.amazonaws.com",
                    },
                    Action: "sts:AssumeRole",
                },
            ],
        });
    });

    it("fills the streams of the management account and of the organization, and no others", () => {
        assert.deepEqual(logDeliveryRolePolicy(deployment, "/aws/cloudtrail/organization"), {
            Version: "2012-10-17",
            Statement: [
                {
                    Sid: "AllowLogDelivery",
                    Effect: "Allow",
                    Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
                    Resource: [
                        "arn:aws:logs:eu-west-1:111122223333:log-group:/aws/cloudtrail/organization:log-stream:111122223333_CloudTrail_eu-west-1*",
                        "arn:aws:logs:eu-west-1:111122223333:log-group:/aws/cloudtrail/organization:log-stream:o-exampleorgid_*",
                    ],
                },
            ],
        });
    });
});
