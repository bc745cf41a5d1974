"""moto: PutCompositeAlarm is missing, though PutMetricAlarm keeps a rule and DescribeAlarms tells the two kinds apart."""

from moto.cloudwatch.responses import CloudWatchResponse

from . import added


@added(CloudWatchResponse)
def put_composite_alarm(self):
    return self.put_metric_alarm()
