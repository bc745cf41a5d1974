"""DynamoDB's items in records: of an item only the names of its attributes, of a key also the values.

Source: "Understanding DynamoDB log file entries" (Amazon DynamoDB Developer Guide).
"""

import base64

from moto.dynamodb.models import dynamodb_backends


def plain(key):
    """A key without the types of its values."""
    return {name: text(next(iter(value.values()), None)) for name, value in key.items()}


def text(value):
    return base64.b64encode(value).decode() if isinstance(value, bytes) else value


# What is written of members that hold attribute values, wherever they are.
MEMBERS = {
    "AttributeUpdates": list,
    "Expected": list,
    "ExclusiveStartKey": plain,
    "Item": list,
    "Key": plain,
    "KeyConditions": list,
    "Keys": lambda keys: [plain(key) for key in keys],
    "QueryFilter": list,
    "ScanFilter": list,
}


def with_key(call, written, account, region):
    """PutItem's record says the item's key too, which its parameters have only among the other attributes."""
    parameters = call.parameters or {}
    if call.name != "PutItem" or not written or "Item" not in parameters:
        return written
    table = dynamodb_backends[account][region].tables.get(parameters.get("TableName", "").rpartition("/")[2])
    names = [table.hash_key_attr, table.range_key_attr] if table else []
    key = {name: parameters["Item"][name] for name in names if name in parameters["Item"]}
    return {"tableName": written.pop("tableName", None), "key": plain(key), **written} if key else written
