import * as assert from "node:assert/strict";
import type { Argument } from "../../local/provider/arguments";
import { unknown } from "../../local/provider/properties";
import { Provider } from "../../local/provider/provider";
import { resourceTypes } from "../../local/provider/resources";

/**
 * Every argument by what a change of it does. Taken from plans of the real provider: one planned change of each argument of
 * a resource that existed, told apart by `replace_paths`.
 */
const consequences: Readonly<Record<string, { readonly replaces: string; readonly updates: string }>> = {
    "aws:athena/namedQuery:NamedQuery": { replaces: "database description name query region workgroup", updates: "" },
    "aws:athena/workgroup:Workgroup": {
        replaces: "name region",
        updates: "configuration description forceDestroy state tags tagsAll",
    },
    "aws:cloudtrail/trail:Trail": {
        replaces: "name region",
        updates:
            "advancedEventSelectors cloudWatchLogsGroupArn cloudWatchLogsRoleArn enableLogFileValidation enableLogging " +
            "eventSelectors includeGlobalServiceEvents insightSelectors isMultiRegionTrail isOrganizationTrail kmsKeyId " +
            "s3BucketName s3KeyPrefix snsTopicName tags tagsAll",
    },
    "aws:cloudwatch/compositeAlarm:CompositeAlarm": {
        replaces: "actionsEnabled alarmName region",
        updates: "alarmActions alarmDescription alarmRule insufficientDataActions okActions tags tagsAll",
    },
    "aws:cloudwatch/dashboard:Dashboard": { replaces: "dashboardName region", updates: "dashboardBody" },
    "aws:cloudwatch/logGroup:LogGroup": {
        replaces: "logGroupClass name region",
        updates: "kmsKeyId retentionInDays skipDestroy tags tagsAll",
    },
    "aws:cloudwatch/logMetricFilter:LogMetricFilter": {
        replaces: "logGroupName name region",
        updates: "metricTransformation pattern",
    },
    "aws:cloudwatch/metricAlarm:MetricAlarm": {
        replaces: "name region",
        updates:
            "actionsEnabled alarmActions alarmDescription comparisonOperator datapointsToAlarm dimensions " +
            "evaluateLowSampleCountPercentiles evaluationPeriods extendedStatistic insufficientDataActions metricName " +
            "metricQueries namespace okActions period statistic tags tagsAll threshold thresholdMetricId treatMissingData " +
            "unit",
    },
    "aws:glue/catalogDatabase:CatalogDatabase": {
        replaces: "catalogId name region",
        updates: "description parameters tags tagsAll",
    },
    "aws:glue/catalogTable:CatalogTable": {
        replaces: "catalogId databaseName name region",
        updates: "description parameters partitionKeys storageDescriptor tableType",
    },
    "aws:iam/policy:Policy": { replaces: "description name path", updates: "policy tags tagsAll" },
    "aws:iam/role:Role": {
        replaces: "name path",
        updates: "assumeRolePolicy description forceDetachPolicies maxSessionDuration permissionsBoundary tags tagsAll",
    },
    "aws:iam/rolePolicy:RolePolicy": { replaces: "name role", updates: "policy" },
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment": { replaces: "policyArn role", updates: "" },
    "aws:kms/alias:Alias": { replaces: "name region", updates: "targetKeyId" },
    "aws:kms/key:Key": {
        replaces: "customerMasterKeySpec keyUsage multiRegion region",
        updates:
            "bypassPolicyLockoutSafetyCheck deletionWindowInDays description enableKeyRotation isEnabled policy " +
            "rotationPeriodInDays tags tagsAll",
    },
    "aws:lambda/function:Function": {
        replaces: "name region",
        updates: "architectures code description handler loggingConfig memorySize role runtime tags tagsAll timeout",
    },
    "aws:organizations/policy:Policy": {
        replaces: "type",
        updates: "content description name skipDestroy tags tagsAll",
    },
    "aws:organizations/policyAttachment:PolicyAttachment": { replaces: "policyId targetId", updates: "skipDestroy" },
    "aws:s3/bucket:Bucket": { replaces: "bucket objectLockEnabled region", updates: "forceDestroy tags tagsAll" },
    "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": {
        replaces: "bucket region",
        updates: "rules transitionDefaultMinimumObjectSize",
    },
    "aws:s3/bucketLogging:BucketLogging": {
        replaces: "bucket region",
        updates: "targetBucket targetObjectKeyFormat targetPrefix",
    },
    "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration": {
        replaces: "bucket objectLockEnabled region",
        updates: "rule",
    },
    "aws:s3/bucketOwnershipControls:BucketOwnershipControls": { replaces: "bucket region", updates: "rule" },
    "aws:s3/bucketPolicy:BucketPolicy": { replaces: "bucket region", updates: "policy" },
    "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": {
        replaces: "bucket region",
        updates: "blockPublicAcls blockPublicPolicy ignorePublicAcls restrictPublicBuckets",
    },
    "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": {
        replaces: "bucket region",
        updates: "rules",
    },
    "aws:s3/bucketVersioning:BucketVersioning": { replaces: "bucket region", updates: "versioningConfiguration" },
    "aws:scheduler/schedule:Schedule": {
        replaces: "groupName name region",
        updates: "description flexibleTimeWindow kmsKeyArn scheduleExpression scheduleExpressionTimezone state target",
    },
    "aws:sns/topic:Topic": {
        replaces: "name region",
        updates: "deliveryPolicy displayName kmsMasterKeyId policy signatureVersion tags tagsAll tracingConfig",
    },
    "aws:sns/topicPolicy:TopicPolicy": { replaces: "arn region", updates: "policy" },
    "aws:sns/topicSubscription:TopicSubscription": {
        replaces: "endpoint protocol region topic",
        updates:
            "confirmationTimeoutInMinutes deliveryPolicy endpointAutoConfirms filterPolicy filterPolicyScope " +
            "rawMessageDelivery redrivePolicy subscriptionRoleArn",
    },
};

