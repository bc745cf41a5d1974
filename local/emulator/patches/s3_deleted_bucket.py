"""moto: a deleted bucket leaves its tags to the next one of its name."""

from moto.s3.models import S3Backend

from . import around


@around(S3Backend, "delete_bucket", "self, bucket_name")
def delete_bucket(original, self, bucket_name):
    deleted = original(self, bucket_name)
    if deleted:
        self.tagger.delete_all_tags_for_resource(deleted.arn)
    return deleted
