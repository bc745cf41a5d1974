import { archiveBucketPolicy } from "../../../components/documents/archive-bucket-policy";
import { archiveKeyPolicy } from "../../../components/documents/archive-key-policy";
import { alarmTopicPolicy } from "../../../components/documents/topic-policies";
import {
    functionPolicy,
    functionTrustPolicy,
    schedulePolicy,
    scheduleTrustPolicy,
} from "../../../components/documents/verification-policies";
import { configureVerification, inspectVerification } from "../../../components/documents/verification-statements";
import { policyDocument } from "../../../components/documents/policy-document";
import { archive, management, role, service, stranger } from "../../evaluation/callers";
import { proveAccess } from "../../evaluation/prove-access";
import { withAlias } from "../../evaluation/requests/deployment-resources";
import { deployment, roles, trail } from "../../helpers/deployment";
import { verification } from "../../helpers/verification";

const owner = deployment.logArchiveAccountId;
const functionRole = `arn:aws:iam::${owner}:role/orgtrail-verification`;
const scheduleRole = `${functionRole}-schedule`;
const lambda = `arn:aws:lambda:eu-west-1:${owner}:function:orgtrail-verification`;
const schedule = `arn:aws:scheduler:eu-west-1:${owner}:schedule/default/orgtrail-verification-1`;
const logGroup = `arn:aws:logs:eu-west-1:${owner}:log-group:/aws/lambda/orgtrail-verification`;
const stream = `${logGroup}:log-stream:2026/03/05/[$LATEST]0123`;
const alarm = `arn:aws:cloudwatch:eu-west-1:${owner}:alarm:orgtrail-verification-not-proved`;
const key = `arn:aws:kms:eu-west-1:${owner}:key/1234abcd`;
const bucket = "arn:aws:s3:::archive";
const logFile = `${bucket}/AWSLogs/o-exampleorgid/111122223333/CloudTrail/eu-west-1/file.json.gz`;
const context = { "kms:EncryptionContext:aws:cloudtrail:arn": trail };
const named = { ...roles, readers: [functionRole] };
const assume = "sts:AssumeRole";

proveAccess("requests of the function that verifies", {
    document: functionPolicy(deployment, { bucketName: "archive", key: { alias: "orgtrail-archive" } }, verification),
    attachedTo: "identity",
    policyOf: (resource) =>
        resource === key
            ? archiveKeyPolicy(deployment, [trail], named)
            : resource.startsWith(bucket)
              ? archiveBucketPolicy(
                    deployment,
                    { bucketName: "archive", trails: [{ trailArn: trail, isOrganizationTrail: true }] },
                    named,
                )
              : undefined,
    owner,
    requests: [
        {
            who: "the function",
            caller: role(owner, "orgtrail-verification"),
            requests: [
                ["reads a log file", "allowed", "s3:GetObject", logFile],
                ["lists them", "allowed", "s3:ListBucket", bucket],
                ["reads another bucket", "not allowed", "s3:GetObject", "arn:aws:s3:::payroll/file"],
                ["lists another bucket", "not allowed", "s3:ListBucket", "arn:aws:s3:::payroll"],
                ["decrypts one", "allowed", "kms:Decrypt", key, { ...context, ...withAlias("orgtrail-archive") }],
                ["decrypts something else", "not allowed", "kms:Decrypt", key, withAlias("orgtrail-archive")],
                [
                    "decrypts with another key",
                    "not allowed",
                    "kms:Decrypt",
                    key,
                    { ...context, ...withAlias("payroll") },
                ],
                ["asks for public keys", "allowed", "cloudtrail:ListPublicKeys", "*"],
                [
                    "publishes its metrics",
                    "allowed",
                    "cloudwatch:PutMetricData",
                    "*",
                    { "cloudwatch:namespace": "orgtrail/verification" },
                ],
                [
                    "publishes metrics that other alarms watch",
                    "not allowed",
                    "cloudwatch:PutMetricData",
                    "*",
                    { "cloudwatch:namespace": "orgtrail" },
                ],
                ["writes its log", "allowed", ["logs:CreateLogStream", "logs:PutLogEvents"], stream],
                [
                    "writes another log",
                    "not allowed",
                    ["logs:CreateLogStream", "logs:PutLogEvents"],
                    stream.replace("orgtrail-verification", "payroll"),
                ],
                ["reads or deletes its log", "not allowed", ["logs:GetLogEvents", "logs:DeleteLogStream"], stream],
                ["writes a log file", "denied by DenyWritingByOthers and DenyChangingLogs", "s3:PutObject", logFile],
                ["deletes a log file", "denied by DenyChangingLogs", "s3:DeleteObject", logFile],
                ["silences an alarm", "not allowed", ["cloudwatch:DeleteAlarms", "cloudwatch:SetAlarmState"], alarm],
                ["calls itself", "not allowed", "lambda:InvokeFunction", lambda],
            ],
        },
    ],
    redundant: {
        "DecryptLogs Condition Null kms:EncryptionContext:aws:cloudtrail:arn":
            "the key's policy asks for the context as well; an existing key's may not",
    },
});

