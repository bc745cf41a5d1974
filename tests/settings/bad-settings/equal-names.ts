import type { BadSetting } from "./bad-setting";

/** Names that are equal and must not be. */
export const equalNames: readonly BadSetting[] = [
    {
        name: "one bucket for logs and access logs",
        change: { names: { archiveBucket: "logs", accessLogBucket: "logs" } },
        problem: {
            path: "names.accessLogBucket",
            given: '"logs"',
            allowed: "a bucket other than names.archiveBucket: a bucket that logs access to itself never ends",
            fix: "pulumi config set --path orgtrail:names.accessLogBucket logs-access-logs",
        },
    },
    {
        name: "one role for operators and auditors",
        change: { names: { operatorRole: "Audit", auditorRole: "Audit" } },
        problem: {
            path: "names.auditorRole",
            given: '"Audit"',
            allowed: "a role other than names.operatorRole",
            fix: "pulumi config set --path orgtrail:names.auditorRole Audit-2",
        },
    },
    {
        name: "two trails of one name",
        change: {
            trails: [
                {},
                { managementEvents: "none", prefix: "data", dataEvents: [{ resourceType: "AWS::SNS::Topic" }] },
            ],
        },
        problem: {
            path: "trails[1].name",
            given: '"organization"',
            allowed: "a name other than that of trails[0]: each trail has one of its own",
            fix: "pulumi config set --path 'orgtrail:trails[1].name' organization-2",
        },
    },
    {
        name: "two trails of one name in AWS",
        change: {
            trails: [
                { trailName: "audit" },
                {
                    name: "data",
                    trailName: "audit",
                    managementEvents: "none",
                    prefix: "data",
                    dataEvents: [{ resourceType: "AWS::SNS::Topic" }],
                },
            ],
        },
        problem: {
            path: "trails[1].trailName",
            given: '"audit"',
            allowed: "a trail other than trails[0].trailName",
            fix: "pulumi config set --path 'orgtrail:trails[1].trailName' audit-2",
        },
    },
    {
        name: "two trails with one log group",
        change: {
            trails: [
                { logGroup: { name: "audit" } },
                {
                    name: "data",
                    managementEvents: "none",
                    logGroup: { deliver: true, name: "audit" },
                    prefix: "data",
                    dataEvents: [{ resourceType: "AWS::SNS::Topic" }],
                },
            ],
        },
        problem: {
            path: "trails[1].logGroup.name",
            given: '"audit"',
            allowed: "a log group other than trails[0].logGroup.name",
            fix: "pulumi config set --path 'orgtrail:trails[1].logGroup.name' audit-2",
        },
    },
    {
        name: "roles whose names differ by case alone",
        change: { names: { operatorRole: "Audit", auditorRole: "audit" } },
        problem: {
            path: "names.auditorRole",
            given: '"audit"',
            allowed: "a role other than names.operatorRole",
            fix: "pulumi config set --path orgtrail:names.auditorRole audit-2",
        },
    },
    {
        name: "a role for operators by the name of the role that deploys",
        change: { names: { operatorRole: "deployment" } },
        problem: {
            path: "names.operatorRole",
            given: '"deployment"',
            allowed: "a role other than logArchiveRoleArn",
            fix: "pulumi config set --path orgtrail:names.operatorRole deployment-2",
        },
    },
    {
        name: "a role for auditors by the name of a break-glass role",
        change: {
            names: { auditorRole: "BreakGlass" },
            breakGlassRoleArns: ["arn:aws:iam::111122223333:role/emergency/BreakGlass"],
        },
        problem: {
            path: "names.auditorRole",
            given: '"BreakGlass"',
            allowed: "a role other than breakGlassRoleArns[0]",
            fix: "pulumi config set --path orgtrail:names.auditorRole BreakGlass-2",
        },
    },
    {
        name: "a role for operators by the name of that for log delivery",
        change: { names: { operatorRole: "Orgtrail-Organization-Log-Delivery" } },
        problem: {
            path: "names.operatorRole",
            given: '"Orgtrail-Organization-Log-Delivery"',
            allowed: "a role other than the role for log delivery of trails[0]",
            fix: "pulumi config set --path orgtrail:names.operatorRole Orgtrail-Organization-Log-Delivery-2",
        },
    },
    {
        name: "a role for log delivery by the name of one that deploys",
        change: { deploymentRoleArns: ["arn:aws:iam::111122223333:role/orgtrail-organization-log-delivery"] },
        problem: {
            path: "trails[0].name",
            given: '"orgtrail-organization-log-delivery"',
            allowed: "a name by which the role for log delivery is one other than deploymentRoleArns[0]",
            fix: "pulumi config set --path 'orgtrail:trails[0].name' organization-2",
        },
    },
    {
        name: "an existing log group that another trail would create",
        change: {
            trails: [
                {},
                {
                    name: "data",
                    prefix: "data",
                    managementEvents: "none",
                    dataEvents: [{ resourceType: "AWS::SNS::Topic" }],
                    logGroup: { deliver: true },
                },
            ],
            existing: { logGroupName: "/aws/cloudtrail/orgtrail-data-trail" },
        },
        problem: {
            path: "trails[1].logGroup.name",
            given: '"/aws/cloudtrail/orgtrail-data-trail"',
            allowed: "a log group other than existing.logGroupName",
            fix: "pulumi config set --path 'orgtrail:trails[1].logGroup.name' /aws/cloudtrail/orgtrail-data-trail-2",
        },
    },
    {
        name: "the first deployment's bucket in a second one",
        change: {
            names: { suffix: "dev", archiveBucket: "orgtrail-archive-o-exampleorgid" },
            acknowledgeSecondCopyOfManagementEvents: true,
        },
        problem: {
            path: "names.archiveBucket",
            given: '"orgtrail-archive-o-exampleorgid"',
            allowed:
                "another name: without the suffix dev it is one that the organization's first deployment has by default",
            fix: "pulumi config rm --path orgtrail:names.archiveBucket",
        },
    },
    {
        name: "the first deployment's archive for a second one's access logs",
        change: {
            names: { suffix: "dev", accessLogBucket: "orgtrail-archive-o-exampleorgid" },
            acknowledgeSecondCopyOfManagementEvents: true,
        },
        problem: {
            path: "names.accessLogBucket",
            given: '"orgtrail-archive-o-exampleorgid"',
            allowed:
                "another name: without the suffix dev it is one that the organization's first deployment has by default",
            fix: "pulumi config rm --path orgtrail:names.accessLogBucket",
        },
    },
    {
        name: "the first deployment's alarms in a second one",
        change: { names: { suffix: "dev", alarmPrefix: "orgtrail-" }, acknowledgeSecondCopyOfManagementEvents: true },
        problem: {
            path: "names.alarmPrefix",
            given: '"orgtrail-"',
            allowed:
                "another name: without the suffix dev it is one that the organization's first deployment has by default",
            fix: "pulumi config rm --path orgtrail:names.alarmPrefix",
        },
    },
];
