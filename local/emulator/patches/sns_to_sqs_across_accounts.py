"""moto: a message for a queue goes to the queue of that name in the topic's account, not in its own."""

from moto.sns.models import Subscription
from moto.utilities.arns import parse_arn

from . import around


@around(Subscription, "__init__", "self, account_id, topic, endpoint, protocol")
def __init__(original, self, account_id, topic, endpoint, protocol):
    original(self, account_id, topic, endpoint, protocol)
    if protocol == "sqs":
        self.account_id = parse_arn(endpoint).account  # decides where publish looks for the queue
