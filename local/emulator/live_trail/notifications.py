"""The message about new log files, to a trail's delivery topic."""

import json

from moto.sns.exceptions import SNSNotFoundError
from moto.sns.models import sns_backends
from moto.utilities.arns import parse_arn

from .archive import NotDelivered

# moto remembers every message that it sent.
MESSAGES_KEPT = 1_000


def publish(topic_arn, bucket, keys):
    """Raises NotDelivered when the topic is gone. A subscriber that cannot be reached is not CloudTrail's to know."""
    arn = parse_arn(topic_arn)
    sns = sns_backends[arn.account][arn.region]
    try:
        sns.publish(json.dumps({"s3Bucket": bucket, "s3ObjectKey": keys}, separators=(",", ":")), arn=topic_arn)
    except SNSNotFoundError:
        raise NotDelivered("NotFound") from None
    del sns.topics[topic_arn].sent_notifications[:-MESSAGES_KEPT]
