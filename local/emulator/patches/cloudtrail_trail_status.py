"""moto: GetTrailStatus tells of deliveries that never were, and of none to the log group, by which auditors judge.

Without `--live` the latter are said to have been as the former; with it both are true.
"""

import json

import live_trail
from moto.cloudtrail.responses import CloudTrailResponse

from . import around


@around(CloudTrailResponse, "get_trail_status", "self")
def get_trail_status(original, self):
    status = json.loads(original(self))
    asked = self._get_param("Name")
    trail = next(t for t in self.cloudtrail_backend.describe_trails(True) if asked in (t.trail_name, t.arn))
    live = live_trail.current()
    if live:
        return json.dumps(live.status(trail))
    if trail.cw_log_group_arn and "LatestDeliveryTime" in status:
        status["LatestCloudWatchLogsDeliveryTime"] = status["LatestDeliveryTime"]
    return json.dumps(status)
