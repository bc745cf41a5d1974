"""moto: a topic's SignatureVersion and TracingConfig are kept, but not read back."""

from moto.core.utils import camelcase_to_underscores
from moto.sns.responses import SNSResponse

from . import around


@around(SNSResponse, "get_topic_attributes", "self")
def get_topic_attributes(original, self):
    response = original(self)
    topic = self.backend.get_topic(self._get_param("TopicArn"))
    for name in ("SignatureVersion", "TracingConfig"):
        value = getattr(topic, camelcase_to_underscores(name), None)
        if value is not None:
            response.result["Attributes"][name] = value
    return response
