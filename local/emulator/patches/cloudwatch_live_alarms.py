"""moto: alarms are never evaluated. With a live trail they are, by a process that hears here of what concerns it."""

import live_trail
from moto.cloudwatch.responses import CloudWatchResponse
from moto.logs.responses import LogsResponse

from . import around

CHANGES = (
    (CloudWatchResponse, "put_metric_alarm"),
    (CloudWatchResponse, "delete_alarms"),
    (LogsResponse, "put_metric_filter"),
    (LogsResponse, "delete_metric_filter"),
)


def tell(original, self):
    response = original(self)
    if alarms := live_trail.current_alarms():
        alarms.changed(self.current_account, self.region)
    return response


for owner, name in CHANGES:
    around(owner, name, "self")(tell)


@around(CloudWatchResponse, "put_metric_data", "self")
def put_metric_data(original, self):
    response = original(self)
    alarms = live_trail.current_alarms()
    if alarms and "x-orgtrail-instance" not in self.headers:  # its own it knows
        namespace, data = self._get_param("Namespace"), self._get_param("MetricData", [])
        alarms.metric_data(self.current_account, self.region, namespace, data)
    return response
