"""What CloudTrail leaves out of records, or writes something else for."""

HIDDEN = "HIDDEN_DUE_TO_SECURITY_REASONS"
LEFT_OUT = object()
AS_IT_IS = object()

# What stands in a record for what a service's API model marks as sensitive; HIDDEN where nothing is named.
# "CloudTrail log file examples" (CloudTrail User Guide) for EC2; "Logging API calls for AWS Organizations".
SENSITIVE = {
    "ec2": "<sensitiveDataRemoved>",
    "iam": LEFT_OUT,
    "kms": LEFT_OUT,
    # An empty `environment` is left, which says that the function has variables.
    "lambda": LEFT_OUT,
    "organizations": "****",
    "rds": "****",
    "redshift": "****",
    "secretsmanager": LEFT_OUT,
    "sts": LEFT_OUT,
}
# Members that the models do not mark.
MEMBERS = {
    "dynamodb": {"ExpressionAttributeValues": LEFT_OUT, "Parameters": LEFT_OUT, "Statement": HIDDEN},
    # "Logging AWS Glue API calls with AWS CloudTrail" (AWS Glue Developer Guide)
    "glue": {"ConnectionProperties": LEFT_OUT},
    "ses": {"Message": HIDDEN, "TemplateData": HIDDEN},
    "sesv2": {"Content": HIDDEN, "DefaultContent": HIDDEN, "ReplacementTemplate": HIDDEN},
    "sns": {"Endpoint": HIDDEN, "Message": HIDDEN, "MessageAttributes": HIDDEN, "Subject": HIDDEN, "Token": HIDDEN},
    "sqs": {"MessageAttributes": HIDDEN, "MessageBody": HIDDEN},
    # "Logging IAM and AWS STS API calls with AWS CloudTrail" (IAM User Guide)
    "sts": {
        "SAMLAssertion": LEFT_OUT,
        "SessionToken": "<encoded session token blob>",
        "TokenCode": LEFT_OUT,
    },
}


def instead_of(service, member, shape):
    """What is written instead of a member's value: a text, LEFT_OUT or AS_IT_IS."""
    named = MEMBERS.get(service, {}).get(member)
    if named is not None:
        return named
    if any(part.metadata.get("sensitive") for part in (shape, inner_shape(shape)) if part):
        return SENSITIVE.get(service, HIDDEN)
    # Keys, ciphertexts, code: never in a record.
    return LEFT_OUT if shape.type_name == "blob" else AS_IT_IS


def inner_shape(shape):
    return getattr(shape, {"list": "member", "map": "value"}.get(shape.type_name, ""), None)
