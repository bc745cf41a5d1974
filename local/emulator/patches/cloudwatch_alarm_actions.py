"""moto: SetAlarmState publishes nothing, so nobody can try whom an alarm tells."""

import functools
import json

from botocore.loaders import Loader
from live_trail import bus
from moto.cloudwatch.models import CloudWatchBackend
from moto.sns.exceptions import SNSNotFoundError
from moto.sns.models import sns_backends

from . import around

LONGEST_SUBJECT = 100


@around(CloudWatchBackend, "set_alarm_state", "self, alarm_name, reason, reason_data, state_value")
def set_alarm_state(original, self, alarm_name, reason, reason_data, state_value):
    alarm = self.alarms.get(alarm_name)
    old_state = alarm and alarm.state_value
    original(self, alarm_name, reason, reason_data, state_value)
    if old_state != state_value:
        change = {"name": alarm_name, "old": old_state, "new": state_value, "reason": reason}
        bus.publish("alarm", {**change, "account": self.account_id, "region": self.region_name})
    if not alarm.actions_enabled or old_state == state_value:
        return
    actions = {
        "ALARM": alarm.alarm_actions,
        "OK": alarm.ok_actions,
        "INSUFFICIENT_DATA": alarm.insufficient_data_actions,
    }
    where = region_description(self.region_name)
    message = json.dumps(notification(alarm, old_state, self.account_id, where))
    subject = f'{state_value}: "{alarm_name}" in {where}'[:LONGEST_SUBJECT]
    for action in actions[state_value]:
        service, region, account = action.split(":")[2:5]
        if service == "sns":
            try:
                sns_backends[account][region].publish(message, arn=action, subject=subject)
            except SNSNotFoundError:
                print(f"alarm {alarm_name}: there is no topic {action}")


def notification(alarm, old_state, account_id, region):
    """The message that CloudWatch sends, for a metric alarm with its metric as "Trigger"."""
    message = {
        "AlarmName": alarm.name,
        "AlarmDescription": alarm.description,
        "AWSAccountId": account_id,
        "AlarmConfigurationUpdatedTimestamp": timestamp(alarm.configuration_updated_timestamp),
        "NewStateValue": alarm.state_value,
        "NewStateReason": alarm.state_reason,
        "StateChangeTime": timestamp(alarm.state_updated_timestamp),
        "Region": region,
        "AlarmArn": alarm.alarm_arn,
        "OldStateValue": old_state,
        "OKActions": alarm.ok_actions,
        "AlarmActions": alarm.alarm_actions,
        "InsufficientDataActions": alarm.insufficient_data_actions,
    }
    if alarm.rule:
        return {**message, "AlarmRule": alarm.rule}
    trigger = {
        "MetricName": alarm.metric_name,
        "Namespace": alarm.namespace,
        "StatisticType": "ExtendedStatistic" if alarm.extended_statistic else "Statistic",
        "Statistic": alarm.extended_statistic or (alarm.statistic or "").upper(),
        "Unit": alarm.unit,
        "Dimensions": [{"name": dimension.name, "value": dimension.value} for dimension in alarm.dimensions],
        "Period": alarm.period,
        "EvaluationPeriods": alarm.evaluation_periods,
        "ComparisonOperator": alarm.comparison_operator,
        "Threshold": alarm.threshold,
        "TreatMissingData": alarm.treat_missing_data or "missing",
        "EvaluateLowSampleCountPercentile": alarm.evaluate_low_sample_count_percentile or "",
    }
    return {**message, "Trigger": trigger}


def timestamp(time):
    return time.strftime("%Y-%m-%dT%H:%M:%S.") + f"{time.microsecond // 1000:03}+0000"


@functools.cache
def region_description(name):
    partitions = Loader().load_data("endpoints")["partitions"]
    regions = (partition["regions"].get(name) for partition in partitions)
    return next((region["description"] for region in regions if region), name)