proveAccess("requests to assume the role of the function that verifies", {
    document: functionTrustPolicy(),
    attachedTo: "resource",
    owner,
    requests: [
        {
            who: "Lambda",
            caller: service("lambda.amazonaws.com", lambda, owner),
            requests: [["assumes it", "allowed", assume, functionRole]],
        },
        {
            who: "EventBridge Scheduler",
            caller: service("scheduler.amazonaws.com", schedule, owner),
            requests: [["assumes it", "not allowed", assume, functionRole]],
        },
        {
            who: "an administrator of the account",
            caller: archive.administrator,
            requests: [["assumes it", "not allowed", [assume, "sts:TagSession"], functionRole]],
        },
        { who: "another customer", caller: stranger, requests: [["assumes it", "not allowed", assume, functionRole]] },
    ],
});

const group = `arn:aws:scheduler:eu-west-1:${owner}:schedule-group/default`;

proveAccess("requests to assume the role of the schedules", {
    document: scheduleTrustPolicy(deployment),
    attachedTo: "resource",
    owner,
    requests: [
        {
            who: "EventBridge Scheduler",
            caller: service("scheduler.amazonaws.com", group, owner),
            requests: [["assumes it for schedules of the account", "allowed", assume, scheduleRole]],
        },
        {
            who: "EventBridge Scheduler, for another group,",
            caller: service("scheduler.amazonaws.com", `${group}-2`, owner),
            requests: [["assumes it", "not allowed", assume, scheduleRole]],
        },
        {
            who: "EventBridge Scheduler, for another customer,",
            caller: service("scheduler.amazonaws.com", group, "999988887777", "o-another"),
            requests: [["assumes it", "not allowed", assume, scheduleRole]],
        },
        {
            who: "Lambda",
            caller: service("lambda.amazonaws.com", group, owner),
            requests: [["assumes it", "not allowed", assume, scheduleRole]],
        },
        {
            who: "an administrator of the account",
            caller: archive.administrator,
            requests: [["assumes it", "not allowed", [assume, "sts:TagSession"], scheduleRole]],
        },
    ],
});

proveAccess("requests of the schedules", {
    document: schedulePolicy(deployment, verification),
    attachedTo: "identity",
    owner,
    requests: [
        {
            who: "a schedule",
            caller: role(owner, "orgtrail-verification-schedule"),
            requests: [
                ["calls the function", "allowed", "lambda:InvokeFunction", lambda],
                ["calls another function", "not allowed", "lambda:InvokeFunction", `${lambda}-2`],
                ["changes the function", "not allowed", "lambda:UpdateFunctionCode", lambda],
            ],
        },
    ],
});

proveAccess("what operators and auditors see of the scheduled verification", {
    document: policyDocument(inspectVerification(deployment, { verification })),
    attachedTo: "identity",
    owner,
    requests: [
        {
            who: "an auditor",
            caller: role(owner, "orgtrail-auditor"),
            requests: [
                ["sees the function", "allowed", "lambda:GetFunctionConfiguration", lambda],
                ["sees a schedule", "allowed", "scheduler:GetSchedule", schedule],
                ["sees another function", "not allowed", "lambda:GetFunctionConfiguration", `${lambda}-2`],
                ["finds the log", "allowed", ["logs:DescribeLogStreams", "logs:FilterLogEvents"], logGroup],
                ["reads the log", "allowed", "logs:GetLogEvents", stream],
                ["reads another log", "not allowed", "logs:GetLogEvents", stream.replace("orgtrail", "payroll")],
                ["sees alarms", "allowed", "cloudwatch:DescribeAlarms", alarm],
                ["sees metrics", "allowed", ["cloudwatch:GetMetricData", "cloudwatch:ListMetrics"], "*"],
                [
                    "changes or calls the function",
                    "not allowed",
                    ["lambda:UpdateFunctionCode", "lambda:InvokeFunction"],
                    lambda,
                ],
                ["stops a schedule", "not allowed", ["scheduler:UpdateSchedule", "scheduler:DeleteSchedule"], schedule],
                ["silences an alarm", "not allowed", ["cloudwatch:DeleteAlarms", "cloudwatch:SetAlarmState"], alarm],
            ],
        },
    ],
});

