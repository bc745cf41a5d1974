import type { BadSetting } from "./bad-setting";

/** Settings by their names in an earlier version, or by CloudTrail's. */
export const formerNames: readonly BadSetting[] = [
    {
        name: "the list of trails by its former name",
        change: { trail: { dataEvents: [] } },
        problem: {
            path: "trail",
            given: '{"dataEvents":[]}',
            allowed: "no setting has this name; its place is now trails[], a list",
            fix: "pulumi config rm orgtrail:trail",
        },
    },
    {
        name: "the subscriptions to alarms by their former name",
        change: { alarmSubscriptions: [] },
        problem: {
            path: "alarmSubscriptions",
            given: "[]",
            allowed: "no setting has this name; its place is now urgentSubscriptions or reviewSubscriptions",
            fix: "pulumi config rm orgtrail:alarmSubscriptions",
        },
    },
    {
        name: "the storage class by its former name",
        change: { retention: { archiveClass: "GLACIER_IR" } },
        problem: {
            path: "retention.archiveClass",
            given: '"GLACIER_IR"',
            allowed: "no setting has this name; its place is now retention.transitions[].storageClass",
            fix: "pulumi config rm --path orgtrail:retention.archiveClass",
        },
    },
    {
        name: "the days until archived by their former name",
        change: { retention: { archiveAfterDays: 90 } },
        problem: {
            path: "retention.archiveAfterDays",
            given: "90",
            allowed: "no setting has this name; its place is now retention.transitions[].afterDays",
            fix: "pulumi config rm --path orgtrail:retention.archiveAfterDays",
        },
    },
    {
        name: "the log group's days by their former name",
        change: { retention: { logGroupDays: 365 } },
        problem: {
            path: "retention.logGroupDays",
            given: "365",
            allowed: "no setting has this name; its place is now trails[].logGroup.retentionDays",
            fix: "pulumi config rm --path orgtrail:retention.logGroupDays",
        },
    },
    {
        name: "the trail's name in its former place",
        change: { names: { trail: "audit" } },
        problem: {
            path: "names.trail",
            given: '"audit"',
            allowed: "no setting has this name; its place is now trails[].trailName",
            fix: "pulumi config rm --path orgtrail:names.trail",
        },
    },
    {
        name: "the log group's name in its former place",
        change: { names: { logGroup: "audit" } },
        problem: {
            path: "names.logGroup",
            given: '"audit"',
            allowed: "no setting has this name; its place is now trails[].logGroup.name",
            fix: "pulumi config rm --path orgtrail:names.logGroup",
        },
    },
    {
        name: "CloudTrail's name for the prefix",
        change: { trails: [{ s3KeyPrefix: "a" }] },
        problem: {
            path: "trails[0].s3KeyPrefix",
            given: '"a"',
            allowed: "no setting has this name; here it is prefix",
            fix: "pulumi config rm --path 'orgtrail:trails[0].s3KeyPrefix'",
        },
    },
    {
        name: "CloudTrail's name for an organization trail",
        change: { trails: [{ isOrganizationTrail: true }] },
        problem: {
            path: "trails[0].isOrganizationTrail",
            given: "true",
            allowed: "no setting has this name; here it is organization",
            fix: "pulumi config rm --path 'orgtrail:trails[0].isOrganizationTrail'",
        },
    },
    {
        name: "CloudTrail's name for the selectors",
        change: { trails: [{ advancedEventSelectors: [] }] },
        problem: {
            path: "trails[0].advancedEventSelectors",
            given: "[]",
            allowed: "no setting has this name; here it is managementEvents, dataEvents and networkActivityEvents",
            fix: "pulumi config rm --path 'orgtrail:trails[0].advancedEventSelectors'",
        },
    },
];
