"""CloudTrail's part that moto lacks: records in, and what trails and event history make of them."""

import threading
import time
import traceback

from . import status
from .archive import NotDelivered, put_object
from .digests import Digests
from .event_history import EventHistory
from .log_files import Record, folder_kind, log_file_key, log_files, text_of
from .log_group import put_records
from .notifications import publish
from .recipient import recipient_account
from .signing_keys import public_keys
from .status import delivery_status
from .trails import all_trails, remember_settings, trails_that_take

# More than this is delivered at once; twice as much makes callers wait for the delivery.
RECORDS_FOR_A_DELIVERY = 2_000
BYTES_FOR_A_DELIVERY = 8_000_000
SECONDS_THAT_A_CALL_WAITS = 10
# Of files that cannot be delivered, as after the bucket is gone, a trail keeps the newest for another try.
UNDELIVERED_BYTES_KEPT = 16_000_000


class LiveTrail:
    """`delivery_seconds` and `digest_seconds` are the times between deliveries; `organization_id` that of every key of an
    organization trail, whose members are all accounts that call. `bus` and `alarms` are told what is delivered."""

    def __init__(self, delivery_seconds, digest_seconds, bus, alarms, organization_id="o-exampleorgid"):
        self.organization_id = organization_id
        self._delivery_seconds = delivery_seconds
        self._digest_seconds = digest_seconds
        self._bus = bus
        self._alarms = alarms
        self._history = EventHistory()
        self._digests = Digests(bus)
        self._undelivered = {}  # log files by trail
        self._waiting = {}  # records by trail
        self._waiting_records = self._waiting_bytes = 0
        self._changed = threading.Condition()
        self._delivering = threading.Lock()
        threading.Thread(target=self._run, name="trail delivery", daemon=True).start()

    def accept(self, record):
        """Takes a record, in the thread that served the call that it tells of, before the caller gets the answer.

        Nobody may change it afterwards. Raises ValueError, with a sentence, for a record that cannot be delivered.
        """
        account = recipient_account(record)
        text = text_of(record)
        self._bus.publish("record", {"record": record})
        self._history.add(record, account, text)
        trails = trails_that_take(record, account)
        if not trails:
            return
        waiting = Record(account, record["awsRegion"], folder_kind(record), record["eventTime"], text.encode())
        with self._changed:
            if not self._changed.wait_for(lambda: not self._is_full(2), SECONDS_THAT_A_CALL_WAITS):
                print(f"trail delivery hangs: the record of {record['eventName']} is lost")
                return
            for trail in trails:
                self._waiting.setdefault(trail, []).append(waiting)
            self._waiting_records += 1
            self._waiting_bytes += len(waiting.text)
            if self._is_full(1):
                self._changed.notify_all()

    def _is_full(self, times):
        return (
            self._waiting_records >= times * RECORDS_FOR_A_DELIVERY
            or self._waiting_bytes >= times * BYTES_FOR_A_DELIVERY
        )

    def _run(self):
        next_digests = time.monotonic() + self._digest_seconds
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._is_full(1), self._delivery_seconds)
            digests = time.monotonic() >= next_digests
            if digests:
                next_digests += self._digest_seconds
            self.deliver_now(digests)

    def deliver_now(self, digests=False):
        """Returns when everything accepted before is delivered, and a digest after it if asked for."""
        with self._delivering:
            with self._changed:
                waiting, self._waiting = self._waiting, {}
                self._waiting_records = self._waiting_bytes = 0
                self._changed.notify_all()
            existing = set(all_trails())
            for trail in existing:
                if self._has_digests(trail):
                    self._digests.begin(trail)
            for trail in {**self._undelivered, **waiting}:
                self._deliver(trail, waiting.get(trail, []))
                if trail not in existing:
                    self._undelivered.pop(trail, None)
            if digests:
                self._digests.deliver(self._folder, lambda trail: trail in existing and self._has_digests(trail))

    def _has_digests(self, trail):
        return trail.status.is_logging and trail.log_validation

    def _deliver(self, trail, records):
        outcome = delivery_status(trail)
        if trail.cw_log_group_arn and records:
            attempt(outcome.log_group, lambda: self._put_in_log_group(trail, records))
        delivered = attempt(outcome.log_files, lambda: self._put_log_files(trail, records))
        if trail.topic_arn:
            for keys in (delivered or {}).values():
                attempt(outcome.notifications, lambda: publish(trail.topic_arn, trail.bucket_name, keys))

    def _put_log_files(self, trail, records):
        """The keys of what was put, by account and Region."""
        files = self._undelivered.pop(trail, []) + list(log_files(records))
        keys = {}
        try:
            while files:
                file = files[0]
                key = log_file_key(self._folder(trail), file, status.now())
                put_object(trail, key, file.content, {})
                self._digests.add(trail, file, key)
                self._bus.publish("delivery", {"bucket": trail.bucket_name, "key": key, "records": file.records})
                keys.setdefault(file[:2], []).append(key)
                files.pop(0)
        finally:
            while sum(len(file.content) for file in files) > UNDELIVERED_BYTES_KEPT:
                files.pop(0)
            if files:
                self._undelivered[trail] = files
        return keys

    def _put_in_log_group(self, trail, records):
        organization_id = self.organization_id if trail.is_org_trail else None
        texts = [record.text for record in records]
        self._alarms.log_events(*put_records(trail, organization_id, texts, status.now()))

    def _folder(self, trail):
        prefix = f"{trail.s3_key_prefix}/" if trail.s3_key_prefix else ""
        return f"{prefix}AWSLogs/{self.organization_id}/" if trail.is_org_trail else f"{prefix}AWSLogs/"

    def before_change(self):
        """To be called before moto changes a trail, in the thread of the call."""
        remember_settings()

    def lookup_events(self, account, region, parameters):
        return self._history.lookup(account, region, parameters)

    def public_keys(self, region, start, end):
        return public_keys(region, start, end)

    def status(self, trail):
        return status.describe(trail)


def attempt(outcome, deliver):
    """What `deliver` returns; None, and a failed outcome, where it fails, which is not the other deliveries' problem."""
    try:
        delivered = deliver()
    except NotDelivered as error:
        return outcome.failed(str(error))
    except Exception:
        traceback.print_exc()
        return outcome.failed("InternalError")
    outcome.succeeded()
    return delivered
