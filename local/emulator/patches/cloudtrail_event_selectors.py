"""moto: basic event selectors after advanced ones keep both, and a new trail has none instead of AWS's default."""

from moto.cloudtrail.models import Trail

from . import around

DEFAULT_EVENT_SELECTORS = [
    {
        "ReadWriteType": "All",
        "IncludeManagementEvents": True,
        "DataResources": [],
        "ExcludeManagementEventSources": [],
    }
]


@around(Trail, "put_event_selectors", "self, event_selectors, advanced_event_selectors")
def put_event_selectors(original, self, event_selectors, advanced_event_selectors):
    self.event_selectors = event_selectors or []
    self.advanced_event_selectors = advanced_event_selectors or []


@around(Trail, "get_event_selectors", "self")
def get_event_selectors(original, self):
    basic, advanced = original(self)
    return (basic if basic or advanced else DEFAULT_EVENT_SELECTORS), advanced
