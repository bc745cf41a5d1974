"""Which calls are data events, and what type of resource they use: "Logging data events" (CloudTrail User Guide)."""

S3_OBJECT = "AWS::S3::Object"
QUEUE = "AWS::SQS::Queue"
STREAM = "AWS::Kinesis::Stream"
METRIC = "AWS::CloudWatch::Metric"
EMAIL = "AWS::SES::EmailIdentity"

TYPES = {
    "s3": dict.fromkeys(
        """AbortMultipartUpload CompleteMultipartUpload CopyObject CreateMultipartUpload DeleteObject
        DeleteObjectTagging DeleteObjects GetObject GetObjectAcl GetObjectAttributes GetObjectLegalHold
        GetObjectRetention GetObjectTagging GetObjectTorrent HeadBucket HeadObject ListMultipartUploads
        ListObjectVersions ListObjects ListObjectsV2 ListParts PostObject PutObject PutObjectAcl
        PutObjectLegalHold PutObjectRetention PutObjectTagging RestoreObject SelectObjectContent UploadPart
        UploadPartCopy""".split(),
        S3_OBJECT,
    ),
    "lambda": dict.fromkeys(["Invoke", "InvokeAsync", "InvokeWithResponseStream"], "AWS::Lambda::Function"),
    "dynamodb": dict.fromkeys(
        """BatchExecuteStatement BatchGetItem BatchWriteItem DeleteItem ExecuteStatement ExecuteTransaction GetItem
        PutItem Query Scan TransactGetItems TransactWriteItems UpdateItem""".split(),
        "AWS::DynamoDB::Table",
    ),
    "dynamodbstreams": dict.fromkeys(["GetRecords", "GetShardIterator"], "AWS::DynamoDB::Stream"),
    "sns": dict.fromkeys(["Publish", "PublishBatch"], "AWS::SNS::Topic"),
    "sqs": dict.fromkeys(
        """ChangeMessageVisibility ChangeMessageVisibilityBatch DeleteMessage DeleteMessageBatch ReceiveMessage
        SendMessage SendMessageBatch""".split(),
        QUEUE,
    ),
    "kinesis": dict.fromkeys(
        "GetRecords GetShardIterator PutRecord PutRecords SubscribeToShard".split(),
        STREAM,
    ),
    "cloudwatch": dict.fromkeys(
        "GetMetricData GetMetricStatistics GetMetricWidgetImage ListMetrics PutMetricData".split(), METRIC
    ),
    "xray": dict.fromkeys(
        "BatchGetTraces GetTraceGraph GetTraceSummaries PutTelemetryRecords PutTraceSegments".split(),
        "AWS::XRay::Trace",
    ),
    "ses": dict.fromkeys("SendBulkTemplatedEmail SendEmail SendRawEmail SendTemplatedEmail".split(), EMAIL),
    "sesv2": dict.fromkeys(["SendBulkEmail", "SendEmail"], EMAIL),
    "rds-data": dict.fromkeys(["BatchExecuteStatement", "ExecuteSql", "ExecuteStatement"], "AWS::RDS::DBCluster"),
    "cognito-identity": dict.fromkeys(
        "GetCredentialsForIdentity GetId GetOpenIdToken GetOpenIdTokenForDeveloperIdentity UnlinkIdentity".split(),
        "AWS::Cognito::IdentityPool",
    ),
    "sagemaker-runtime": dict.fromkeys(["InvokeEndpoint", "InvokeEndpointAsync"], "AWS::SageMaker::Endpoint"),
}
# What CloudTrail does not log at all. "Logging Amazon CloudWatch API calls in AWS CloudTrail" (CloudWatch User Guide)
# says so of CloudWatch Logs; the lists of logged operations in the guides of the others are without these.
NOT_LOGGED = {
    "events": {"PutEvents"},
    "firehose": {"PutRecord", "PutRecordBatch"},
    "logs": {"FilterLogEvents", "GetLogEvents", "PutLogEvents"},
}


def resource_type(call):
    """The type of the resource whose data event the call is; None when it is a management event."""
    return TYPES.get(call.service, {}).get(call.name)


def is_logged(call):
    return call.name not in NOT_LOGGED.get(call.service, ())
