"""moto: what is published to a topic is seen by its subscribers only, and counted in no metric."""

import live_trail
from live_trail import bus
from moto.sns.models import Topic

from . import around


@around(
    Topic, "publish", "self, message, subject, message_attributes, group_id, deduplication_id, message_structure"
)
def publish(original, self, message, subject=None, *arguments, **keywords):
    message_id = original(self, message, subject, *arguments, **keywords)
    if alarms := live_trail.current_alarms():
        bus.publish("message", {"topicArn": self.arn, "subject": subject, "message": message})
        region, account, name = self.arn.split(":")[3:6]
        alarms.count(account, region, "AWS/SNS", "NumberOfMessagesPublished", {"TopicName": name}, 1)
    return message_id