proveAccess("what the deployment does with the scheduled verification", {
    document: policyDocument(configureVerification(deployment, { verification })),
    attachedTo: "identity",
    owner,
    requests: [
        {
            who: "the deployment",
            caller: role(owner, "Deployment"),
            requests: [
                [
                    "makes, changes and removes the function",
                    "allowed",
                    [
                        "lambda:CreateFunction",
                        "lambda:DeleteFunction",
                        "lambda:GetFunction",
                        "lambda:GetFunctionCodeSigningConfig",
                        "lambda:ListTags",
                        "lambda:ListVersionsByFunction",
                        "lambda:TagResource",
                        "lambda:UntagResource",
                        "lambda:UpdateFunctionCode",
                        "lambda:UpdateFunctionConfiguration",
                    ],
                    lambda,
                ],
                ["changes another function", "not allowed", "lambda:UpdateFunctionCode", `${lambda}-2`],
                ["calls it", "not allowed", "lambda:InvokeFunction", lambda],
                [
                    "makes, changes and removes a schedule",
                    "allowed",
                    [
                        "scheduler:CreateSchedule",
                        "scheduler:DeleteSchedule",
                        "scheduler:GetSchedule",
                        "scheduler:UpdateSchedule",
                    ],
                    schedule,
                ],
                ["changes another schedule", "not allowed", "scheduler:UpdateSchedule", `${schedule}2`],
                [
                    "hands the role to the function",
                    "allowed",
                    "iam:PassRole",
                    functionRole,
                    { "iam:PassedToService": "lambda.amazonaws.com" },
                ],
                [
                    "hands it to anything else",
                    "not allowed",
                    "iam:PassRole",
                    functionRole,
                    { "iam:PassedToService": "ec2.amazonaws.com" },
                ],
                [
                    "hands the schedules' role to them",
                    "allowed",
                    "iam:PassRole",
                    scheduleRole,
                    { "iam:PassedToService": "scheduler.amazonaws.com" },
                ],
                [
                    "hands it to a function",
                    "not allowed",
                    "iam:PassRole",
                    scheduleRole,
                    { "iam:PassedToService": "lambda.amazonaws.com" },
                ],
                [
                    "makes and removes the log group",
                    "allowed",
                    [
                        "logs:AssociateKmsKey",
                        "logs:CreateLogGroup",
                        "logs:DeleteLogGroup",
                        "logs:ListTagsForResource",
                        "logs:PutRetentionPolicy",
                        "logs:TagResource",
                        "logs:UntagResource",
                    ],
                    logGroup,
                ],
                // "LogGroup" (CloudWatch Logs API Reference): all but tagging is about this form of the ARN.
                [
                    "configures it",
                    "allowed",
                    ["logs:AssociateKmsKey", "logs:CreateLogGroup", "logs:PutRetentionPolicy"],
                    `${logGroup}:*`,
                ],
                [
                    "reads or changes what was found",
                    "not allowed",
                    ["logs:GetLogEvents", "logs:DeleteLogStream"],
                    stream,
                ],
                [
                    "makes, changes and removes an alarm",
                    "allowed",
                    [
                        "cloudwatch:DeleteAlarms",
                        "cloudwatch:ListTagsForResource",
                        "cloudwatch:PutMetricAlarm",
                        "cloudwatch:TagResource",
                        "cloudwatch:UntagResource",
                    ],
                    alarm,
                ],
                [
                    "changes another alarm",
                    "not allowed",
                    "cloudwatch:PutMetricAlarm",
                    alarm.replace("verification-not-proved", "root-user-usage"),
                ],
                ["finds alarms", "allowed", "cloudwatch:DescribeAlarms", alarm],
                ["finds log groups", "allowed", "logs:DescribeLogGroups", "*"],
            ],
        },
    ],
});

const topic = "arn:aws:sns:eu-west-1:111122223333:urgent";
const publish = "sns:Publish";
const fromAlarm = (account: string, name: string) =>
    service("cloudwatch.amazonaws.com", `arn:aws:cloudwatch:eu-west-1:${account}:alarm:${name}`, account);

describe("the urgent topic, where the archive is verified on a schedule", () => {
    proveAccess("requests to publish to it", {
        document: alarmTopicPolicy(deployment, "urgent", "orgtrail-", [alarm.replace("not-proved", "*")]),
        attachedTo: "resource",
        owner: deployment.managementAccountId,
        requests: [
            {
                who: "an alarm of the trail",
                caller: fromAlarm(deployment.managementAccountId, "orgtrail-root-user-usage"),
                requests: [["publishes", "allowed", publish, topic]],
            },
            {
                who: "an alarm of the verification",
                caller: fromAlarm(owner, "orgtrail-verification-not-proved"),
                requests: [
                    ["publishes", "allowed", publish, topic],
                    [
                        "publishes in plain text",
                        "denied by DenyPlainHttp",
                        publish,
                        topic,
                        { "aws:SecureTransport": "false" },
                    ],
                ],
            },
            {
                who: "another alarm of the log-archive account",
                caller: fromAlarm(owner, "orgtrail-root-user-usage"),
                requests: [["publishes", "denied by DenyOtherPublishers", publish, topic]],
            },
            {
                who: "an alarm of a member with the same name",
                caller: fromAlarm("222233334444", "orgtrail-verification-not-proved"),
                requests: [["publishes", "denied by DenyOtherPublishers", publish, topic]],
            },
            {
                who: "an administrator",
                caller: management.administrator,
                requests: [["publishes", "denied by DenyOtherPublishers", publish, topic]],
            },
        ],
        redundant: {
            "AllowAlarmsToPublish Condition ArnLike aws:SourceArn": "the Deny asks for the alarm as well",
            "AllowAlarmsToPublish Condition StringEquals aws:SourceAccount":
                "an alarm's ARN has its account; AWS advises both against the confused deputy",
        },
    });
});
