"""moto: CreateTrail with the name of an existing trail overwrites it."""

from moto.cloudtrail.models import CloudTrailBackend
from moto.core.exceptions import JsonRESTError

from . import around


@around(
    CloudTrailBackend,
    "create_trail",
    "self, name, bucket_name, s3_key_prefix, sns_topic_name, is_global, is_multi_region, log_validation, is_org_trail, "
    "cw_log_group_arn, cw_role_arn, kms_key_id, tags_list",
)
def create_trail(original, self, name, *settings):
    if name in self.trails:
        message = f"Trail {name} already exists for customer: {self.account_id}"
        raise JsonRESTError("TrailAlreadyExistsException", message)
    return original(self, name, *settings)
