import type { AnyResourceType } from "../resource-type";
import { namedQuery, workgroup } from "./athena";
import { trail } from "./cloudtrail";
import { metricAlarm } from "./cloudwatch";
import { compositeAlarm } from "./cloudwatch-composite-alarm";
import { dashboard } from "./cloudwatch-dashboard";
import { catalogDatabase, catalogTable } from "./glue";
import { role, rolePolicy } from "./iam";
import { iamPolicy, rolePolicyAttachment } from "./iam-policy";
import { alias, key } from "./kms";
import { lambdaFunction } from "./lambda";
import { logGroup, logMetricFilter } from "./logs";
import { organizationPolicy, organizationPolicyAttachment } from "./organizations";
import { bucket } from "./s3-bucket";
import { bucketLifecycleConfiguration } from "./s3-bucket-lifecycle";
import {
    bucketLogging,
    bucketObjectLockConfiguration,
    bucketOwnershipControls,
    bucketPolicy,
    bucketPublicAccessBlock,
    bucketServerSideEncryptionConfiguration,
    bucketVersioning,
} from "./s3-bucket-settings";
import { schedule } from "./scheduler";
import { topic, topicPolicy, topicSubscription } from "./sns";

/**
 * Every resource type that the stand-in knows, by Pulumi's type token. A new one needs a place here, a client in clients.ts if
 * its service is new, and, for its arguments' defaults and `replaces`, a plan of the real provider.
 */
export const resourceTypes: Readonly<Record<string, AnyResourceType>> = {
    "aws:athena/namedQuery:NamedQuery": namedQuery,
    "aws:athena/workgroup:Workgroup": workgroup,
    "aws:cloudtrail/trail:Trail": trail,
    "aws:cloudwatch/compositeAlarm:CompositeAlarm": compositeAlarm,
    "aws:cloudwatch/dashboard:Dashboard": dashboard,
    "aws:cloudwatch/logGroup:LogGroup": logGroup,
    "aws:cloudwatch/logMetricFilter:LogMetricFilter": logMetricFilter,
    "aws:cloudwatch/metricAlarm:MetricAlarm": metricAlarm,
    "aws:glue/catalogDatabase:CatalogDatabase": catalogDatabase,
    "aws:glue/catalogTable:CatalogTable": catalogTable,
    "aws:iam/policy:Policy": iamPolicy,
    "aws:iam/role:Role": role,
    "aws:iam/rolePolicy:RolePolicy": rolePolicy,
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment": rolePolicyAttachment,
    "aws:kms/alias:Alias": alias,
    "aws:kms/key:Key": key,
    "aws:lambda/function:Function": lambdaFunction,
    "aws:organizations/policy:Policy": organizationPolicy,
    "aws:organizations/policyAttachment:PolicyAttachment": organizationPolicyAttachment,
    "aws:s3/bucket:Bucket": bucket,
    "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": bucketLifecycleConfiguration,
    "aws:s3/bucketLogging:BucketLogging": bucketLogging,
    "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration": bucketObjectLockConfiguration,
    "aws:s3/bucketOwnershipControls:BucketOwnershipControls": bucketOwnershipControls,
    "aws:s3/bucketPolicy:BucketPolicy": bucketPolicy,
    "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": bucketPublicAccessBlock,
    "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration":
        bucketServerSideEncryptionConfiguration,
    "aws:s3/bucketVersioning:BucketVersioning": bucketVersioning,
    "aws:scheduler/schedule:Schedule": schedule,
    "aws:sns/topic:Topic": topic,
    "aws:sns/topicPolicy:TopicPolicy": topicPolicy,
    "aws:sns/topicSubscription:TopicSubscription": topicSubscription,
};
