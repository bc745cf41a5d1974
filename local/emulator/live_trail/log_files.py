"""Log files as CloudTrail delivers them: how they are filled and named.

Sources: "Finding your CloudTrail log files", "CloudTrail log file examples" and "Quotas in AWS CloudTrail" of the user guide.
"""

import gzip
import hashlib
import json
import secrets
import string
from typing import NamedTuple

from .selectors import category

# CloudTrail's files are up to 50 MB compressed; ours are no larger before compression, so never larger than its own.
LARGEST_FILE = 50_000_000
HEAD, TAIL = b'{"Records":[', b"]}"

# Management and data events share a folder.
FOLDERS = {"Insight": "CloudTrail-Insight", "NetworkActivity": "CloudTrail-NetworkActivity"}

LETTERS_AND_DIGITS = string.ascii_letters + string.digits


class Record(NamedTuple):
    """A record as it waits for its delivery."""

    account: str
    region: str
    kind: str  # the folder of the file that it goes to
    event_time: str
    text: bytes


class LogFile(NamedTuple):
    account: str
    region: str
    kind: str
    records: int
    oldest: str
    newest: str
    digest: str  # hexadecimal SHA-256 of the text
    content: bytes  # compressed


def folder_kind(record):
    return FOLDERS.get(category(record), "CloudTrail")


def text_of(record):
    """The record's JSON on one line, which is what log groups and event history have as well."""
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))


def log_files(records, largest=LARGEST_FILE):
    """Files with the records: of one account, Region and kind each, in the order that the records came in."""
    groups = {}
    for record in records:
        groups.setdefault(record[:3], []).append(record)
    for group in groups.values():
        for part in parts(group, largest - len(HEAD) - len(TAIL)):
            yield log_file(part)


def parts(records, largest):
    part, size = [], 0
    for record in records:
        if part and size + len(record.text) > largest:
            yield part
            part, size = [], 0
        part.append(record)
        size += len(record.text) + 1  # and a comma
    if part:
        yield part


def log_file(records):
    text = HEAD + b",".join(record.text for record in records) + TAIL
    times = [record.event_time for record in records]
    digest = hashlib.sha256(text).hexdigest()
    return LogFile(*records[0][:3], len(records), min(times), max(times), digest, gzip.compress(text))


def log_file_key(folder, log_file, time):
    """`folder` is the part of the key up to "AWSLogs/" or the organization's id; `time` that of the delivery, in UTC."""
    account, region, kind = log_file[:3]
    unique = "".join(secrets.choice(LETTERS_AND_DIGITS) for _ in range(16))
    return f"{folder}{account}/{kind}/{region}/{time:%Y/%m/%d}/{account}_{kind}_{region}_{time:%Y%m%dT%H%MZ}_{unique}.json.gz"


def digest_key(folder, account, region, trail, time):
    """`time` is the end of what the digest covers, in UTC."""
    name = f"{account}_CloudTrail-Digest_{region}_{trail.trail_name}_{trail.region_name}_{time:%Y%m%dT%H%M%SZ}.json.gz"
    return f"{folder}{account}/CloudTrail-Digest/{region}/{time:%Y/%m/%d}/{name}"
