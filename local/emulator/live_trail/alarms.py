"""The process that counts with metric filters and evaluates alarms (local/alarms/main.ts): started, fed and watched here.

It reads JSON lines and ends where they do, so it does not outlive this process, however this one ends.
"""

import collections
import itertools
import json
import subprocess
import threading
import time

from . import bus

# A batch has the log events of one delivery. So many wait only while the process is down or hangs.
LINES_THAT_WAIT = 2_000
SECONDS_BEFORE_RESTART = 1


class Alarms:
    """`command` starts the process; it is told where the emulator listens, and the id that keeps its calls out of records."""

    def __init__(self, command, endpoint, instance):
        self._command = [*command, endpoint, instance]
        self._lines = collections.deque()
        self._lost = 0
        self._changed = threading.Condition()
        self._numbers = itertools.count(1)
        self._settled = {}
        threading.Thread(target=self._run, name="alarms", daemon=True).start()

    def log_events(self, account, region, log_group, events):
        """Events that were put in a log group: pairs of a time in milliseconds and a message. Returns at once."""
        events = [{"timestamp": timestamp, "message": message} for timestamp, message in events]
        self._add(line_of("logEvents", account, region, logGroup=log_group, events=events))
        self.count(account, region, "AWS/Logs", "IncomingLogEvents", {"LogGroupName": log_group}, len(events))

    def count(self, account, region, namespace, metric, dimensions, value):
        """Puts a data point of now, as AWS's own services do, for every one of their resources. Returns at once."""
        from moto.cloudwatch.models import cloudwatch_backends
        from moto.core.utils import utcnow

        dimensions = [{"Name": name, "Value": text} for name, text in dimensions.items()]
        datum = {"MetricName": metric, "Dimensions": dimensions, "Timestamp": utcnow(), "Value": value, "Unit": "Count"}
        cloudwatch_backends[account][region].put_metric_data(namespace, [datum])
        self.metric_data(account, region, namespace, [datum])

    def metric_data(self, account, region, namespace, data):
        """Data points that were put, in the shape of PutMetricData. Returns at once."""
        self._add(line_of("metricData", account, region, namespace=namespace, data=data))

    def changed(self, account, region):
        """Alarms or metric filters are no longer what they were there. Returns at once."""
        self._add(line_of("changed", account, region))

    def fall_back(self):
        """Alarms fall back as if the time that they look at had passed. Returns at once."""
        self._add(line_of("fallBack", "", ""))

    def settle(self, seconds):
        """Returns once all that was told so far has been evaluated, or after so many seconds."""
        number = next(self._numbers)
        self._settled[number] = threading.Event()
        self._add(line_of("settle", "", "", number=number))
        self._settled[number].wait(seconds)
        del self._settled[number]

    def _add(self, line):
        with self._changed:
            if len(self._lines) == LINES_THAT_WAIT:
                self._lines.popleft()
                self._lost += 1
            self._lines.append(line)
            self._changed.notify()

    def _run(self):
        while True:
            process = subprocess.Popen(self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
            threading.Thread(target=self._listen, args=(process,), daemon=True).start()
            try:
                self._feed(process)
            except OSError:  # it reads no more
                process.kill()
            problem(f"The process that evaluates alarms ended with {process.wait()}; it is started again.")
            time.sleep(SECONDS_BEFORE_RESTART)

    def _feed(self, process):
        process.stdin.write(b"".join(places_with_alarms()))
        while process.poll() is None:
            with self._changed:
                self._changed.wait_for(lambda: self._lines or process.poll() is not None)
                lines, self._lines = self._lines, collections.deque()
                lost, self._lost = self._lost, 0
            if lost:
                problem(f"The process that evaluates alarms was too slow: it misses {lost} batches of events.")
            process.stdin.write(b"".join(lines))
            process.stdin.flush()

    def _listen(self, process):
        for line in process.stdout:
            answer = json.loads(line)
            if "problem" in answer:
                problem(answer["problem"])
            elif answer["settled"] in self._settled:
                self._settled[answer["settled"]].set()
        process.wait()
        with self._changed:
            self._changed.notify_all()


def places_with_alarms():
    """A process that starts is told what an earlier one was. The data points that one had are gone with it."""
    from moto.cloudwatch.models import cloudwatch_backends

    for account, backends in list(cloudwatch_backends.items()):
        for region, backend in list(backends.items()):
            if backend.alarms:
                yield line_of("changed", account, region)


def line_of(kind, account, region, **more):
    event = {"kind": kind, "account": account, "region": region, **more}
    return json.dumps(event, default=text_of_time, separators=(",", ":")).encode() + b"\n"


def text_of_time(time):
    """moto's own times are in UTC, and do not say so."""
    return time.isoformat() if time.tzinfo else f"{time.isoformat()}Z"


def problem(what):
    print(what, flush=True)
    bus.publish("problem", {"problem": what})
