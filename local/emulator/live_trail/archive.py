"""Objects that CloudTrail puts in a trail's bucket."""

import uuid

from moto.kms.models import kms_backends
from moto.s3 import notifications
from moto.s3.models import FakeKey, s3_backends
from moto.utilities.arns import parse_arn

# Of a key that the emulator does not have, nothing is asked.
KEY_ERRORS = {"Disabled": "KMS.DisabledException", "PendingDeletion": "KMS.KMSInvalidStateException"}


class NotDelivered(Exception):
    """Its text is the error's code, as GetTrailStatus tells it."""


def put_object(trail, name, content, metadata):
    """Makes the object whole and visible at once: moto's own way shows it for a moment without its metadata.

    Raises NotDelivered when the bucket is gone or the trail's key cannot be used.
    """
    try:
        bucket = s3_backends[trail.account_id][trail.partition].get_bucket(trail.bucket_name)
    except Exception:
        raise NotDelivered("NoSuchBucket") from None
    key_arn = encryption_key(trail)
    locked = bucket.has_default_lock
    stored = FakeKey(
        name=name,
        value=content,
        account_id=bucket.account_id,
        region_name=bucket.region_name,
        bucket_name=bucket.name,
        is_versioned=bucket.is_versioned,
        version_id=str(uuid.uuid4()) if bucket.is_versioned else "null",
        encryption="aws:kms" if key_arn else "AES256",
        kms_key_id=key_arn,
        bucket_key_enabled=key_arn and bucket_key_is_used(bucket),
        lock_mode=bucket.default_lock_mode if locked else None,
        lock_until=bucket.default_retention() if locked else None,
    )
    stored.set_metadata({"Content-Type": "application/json", "Content-Encoding": "gzip", **metadata})
    bucket.keys.setlist(name, [stored])
    created = notifications.S3NotificationEvent.OBJECT_CREATED_PUT_EVENT
    notifications.send_event(bucket.account_id, created, bucket, stored)


def bucket_key_is_used(bucket):
    return bool(bucket.encryption and bucket.encryption["Rule"].get("BucketKeyEnabled"))


def encryption_key(trail):
    """The ARN of the key that the trail names by ARN, id or alias; None when it names none."""
    if not trail.kms_key_id:
        return None
    try:
        account, region = trail.account_id, trail.region_name
        if trail.kms_key_id.startswith("arn:"):
            account, region = parse_arn(trail.kms_key_id)[:2]
        key = kms_backends[account][region].describe_key(trail.kms_key_id)
    except Exception:
        return trail.kms_key_id
    if key.key_state in KEY_ERRORS:
        raise NotDelivered(KEY_ERRORS[key.key_state])
    return key.arn
