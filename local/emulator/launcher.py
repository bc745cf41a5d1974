"""Serves the AWS API on the loopback address: moto, with the gaps closed that an organization trail meets (patches/).

Writes <folder>/emulator.json once it listens, and ends when that file is gone or belongs to another instance.
"""

import argparse
import datetime
import errno
import json
import os
import pathlib
import signal
import socket
import sys
import threading
import traceback

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

EXIT_PATCH_DOES_NOT_FIT = 3
EXIT_PORT_IN_USE = 4
SECONDS_BETWEEN_LOOKS_AT_RECORD = 2


def main():
    arguments = parse_arguments()
    prepare_moto(arguments.management_account)
    from patches import PatchDoesNotFit, apply_all

    try:
        apply_all()
    except PatchDoesNotFit as misfit:
        print(misfit, file=sys.stderr)
        return EXIT_PATCH_DOES_NOT_FIT

    from moto.moto_server.werkzeug_app import MotoRequestHandler
    from werkzeug.serving import make_server

    try:
        listener = socket.create_server(("127.0.0.1", arguments.port), backlog=128)
    except OSError as error:
        print(f"cannot listen on 127.0.0.1:{arguments.port}: {error}", file=sys.stderr)
        return EXIT_PORT_IN_USE if error.errno == errno.EADDRINUSE else 1
    server = make_server(
        "127.0.0.1",
        arguments.port,
        application(arguments, listener.getsockname()[1]),
        threaded=True,
        request_handler=MotoRequestHandler,
        fd=listener.fileno(),
    )
    os.environ["MOTO_PORT"] = str(server.port)
    record = arguments.folder / "emulator.json"
    write_record(record, server.port, arguments)
    end_without(record, arguments.instance)
    signal.signal(signal.SIGTERM, lambda *_: os._exit(0))
    server.serve_forever()


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=pathlib.Path, required=True, help="where emulator.json is written")
    parser.add_argument("--port", type=int, required=True, help="0 for any free port")
    parser.add_argument("--management-account", required=True, help="that of credentials which moto does not know")
    parser.add_argument("--instance", required=True, help="a random text that tells this process from any other")
    parser.add_argument("--live", action="store_true", help="record calls, deliver the records, evaluate alarms")
    parser.add_argument("--organization-id", default="o-exampleorgid", help="whose log files organization trails write")
    parser.add_argument("--delivery-seconds", type=float, default=5, help="between two deliveries of log files")
    parser.add_argument("--digest-seconds", type=float, default=60, help="between two digests")
    parser.add_argument("--alarms-command", type=json.loads, help="JSON list: starts the process that evaluates alarms")
    return parser.parse_args()


def prepare_moto(management_account):
    """Sets what moto's modules read while they are loaded, so before any other import of moto."""
    import moto.core
    import moto.core.models

    # Not by MOTO_ACCOUNT_ID, which overrides assumed roles too, and so puts every account's resources into one.
    moto.core.DEFAULT_ACCOUNT_ID = moto.core.models.DEFAULT_ACCOUNT_ID = management_account


def application(arguments, port):
    """The WSGI application: moto's, as the live trail hears it, and the paths of our own."""
    from live_trail.faults import Faults
    from live_trail.private_paths import PREFIX, PrivatePaths
    from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app

    aws = DomainDispatcherApplication(create_backend_app)
    private = PrivatePaths(arguments.instance)

    def answering(environ, start_response):
        try:
            return aws(environ, start_response)
        except Exception:  # a service that moto lacks, or cannot load; no SDK tries again after a 501
            traceback.print_exc()
            headers = [("Content-Type", "application/json"), ("x-amzn-errortype", "NotImplemented")]
            start_response("501 Not Implemented", headers)
            return [b'{"message": "The AWS emulator does not have this service or operation."}']

    calls = Faults(answering)
    if arguments.live:
        calls = recorded(calls, arguments, port)

    def respond(environ, start_response):
        return (private if environ["PATH_INFO"].startswith(PREFIX) else calls)(environ, start_response)

    return respond


def recorded(calls, arguments, port):
    """The same application, every call of which the trails hear."""
    import live_trail
    from live_trail import bus
    from live_trail.alarms import Alarms
    from live_trail.recorder import Recorder
    from live_trail.trail_service import LiveTrail

    alarms = Alarms(arguments.alarms_command, f"http://127.0.0.1:{port}", arguments.instance)
    trail = LiveTrail(
        arguments.delivery_seconds, arguments.digest_seconds, bus, alarms, arguments.organization_id
    )
    live_trail.begin(trail, alarms)
    return Recorder(calls, trail.accept, arguments.instance)


def write_record(record, port, arguments):
    started = datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds")
    content = {
        "pid": os.getpid(),
        "port": port,
        "managementAccount": arguments.management_account,
        "startedAt": started,
        "instance": arguments.instance,
    }
    if arguments.live:
        content["live"] = {
            "deliverySeconds": arguments.delivery_seconds,
            "digestSeconds": arguments.digest_seconds,
        }
    unfinished = record.with_suffix(".unfinished")
    unfinished.write_text(json.dumps(content))
    unfinished.replace(record)


def end_without(record, instance):
    """Ends the process when its record is gone, so that removing the folder leaves no emulator behind."""

    def watch():
        pause = threading.Event()
        while True:
            pause.wait(SECONDS_BETWEEN_LOOKS_AT_RECORD)
            try:
                ours = json.loads(record.read_text())["instance"] == instance
            except (FileNotFoundError, NotADirectoryError):
                ours = False
            except (OSError, ValueError):  # cannot be told now
                ours = True
            if not ours:
                os._exit(0)

    threading.Thread(target=watch, daemon=True).start()


if __name__ == "__main__":
    sys.exit(main())
