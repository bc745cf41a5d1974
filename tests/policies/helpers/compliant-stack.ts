import { from, type Program } from "./program";

const key = (id: string) => ({
    type: "aws:kms/key:Key",
    inputs: { enableKeyRotation: true, policy: "{}" },
    computed: { arn: `arn:aws:kms:us-east-1:444455556666:key/${id}`, id, keyId: id },
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
});

/** The statements of the archive's bucket policy. */
export const statements = {
    write: {
        Effect: "Allow",
        Principal: { Service: "cloudtrail.amazonaws.com" },
        Action: "s3:PutObject",
        Resource: "arn:aws:s3:::archive/AWSLogs/o-exampleorgid/*",
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
    "archive-key": key("archive-key"),
    "trail-key": key("trail-key"),
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
        inputs: { bucket: "archive", policy: policyText(statements.write, statements.tls) },
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
        inputs: { name: "/orgtrail/trail", kmsKeyId: from("trail-key", "arn") },
        computed: { arn: "arn:aws:logs:us-east-1:111122223333:log-group:/orgtrail/trail", id: "/orgtrail/trail" },
    },
    "delivery-role": {
        type: "aws:iam/role:Role",
        inputs: { name: "delivery" },
        computed: { arn: "arn:aws:iam::111122223333:role/delivery" },
    },
    "delivery-topic": {
        type: "aws:sns/topic:Topic",
        inputs: { name: "deliveries", kmsMasterKeyId: from("trail-key", "keyId") },
        computed: { arn: "arn:aws:sns:us-east-1:111122223333:deliveries" },
    },
    "alarm-topic": {
        type: "aws:sns/topic:Topic",
        inputs: { name: "alarms", kmsMasterKeyId: from("trail-key", "arn") },
        computed: { arn: "arn:aws:sns:us-east-1:111122223333:alarms" },
    },
    alarm: {
        type: "aws:cloudwatch/metricAlarm:MetricAlarm",
        inputs: { alarmActions: [from("alarm-topic", "arn")], metricName: "root-usage" },
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
        computed: { arn: "arn:aws:cloudtrail:us-east-1:111122223333:trail/audit" },
    },
};

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
    data: key("data"),
    signing: {
        type: "aws:kms/key:Key",
        inputs: { keyUsage: "SIGN_VERIFY", customerMasterKeySpec: "ECC_NIST_P256" },
    },
    replica: { type: "aws:kms/replicaKey:ReplicaKey", inputs: { primaryKeyArn: from("data", "arn") } },
};
