"""S3's records say what the request says: subresources, headers and body, not the parameters of the API.

Sources: "CloudTrail log file entries for Amazon S3 and S3 on Outposts" (Amazon S3 User Guide); what the examples leave
open (`Host`, types of values) is seen in records that people have published.
"""

import json
import re
from urllib.parse import parse_qsl
from xml.etree.ElementTree import ParseError

from . import markup
from .tls import CIPHER_SUITE, host_of

SECRETS_OF_QUERY = {"X-Amz-Credential", "X-Amz-Security-Token", "X-Amz-Signature", "Signature", "AWSAccessKeyId"}
# Of the signature, of the transfer, of the SDK, or secret; and what people give their objects.
HEADERS_LEFT_OUT = re.compile(
    r"^x-amz-(content-sha256|date|security-token|decoded-content-length|trailer|user-agent|sdk-.*|checksum-.*|meta-.*|"
    r"account-id|(copy-source-)?server-side-encryption-customer-key)$"
)
ANSWERS_LEFT_OUT = re.compile(r"^x-amz-(request-id|id-2|meta-.*|checksum-.*|sdk-.*|bucket-region)$")
# Their bodies are data; CloudTrail logs no key names of DeleteObjects.
BODIES_LEFT_OUT = {"CompleteMultipartUpload", "DeleteObjects", "PutObject", "SelectObjectContent", "UploadPart"}


def request_parameters(call, region):
    headers, path = call.request.headers, call.path_parameters
    written = {**body_of(call)}
    written.update((name, value) for name, value in query_of(call))
    if call.service == "s3control":
        written[call.request.path.rpartition("/")[2]] = ""
        written["accountId"] = headers.get("x-amz-account-id", "")
    elif "Bucket" in path:
        written["bucketName"] = path["Bucket"]
    written["Host"] = host_of(call, region)
    if "Key" in path:
        written["key"] = path["Key"]
    for name, value in headers.items():
        if name.lower().startswith("x-amz-") and not HEADERS_LEFT_OUT.match(name.lower()):
            written[name.lower()] = value
    return written


def query_of(call):
    query = call.request.query_string.decode("utf-8", "replace")
    return [(name, value) for name, value in parse_qsl(query, keep_blank_values=True) if name not in SECRETS_OF_QUERY]


def body_of(call):
    body = call.request.data
    if not body or call.name in BODIES_LEFT_OUT:
        return {}
    try:
        return {"bucketPolicy": json.loads(body)} if call.name == "PutBucketPolicy" else markup.as_json(body)
    except (ValueError, ParseError):  # S3 refuses it
        return {}


def response_elements(call, read_only, headers):
    """Only what happens to objects has an answer in its record."""
    if read_only or "Key" not in call.path_parameters:
        return None
    written = {name: value for name, value in headers.items() if name.startswith("x-amz-")}
    return {name: value for name, value in written.items() if not ANSWERS_LEFT_OUT.match(name)} or None


def additional_event_data(call, environ, headers):
    signed = call.signature and {
        "SignatureVersion": call.signature.version,
        "AuthenticationMethod": call.signature.method,
    }
    return {
        **(signed or {}),
        "CipherSuite": CIPHER_SUITE,
        "bytesTransferredIn": int(environ.get("CONTENT_LENGTH") or 0),
        "bytesTransferredOut": 0 if environ["REQUEST_METHOD"] == "HEAD" else int(headers.get("content-length") or 0),
        **({"x-amz-id-2": headers["x-amz-id-2"]} if "x-amz-id-2" in headers else {}),
    }
