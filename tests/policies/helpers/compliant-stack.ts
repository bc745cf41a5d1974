import { from, type Program } from "./program";

const trailArn = "arn:aws:cloudtrail:us-east-1:111122223333:trail/audit";
const fromTrail = { StringEquals: { "aws:SourceArn": trailArn } };

const key = (id: string, account: string, ...statement: readonly unknown[]) => ({
    type: "aws:kms/key:Key",
    inputs: { enableKeyRotation: true, policy: policyText(keyStatements.administration(account), ...statement) },
    computed: { arn: `arn:aws:kms:us-east-1:${account}:key/${id}`, id, keyId: id },
    options: { protect: true },
});
const bucket = (name: string) => ({
    type: "aws:s3/bucket:Bucket",
    inputs: { bucket: name },
    // What the provider reads back right after creating it: its settings come later, as resources of their own.
    computed: {
        arn: `arn:aws:s3:::${name}`,
        id: name,
        versioning: { enabled: false, mfaDelete: false },
        policy: "",
        objectLockEnabled: false,
    },
    options: { protect: true },
});

/** The statements of key policies. */
export const keyStatements = {
    administration: (account: string) => ({
        Effect: "Allow",
        Principal: { AWS: `arn:aws:iam::${account}:root` },
        Action: "kms:*",
        Resource: "*",
    }),
    trail: {
        Effect: "Allow",
        Principal: { Service: "cloudtrail.amazonaws.com" },
        Action: ["kms:GenerateDataKey*", "kms:DescribeKey", "kms:Decrypt"],
        Resource: "*",
        Condition: fromTrail,
    },
    alarms: {
        Effect: "Allow",
        Principal: { Service: "cloudwatch.amazonaws.com" },
        Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
        Resource: "*",
        Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } },
    },
};

/** The statements of topic policies. */
export const topicStatements = {
    trail: {
        Effect: "Allow",
        Principal: { Service: "cloudtrail.amazonaws.com" },
        Action: "sns:Publish",
        Resource: "arn:aws:sns:us-east-1:111122223333:deliveries",
        Condition: fromTrail,
    },
    alarms: {
        Effect: "Allow",
        Principal: { Service: "cloudwatch.amazonaws.com" },
        Action: "sns:Publish",
        Resource: "arn:aws:sns:us-east-1:111122223333:alarms",
        Condition: { ArnLike: { "aws:SourceArn": "arn:aws:cloudwatch:us-east-1:111122223333:alarm:*" } },
    },
};

/** The statements of the archive's bucket policy. */
export const statements = {
    write: {
        Effect: "Allow",
        Principal: { Service: "cloudtrail.amazonaws.com" },
        Action: "s3:PutObject",
        Resource: "arn:aws:s3:::archive/AWSLogs/o-exampleorgid/*",
        Condition: fromTrail,
    },
    checkAcl: {
        Effect: "Allow",
        Principal: { Service: "cloudtrail.amazonaws.com" },
        Action: "s3:GetBucketAcl",
        Resource: "arn:aws:s3:::archive",
        Condition: fromTrail,
    },
    tls: {
        Effect: "Deny",
        Principal: "*",
        Action: "s3:*",
        Resource: ["arn:aws:s3:::archive", "arn:aws:s3:::archive/*"],
        Condition: { Bool: { "aws:SecureTransport": "false" } },
    },
};

export function policyText(...statement: readonly unknown[]): string {
    return JSON.stringify({ Version: "2012-10-17", Statement: statement });
}

