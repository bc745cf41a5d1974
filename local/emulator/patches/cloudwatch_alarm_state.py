"""moto: a new alarm is OK, where AWS has no data yet, and an update resets the state."""

from moto.cloudwatch.responses import CloudWatchResponse

from . import around

STATE = ("state_value", "state_reason", "state_reason_data", "state_updated_timestamp")


@around(CloudWatchResponse, "put_metric_alarm", "self")
def put_metric_alarm(original, self):
    alarms = self.cloudwatch_backend.alarms
    name = self._get_param("AlarmName")
    before = alarms.get(name)
    response = original(self)
    if before:
        vars(alarms[name]).update({attribute: getattr(before, attribute) for attribute in STATE})
    else:
        alarms[name].state_value = "INSUFFICIENT_DATA"
    return response
