"""Whether a call changes nothing: the record's `readOnly`."""

import re

# AWS says so of each operation and publishes no list; the names tell it of nearly all.
READING = re.compile(
    r"^(BatchGet|Check|Describe|Detect|Discover|Filter|Get|Head|List|Lookup|Query|Scan|Search|Select|Simulate|Test|"
    r"Validate|Verify|View)(?=[A-Z\d]|$)"
)
# "Logging AWS KMS API calls with AWS CloudTrail" (AWS KMS Developer Guide): using a key changes nothing.
USING_KEY = re.compile(r"^(Decrypt|Encrypt|ReEncrypt|Sign|Verify|DeriveSharedSecret|Generate(Data|Mac|Random)\w*)")
EXCEPTIONS = {
    # Seen in records that people have published.
    "sts": {
        "AssumeRole": True,
        "AssumeRoleWithSAML": True,
        "AssumeRoleWithWebIdentity": True,
        "DecodeAuthorizationMessage": True,
        "GetFederationToken": False,
        "GetSessionToken": False,
    },
    "logs": {"StartQuery": True, "StopQuery": True},
    "sqs": {"ReceiveMessage": True},
    "dynamodb": {"TransactGetItems": True},
}


def is_read_only(call):
    exception = EXCEPTIONS.get(call.service, {}).get(call.name)
    if exception is not None:
        return exception
    return bool(READING.match(call.name) or (call.service == "kms" and USING_KEY.match(call.name)))