/** An organization trail with its archive, alarms and topics, on which no rule has anything to say. */
export const compliantStack: Program = {
    "archive-key": key("archive-key", "444455556666", keyStatements.trail),
    "trail-key": key("trail-key", "111122223333", keyStatements.trail, keyStatements.alarms),
    archive: bucket("archive"),
    "archive-versioning": {
        type: "aws:s3/bucketVersioning:BucketVersioning",
        inputs: { bucket: from("archive", "id"), versioningConfiguration: { status: "Enabled" } },
    },
    "archive-access-block": {
        type: "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
        inputs: {
            bucket: from("archive", "id"),
            blockPublicAcls: true,
            blockPublicPolicy: true,
            ignorePublicAcls: true,
            restrictPublicBuckets: true,
        },
    },
    "archive-policy": {
        type: "aws:s3/bucketPolicy:BucketPolicy",
        inputs: { bucket: "archive", policy: policyText(statements.write, statements.checkAcl, statements.tls) },
    },
    "archive-encryption": {
        type: "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
        inputs: {
            bucket: from("archive", "id"),
            rules: [
                {
                    applyServerSideEncryptionByDefault: {
                        sseAlgorithm: "aws:kms",
                        kmsMasterKeyId: from("archive-key", "arn"),
                    },
                    bucketKeyEnabled: true,
                },
            ],
        },
    },
    "archive-ownership": {
        type: "aws:s3/bucketOwnershipControls:BucketOwnershipControls",
        inputs: { bucket: from("archive", "id"), rule: { objectOwnership: "BucketOwnerEnforced" } },
    },
    "archive-lifecycle": {
        type: "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
        inputs: {
            bucket: from("archive", "id"),
            rules: [
                {
                    id: "expire",
                    status: "Enabled",
                    filter: {},
                    expiration: { days: 400 },
                    noncurrentVersionExpiration: { noncurrentDays: 90 },
                    abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
                },
            ],
        },
    },
    "archive-logging": {
        type: "aws:s3/bucketLogging:BucketLogging",
        inputs: { bucket: from("archive", "id"), targetBucket: from("access-logs", "id"), targetPrefix: "archive/" },
    },
    "access-logs": bucket("access-logs"),
    "access-logs-policy": {
        type: "aws:s3/bucketPolicy:BucketPolicy",
        inputs: {
            bucket: from("access-logs", "id"),
            policy: policyText({ ...statements.write, Principal: { Service: "logging.s3.amazonaws.com" } }),
        },
    },
    "log-group": {
        type: "aws:cloudwatch/logGroup:LogGroup",
        inputs: { name: "/orgtrail/trail", kmsKeyId: from("trail-key", "arn"), retentionInDays: 365 },
        computed: { arn: "arn:aws:logs:us-east-1:111122223333:log-group:/orgtrail/trail", id: "/orgtrail/trail" },
        options: { protect: true },
    },
    "delivery-role": {
        type: "aws:iam/role:Role",
        inputs: {
            name: "delivery",
            assumeRolePolicy: policyText({
                Effect: "Allow",
                Principal: { Service: "cloudtrail.amazonaws.com" },
                Action: "sts:AssumeRole",
            }),
        },
        computed: { arn: "arn:aws:iam::111122223333:role/delivery" },
    },
    "delivery-topic": {
        type: "aws:sns/topic:Topic",
        inputs: {
            name: "deliveries",
            kmsMasterKeyId: from("trail-key", "keyId"),
            policy: policyText(topicStatements.trail),
        },
        computed: { arn: "arn:aws:sns:us-east-1:111122223333:deliveries" },
    },
    "alarm-topic": {
        type: "aws:sns/topic:Topic",
        inputs: {
            name: "alarms",
            kmsMasterKeyId: from("trail-key", "arn"),
            policy: policyText(topicStatements.alarms),
        },
        computed: { arn: "arn:aws:sns:us-east-1:111122223333:alarms" },
    },
    subscription: {
        type: "aws:sns/topicSubscription:TopicSubscription",
        inputs: { topic: from("alarm-topic", "arn"), protocol: "email", endpoint: "security@example.com" },
    },
    filter: {
        type: "aws:cloudwatch/logMetricFilter:LogMetricFilter",
        inputs: {
            name: "root-usage",
            logGroupName: from("log-group", "name"),
            pattern: '{ $.userIdentity.type = "Root" && $.eventType != "AwsServiceEvent" }',
            metricTransformation: { name: "root-usage", namespace: "orgtrail", value: "1" },
        },
    },
    alarm: {
        type: "aws:cloudwatch/metricAlarm:MetricAlarm",
        inputs: {
            name: "root-usage",
            alarmActions: [from("alarm-topic", "arn")],
            metricName: "root-usage",
            namespace: "orgtrail",
        },
    },
    trail: {
        type: "aws:cloudtrail/trail:Trail",
        inputs: {
            name: "audit",
            enableLogFileValidation: true,
            isMultiRegionTrail: true,
            isOrganizationTrail: true,
            kmsKeyId: from("archive-key", "arn"),
            s3BucketName: from("archive", "id"),
            cloudWatchLogsGroupArn: "arn:aws:logs:us-east-1:111122223333:log-group:/orgtrail/trail:*",
            cloudWatchLogsRoleArn: from("delivery-role", "arn"),
            snsTopicName: from("delivery-topic", "arn"),
        },
        computed: { arn: trailArn },
        options: { protect: true },
    },
};

/** What the archive consists of: the names of its bucket, key and settings. */
export const archiveParts = Object.keys(compliantStack).filter((name) => /^archive(-|$)/.test(name));

/** An ordinary application: what the audit log needs is not asked of it. */
export const application: Program = {
    website: { ...bucket("website"), inputs: { bucket: "website", website: { indexDocument: "index.html" } } },
    "website-policy": {
        type: "aws:s3/bucketPolicy:BucketPolicy",
        inputs: {
            bucket: from("website", "id"),
            policy: policyText({
                Effect: "Allow",
                Principal: "*",
                Action: "s3:GetObject",
                Resource: "arn:aws:s3:::website/*",
            }),
        },
    },
    "load-balancer-logs": bucket("load-balancer-logs"),
    document: { type: "aws:iam/policyDocument:Document", inputs: {}, computed: { json: policyText(statements.tls) } },
    "load-balancer-logs-policy": {
        type: "aws:s3/bucketPolicy:BucketPolicy",
        inputs: { bucket: from("load-balancer-logs", "id"), policy: from("document", "json") },
    },
    uploads: { ...bucket("uploads"), type: "aws:s3/bucketV2:BucketV2" },
    orders: { type: "aws:sns/topic:Topic", inputs: { name: "orders", kmsMasterKeyId: "alias/aws/sns" } },
    function: { type: "aws:cloudwatch/logGroup:LogGroup", inputs: { name: "/aws/lambda/orders", retentionInDays: 30 } },
    data: key("data", "111122223333"),
    signing: {
        type: "aws:kms/key:Key",
        inputs: { keyUsage: "SIGN_VERIFY", customerMasterKeySpec: "ECC_NIST_P256" },
    },
    replica: { type: "aws:kms/replicaKey:ReplicaKey", inputs: { primaryKeyArn: from("data", "arn") } },
};
