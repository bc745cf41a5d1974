"""moto: PutCompositeAlarm is missing, though PutMetricAlarm keeps rules and DescribeAlarms tells both kinds."""

from moto.cloudwatch.responses import CloudWatchResponse

from . import added


@added(CloudWatchResponse)
def put_composite_alarm(self):
    return self.put_metric_alarm()
