"""moto: LookupEvents is missing; without `--live` it answers that there are no events, because none are recorded."""

import json

import live_trail
from moto.cloudtrail.responses import CloudTrailResponse

from . import added


@added(CloudTrailResponse)
def lookup_events(self):
    live = live_trail.current()
    if not live:
        return json.dumps({"Events": []})
    parameters = json.loads(self.body or "{}")
    return json.dumps(live.lookup_events(self.current_account, self.region, parameters))
