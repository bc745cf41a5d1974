import type { BadSetting } from "./bad-setting";

/** What is no setting at all, or of another shape. */
export const shape: readonly BadSetting[] = [
    {
        name: "a setting near a known one",
        change: { retentionn: {} },
        problem: {
            path: "retentionn",
            given: "{}",
            allowed: "no setting has this name; did you mean retention?",
            fix: "pulumi config rm orgtrail:retentionn",
        },
    },
    {
        name: "a setting near none",
        change: { colour: "red" },
        problem: {
            path: "colour",
            given: '"red"',
            allowed:
                "one of organizationId, managementAccountId, logArchiveAccountId, logArchiveRoleArn, homeRegion, names, trails, acknowledgeSecondCopyOfManagementEvents, retention, existing, alarms, urgentSubscriptions, reviewSubscriptions, deliverySubscriptions, athena, scheduledVerification, breakGlassRoleArns, deploymentRoleArns, readerRoleArns, operatorPrincipalArns, auditorPrincipalArns, tags, protect",
            fix: "pulumi config rm orgtrail:colour",
        },
    },
    {
        name: "a name that every object inherits",
        change: { constructor: "x" },
        problem: {
            path: "constructor",
            given: '"x"',
            allowed:
                "one of organizationId, managementAccountId, logArchiveAccountId, logArchiveRoleArn, homeRegion, names, trails, acknowledgeSecondCopyOfManagementEvents, retention, existing, alarms, urgentSubscriptions, reviewSubscriptions, deliverySubscriptions, athena, scheduledVerification, breakGlassRoleArns, deploymentRoleArns, readerRoleArns, operatorPrincipalArns, auditorPrincipalArns, tags, protect",
            fix: "pulumi config rm orgtrail:constructor",
        },
    },
    {
        name: "a misspelt key in an object",
        change: { retention: { expireAfterDay: 400 } },
        problem: {
            path: "retention.expireAfterDay",
            given: "400",
            allowed: "no setting has this name; did you mean expireAfterDays?",
            fix: "pulumi config rm --path orgtrail:retention.expireAfterDay",
        },
    },
    {
        name: "a misspelt key in a list",
        change: { trails: [{ managmentEvents: "all" }] },
        problem: {
            path: "trails[0].managmentEvents",
            given: '"all"',
            allowed: "no setting has this name; did you mean managementEvents?",
            fix: "pulumi config rm --path 'orgtrail:trails[0].managmentEvents'",
        },
    },
    {
        name: "a misspelt key deep in a list",
        change: {
            trails: [
                {
                    dataEvents: [
                        {
                            resourceType: "AWS::S3::Object",
                            fieldSelectors: [{ feild: "eventName", field: "eventName", equals: ["a"] }],
                        },
                    ],
                },
            ],
        },
        problem: {
            path: "trails[0].dataEvents[0].fieldSelectors[0].feild",
            given: '"eventName"',
            allowed: "no setting has this name; did you mean field?",
            fix: "pulumi config rm --path 'orgtrail:trails[0].dataEvents[0].fieldSelectors[0].feild'",
        },
    },
    {
        name: "a part of a setting that was set without --path",
        change: { "names.prefix": "audit" },
        problem: {
            path: "names.prefix",
            given: '"audit"',
            allowed: "no setting has this name; names has parts, which are set with --path",
            fix: "pulumi config rm orgtrail:names.prefix && pulumi config set --path orgtrail:names.prefix VALUE",
        },
    },
    {
        name: "an entry of a list that was set without --path",
        change: { "trails[0].prefix": "audit" },
        problem: {
            path: "trails[0].prefix",
            given: '"audit"',
            allowed: "no setting has this name; trails has parts, which are set with --path",
            fix: "pulumi config rm 'orgtrail:trails[0].prefix' && pulumi config set --path 'orgtrail:trails[0].prefix' VALUE",
        },
    },
    {
        name: "a text where a list is due",
        change: { readerRoleArns: "arn:aws:iam::444455556666:role/Reader" },
        problem: {
            path: "readerRoleArns",
            given: '"arn:aws:iam::444455556666:role/Reader"',
            allowed:
                "a list; each entry the ARN of an IAM role, without wildcards, that ends in its name of at most 64 characters",
            fix: "pulumi config rm orgtrail:readerRoleArns && pulumi config set --path 'orgtrail:readerRoleArns[0]' arn:aws:iam::444455556666:role/LogArchiveDeployment",
        },
    },
    {
        name: "a number where an object is due",
        change: { retention: "7" },
        problem: {
            path: "retention",
            given: "7",
            allowed:
                "an object with some of the keys transitions, minimumObjectSizeKiB, expireAfterDays, noncurrentVersionDays, accessLogDays, objectLock",
            fix: "pulumi config rm orgtrail:retention && pulumi config set --path 'orgtrail:retention.transitions[0].storageClass' GLACIER_IR && pulumi config set --path 'orgtrail:retention.transitions[0].afterDays' 90",
        },
    },
    {
        name: "a list where an object is due",
        change: { names: ["audit"] },
        problem: {
            path: "names",
            given: '["audit"]',
            allowed:
                "an object with some of the keys prefix, suffix, archiveBucket, accessLogBucket, archiveKeyAlias, trailKeyAlias, deliveryTopic, urgentTopic, reviewTopic, auditorTopic, operatorRole, auditorRole, queryBucket, verification, alarmPrefix, metricNamespace",
            fix: "pulumi config rm orgtrail:names && pulumi config set --path orgtrail:names.prefix orgtrail",
        },
    },
    {
        name: "an object where a list of trails is due",
        change: { trails: { name: "organization" } },
        problem: {
            path: "trails",
            given: '{"name":"organization"}',
            allowed: "a list of 1 to 5 trails",
            fix: "pulumi config rm orgtrail:trails && pulumi config set --path 'orgtrail:trails[0].name' organization",
        },
    },
    {
        name: "a text where a trail is due",
        change: { trails: ["organization"] },
        problem: {
            path: "trails[0]",
            given: '"organization"',
            allowed:
                "an object with some of the keys name, trailName, managementEvents, excludedManagementEventSources, dataEvents, networkActivityEvents, insights, prefix, organization, multiRegion, tags, logGroup, delivery, deliverySubscriptions",
            fix: "pulumi config rm --path 'orgtrail:trails[0]' && pulumi config set --path 'orgtrail:trails[0].name' organization",
        },
    },
    {
        name: "no trail at all",
        change: { trails: [] },
        problem: {
            path: "trails",
            given: "[]",
            allowed: "a list of 1 to 5 trails",
            fix: "pulumi config rm orgtrail:trails && pulumi config set --path 'orgtrail:trails[0].name' organization",
        },
    },
    {
        name: "six trails",
        change: {
            trails: [
                { name: "trail0" },
                { name: "trail1" },
                { name: "trail2" },
                { name: "trail3" },
                { name: "trail4" },
                { name: "trail5" },
            ],
        },
        problem: {
            path: "trails",
            given: "6 entries",
            allowed: "a list of 1 to 5 trails",
            fix: "pulumi config rm --path 'orgtrail:trails[5]'",
        },
    },
    {
        name: "a text where transitions are due",
        change: { retention: { transitions: "GLACIER_IR" } },
        problem: {
            path: "retention.transitions",
            given: '"GLACIER_IR"',
            allowed: "a list; each entry an object with storageClass and afterDays",
            fix: "pulumi config rm --path orgtrail:retention.transitions && pulumi config set --path 'orgtrail:retention.transitions[0].storageClass' GLACIER_IR && pulumi config set --path 'orgtrail:retention.transitions[0].afterDays' 90",
        },
    },
    {
        name: "a class where a transition is due",
        change: { retention: { transitions: ["GLACIER_IR"] } },
        problem: {
            path: "retention.transitions[0]",
            given: '"GLACIER_IR"',
            allowed: "an object with storageClass and afterDays",
            fix: "pulumi config rm --path 'orgtrail:retention.transitions[0]' && pulumi config set --path 'orgtrail:retention.transitions[0].storageClass' GLACIER_IR && pulumi config set --path 'orgtrail:retention.transitions[0].afterDays' 90",
        },
    },
    {
        name: "a list where tags are due",
        change: { tags: ["a"] },
        problem: {
            path: "tags",
            given: '["a"]',
            allowed: "an object of names and values",
            fix: "pulumi config rm orgtrail:tags && pulumi config set --path orgtrail:tags.Owner security",
        },
    },
    {
        name: "a subscription that is no object",
        change: { urgentSubscriptions: ["security@example.com"] },
        problem: {
            path: "urgentSubscriptions[0]",
            given: '"security@example.com"',
            allowed: "an object with protocol (one of email, https, sqs) and endpoint",
            fix: "pulumi config rm --path 'orgtrail:urgentSubscriptions[0]' && pulumi config set --path 'orgtrail:urgentSubscriptions[0].protocol' email && pulumi config set --path 'orgtrail:urgentSubscriptions[0].endpoint' security@example.com",
        },
    },
    {
        name: "a word where true or false is due",
        change: { protect: "yes" },
        problem: {
            path: "protect",
            given: '"yes"',
            allowed: "true or false",
            fix: "pulumi config set orgtrail:protect true",
        },
    },
    {
        name: "a number where true or false is due",
        change: { acknowledgeSecondCopyOfManagementEvents: 1 },
        problem: {
            path: "acknowledgeSecondCopyOfManagementEvents",
            given: "1",
            allowed: "true or false",
            fix: "pulumi config set orgtrail:acknowledgeSecondCopyOfManagementEvents true",
        },
    },
    {
        name: "a text where a log group is due",
        change: { trails: [{ logGroup: "none" }] },
        problem: {
            path: "trails[0].logGroup",
            given: '"none"',
            allowed: "an object with some of the keys deliver, name, retentionDays, class",
            fix: "pulumi config rm --path 'orgtrail:trails[0].logGroup' && pulumi config set --path 'orgtrail:trails[0].logGroup.deliver' true",
        },
    },
];
