"""What a service answered: the error, the parsed output, the record's `responseElements`."""

from botocore import parsers

from . import data_events, ec2, s3
from .words import in_words

# In JSON the same refusal is called AccessDeniedException, which only Organizations keeps.
# ("Logging AWS Lambda API calls using AWS CloudTrail", AWS Lambda Developer Guide)
DENIALS_KEPT = {"organizations"}
# S3 answers HEAD without a body, and so without a code.
CODES_OF_HEAD = {"400": "BadRequest", "403": "AccessDenied", "404": "NoSuchKey", "412": "PreconditionFailed"}
# Answers that records do have although the call changes nothing.
ANSWERED_READS = {"sts": {"AssumeRole", "AssumeRoleWithSAML", "AssumeRoleWithWebIdentity"}}
# "Logging AWS Secrets Manager events with AWS CloudTrail" (AWS Secrets Manager User Guide); "Understanding DynamoDB log
# file entries" (Amazon DynamoDB Developer Guide)
NO_ANSWERS = {"secretsmanager": {"CreateSecret"}, "dynamodb": data_events.TYPES["dynamodb"]}


def output_of(call, status, headers, body):
    """The answer by the names of the API, with `Error` when it is one; {} when it cannot be read, as moto's 500s."""
    try:
        answer = {"status_code": status, "headers": Headers(headers), "body": body}
        return parsers.create_parser(call.protocol).parse(answer, call.operation.output_shape)
    except Exception:  # botocore's parsers raise what they meet
        return {}


class Headers(dict):
    """botocore looks a header up by any spelling."""

    def __getitem__(self, name):
        return super().__getitem__(name.lower())

    def get(self, name, default=None):
        return super().get(name.lower(), default)

    def __contains__(self, name):
        return super().__contains__(name.lower())


def error_of(call, status, output):
    """`errorCode` and `errorMessage`; {} when the call succeeded."""
    if status < 400:
        return {}
    error = output.get("Error", {})
    code = str(error.get("Code") or "InternalFailure")
    if call.service == "s3" and call.request.method == "HEAD":
        code = "NoSuchBucket" if call.name == "HeadBucket" and code == "404" else CODES_OF_HEAD.get(code, code)
    elif call.service == "ec2":
        code = f"{'Client' if status < 500 else 'Server'}.{code}"
    elif code == "AccessDeniedException" and call.service not in DENIALS_KEPT:
        code = "AccessDenied"
    else:
        code = exception_names(call).get(code, code)
    message = error.get("Message")
    return {"errorCode": code, **({"errorMessage": message} if message else {})}


def exception_names(call):
    """IAM answers NoSuchEntity and its record says NoSuchEntityException, which is what the API's model calls it."""
    model = call.operation.service_model
    if call.protocol != "query":
        return {}
    return {shape.error_code: shape.name for shape in model.error_shapes}


def response_elements(call, output, read_only, headers, body):
    """The record's `responseElements`: None of what failed, changes nothing, or answers nothing."""
    if call.service in ("s3", "s3control"):
        return s3.response_elements(call, read_only, headers)
    reads = ANSWERED_READS.get(call.service, ())
    if (read_only and call.name not in reads) or call.name in NO_ANSWERS.get(call.service, ()):
        return None
    if call.service == "ec2":
        return ec2.response_elements(call, output, body)
    return in_words(call.service, call.operation.output_shape, output)
