"""Parameters that services fill in themselves before they tell CloudTrail, as AWS's examples of records show."""

SYMMETRIC = {"encryptionAlgorithm": "SYMMETRIC_DEFAULT"}
DEFAULTS = {
    # "CloudTrail log file examples" (CloudTrail User Guide)
    "ec2": {"StopInstances": {"force": False}},
    # "AWS KMS log entry examples" (AWS KMS Developer Guide)
    "kms": {
        "CreateKey": {
            "description": "",
            "keyUsage": "ENCRYPT_DECRYPT",
            "keySpec": "SYMMETRIC_DEFAULT",
            "customerMasterKeySpec": "SYMMETRIC_DEFAULT",
            "origin": "AWS_KMS",
            "multiRegion": False,
            "bypassPolicyLockoutSafetyCheck": False,
        },
        "Decrypt": SYMMETRIC,
        "Encrypt": SYMMETRIC,
        "PutKeyPolicy": {"bypassPolicyLockoutSafetyCheck": False},
    },
}


def with_defaults(call, written):
    defaults = DEFAULTS.get(call.service, {}).get(call.name)
    return {**defaults, **(written or {})} if defaults else written
