"""Parameters and answers of an API in CloudTrail's words: names begin with a small letter, times are English."""

import base64
import datetime
import math

from . import dynamodb
from .secrets import AS_IT_IS, LEFT_OUT, instead_of

# Services whose names stay as the API has them: "Logging AWS Security Hub API calls with CloudTrail" (its user guide).
NAMES_KEPT = {"securityhub"}
# "Logging Amazon SQS API calls using AWS CloudTrail" (Amazon SQS Developer Guide)
NAMES = {"sqs": {"AWSAccountIds": "AWSAccountIds"}}


def in_words(service, shape, value):
    """The structure `value`, read by its `shape`, as CloudTrail writes it; None when there is nothing in it."""
    if not shape or not value:
        return None
    return structure(service, shape, value) or None


def structure(service, shape, value):
    written = {}
    for member, inner in value.items():
        member_shape = shape.members.get(member)
        if member_shape is None or inner is None:
            continue
        instead = instead_of(service, member, member_shape)
        if instead is LEFT_OUT:
            continue
        written[name_of(service, member)] = (
            instead if instead is not AS_IT_IS else any_value(service, member, member_shape, inner)
        )
    return written


def any_value(service, member, shape, value):
    if service == "dynamodb" and member in dynamodb.MEMBERS:
        return dynamodb.MEMBERS[member](value)
    kind = shape.type_name
    if kind == "structure" and isinstance(value, dict) and not shape.metadata.get("document"):
        return structure(service, shape, value)
    if kind == "list" and isinstance(value, list):
        return [any_value(service, member, shape.member, one) for one in value]
    if kind == "map" and isinstance(value, dict):
        return {key: any_value(service, member, shape.value, one) for key, one in value.items()}
    return scalar(value)


def scalar(value):
    """As JSON has it."""
    if isinstance(value, datetime.datetime):
        return time_text(value)
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    return str(value) if isinstance(value, float) and not math.isfinite(value) else value


def name_of(service, member):
    if service in NAMES_KEPT:
        return member
    return NAMES.get(service, {}).get(member) or member[0].lower() + member[1:]


def time_text(time):
    """As in "Mar 20, 2024, 11:16:09 PM", in UTC."""
    if time.tzinfo:
        time = time.astimezone(datetime.timezone.utc)
    return f"{time:%b} {time.day}, {time.year}, {time.hour % 12 or 12}:{time:%M:%S} {'AM' if time.hour < 12 else 'PM'}"
