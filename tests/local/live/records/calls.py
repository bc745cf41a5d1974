"""Makes calls with botocore, also of services that the project has no JavaScript client of: one JSON object a line, in and out.

In: service, operation (the API's name), parameters; region, accessKeyId, sessionToken, headers and unsigned where wanted.
Out: {"answer": …} or {"error": {"Code", "Message"}}. Argument: the emulator's URL.
"""

import json
import sys

from botocore import UNSIGNED, xform_name
from botocore.config import Config
from botocore.exceptions import ClientError
from botocore.session import Session

session = Session()
clients = {}


def client_for(call):
    key = tuple(call.get(name) for name in ("service", "region", "accessKeyId", "sessionToken", "unsigned"))
    if key not in clients:
        clients[key] = session.create_client(
            call["service"],
            endpoint_url=sys.argv[1],
            region_name=call.get("region", "us-east-1"),
            aws_access_key_id=call.get("accessKeyId", "test"),
            aws_secret_access_key="test",
            aws_session_token=call.get("sessionToken"),
            config=Config(
                retries={"total_max_attempts": 1},
                s3={"addressing_style": "path"},
                # S3 Control puts the account's id before the host, which the emulator is asked for as a proxy then.
                proxies={"http": sys.argv[1]} if call["service"] == "s3control" else {},
                parameter_validation=False,
                user_agent="tester/1.0",
                signature_version=UNSIGNED if call.get("unsigned") else None,
            ),
        )
    return clients[key]


def answer(call):
    client = client_for(call)

    def add_headers(request, **_):
        for name, value in call.get("headers", {}).items():
            request.headers[name] = value

    client.meta.events.register("before-send", add_headers, unique_id="headers")
    try:
        return {"answer": getattr(client, xform_name(call["operation"]))(**call.get("parameters", {}))}
    except ClientError as error:
        return {"error": error.response["Error"]}
    finally:
        client.meta.events.unregister("before-send", unique_id="headers")


for line in sys.stdin:
    print(json.dumps(answer(json.loads(line)), default=str), flush=True)
