"""moto: RotationPeriodInDays is dropped."""

import json

from moto.kms.exceptions import ValidationException
from moto.kms.responses import KmsResponse

from . import around

STANDARD_DAYS = 365
SHORTEST_DAYS = 90
LONGEST_DAYS = 2560


@around(KmsResponse, "enable_key_rotation", "self")
def enable_key_rotation(original, self):
    days = self._get_param("RotationPeriodInDays", STANDARD_DAYS)
    if not SHORTEST_DAYS <= days <= LONGEST_DAYS:
        raise ValidationException(f"RotationPeriodInDays must be from {SHORTEST_DAYS} to {LONGEST_DAYS}, not {days}")
    response = original(self)
    key_of_request(self).rotation_period_in_days = days
    return response


@around(KmsResponse, "get_key_rotation_status", "self")
def get_key_rotation_status(original, self):
    status = json.loads(original(self))
    if status["KeyRotationEnabled"]:
        status["RotationPeriodInDays"] = key_of_request(self).rotation_period_in_days
    return json.dumps(status)


def key_of_request(response):
    return response.kms_backend.describe_key(response._get_param("KeyId"))
