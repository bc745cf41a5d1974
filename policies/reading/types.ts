/**
 * Pulumi's type tokens of the resources that the rules read. Some exist twice: the `V2` ones are older names of the same
 * resource, which programs may still use (@pulumi/aws v7, "S3 Bucket V2 deprecation").
 */
export const types = {
    accessBlock: ["aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock"],
    alarm: ["aws:cloudwatch/metricAlarm:MetricAlarm", "aws:cloudwatch/compositeAlarm:CompositeAlarm"],
    bucket: ["aws:s3/bucket:Bucket", "aws:s3/bucketV2:BucketV2"],
    bucketPolicy: ["aws:s3/bucketPolicy:BucketPolicy"],
    bucketVersioning: ["aws:s3/bucketVersioning:BucketVersioning", "aws:s3/bucketVersioningV2:BucketVersioningV2"],
    key: ["aws:kms/key:Key"],
    logGroup: ["aws:cloudwatch/logGroup:LogGroup"],
    topic: ["aws:sns/topic:Topic"],
    trail: ["aws:cloudtrail/trail:Trail"],
} as const satisfies Record<string, readonly string[]>;
