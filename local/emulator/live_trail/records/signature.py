"""Who signs a request, for which Region and service: the credential of its signature, in a header or presigned URL."""

import dataclasses
import re
from urllib.parse import parse_qsl

CREDENTIAL = re.compile(r"^([^/\s]+)/\d{8}/([^/]+)/([^/]+)/aws4_request$")
HEADER_CREDENTIAL = re.compile(r"Credential=([^,\s]+)")
VERSION_2 = re.compile(r"^AWS ([^:\s]+):")


@dataclasses.dataclass(frozen=True)
class Signature:
    access_key: str
    # None of a version 2 signature, which only S3 still takes.
    region: str | None
    service: str
    version: str
    # As CloudTrail's S3 records call it.
    method: str


def signature_of(environ):
    """The request's `Signature`; None when it is not signed, or not in a way that can be told."""
    header = environ.get("HTTP_AUTHORIZATION", "")
    found = HEADER_CREDENTIAL.search(header)
    if found:
        return version_4(found.group(1), "AuthHeader")
    found = VERSION_2.match(header)
    if found:
        return Signature(found.group(1), None, "s3", "SigV2", "AuthHeader")
    query = dict(parse_qsl(environ.get("QUERY_STRING", "")))
    if "X-Amz-Credential" in query:
        return version_4(query["X-Amz-Credential"], "QueryString")
    if "AWSAccessKeyId" in query:
        return Signature(query["AWSAccessKeyId"], None, "s3", "SigV2", "QueryString")
    return None


def version_4(credential, method):
    found = CREDENTIAL.match(credential)
    return found and Signature(found.group(1), found.group(2), found.group(3).lower(), "SigV4", method)
