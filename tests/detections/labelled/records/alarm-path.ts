import {
    agents,
    consoleUser,
    development,
    iamUser,
    identityCenterSession,
    management,
    pipeline,
    production,
    roleSession,
    service,
} from "../callers";
import { accessDenied, alarm, call, quiet, read, type Entry } from "../entry";

const logGroupName = "/aws/cloudtrail/orgtrail-organization-trail";
const topicArn = "arn:aws:sns:us-east-1:111122223333:orgtrail-urgent-alarms";
const deliveryTopic = "arn:aws:sns:us-east-1:111122223333:orgtrail-delivered-log-files";
const roleName = "orgtrail-organization-log-delivery";
const attacker = roleSession("Administrator", "x", management, agents.botoLocal);
const alarmName = "orgtrail-root-user-usage";

export const alarmPathRecords: readonly Entry[] = [
    alarm(
        "alarm-path",
        "trail's log group deleted",
        call("logs", "DeleteLogGroup", { logGroupName }, { by: attacker }),
    ),
    alarm(
        "alarm-path",
        "trail's log kept for a day",
        call("logs", "PutRetentionPolicy", { logGroupName, retentionInDays: 1 }, { by: attacker }),
    ),
    alarm(
        "alarm-path",
        "stream of the trail's log group deleted",
        call(
            "logs",
            "DeleteLogStream",
            { logGroupName, logStreamName: "o-exampleorgid_111122223333_CloudTrail_us-east-1" },
            { by: attacker },
        ),
    ),
    alarm(
        "alarm-path",
        "metric filter deleted",
        call("logs", "DeleteMetricFilter", { logGroupName, filterName: alarmName }, { by: attacker }),
    ),
    alarm(
        "alarm-path",
        "metric filter replaced by one that matches nothing",
        call(
            "logs",
            "PutMetricFilter",
            {
                logGroupName,
                filterName: alarmName,
                filterPattern: "{ $.nothing = 1 }",
                metricTransformations: [
                    { metricName: "root-user-usage", metricNamespace: "orgtrail", metricValue: "1" },
                ],
            },
            { by: consoleUser("dana") },
        ),
    ),
    alarm(
        "alarm-path",
        "key taken from the trail's log group",
        call("logs", "DisassociateKmsKey", { logGroupName }, { by: attacker }),
    ),
    alarm(
        "alarm-path",
        "deletion protection of the trail's log group off",
        call(
            "logs",
            "PutLogGroupDeletionProtection",
            { logGroupIdentifier: logGroupName, deletionProtectionEnabled: false },
            { by: attacker },
        ),
        "destruction",
    ),
    alarm(
        "alarm-path",
        "trail's log streamed away",
        call(
            "logs",
            "PutSubscriptionFilter",
            {
                logGroupName,
                filterName: "copy",
                filterPattern: "",
                destinationArn: "arn:aws:logs:us-east-1:999988887777:destination:sink",
            },
            { by: attacker },
        ),
    ),
    alarm(
        "alarm-path",
        "alarm deleted",
        call("monitoring", "DeleteAlarms", { alarmNames: [alarmName] }, { by: attacker }),
    ),
    alarm(
        "alarm-path",
        "several alarms deleted",
        call(
            "monitoring",
            "DeleteAlarms",
            { alarmNames: ["orgtrail-cloudtrail-changes", "orgtrail-iam-policy-changes"] },
            { by: consoleUser("dana") },
        ),
    ),
    alarm(
        "alarm-path",
        "alarm's actions off",
        call("monitoring", "DisableAlarmActions", { alarmNames: ["orgtrail-cloudtrail-changes"] }, { by: attacker }),
    ),
    alarm(
        "alarm-path",
        "alarm rewritten without actions",
        call(
            "monitoring",
            "PutMetricAlarm",
            {
                alarmName,
                metricName: "root-user-usage",
                namespace: "orgtrail",
                threshold: 100000,
                actionsEnabled: false,
                evaluationPeriods: 1,
                comparisonOperator: "GreaterThanOrEqualToThreshold",
                period: 300,
                statistic: "Sum",
            },
            { by: attacker },
        ),
    ),
    alarm(
        "alarm-path",
        "alarm's state set by hand",
        call("monitoring", "SetAlarmState", { alarmName, stateValue: "OK", stateReason: "test" }, { by: attacker }),
    ),
    alarm("alarm-path", "alarm topic deleted", call("sns", "DeleteTopic", { topicArn }, { by: attacker })),
    alarm(
        "alarm-path",
        "delivery topic deleted",
        call("sns", "DeleteTopic", { topicArn: deliveryTopic }, { by: attacker }),
    ),
    alarm(
        "alarm-path",
        "alarm topic's policy replaced",
        call(
            "sns",
            "SetTopicAttributes",
            { topicArn, attributeName: "Policy", attributeValue: '{"Version":"2012-10-17","Statement":[]}' },
            { by: attacker },
        ),
        "exposure",
    ),
    alarm(
        "alarm-path",
        "somebody unsubscribed from the alarms",
        call(
            "sns",
            "Unsubscribe",
            { subscriptionArn: `${topicArn}:8a21d249-4329-4871-acc6-7be709c6ea7f` },
            { by: attacker },
        ),
    ),
    alarm(
        "alarm-path",
        "alarms filtered before they arrive",
        call(
            "sns",
            "SetSubscriptionAttributes",
            {
                subscriptionArn: `${topicArn}:8a21d249-4329-4871-acc6-7be709c6ea7f`,
                attributeName: "FilterPolicy",
                attributeValue: '{"none":["x"]}',
            },
            { by: attacker },
        ),
    ),
    alarm(
        "alarm-path",
        "somebody else subscribed to the alarms",
        call(
            "sns",
            "Subscribe",
            { topicArn, protocol: "email", endpoint: "HIDDEN_DUE_TO_SECURITY_REASONS" },
            { by: iamUser("ops") },
        ),
    ),
    alarm(
        ["alarm-path", "iam-policies"],
        "delivery role's policy deleted",
        call("iam", "DeleteRolePolicy", { roleName, policyName: "delivery" }, { by: attacker }),
    ),
    alarm(
        ["alarm-path", "iam-policies"],
        "delivery role's policy emptied",
        call(
            "iam",
            "PutRolePolicy",
            {
                roleName,
                policyName: "delivery",
                policyDocument:
                    '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"logs:*","Resource":"*"}]}',
            },
            { by: attacker },
        ),
    ),
    alarm(
        "alarm-path",
        "delivery role's trust broken",
        call(
            "iam",
            "UpdateAssumeRolePolicy",
            {
                roleName,
                policyDocument:
                    '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}',
            },
            { by: attacker },
        ),
        "persistence",
    ),
    alarm("alarm-path", "delivery role deleted", call("iam", "DeleteRole", { roleName }, { by: attacker })),
    alarm(
        "alarm-path",
        "boundary put on the delivery role",
        call(
            "iam",
            "PutRolePermissionsBoundary",
            { roleName, permissionsBoundary: "arn:aws:iam::111122223333:policy/nothing" },
            { by: attacker },
        ),
        ["persistence", "iam-policies"],
    ),
    alarm(
        "alarm-path",
        "EventBridge rule of security findings disabled",
        call("events", "DisableRule", { name: "guardduty-findings-to-siem" }, { by: attacker }),
    ),
    alarm(
        "alarm-path",
        "EventBridge rule of security findings deleted",
        call("events", "DeleteRule", { name: "securityhub-findings" }, { by: attacker }),
    ),
    quiet(
        "log group of a function deleted by CloudFormation",
        call("logs", "DeleteLogGroup", { logGroupName: "/aws/lambda/preview-pr-1042" }, { by: pipeline(development) }),
    ),
    quiet(
        "function's log kept for two weeks",
        call(
            "logs",
            "PutRetentionPolicy",
            { logGroupName: "/aws/lambda/api", retentionInDays: 14 },
            { by: pipeline(production) },
        ),
    ),
    quiet(
        "metric filter on an application's log",
        call(
            "logs",
            "PutMetricFilter",
            {
                logGroupName: "/ecs/checkout",
                filterName: "errors",
                filterPattern: "ERROR",
                metricTransformations: [{ metricName: "errors", metricNamespace: "checkout", metricValue: "1" }],
            },
            { by: pipeline(production) },
        ),
    ),
    quiet(
        "application's alarm updated",
        call(
            "monitoring",
            "PutMetricAlarm",
            {
                alarmName: "checkout-5xx",
                metricName: "5XXError",
                namespace: "AWS/ApiGateway",
                threshold: 10,
                actionsEnabled: true,
            },
            { by: pipeline(production) },
        ),
    ),
    quiet(
        "target tracking alarm deleted by Auto Scaling",
        call(
            "monitoring",
            "DeleteAlarms",
            { alarmNames: ["TargetTracking-service/prod/checkout-AlarmHigh-3f1c9a55"] },
            { by: service("application-autoscaling.amazonaws.com", production) },
        ),
    ),
    quiet(
        "application's topic deleted",
        call(
            "sns",
            "DeleteTopic",
            { topicArn: `arn:aws:sns:eu-west-1:${development}:preview-1042` },
            { by: pipeline(development), region: "eu-west-1" },
        ),
    ),
    quiet(
        "alarms listed",
        read(
            "monitoring",
            "DescribeAlarms",
            { maxRecords: 100, alarmNamePrefix: "orgtrail-" },
            { by: identityCenterSession("noor", "SecurityAudit") },
        ),
    ),
    quiet(
        "metric filters listed",
        read("logs", "DescribeMetricFilters", { logGroupName }, { by: pipeline(management) }),
    ),
    quiet(
        "trail's log queried",
        call(
            "logs",
            "StartQuery",
            {
                logGroupNames: [logGroupName],
                startTime: 1772000000,
                endTime: 1772086400,
                queryString: "fields @timestamp",
            },
            { by: identityCenterSession("noor", "SecurityAudit") },
        ),
    ),
    quiet(
        "CloudTrail makes a stream",
        call(
            "logs",
            "CreateLogStream",
            { logGroupName, logStreamName: "o-exampleorgid_222233334444_CloudTrail_us-east-1" },
            {
                by: {
                    ...roleSession(roleName, "CLOUDWATCH_LOGS_DELIVERY", management, "cloudtrail.amazonaws.com"),
                    address: "cloudtrail.amazonaws.com",
                },
            },
        ),
    ),
    quiet(
        "deleting the alarms refused",
        call(
            "monitoring",
            "DeleteAlarms",
            { alarmNames: [alarmName] },
            { by: roleSession("Developer", "kim", production), error: accessDenied("cloudwatch:DeleteAlarms") },
        ),
    ),
    quiet(
        "rule of WAF classic deleted",
        call("waf", "DeleteRule", { ruleId: "a1b2", changeToken: "c3d4" }, { by: pipeline(production) }),
    ),
    quiet(
        "rule of a load balancer deleted",
        call(
            "elasticloadbalancing",
            "DeleteRule",
            { ruleArn: `arn:aws:elasticloadbalancing:eu-west-1:${production}:listener-rule/app/web/1/2/3` },
            { by: pipeline(production) },
        ),
    ),
    quiet(
        "confirming the alarms' subscription fails",
        call(
            "sns",
            "ConfirmSubscription",
            { topicArn, token: "HIDDEN_DUE_TO_SECURITY_REASONS" },
            { by: iamUser("ops"), error: ["InvalidParameter", "Invalid token"] },
        ),
    ),
];
