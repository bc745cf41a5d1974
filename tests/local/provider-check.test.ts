import * as assert from "node:assert/strict";
import { unknown } from "../../local/provider/properties";
import { Provider } from "../../local/provider/provider";

const bucket = "aws:s3/bucket:Bucket";
const policyDocument = { Version: "2012-10-17", Statement: [{ Effect: "Deny", Action: "*", Resource: "*" }] };
const policy = JSON.stringify(policyDocument);

/** By type: the least that is accepted, and the defaults that the real provider adds to it. */
const defaults: Readonly<Record<string, readonly [given: object, added: object]>> = {
    "aws:cloudtrail/trail:Trail": [
        { name: "trail", s3BucketName: "logs" },
        {
            enableLogFileValidation: false,
            enableLogging: true,
            includeGlobalServiceEvents: true,
            isMultiRegionTrail: false,
            isOrganizationTrail: false,
            tagsAll: {},
            region: "us-east-1",
        },
    ],
    "aws:cloudwatch/logGroup:LogGroup": [
        { name: "group" },
        { retentionInDays: 0, skipDestroy: false, tagsAll: {}, region: "us-east-1" },
    ],
    "aws:cloudwatch/logMetricFilter:LogMetricFilter": [
        {
            name: "filter",
            logGroupName: "group",
            pattern: "",
            metricTransformation: { name: "a", namespace: "b", value: "1" },
        },
        { metricTransformation: { name: "a", namespace: "b", value: "1", unit: "None" }, region: "us-east-1" },
    ],
    "aws:cloudwatch/metricAlarm:MetricAlarm": [
        { name: "alarm", metricQueries: [{ id: "a" }] },
        {
            actionsEnabled: true,
            metricQueries: [{ id: "a", returnData: false }],
            treatMissingData: "missing",
            tagsAll: {},
            region: "us-east-1",
        },
    ],
    "aws:iam/role:Role": [
        { name: "role", assumeRolePolicy: policy },
        { forceDetachPolicies: false, maxSessionDuration: 3600, path: "/", tagsAll: {} },
    ],
    "aws:iam/rolePolicy:RolePolicy": [{ name: "policy", role: "role", policy }, {}],
    "aws:kms/alias:Alias": [{ name: "alias/key", targetKeyId: "id" }, { region: "us-east-1" }],
    "aws:kms/key:Key": [
        {},
        {
            bypassPolicyLockoutSafetyCheck: false,
            customerMasterKeySpec: "SYMMETRIC_DEFAULT",
            enableKeyRotation: false,
            isEnabled: true,
            keyUsage: "ENCRYPT_DECRYPT",
            tagsAll: {},
            region: "us-east-1",
        },
    ],
    [bucket]: [{ bucket: "logs" }, { forceDestroy: false, tagsAll: {}, region: "us-east-1" }],
    "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": [{ bucket: "logs" }, { region: "us-east-1" }],
    "aws:s3/bucketLogging:BucketLogging": [
        { bucket: "logs", targetBucket: "access", targetPrefix: "" },
        { region: "us-east-1" },
    ],
    "aws:s3/bucketOwnershipControls:BucketOwnershipControls": [
        { bucket: "logs", rule: { objectOwnership: "ObjectWriter" } },
        { region: "us-east-1" },
    ],
    "aws:s3/bucketPolicy:BucketPolicy": [{ bucket: "logs", policy }, { region: "us-east-1" }],
    "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": [
        { bucket: "logs" },
        {
            blockPublicAcls: false,
            blockPublicPolicy: false,
            ignorePublicAcls: false,
            restrictPublicBuckets: false,
            region: "us-east-1",
        },
    ],
    "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": [
        { bucket: "logs", rules: [{}] },
        { region: "us-east-1" },
    ],
    "aws:s3/bucketVersioning:BucketVersioning": [
        { bucket: "logs", versioningConfiguration: { status: "Enabled" } },
        { region: "us-east-1" },
    ],
    "aws:sns/topic:Topic": [{ name: "topic" }, { tagsAll: {}, region: "us-east-1" }],
    "aws:sns/topicPolicy:TopicPolicy": [{ arn: "arn:aws:sns:us-east-1:1:t", policy }, { region: "us-east-1" }],
    "aws:sns/topicSubscription:TopicSubscription": [
        { topic: "arn:aws:sns:us-east-1:1:t", protocol: "email", endpoint: "a@example.com" },
        {
            confirmationTimeoutInMinutes: 1,
            endpointAutoConfirms: false,
            rawMessageDelivery: false,
            region: "us-east-1",
        },
    ],
};

