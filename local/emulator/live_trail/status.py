"""What a trail last delivered and where it failed, for GetTrailStatus."""

import datetime
import weakref

_statuses = weakref.WeakKeyDictionary()


class DeliveryStatus:
    """Times are aware datetimes, None before the first delivery; errors are codes of the AWS service that refused."""

    def __init__(self):
        self.log_files = Outcome()
        self.digests = Outcome()
        self.log_group = Outcome()
        self.notifications = Outcome()


class Outcome:
    def __init__(self):
        self.latest_time = None
        self.latest_attempt = None
        self.error = None

    def succeeded(self):
        self.latest_time = self.latest_attempt = now()
        self.error = None

    def failed(self, error):
        self.latest_attempt = now()
        self.error = error


def delivery_status(trail):
    return _statuses.setdefault(trail, DeliveryStatus())


def now():
    return datetime.datetime.now(datetime.timezone.utc)


def describe(trail):
    """The answer of GetTrailStatus. Its texts are of old versions of the API, but still sent ("no longer in use")."""
    delivery, logging = delivery_status(trail), trail.status
    files, topic = delivery.log_files, delivery.notifications
    started, stopped = utc(logging.started), utc(logging.stopped)
    described = {
        "IsLogging": logging.is_logging,
        "LatestDeliveryError": files.error,
        "LatestDeliveryTime": seconds(files.latest_time),
        "LatestNotificationError": topic.error,
        "LatestNotificationTime": seconds(topic.latest_time),
        "LatestCloudWatchLogsDeliveryError": delivery.log_group.error,
        "LatestCloudWatchLogsDeliveryTime": seconds(delivery.log_group.latest_time),
        "LatestDigestDeliveryError": delivery.digests.error,
        "LatestDigestDeliveryTime": seconds(delivery.digests.latest_time),
        "StartLoggingTime": seconds(started),
        "StopLoggingTime": seconds(stopped),
        "LatestDeliveryAttemptTime": text(files.latest_attempt),
        "LatestDeliveryAttemptSucceeded": text(files.latest_time),
        "LatestNotificationAttemptTime": text(topic.latest_attempt),
        "LatestNotificationAttemptSucceeded": text(topic.latest_time),
        "TimeLoggingStarted": text(started),
        "TimeLoggingStopped": text(stopped),
    }
    return {name: value for name, value in described.items() if value is not None}


def utc(time):
    """moto's times are in UTC and do not say so."""
    return time and time.replace(tzinfo=datetime.timezone.utc)


def seconds(time):
    return time and round(time.timestamp(), 3)


def text(time):
    return time.strftime("%Y-%m-%dT%H:%M:%SZ") if time else ""
