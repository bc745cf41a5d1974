/**
 * Pulumi's type tokens of the resources of an audit log. Some exist twice: the `V2` ones are older names of the same
 * resource, which programs may still use (@pulumi/aws v7, "S3 Bucket V2 deprecation").
 */
export const types = {
    accessBlock: ["aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock"],
    accessPoint: ["aws:s3/accessPoint:AccessPoint"],
    accountAccessBlock: ["aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock"],
    alarm: ["aws:cloudwatch/metricAlarm:MetricAlarm", "aws:cloudwatch/compositeAlarm:CompositeAlarm"],
    alias: ["aws:kms/alias:Alias"],
    bucket: ["aws:s3/bucket:Bucket", "aws:s3/bucketV2:BucketV2"],
    bucketAcl: ["aws:s3/bucketAcl:BucketAcl", "aws:s3/bucketAclV2:BucketAclV2"],
    bucketEncryption: [
        "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
        "aws:s3/bucketServerSideEncryptionConfigurationV2:BucketServerSideEncryptionConfigurationV2",
    ],
    bucketLifecycle: [
        "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
        "aws:s3/bucketLifecycleConfigurationV2:BucketLifecycleConfigurationV2",
    ],
    bucketLogging: ["aws:s3/bucketLogging:BucketLogging", "aws:s3/bucketLoggingV2:BucketLoggingV2"],
    bucketObjectLock: [
        "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration",
        "aws:s3/bucketObjectLockConfigurationV2:BucketObjectLockConfigurationV2",
    ],
    bucketOwnership: ["aws:s3/bucketOwnershipControls:BucketOwnershipControls"],
    bucketPolicy: ["aws:s3/bucketPolicy:BucketPolicy"],
    bucketVersioning: ["aws:s3/bucketVersioning:BucketVersioning", "aws:s3/bucketVersioningV2:BucketVersioningV2"],
    bucketWebsite: [
        "aws:s3/bucketWebsiteConfiguration:BucketWebsiteConfiguration",
        "aws:s3/bucketWebsiteConfigurationV2:BucketWebsiteConfigurationV2",
    ],
    eventDataStore: ["aws:cloudtrail/eventDataStore:EventDataStore"],
    grant: ["aws:kms/grant:Grant"],
    groupPolicy: ["aws:iam/groupPolicy:GroupPolicy"],
    iamPolicy: ["aws:iam/policy:Policy"],
    key: ["aws:kms/key:Key"],
    keyPolicy: ["aws:kms/keyPolicy:KeyPolicy"],
    logGroup: ["aws:cloudwatch/logGroup:LogGroup"],
    metricAlarm: ["aws:cloudwatch/metricAlarm:MetricAlarm"],
    metricFilter: ["aws:cloudwatch/logMetricFilter:LogMetricFilter"],
    organizationPolicy: ["aws:organizations/policy:Policy"],
    permissionSetInlinePolicy: ["aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy"],
    queue: ["aws:sqs/queue:Queue"],
    queuePolicy: ["aws:sqs/queuePolicy:QueuePolicy"],
    role: ["aws:iam/role:Role"],
    rolePolicy: ["aws:iam/rolePolicy:RolePolicy"],
    subscription: ["aws:sns/topicSubscription:TopicSubscription"],
    topic: ["aws:sns/topic:Topic"],
    topicPolicy: ["aws:sns/topicPolicy:TopicPolicy"],
    trail: ["aws:cloudtrail/trail:Trail"],
    userPolicy: ["aws:iam/userPolicy:UserPolicy"],
} as const satisfies Record<string, readonly string[]>;
