"""moto: a trail's topic must be a name in the trail's account; AWS takes an ARN, also of another account."""

from moto.cloudtrail.models import Trail

from . import around_property


@around_property(Trail, "topic_arn")
def topic_arn(original, self):
    given = self.sns_topic_name
    return given if given and given.startswith("arn:") else original(self)
