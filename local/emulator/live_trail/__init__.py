"""The live trail: every call becomes a CloudTrail record, is delivered as the trails ask, and may raise an alarm.

What moto's patches need of it is found here, because they are imported before the launcher knows whether it is asked for.
"""

_trail = None
_alarms = None


def begin(trail, alarms):
    global _trail, _alarms
    _trail, _alarms = trail, alarms


def current():
    """The `LiveTrail` of this process; None without `--live`."""
    return _trail


def current_alarms():
    """The `Alarms` of this process; None without `--live`."""
    return _alarms
