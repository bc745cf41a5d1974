"""moto: one failing delivery fails the whole Publish, and a message for an https endpoint leaves the computer."""

from urllib.parse import urlsplit

from moto.sns.exceptions import InvalidParameterValue
from moto.sns.models import Subscription

from . import around

THIS_COMPUTER = ("127.0.0.1", "localhost", "::1")


@around(
    Subscription,
    "publish",
    "self, message, message_id, subject, message_attributes, group_id, deduplication_id, message_structure",
)
def publish(original, self, *arguments, **keywords):
    if self.protocol in ("http", "https") and urlsplit(self.endpoint).hostname not in THIS_COMPUTER:
        print(f"{self.topic_arn}: not delivered to {self.endpoint}, which is not on this computer")
        return
    try:
        original(self, *arguments, **keywords)
    except InvalidParameterValue:  # the message is wrong, not its delivery
        raise
    except Exception as error:
        print(f"{self.topic_arn}: not delivered to {self.endpoint}: {error}")
