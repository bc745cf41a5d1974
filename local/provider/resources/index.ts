import type { AnyResourceType } from "../resource-type";
import { trail } from "./cloudtrail";
import { metricAlarm } from "./cloudwatch";
import { role, rolePolicy } from "./iam";
import { alias, key } from "./kms";
import { logGroup, logMetricFilter } from "./logs";
import { bucket } from "./s3-bucket";
import {
    bucketLifecycleConfiguration,
    bucketLogging,
    bucketOwnershipControls,
    bucketPolicy,
    bucketPublicAccessBlock,
    bucketServerSideEncryptionConfiguration,
    bucketVersioning,
} from "./s3-bucket-settings";
import { topic, topicPolicy, topicSubscription } from "./sns";

/**
 * Every resource type that the stand-in knows, by Pulumi's type token. A new one needs a place here, a client in clients.ts if
 * its service is new, and, for its arguments' defaults and `replaces`, a plan of the real provider.
 */
export const resourceTypes: Readonly<Record<string, AnyResourceType>> = {
    "aws:cloudtrail/trail:Trail": trail,
    "aws:cloudwatch/logGroup:LogGroup": logGroup,
    "aws:cloudwatch/logMetricFilter:LogMetricFilter": logMetricFilter,
    "aws:cloudwatch/metricAlarm:MetricAlarm": metricAlarm,
    "aws:iam/role:Role": role,
    "aws:iam/rolePolicy:RolePolicy": rolePolicy,
    "aws:kms/alias:Alias": alias,
    "aws:kms/key:Key": key,
    "aws:s3/bucket:Bucket": bucket,
    "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": bucketLifecycleConfiguration,
    "aws:s3/bucketLogging:BucketLogging": bucketLogging,
    "aws:s3/bucketOwnershipControls:BucketOwnershipControls": bucketOwnershipControls,
    "aws:s3/bucketPolicy:BucketPolicy": bucketPolicy,
    "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": bucketPublicAccessBlock,
    "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration":
        bucketServerSideEncryptionConfiguration,
    "aws:s3/bucketVersioning:BucketVersioning": bucketVersioning,
    "aws:sns/topic:Topic": topic,
    "aws:sns/topicPolicy:TopicPolicy": topicPolicy,
    "aws:sns/topicSubscription:TopicSubscription": topicSubscription,
};
