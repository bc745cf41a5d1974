"""moto: ListPublicKeys is missing; without `--live` nothing is signed, so there are no keys."""

import datetime
import json

import live_trail
from moto.cloudtrail.responses import CloudTrailResponse
from moto.core.exceptions import JsonRESTError

from . import added


@added(CloudTrailResponse)
def list_public_keys(self):
    start, end = time_of(self._get_param("StartTime")), time_of(self._get_param("EndTime"))
    if start > end:
        raise JsonRESTError("InvalidTimeRangeException", "The start time is after the end time.")
    live = live_trail.current()
    keys = live.public_keys(self.cloudtrail_backend.region_name, start, end) if live else []
    return json.dumps({"PublicKeyList": keys})


def time_of(seconds):
    utc = datetime.timezone.utc
    return datetime.datetime.now(utc) if seconds is None else datetime.datetime.fromtimestamp(seconds, utc)
