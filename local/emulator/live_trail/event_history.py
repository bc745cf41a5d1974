"""Event history: what LookupEvents finds, whether or not there is a trail.

Source: LookupEvents of the CloudTrail API. One account and Region, 90 days, newest first, at most one attribute.
"""

import base64
import bisect
import collections
import datetime
import hashlib
import json
import threading
import time
from typing import NamedTuple

from moto.core.exceptions import JsonRESTError

from .looked_up_resources import looked_up_resources
from .selectors import category

# Of all accounts and Regions together, the newest that were recorded: about 25 MB.
EVENTS_KEPT = 10_000
DAYS_KEPT = 90
CALLS_A_SECOND = 2
LARGEST_PAGE = 50

INSIGHT_ATTRIBUTES = ("EventId", "EventName", "EventSource")
ATTRIBUTES = (*INSIGHT_ATTRIBUTES, "AccessKeyId", "ReadOnly", "ResourceName", "ResourceType", "Username")


class Event(NamedTuple):
    """Sorted by its time, in seconds of the epoch, and by the order in which events came."""

    time: float
    number: int
    category: str
    found_by: dict  # the values by attribute key
    description: dict  # the Event of the API


class EventHistory:
    def __init__(self):
        self._events = {}  # by account and Region
        self._arrivals = collections.deque()
        self._number = 0
        self._calls = {}
        self._lock = threading.Lock()

    def add(self, record, account, text):
        if category(record) not in ("Management", "Insight"):
            return
        place = account, record["awsRegion"]
        time, found_by, description = described(record, text)
        with self._lock:
            self._number += 1
            event = Event(time, self._number, category(record), found_by, description)
            bisect.insort(self._events.setdefault(place, []), event, key=lambda each: each[:2])
            self._arrivals.append(place)
            if len(self._arrivals) > EVENTS_KEPT:
                self._events[self._arrivals.popleft()].pop(0)

    def lookup(self, account, region, parameters):
        """The answer of LookupEvents to its parameters, times in seconds of the epoch. Raises the API's errors."""
        self._heed_rate((account, region))
        query = checked_query(parameters)
        page_size = checked_page_size(parameters.get("MaxResults"))
        fingerprint = hashlib.sha256(json.dumps([account, region, *query]).encode()).hexdigest()[:16]
        with self._lock:
            newest = self._number
            before = None
            if parameters.get("NextToken"):
                newest, *before = position(parameters["NextToken"], fingerprint)
            events = self._events.get((account, region), [])
            end = bisect.bisect_left(events, tuple(before), key=lambda each: each[:2]) if before else len(events)
            page = []
            for event in reversed(events[:end]):
                # Events that came after the first page would move the others.
                if event.number <= newest and matches(event, *query):
                    page.append(event)
                    if len(page) > page_size:
                        break
        answer = {"Events": [event.description for event in page[:page_size]]}
        if len(page) > page_size:
            last = page[page_size - 1]
            token = json.dumps([fingerprint, newest, last.time, last.number])
            answer["NextToken"] = base64.b64encode(token.encode()).decode()
        return answer

    def _heed_rate(self, place):
        with self._lock:
            calls = self._calls.setdefault(place, collections.deque(maxlen=CALLS_A_SECOND))
            now = time.monotonic()
            if len(calls) == CALLS_A_SECOND and now - calls[0] < 1:
                raise JsonRESTError("ThrottlingException", "Rate exceeded")
            calls.append(now)


def described(record, text):
    identity = record.get("userIdentity") or {}
    resources = looked_up_resources(record)
    time = datetime.datetime.fromisoformat(record["eventTime"].replace("Z", "+00:00")).timestamp()
    attributes = {
        "EventId": record.get("eventID"),
        "EventName": record["eventName"],
        "ReadOnly": "true" if record.get("readOnly") else "false",
        "AccessKeyId": identity.get("accessKeyId"),
        "EventSource": record["eventSource"],
        "Username": user_name(identity),
    }
    attributes = {name: value for name, value in attributes.items() if value}
    described = {**attributes, "EventTime": time, "Resources": resources, "CloudTrailEvent": text}
    found_by = {name: [value] for name, value in attributes.items()}
    for name in ("ResourceType", "ResourceName"):
        found_by[name] = [resource[name] for resource in resources]
    return time, found_by, described


def user_name(identity):
    """Sessions have no user name but their own: "CloudTrail userIdentity element" of the user guide."""
    if identity.get("type") == "Root":
        return "root"
    if identity.get("type") in ("AssumedRole", "FederatedUser"):
        return (identity.get("principalId") or "").rpartition(":")[2]
    return identity.get("userName")


def checked_query(parameters):
    attributes = parameters.get("LookupAttributes") or []
    wanted = parameters.get("EventCategory")
    start, end = parameters.get("StartTime"), parameters.get("EndTime")
    if wanted not in (None, "insight"):
        raise JsonRESTError("InvalidEventCategoryException", f"Invalid event category: {wanted}.")
    if start is not None and end is not None and start > end:
        raise JsonRESTError("InvalidTimeRangeException", "The start time is after the end time.")
    if len(attributes) > 1:
        raise JsonRESTError("InvalidLookupAttributesException", "Only one lookup attribute can be specified.")
    attribute = attributes[0] if attributes else {}
    key, value = attribute.get("AttributeKey"), attribute.get("AttributeValue")
    if attributes and (key not in (INSIGHT_ATTRIBUTES if wanted else ATTRIBUTES) or not value):
        raise JsonRESTError("InvalidLookupAttributesException", f"Invalid lookup attribute: {key}={value}.")
    return "Insight" if wanted else "Management", key, value, start, end


def checked_page_size(given):
    if given is not None and not 1 <= given <= LARGEST_PAGE:
        raise JsonRESTError("InvalidMaxResultsException", f"MaxResults must be from 1 to {LARGEST_PAGE}, not {given}.")
    return given or LARGEST_PAGE


def position(token, fingerprint):
    try:
        given, *rest = json.loads(base64.b64decode(token))
        if given == fingerprint and len(rest) == 3:
            return [float(each) for each in rest]
    except (ValueError, TypeError):
        pass
    raise JsonRESTError("InvalidNextTokenException", "The token is not one of a lookup with the same parameters.")


def matches(event, wanted, key, value, start, end):
    return (
        event.category == wanted
        and event.time >= time.time() - DAYS_KEPT * 86_400
        and (start is None or event.time >= start)
        and (end is None or event.time <= end)
        and (key is None or value in event.found_by.get(key, []))
    )