describe("the provider stand-in's check", () => {
    const provider = new Provider({ account: undefined, region: "us-east-1", defaultTags: undefined });
    const reasons = (type: string, values: object): string[] =>
        provider.check(type, { ...values }).failures.map(({ property, reason }) => `${property}: ${reason}`);
    const checked = (type: string, values: object, by = provider) => {
        const { inputs, failures } = by.check(type, { ...values });
        assert.deepEqual(failures, []);
        return inputs;
    };

    for (const [type, [given, added]] of Object.entries(defaults)) {
        it(`adds to ${type} the defaults of the real provider`, () => {
            assert.deepEqual(checked(type, given), { ...given, ...added });
        });
    }

    it("refuses a resource type that it does not know", () => {
        assert.deepEqual(reasons("aws:ec2/instance:Instance", {}), [
            ": the stand-in for the AWS provider does not know the resource type aws:ec2/instance:Instance: " +
                "it has only what this project deploys",
        ]);
    });

    it("refuses an argument that it does not know", () => {
        assert.deepEqual(reasons(bucket, { bucket: "logs", acl: "private" }), [
            'acl: the stand-in does not know the argument "acl" of aws:s3/bucket:Bucket; ' +
                "it knows bucket, forceDestroy, objectLockEnabled, region, tags, tagsAll",
        ]);
    });

    it("refuses a field that it does not know, deep inside an argument", () => {
        const metricTransformation = { name: "a", namespace: "b", value: "1", units: "Count" };
        const filter = { name: "a", logGroupName: "b", pattern: "", metricTransformation };
        assert.deepEqual(reasons("aws:cloudwatch/logMetricFilter:LogMetricFilter", filter), [
            'metricTransformation.units: the stand-in does not know the argument "metricTransformation.units" of ' +
                "aws:cloudwatch/logMetricFilter:LogMetricFilter; it knows metricTransformation.name, " +
                "metricTransformation.namespace, metricTransformation.value, metricTransformation.defaultValue, " +
                "metricTransformation.dimensions, metricTransformation.unit",
        ]);
    });

    it("names the element of a list that lacks an argument", () => {
        const rules = [{ id: "a", status: "Enabled" }, { id: "b" }];
        assert.deepEqual(
            reasons("aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration", { bucket: "logs", rules }),
            [
                "rules[1].status: aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration needs " +
                    'the argument "rules[1].status"',
            ],
        );
    });

    it("generates no names: it asks for one", () => {
        assert.deepEqual(reasons(bucket, {}), ['bucket: aws:s3/bucket:Bucket needs the argument "bucket"']);
    });

    it("tells all that is wrong at once", () => {
        assert.equal(reasons(bucket, { acl: "private", forceDestroy: 1 }).length, 3);
    });

    const wrong: readonly [type: string, argument: string, value: unknown, reason: string][] = [
        [bucket, "bucket", 7, "must be text, not 7"],
        [bucket, "forceDestroy", "true", 'must be true or false, not the text "true"'],
        [bucket, "tags", { a: 1 }, 'must be texts by name, not {"a":1}'],
        ["aws:cloudwatch/logGroup:LogGroup", "retentionInDays", "30", 'must be a number, not the text "30"'],
        ["aws:cloudwatch/metricAlarm:MetricAlarm", "alarmActions", "arn", 'must be a list, not the text "arn"'],
        ["aws:s3/bucketVersioning:BucketVersioning", "versioningConfiguration", [], "must be an object, not []"],
        ["aws:kms/key:Key", "policy", "none", 'must be a policy document or its JSON text, not the text "none"'],
        ["aws:sns/topicSubscription:TopicSubscription", "filterPolicy", "{", 'must be JSON text, not the text "{"'],
        ["aws:sns/topicSubscription:TopicSubscription", "filterPolicy", {}, "must be JSON text, not {}"],
    ];
    for (const [type, argument, value, reason] of wrong) {
        it(`refuses ${JSON.stringify(value)} for ${argument} of ${type}`, () => {
            const given = { ...defaults[type]?.[0], [argument]: value };
            assert.deepEqual(reasons(type, given), [`${argument}: "${argument}" of ${type} ${reason}`]);
        });
    }

    it("takes what is not known yet for a value of any type", () => {
        const given = { bucket: unknown, forceDestroy: unknown };
        assert.deepEqual(checked(bucket, given), { ...given, tagsAll: {}, region: "us-east-1" });
    });

    it("makes the text of a policy that is given as an object", () => {
        const given = { bucket: "logs", policy: policyDocument };
        assert.equal(checked("aws:s3/bucketPolicy:BucketPolicy", given).policy, policy);
    });

    it("does not know a policy's text while a part of the policy is not known", () => {
        const given = { bucket: "logs", policy: { ...policyDocument, Id: unknown } };
        assert.equal(checked("aws:s3/bucketPolicy:BucketPolicy", given).policy, unknown);
    });

    it("refuses another Region than the provider's", () => {
        assert.deepEqual(reasons(bucket, { bucket: "logs", region: "eu-west-1" }), [
            "region: the stand-in works in the provider's Region (us-east-1) only, not in eu-west-1",
        ]);
    });

    it("knows no Region for a resource without one", () => {
        assert.match(
            reasons("aws:iam/role:Role", { name: "r", assumeRolePolicy: policy, region: "us-east-1" })[0] ?? "",
            /does not know the argument "region"/,
        );
    });

    it("adds the provider's default tags, over which the resource's own prevail", () => {
        const tagging = new Provider({
            account: undefined,
            region: "us-east-1",
            defaultTags: { owner: "security", stage: "prod" },
        });
        assert.deepEqual(checked(bucket, { bucket: "logs", tags: { stage: "dev" } }, tagging).tagsAll, {
            owner: "security",
            stage: "dev",
        });
    });

    it("does not know all tags while one of them is not known", () => {
        assert.equal(checked(bucket, { bucket: "logs", tags: { a: unknown } }).tagsAll, unknown);
    });

    it("does not know all tags while the provider's are not known", () => {
        const tagging = new Provider({ account: undefined, region: "us-east-1", defaultTags: unknown });
        assert.equal(checked(bucket, { bucket: "logs" }, tagging).tagsAll, unknown);
    });

    it("takes any Region while the provider's is not known", () => {
        const somewhere = new Provider({ account: undefined, region: unknown, defaultTags: undefined });
        assert.equal(checked(bucket, { bucket: "logs", region: "eu-west-1" }, somewhere).region, "eu-west-1");
    });
});
