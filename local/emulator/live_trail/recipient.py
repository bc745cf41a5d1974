"""Whose event a record is, by which it is filed; a record given for a replay may be anything."""

import datetime
import re

REGION = re.compile(r"[a-z]{2}(-[a-z]+)+-\d+")
ACCOUNT = re.compile(r"\d{12}")


def recipient_account(record):
    """The account that a record is delivered for. Raises ValueError, with a sentence, for what is no record."""
    if not isinstance(record, dict):
        raise ValueError("It is not a JSON object.")
    for name in ("eventName", "eventSource", "eventTime", "awsRegion"):
        if not isinstance(record.get(name), str) or not record[name]:
            raise ValueError(f"It has no text {name}.")
    try:
        datetime.datetime.strptime(record["eventTime"], "%Y-%m-%dT%H:%M:%SZ")
    except ValueError:
        raise ValueError(f'Its eventTime is "{record["eventTime"]}", not like 2026-01-31T12:00:00Z.') from None
    if not REGION.fullmatch(record["awsRegion"]):
        raise ValueError(f'Its awsRegion is "{record["awsRegion"]}", not like us-east-1.')
    identity = record.get("userIdentity")
    if identity is not None and not isinstance(identity, dict):
        raise ValueError("Its userIdentity is not an object.")
    resources = record.get("resources")
    if resources is not None and not (isinstance(resources, list) and all(isinstance(each, dict) for each in resources)):
        raise ValueError("Its resources are not a list of objects.")
    account = record.get("recipientAccountId") or (identity or {}).get("accountId")
    if not isinstance(account, str) or not ACCOUNT.fullmatch(account):
        raise ValueError("It has no recipientAccountId or userIdentity.accountId of twelve digits.")
    return account
