"""moto: UpdateTrail takes a bucket and a topic that do not exist."""

from moto.cloudtrail.models import Trail

from . import around


@around(
    Trail,
    "update",
    "self, s3_bucket_name, s3_key_prefix, sns_topic_name, include_global_service_events, is_multi_region_trail, "
    "enable_log_file_validation, is_organization_trail, cw_log_group_arn, cw_role_arn, kms_key_id",
)
def update(original, self, **settings):
    before = dict(vars(self))
    original(self, **settings)
    try:
        self.check_bucket_exists()
        self.check_topic_exists()
    except Exception:
        vars(self).update(before)
        raise
