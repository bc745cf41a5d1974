"""What the emulator serves beside AWS, below /_orgtrail/ (no bucket's name starts with an underscore).

GET instance; GET events; POST replay; POST deliver[?digests=1]; POST alarms-fall-back; GET, PUT and DELETE faults.
"""

import json
from urllib.parse import parse_qs

import live_trail
from live_trail import bus, faults

PREFIX = "/_orgtrail/"
# Shows a watcher that all is well, and this process that a watcher has gone.
SECONDS_BETWEEN_PINGS = 2
SECONDS_FOR_ALARMS = 30


class PrivatePaths:
    """A WSGI application for paths below PREFIX; `instance` is the id of this process."""

    def __init__(self, instance):
        self._instance = instance

    def __call__(self, environ, start_response):
        call = f"{environ['REQUEST_METHOD']} {environ['PATH_INFO'].removeprefix(PREFIX)}"
        if call == "GET instance":
            return answer(start_response, "200 OK", self._instance.encode())
        if call == "GET faults":
            return answer(start_response, "200 OK", json.dumps(faults.rules()).encode())
        if call in ("PUT faults", "DELETE faults"):
            try:
                faults.replace(json.loads(body(environ)) if call == "PUT faults" else [])
            except ValueError as error:
                return answer(start_response, "400 Bad Request", str(error).encode())
            return answer(start_response, "204 No Content")
        trail = live_trail.current()
        if trail and call == "GET events":
            start_response("200 OK", [("Content-Type", "application/x-ndjson")])
            return events(bus.subscribe())
        if trail and call == "POST replay":
            return answer(start_response, *replayed(trail, body(environ)))
        if trail and call == "POST deliver":
            trail.deliver_now(digests="digests" in parse_qs(environ["QUERY_STRING"]))
            return settled(start_response)
        if trail and call == "POST alarms-fall-back":
            trail.deliver_now()
            live_trail.current_alarms().fall_back()
            return settled(start_response)
        return answer(start_response, "404 Not Found")


def events(reader):
    try:
        yield b'{"kind":"ping"}\n'
        while True:
            event = reader.next(SECONDS_BETWEEN_PINGS) or {"kind": "ping"}
            yield json.dumps(event, separators=(",", ":")).encode() + b"\n"
    finally:
        reader.close()


def settled(start_response):
    """Waits for the alarms, and marks in the stream of events that all before has happened."""
    live_trail.current_alarms().settle(SECONDS_FOR_ALARMS)
    bus.publish("settled", {})
    return answer(start_response, "204 No Content")


def replayed(trail, lines):
    """Accepts the records before one that cannot be delivered, and says why that one cannot."""
    accepted = 0
    for line in lines.splitlines():
        try:
            trail.accept(json.loads(line))
        except ValueError as error:
            return "400 Bad Request", json.dumps({"accepted": accepted, "problem": str(error)}).encode()
        accepted += 1
    return "200 OK", json.dumps({"accepted": accepted}).encode()


def body(environ):
    return environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))


def answer(start_response, status, content=b""):
    start_response(status, [("Content-Length", str(len(content)))])
    return [content]
