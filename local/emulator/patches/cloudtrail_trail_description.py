"""moto: a trail never has custom selectors, GetTrail has no HomeRegion, and a cleared setting is still there, empty."""

import json

from moto.cloudtrail.models import Trail
from moto.cloudtrail.responses import CloudTrailResponse

from . import around
from .cloudtrail_event_selectors import DEFAULT_EVENT_SELECTORS


@around(Trail, "description", "self, include_region")
def description(original, self, include_region=False):
    described = {name: value for name, value in original(self, include_region).items() if value not in (None, "")}
    basic, advanced = self.get_event_selectors()
    described["HasCustomEventSelectors"] = bool(advanced) or basic != DEFAULT_EVENT_SELECTORS
    described["HasInsightSelectors"] = bool(self.get_insight_selectors())
    return described


@around(CloudTrailResponse, "get_trail", "self")
def get_trail(original, self):
    described = json.loads(original(self))["Trail"]
    trail = self.cloudtrail_backend.get_trail(described["TrailARN"])
    return json.dumps({"Trail": {**described, "HomeRegion": trail.region_name}})
