"""moto: a deleted alarm leaves its tags to the next one of its name."""

from moto.cloudwatch.models import CloudWatchBackend

from . import around


@around(CloudWatchBackend, "delete_alarms", "self, alarm_names")
def delete_alarms(original, self, alarm_names):
    for alarm in self.get_alarms_by_alarm_names(alarm_names):
        self.tagger.delete_all_tags_for_resource(alarm.alarm_arn)
    original(self, alarm_names)
