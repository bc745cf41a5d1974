"""moto: the versions of a bucket with object lock can be suspended."""

from moto.s3.exceptions import InvalidBucketState
from moto.s3.models import S3Backend

from . import around

MESSAGE = "An Object Lock configuration is present on this bucket, so the versioning state cannot be changed."


@around(S3Backend, "put_bucket_versioning", "self, bucket_name, status")
def put_bucket_versioning(original, self, bucket_name, status):
    if status != "Enabled" and self.get_bucket(bucket_name).object_lock_enabled:
        raise InvalidBucketState(MESSAGE)
    original(self, bucket_name, status)
