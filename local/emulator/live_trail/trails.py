"""The trails that moto holds, and which of them take a record."""

import threading
from typing import NamedTuple

from moto.cloudtrail.models import Trail, cloudtrail_backends

from .selectors import is_selected

# "AWS CloudTrail concepts" of the user guide, on global service events: recorded in us-east-1.
GLOBAL_SERVICES = ("cloudfront.amazonaws.com", "iam.amazonaws.com", "sts.amazonaws.com")
GLOBAL_REGION = "us-east-1"

_this_call = threading.local()


class TrailSettings(NamedTuple):
    """What decides which records a trail takes, as it was at one moment. moto replaces these lists, never changes them."""

    trail: Trail
    is_logging: bool
    is_multi_region: bool
    is_organization_trail: bool
    includes_global_services: bool
    basic: list
    advanced: list
    insights: list

    def take(self, record, account):
        trail, region = self.trail, record["awsRegion"]
        is_global = region == GLOBAL_REGION and record["eventSource"] in GLOBAL_SERVICES
        return (
            self.is_logging
            and (self.is_organization_trail or account == trail.account_id)
            and (self.is_multi_region or region == trail.region_name)
            and (self.includes_global_services or not is_global)
            and is_selected(record, self.basic, self.advanced, self.insights)
        )


def all_trails():
    # Lists, because other threads add accounts, Regions and trails meanwhile.
    for account in list(cloudtrail_backends.values()):
        for backend in list(account.values()):
            yield from list(backend.trails.values())


def settings_now():
    return [
        TrailSettings(
            trail,
            trail.status.is_logging,
            bool(trail.is_multi_region),
            bool(trail.is_org_trail),
            trail.include_global_service_events is not False,
            *trail.get_event_selectors(),
            trail.get_insight_selectors(),
        )
        for trail in all_trails()
    ]


def remember_settings():
    """Called before moto changes a trail: the record of that very call is taken by the trails as they were."""
    _this_call.before = settings_now()


def trails_that_take(record, account):
    """To be asked in the thread that served the call. A trail takes the record of what stops, narrows or deletes it."""
    before = vars(_this_call).pop("before", [])
    if record["eventSource"] != "cloudtrail.amazonaws.com":
        before = []
    return list({id(each.trail): each.trail for each in settings_now() + before if each.take(record, account)}.values())
