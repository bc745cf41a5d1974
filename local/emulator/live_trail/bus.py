"""What happens in the emulator, for whoever watches: records, deliveries, digests, alarms, messages, problems."""

import collections
import threading

# Watchers are a terminal or a test. One that stops reading keeps no more than this many events in memory.
EVENTS_KEPT_FOR_A_READER = 20_000

_readers = set()
_lock = threading.Lock()


class Reader:
    """The events since it was made, oldest first. One that lags loses the oldest, and is told how many."""

    def __init__(self):
        self._events = collections.deque()
        self._lost = 0
        self._changed = threading.Condition()
        with _lock:
            _readers.add(self)

    def add(self, event):
        with self._changed:
            if len(self._events) == EVENTS_KEPT_FOR_A_READER:
                self._events.popleft()
                self._lost += 1
            self._events.append(event)
            self._changed.notify()

    def next(self, seconds):
        """The next event; None when there is none within so many seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self._events, timeout=seconds)
            if self._lost:
                lost, self._lost = self._lost, 0
                return {"kind": "gap", "lost": lost}
            return self._events.popleft() if self._events else None

    def close(self):
        with _lock:
            _readers.discard(self)


def publish(kind, payload):
    """Tells every reader. `payload` is a dict ready for JSON, which nobody changes any more."""
    with _lock:
        readers = list(_readers)
    for reader in readers:
        reader.add({"kind": kind, **payload})


def subscribe():
    return Reader()
