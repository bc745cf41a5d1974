import { logDeliveryRolePolicy, logDeliveryTrustPolicy } from "../../../components/documents/log-delivery-role";
import { archive, management, member, role, service, stranger, trails } from "../../evaluation/callers";
import { proveAccess } from "../../evaluation/prove-access";
import { deployment } from "../../helpers/deployment";

const owner = deployment.managementAccountId;
const deliveryRole = `arn:aws:iam::${owner}:role/LogDelivery`;
const assume = "sts:AssumeRole";

proveAccess("requests to assume the role for log delivery", {
    document: logDeliveryTrustPolicy(),
    attachedTo: "resource",
    owner,
    requests: [
        // CloudTrail names no trail when it assumes the role.
        { who: "CloudTrail", caller: trails.none, requests: [["assumes it", "allowed", assume, deliveryRole]] },
        {
            who: "AWS Config",
            caller: service("config.amazonaws.com", "arn:aws:config:eu-west-1:111122223333:x", owner),
            requests: [["assumes it", "not allowed", assume, deliveryRole]],
        },
        {
            who: "an administrator of the account",
            caller: management.administrator,
            requests: [["assumes it", "not allowed", [assume, "sts:TagSession"], deliveryRole]],
        },
        {
            who: "an administrator of the archive account",
            caller: archive.administrator,
            requests: [["assumes it", "not allowed", assume, deliveryRole]],
        },
        {
            who: "a member's administrator",
            caller: member.administrator,
            requests: [["assumes it", "not allowed", assume, deliveryRole]],
        },
        { who: "another customer", caller: stranger, requests: [["assumes it", "not allowed", assume, deliveryRole]] },
    ],
});

const group = `arn:aws:logs:eu-west-1:${owner}:log-group:/aws/cloudtrail/organization`;
const ownStream = `${group}:log-stream:${owner}_CloudTrail_eu-west-1`;
const membersStream = `${group}:log-stream:o-exampleorgid_222233334444_CloudTrail_us-west-2`;
const fill = ["logs:CreateLogStream", "logs:PutLogEvents"];

proveAccess("requests of the role for log delivery", {
    document: logDeliveryRolePolicy(deployment, "/aws/cloudtrail/organization"),
    attachedTo: "identity",
    owner,
    requests: [
        {
            who: "the role",
            caller: role(owner, "LogDelivery"),
            requests: [
                ["fills the management account's stream", "allowed", fill, ownStream],
                ["fills the next stream of the management account", "allowed", fill, `${ownStream}_2`],
                ["fills a member's stream", "allowed", fill, membersStream],
                [
                    "fills a stream of another account",
                    "not allowed",
                    fill,
                    `${group}:log-stream:999988887777_CloudTrail_eu-west-1`,
                ],
                [
                    "fills a stream of another organization",
                    "not allowed",
                    fill,
                    `${group}:log-stream:o-other_CloudTrail_eu-west-1`,
                ],
                ["fills another log group", "not allowed", fill, ownStream.replace("organization", "another")],
                [
                    "fills a log group whose name goes on",
                    "not allowed",
                    fill,
                    ownStream.replace("organization", "organization-2"),
                ],
                [
                    "fills the log group of another Region",
                    "not allowed",
                    fill,
                    ownStream.replace("logs:eu-west-1", "logs:us-east-1"),
                ],
                ["reads what it wrote", "not allowed", ["logs:GetLogEvents", "logs:FilterLogEvents"], ownStream],
                ["deletes what it wrote", "not allowed", "logs:DeleteLogStream", ownStream],
                ["shortens the retention", "not allowed", ["logs:DeleteLogGroup", "logs:PutRetentionPolicy"], group],
                [
                    "reads the archive",
                    "not allowed",
                    "s3:GetObject",
                    "arn:aws:s3:::archive/AWSLogs/o-exampleorgid/file",
                ],
            ],
        },
    ],
});
