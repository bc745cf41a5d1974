"""CloudTrail's names of events, where they are not those of the API."""

import re

# "Amazon S3 CloudTrail events" (Amazon S3 User Guide).
S3 = {
    "DeletePublicAccessBlock": "DeleteBucketPublicAccessBlock",
    "GetBucketAccelerateConfiguration": "GetAccelerateConfiguration",
    "GetBucketLifecycleConfiguration": "GetBucketLifecycle",
    "GetBucketNotificationConfiguration": "GetBucketNotification",
    "GetObjectLockConfiguration": "GetBucketObjectLockConfiguration",
    "GetPublicAccessBlock": "GetBucketPublicAccessBlock",
    "ListObjectsV2": "ListObjects",
    "PutBucketAccelerateConfiguration": "PutAccelerateConfiguration",
    "PutBucketLifecycleConfiguration": "PutBucketLifecycle",
    "PutBucketNotificationConfiguration": "PutBucketNotification",
    "PutObjectLockConfiguration": "PutBucketObjectLockConfiguration",
    "PutPublicAccessBlock": "PutBucketPublicAccessBlock",
}
S3_CONTROL = {
    "DeletePublicAccessBlock": "DeleteAccountPublicAccessBlock",
    "GetPublicAccessBlock": "GetAccountPublicAccessBlock",
    "PutPublicAccessBlock": "PutAccountPublicAccessBlock",
}
# Lambda's names carry the version of the API that introduced the operation, which its path begins with, up to this
# one; and some a second version. ("Logging AWS Lambda API calls using AWS CloudTrail", AWS Lambda Developer Guide,
# says that names may carry date and version; which do is seen in records that people have published.)
LAMBDA_LAST_DATED_VERSION = "20181031"
LAMBDA_SECOND_VERSIONS = {
    "AddPermission",
    "GetFunction",
    "GetFunctionConfiguration",
    "GetPolicy",
    "RemovePermission",
    "TagResource",
    "UntagResource",
    "UpdateFunctionCode",
    "UpdateFunctionConfiguration",
}
LAMBDA_PATH = re.compile(r"^/(\d{4})-(\d\d)-(\d\d)/")


def event_name(call):
    """The record's `eventName`."""
    if call.service == "s3":
        return S3.get(call.name, call.name)
    if call.service == "s3control":
        return S3_CONTROL.get(call.name, call.name)
    if call.service == "lambda" and call.name != "Invoke":
        version = LAMBDA_PATH.match(call.operation.http_trait.path)
        dated = version and "".join(version.groups())
        if dated and dated <= LAMBDA_LAST_DATED_VERSION:
            return f"{call.name}{dated}{'v2' if call.name in LAMBDA_SECOND_VERSIONS else ''}"
    return call.name
