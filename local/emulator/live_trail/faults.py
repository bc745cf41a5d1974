"""A switch for tests: the n-th call of an operation fails, is throttled, or takes its time."""

import threading
import time

from moto.core.exceptions import ServiceException
from moto.core.serialize import get_serializer_class

from .records.call import body_of, call_of

KINDS = ("fail", "throttle", "delay")
FIELDS = {"service", "operation", "from", "count", "kind", "code", "status", "message", "seconds"}
# How services say that they are called too often, by service or else by protocol: code and HTTP status.
THROTTLING = {
    "athena": ("TooManyRequestsException", 400),
    "ec2": ("RequestLimitExceeded", 503),
    "lambda": ("TooManyRequestsException", 429),
    "organizations": ("TooManyRequestsException", 400),
    "s3": ("SlowDown", 503),
    "s3control": ("SlowDown", 503),
    "scheduler": ("ThrottlingException", 429),
    "sqs": ("RequestThrottled", 403),
    "query": ("Throttling", 400),
    "json": ("ThrottlingException", 400),
    "rest-json": ("ThrottlingException", 429),
    "rest-xml": ("Throttling", 400),
}

_rules = []
_calls = []  # how many calls each rule has met
_lock = threading.Lock()


def rules():
    return [dict(rule) for rule in _rules]


def replace(rules):
    """Sets the rules, and begins to count anew; ValueError says what is wrong with them.

    A rule: `service` (such as cloudtrail), `operation` (the API's name, or *), `kind` (fail, throttle or delay), `from`
    (the first call that it is about, default 1), `count` (of how many calls, default 1; null for all that follow),
    `seconds` (of a delay), `code`, `status` and `message` (of an error, default what the service says).
    """
    if not isinstance(rules, list):
        raise ValueError("The faults must be a JSON list of rules.")
    checked = [check(rule, number) for number, rule in enumerate(rules, 1)]
    with _lock:
        _rules[:] = checked
        _calls[:] = [0] * len(checked)


def check(rule, number):
    def wrong(what):
        return ValueError(f"Fault {number}: {what}")

    if not isinstance(rule, dict):
        raise wrong(f"must be an object, not {rule!r}.")
    unknown = sorted(rule.keys() - FIELDS)
    if unknown:
        raise wrong(f"unknown {', '.join(unknown)}; allowed are {', '.join(sorted(FIELDS))}.")
    rule = {"from": 1, "count": 1, **rule}
    for name in ("service", "operation"):
        if not isinstance(rule.get(name), str) or not rule[name]:
            raise wrong(f"{name} must be a text, not {rule.get(name)!r}.")
    if rule.get("kind") not in KINDS:
        raise wrong(f"kind must be one of {', '.join(KINDS)}, not {rule.get('kind')!r}.")
    if not is_whole(rule["from"]) or rule["from"] < 1:
        raise wrong(f"from must be a whole number from 1, not {rule['from']!r}.")
    if rule["count"] is not None and (not is_whole(rule["count"]) or rule["count"] < 1):
        raise wrong(f"count must be a whole number from 1, or null, not {rule['count']!r}.")
    seconds = rule.get("seconds")
    is_duration = isinstance(seconds, (int, float)) and not isinstance(seconds, bool) and seconds >= 0
    if (rule["kind"] == "delay") != is_duration or (rule["kind"] != "delay" and seconds is not None):
        raise wrong(f"seconds must be a number from 0 for a delay, and only for one, not {seconds!r}.")
    if not is_whole(rule.get("status", 500)) or not 400 <= rule.get("status", 500) <= 599:
        raise wrong(f"status must be from 400 to 599, not {rule['status']!r}.")
    for name in ("code", "message"):
        if not isinstance(rule.get(name, ""), str):
            raise wrong(f"{name} must be a text, not {rule[name]!r}.")
    return rule


def is_whole(value):
    return isinstance(value, int) and not isinstance(value, bool)


class Faults:
    """A WSGI application: `application`, but for the calls that the rules are about."""

    def __init__(self, application):
        self._application = application

    def __call__(self, environ, start_response):
        call = call_of(environ, body_of(environ)) if _rules else None
        rule = call and due(call)
        if rule and rule["kind"] == "delay":
            time.sleep(rule["seconds"])
        elif rule:
            status, headers, body = failed(call, rule)
            start_response(f"{status} Fault", [*headers, ("Content-Length", str(len(body)))])
            return [body]
        return self._application(environ, start_response)


def due(call):
    """Counts the call; the first rule that is about it, if any."""
    found = None
    with _lock:
        for index, rule in enumerate(_rules):
            if rule["service"] in (call.service, call.signing_name) and rule["operation"] in (call.name, "*"):
                _calls[index] += 1
                behind = _calls[index] - rule["from"]
                if found is None and behind >= 0 and (rule["count"] is None or behind < rule["count"]):
                    found = rule
    return found


class Fault(ServiceException):
    """A class of our own, because moto takes the service from an exception's module."""


def failed(call, rule):
    """The error as the call's protocol writes it: status, headers, body."""
    if rule["kind"] == "throttle":
        code, status = THROTTLING.get(call.service) or THROTTLING[call.protocol]
        message = "Rate exceeded"
    else:
        code, status = ("InternalError" if call.service == "s3" else "InternalFailure"), 500
        message = "We encountered an internal error. Please try again."
    error = Fault(rule.get("code", code), rule.get("message", message))
    answer = get_serializer_class(call.service, call.protocol)(operation_model=call.operation).serialize(error)
    body = answer["body"]
    headers = [(name, str(value)) for name, value in answer["headers"].items() if name.lower() != "content-length"]
    return rule.get("status", status), headers, body.encode() if isinstance(body, str) else body
