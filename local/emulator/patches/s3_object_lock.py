"""moto: object lock cannot be set on a bucket that has objects, and a retention in days comes back with 0 years."""

from moto.s3.models import S3Backend

from . import around


@around(S3Backend, "put_object_lock_configuration", "self, bucket_name, lock_enabled, mode, days, years")
def put_object_lock_configuration(original, self, bucket_name, lock_enabled, mode=None, days=None, years=None):
    bucket = self.get_bucket(bucket_name)
    if not bucket.is_versioned:
        original(self, bucket_name, lock_enabled, mode, days, years)  # refuses
    bucket.object_lock_enabled = bucket.object_lock_enabled or lock_enabled
    bucket.default_lock_mode, bucket.default_lock_days, bucket.default_lock_years = mode, days, years


@around(S3Backend, "get_object_lock_configuration", "self, bucket_name")
def get_object_lock_configuration(original, self, bucket_name):
    enabled, mode, days, years = original(self, bucket_name)
    return enabled, mode, days or None, years or None
