"""The records of a call that was answered: one, or two where it uses a resource of another account."""

import dataclasses
import datetime
import uuid

from . import answers, data_events, dynamodb, ec2, s3, sessions, tls
from .call import Call, call_of
from .defaults import with_defaults
from .event_names import event_name
from .read_only import is_read_only
from .regions import region_of
from .resources import resources_of
from .user_identity import account_of, identity_of, seen_from_elsewhere, unsigned_identity
from .words import in_words

EVENT_VERSION = "1.11"
# "Understanding DynamoDB log file entries", "Logging Amazon CloudWatch API calls in AWS CloudTrail" and others: only
# records of these services have `apiVersion`.
API_VERSIONS = {"dynamodb": "2012-08-10", "events": "2015-10-07", "logs": "20140328"}
# Calls of these are recorded in the account of the resource too. ("sharedEventID example", CloudTrail User Guide;
# "Logging IAM and AWS STS API calls with AWS CloudTrail"; "Amazon S3 CloudTrail events")
SHARED = {"kms", "s3", "sts"}
# What is refused for want of permission is recorded without its parameters, but by these services.
PARAMETERS_OF_DENIED = {"ec2", "s3", "s3control", "sts"}
# Fields that are there without a value; the others are left out.
NULL_IF_EMPTY = {"requestParameters", "responseElements"}


@dataclasses.dataclass(frozen=True)
class Begun:
    """A call before it is answered, which may take away the caller's credentials, for instance."""

    environ: dict
    call: Call
    account: str
    region: str
    # None of a caller without credentials.
    identity: dict | None
    time: datetime.datetime


@dataclasses.dataclass(frozen=True)
class Answer:
    status: int
    # By their names in small letters.
    headers: dict
    content: list[bytes]


def begin(environ, body):
    """The call, if it is one that CloudTrail logs. `body` is that of the request, as call_of takes it."""
    call = call_of(environ, body)
    if call is None or not data_events.is_logged(call):
        return None
    account, region = account_of(environ, call), region_of(call)
    identity = identity_of(environ, call, account, region)
    if identity is None and call.signing_name not in ("s3", "sts"):
        return None
    return Begun(environ, call, account, region, identity, datetime.datetime.now(datetime.timezone.utc))


def records_of(begun, answer):
    """The records, ready for JSON."""
    environ, call, account, region = begun.environ, begun.call, begun.account, begun.region
    read_only = is_read_only(call)
    body = b"".join(answer.content) if answer.status >= 400 or answer_is_read(call, read_only) else b""
    output = answers.output_of(call, answer.status, answer.headers, body)
    identity = begun.identity or unsigned_identity(call, output)
    error = answers.error_of(call, answer.status, output)
    if not error:
        sessions.remember(call, output, identity, account, begun.time)
    resources = resources_of(call, output, account, region)
    data_event = data_events.resource_type(call) is not None
    invoked_by = identity.get("invokedBy")
    request = request_id(call, answer.headers, output)
    elements = None
    if not error:
        elements = answers.response_elements(call, output, read_only, answer.headers, body)
        if call.service == "ec2" and elements and "requestId" in elements:
            elements["requestId"] = request
    record = {
        "eventVersion": EVENT_VERSION,
        "userIdentity": identity,
        "eventTime": begun.time.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "eventSource": f"{call.signing_name}.amazonaws.com",
        "eventName": event_name(call),
        "awsRegion": region,
        "sourceIPAddress": invoked_by or environ.get("REMOTE_ADDR", ""),
        "userAgent": invoked_by or user_agent(call),
        **error,
        "requestParameters": request_parameters(call, account, region, error),
        "responseElements": elements,
        "additionalEventData": s3.additional_event_data(call, environ, answer.headers) if of_s3(call) else None,
        "requestID": request,
        "eventID": str(uuid.uuid4()),
        "readOnly": read_only,
        "resources": resources or None,
        "eventType": "AwsApiCall",
        "apiVersion": API_VERSIONS.get(call.service),
        "managementEvent": not data_event,
        "recipientAccountId": account,
        "eventCategory": "Data" if data_event else "Management",
        "tlsDetails": None if invoked_by else tls.tls_details(call, region),
    }
    written = {name: value for name, value in record.items() if value is not None or name in NULL_IF_EMPTY}
    return shared(written, call, resources, account)


def answer_is_read(call, read_only):
    """Of most reads the answer is in no record, and may be long."""
    return not of_s3(call) and (not read_only or call.signing_name in ("sts", "kms"))


def request_parameters(call, account, region, error):
    if error.get("errorCode", "").startswith("AccessDenied") and call.service not in PARAMETERS_OF_DENIED:
        return None
    if of_s3(call):
        return s3.request_parameters(call, region)
    if call.service == "ec2":
        return with_defaults(call, ec2.request_parameters(call))
    written = with_defaults(call, in_words(call.service, call.operation.input_shape, call.parameters))
    return dynamodb.with_key(call, written, account, region) if call.service == "dynamodb" else written


def shared(record, call, resources, account):
    """The record, and what the owners of the resources get of it."""
    identity = record["userIdentity"]
    owners = {resource.get("accountId", account) for resource in resources} - {account}
    if call.signing_name not in SHARED or not owners:
        return [record]
    event = {"sharedEventID": str(uuid.uuid4())}
    elsewhere = {**record, **event, "userIdentity": seen_from_elsewhere(identity)}
    others = [{**elsewhere, "eventID": str(uuid.uuid4()), "recipientAccountId": owner} for owner in owners]
    # A service, somebody anonymous, and whom an identity provider vouches for have no account that could hear of it.
    return [{**record, **event}, *others] if identity.get("accountId") == account else others


def request_id(call, headers, output):
    """As the caller saw it."""
    for name in ("x-amzn-requestid", "x-amz-request-id"):
        if name in headers:
            return headers[name]
    if of_s3(call):
        return uuid.uuid4().hex[:16].upper()
    return output.get("ResponseMetadata", {}).get("RequestId") or str(uuid.uuid4())


def user_agent(call):
    agent = call.request.headers.get("User-Agent", "")
    return f"[{agent}]" if of_s3(call) else agent


def of_s3(call):
    return call.service in ("s3", "s3control")

