"""moto knows no records. That of a call that stops, narrows or deletes a trail still belongs in it, as in AWS."""

import live_trail
from moto.cloudtrail.models import CloudTrailBackend

from . import around


def told_before(name, parameters):
    @around(CloudTrailBackend, name, parameters)
    def change(original, self, *arguments, **keywords):
        live = live_trail.current()
        if live:
            live.before_change()
        return original(self, *arguments, **keywords)


told_before("delete_trail", "self, name")
told_before("put_event_selectors", "self, trail_name, event_selectors, advanced_event_selectors")
told_before("put_insight_selectors", "self, trail_name, insight_selectors")
told_before("stop_logging", "self, name")
told_before(
    "update_trail",
    "self, name, s3_bucket_name, s3_key_prefix, sns_topic_name, include_global_service_events, is_multi_region_trail, "
    "enable_log_file_validation, is_organization_trail, cw_log_group_arn, cw_role_arn, kms_key_id",
)