/** Some value of the argument's type. */
function example(argument: Argument): unknown {
    switch (argument.kind) {
        case "text":
            return "text";
        case "number":
            return 7;
        case "boolean":
            return true;
        case "json":
        case "policy":
            return '{"Version":"2012-10-17"}';
        case "map":
            return { name: "text" };
        case "archive":
            return { hash: "text" };
        case "list":
        case "set":
            return argument.items && [example(argument.items)];
        case "object":
            return Object.fromEntries(Object.entries(argument.fields ?? {}).map(([name, of]) => [name, example(of)]));
    }
}

describe("the provider stand-in's diff", () => {
    const provider = new Provider({ account: undefined, region: "us-east-1", defaultTags: undefined });
    const diff = (type: string, before: object, after: object) => provider.diff(type, { ...before }, { ...after });
    const changed = (type: string, before: object, after: object) => [...diff(type, before, after).differences.keys()];

    it("is tried for every resource type", () => {
        assert.deepEqual(Object.keys(consequences).sort(), Object.keys(resourceTypes).sort());
    });

    for (const [type, { replaces, updates }] of Object.entries(consequences)) {
        it(`replaces or updates ${type} as the real provider does`, () => {
            const found = Object.entries(resourceTypes[type]?.arguments ?? {}).map(([name, argument]) => {
                const difference = diff(type, {}, { [name]: example(argument) }).differences.get(name);
                return [name, difference && (difference.replaces ? "replaces" : "updates")] as const;
            });
            const expected = [
                ...replaces.split(" ").map((name) => [name, "replaces"] as const),
                ...(updates === "" ? [] : updates.split(" ")).map((name) => [name, "updates"] as const),
            ];
            const byName = (a: readonly [string, unknown], b: readonly [string, unknown]) => (a[0] < b[0] ? -1 : 1);
            assert.deepEqual(found.sort(byName), expected.sort(byName));
        });
    }

    it("tells additions, changes and deletions apart", () => {
        const before = { displayName: "a", kmsMasterKeyId: "b" };
        const after = { displayName: "c", tracingConfig: "Active" };
        const { differences } = diff("aws:sns/topic:Topic", before, after);
        assert.deepEqual(
            [...differences].map(([name, { kind }]) => [name, kind]),
            [
                ["displayName", "update"],
                ["kmsMasterKeyId", "delete"],
                ["tracingConfig", "add"],
            ],
        );
    });

    it("counts a value that is not known yet as a change", () => {
        assert.deepEqual(changed("aws:sns/topic:Topic", { displayName: "a" }, { displayName: unknown }), [
            "displayName",
        ]);
    });

    it("leaves what AWS decides when it is not declared", () => {
        assert.deepEqual(changed("aws:kms/key:Key", { description: "a", policy: "{}", multiRegion: true }, {}), []);
    });

    it("takes nothing and what is empty, false or zero for the same", () => {
        const empty = { alarmActions: [], dimensions: {}, alarmDescription: "", threshold: 0 };
        assert.deepEqual(changed("aws:cloudwatch/metricAlarm:MetricAlarm", empty, {}), []);
    });

    it("sees a tag without a value", () => {
        assert.deepEqual(changed("aws:s3/bucket:Bucket", { tags: { a: "b", c: "" } }, { tags: { a: "b" } }), ["tags"]);
    });

    it("sees a field that AWS has and no argument is for, unless it is empty", () => {
        const type = "aws:s3/bucketOwnershipControls:BucketOwnershipControls";
        const rule = { objectOwnership: "ObjectWriter" };
        assert.deepEqual(changed(type, { rule: { ...rule, also: "" } }, { rule }), []);
        assert.deepEqual(changed(type, { rule: { ...rule, also: "this" } }, { rule }), ["rule"]);
    });

    it("ignores the order of a set, here alarm actions", () => {
        const [before, after] = [{ alarmActions: ["a", "b"] }, { alarmActions: ["b", "a"] }];
        assert.deepEqual(changed("aws:cloudwatch/metricAlarm:MetricAlarm", before, after), []);
    });

    it("sees the order of a list, here lifecycle rules", () => {
        const type = "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration";
        const rules = [
            { id: "a", status: "Enabled" },
            { id: "b", status: "Enabled" },
        ];
        assert.deepEqual(changed(type, { rules }, { rules: rules.toReversed() }), ["rules"]);
    });

    it("takes a key's ARN and its id for the same target of an alias", () => {
        const [before, after] = ["1234", "arn:aws:kms:us-east-1:111122223333:key/1234"];
        assert.deepEqual(changed("aws:kms/alias:Alias", { targetKeyId: before }, { targetKeyId: after }), []);
    });

    it("ignores spaces and the order of names in JSON text", () => {
        const type = "aws:sns/topicSubscription:TopicSubscription";
        const [before, after] = ['{"a":[1,2],"b":{"c":1,"d":2}}', '{ "b": {"d":2,"c":1}, "a": [1,2] }'];
        assert.deepEqual(changed(type, { filterPolicy: before }, { filterPolicy: after }), []);
    });

    it("sees the order of values in JSON text that is no policy", () => {
        const type = "aws:sns/topicSubscription:TopicSubscription";
        assert.deepEqual(changed(type, { filterPolicy: '{"a":[1,2]}' }, { filterPolicy: '{"a":[2,1]}' }), [
            "filterPolicy",
        ]);
    });

    describe("of policies", () => {
        const statement = {
            Sid: "Write",
            Effect: "Allow",
            Principal: { AWS: ["arn:aws:iam::111122223333:root", "arn:aws:iam::444455556666:root"] },
            Action: ["s3:GetObject", "s3:PutObject"],
            Resource: "*",
            Condition: { StringEquals: { "aws:SourceAccount": ["111122223333"] } },
        };
        const other = { Effect: "Deny", Principal: "*", Action: "*", Resource: "*" };
        const same = (before: object, after: object) => {
            const text = (statements: object) => JSON.stringify({ Version: "2012-10-17", Statement: statements });
            return !changed("aws:s3/bucketPolicy:BucketPolicy", { policy: text(before) }, { policy: text(after) })
                .length;
        };

        const equal: Readonly<Record<string, readonly [object, object]>> = {
            "one statement and a list of one": [statement, [statement]],
            "statements in any order": [
                [statement, other],
                [other, statement],
            ],
            "actions in any order": [statement, { ...statement, Action: ["s3:PutObject", "s3:GetObject"] }],
            "one resource and a list of one": [statement, { ...statement, Resource: ["*"] }],
            "an account's id and its root": [
                statement,
                { ...statement, Principal: { AWS: ["444455556666", "111122223333"] } },
            ],
            "everyone, short and long": [other, { ...other, Principal: { AWS: ["*"] } }],
            "one value of a condition and a list of one": [
                statement,
                { ...statement, Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } } },
            ],
        };
        for (const [what, [before, after]] of Object.entries(equal)) {
            it(`takes for the same: ${what}`, () => assert.ok(same(before, after)));
        }

        const different: Readonly<Record<string, object>> = {
            effect: { ...statement, Effect: "Deny" },
            action: { ...statement, Action: "s3:GetObject" },
            principal: { ...statement, Principal: { AWS: ["111122223333"] } },
            resource: { ...statement, Resource: "arn:aws:s3:::logs/*" },
            condition: { ...statement, Condition: { StringLike: statement.Condition.StringEquals } },
            "condition's value": { ...statement, Condition: { StringEquals: { "aws:SourceAccount": "444455556666" } } },
            Sid: { ...statement, Sid: "Read" },
            "missing condition": { ...statement, Condition: undefined },
        };
        for (const [what, after] of Object.entries(different)) {
            it(`sees another ${what}`, () => assert.ok(!same(statement, after)));
        }
    });

    it("deletes first when the replacement keeps the name", () => {
        const before = { name: "a", path: "/" };
        assert.equal(diff("aws:iam/role:Role", before, { name: "a", path: "/b/" }).deleteBeforeReplace, true);
    });

    it("creates first when the replacement has another name", () => {
        const before = { name: "a", path: "/" };
        assert.equal(diff("aws:iam/role:Role", before, { name: "b", path: "/b/" }).deleteBeforeReplace, false);
    });

    it("creates first when nothing stops two of a kind", () => {
        const after = { keyUsage: "SIGN_VERIFY" };
        assert.equal(diff("aws:kms/key:Key", {}, after).deleteBeforeReplace, false);
    });

    it("says that the id and the ARN stay when a key changes", () => {
        assert.deepEqual(diff("aws:kms/key:Key", {}, { description: "a" }).stables, ["id", "arn", "keyId"]);
    });
});
