"""Delivery to a trail's log group, by moto's backends."""

from moto.iam.models import iam_backends
from moto.logs.models import logs_backends
from moto.utilities.arns import parse_arn

from .archive import NotDelivered

# "Quotas in AWS CloudTrail": CloudTrail does not send events over 256 KB to CloudWatch Logs.
LARGEST_EVENT = 256 * 1024
# moto keeps every event and heeds no retention; a trail's stream keeps the newest.
EVENTS_KEPT = 10_000


def put_records(trail, organization_id, texts, time):
    """Puts records (bytes) in the log group; `time` is that of the delivery, which is what log events of a trail have.

    Returns what was put: the log group's account, Region and name, and the events as pairs of milliseconds and text.
    Raises NotDelivered when the log group or the role is not there.
    """
    arn = parse_arn(trail.cw_log_group_arn.removesuffix(":*"))
    name = arn.resource_id
    logs = logs_backends[arn.account][arn.region]
    if name not in logs.groups:
        raise NotDelivered("ResourceNotFoundException")
    try:
        role = parse_arn(trail.cw_role_arn)
        iam_backends[role.account][trail.partition].get_role_by_arn(trail.cw_role_arn)
    except Exception:
        raise NotDelivered("AccessDenied") from None
    stream = f"{organization_id or trail.account_id}_CloudTrail_{trail.region_name}"
    if stream not in logs.groups[name].streams:
        logs.create_log_stream(name, stream)
    milliseconds = int(time.timestamp() * 1000)
    events = [(milliseconds, text.decode()) for text in texts if len(text) <= LARGEST_EVENT]
    logs.put_log_events(name, stream, [{"timestamp": when, "message": message} for when, message in events])
    del logs.groups[name].streams[stream].events[:-EVENTS_KEPT]
    return arn.account, arn.region, name, events
