"""Which operation of which service a request calls, with which parameters, by botocore's models of the services."""

import dataclasses
import functools
import io
from typing import Any

from moto.core.parse import PROTOCOL_PARSERS
from moto.core.request import Request, determine_request_protocol
from moto.core.routing import get_service_router
from moto.core.utils import get_service_model

from .signature import Signature, signature_of

# botocore's names of services whose requests are signed with another name. Where several share it, the first one that
# has the called operation counts.
SERVICES = {
    "access-analyzer": ["accessanalyzer"],
    "aoss": ["opensearchserverless"],
    "apigateway": ["apigateway", "apigatewayv2"],
    "aps": ["amp"],
    "bedrock": ["bedrock", "bedrock-agent", "bedrock-runtime", "bedrock-agent-runtime"],
    "cloudhsm": ["cloudhsmv2"],
    "dynamodb": ["dynamodb", "dynamodbstreams"],
    "elasticfilesystem": ["efs"],
    "elasticloadbalancing": ["elbv2", "elb"],
    "elasticmapreduce": ["emr"],
    "es": ["opensearch", "es"],
    "eventbridge": ["events"],
    "iotdata": ["iot-data"],
    "kinesisanalytics": ["kinesisanalyticsv2"],
    "lex": ["lexv2-models"],
    "mediastore": ["mediastore", "mediastore-data"],
    "mobiletargeting": ["pinpoint"],
    "monitoring": ["cloudwatch"],
    "sagemaker": ["sagemaker", "sagemaker-metrics", "sagemaker-runtime"],
    "servicecatalog": ["servicecatalog", "servicecatalog-appregistry"],
    "servicequotas": ["service-quotas"],
    "ses": ["sesv2", "ses"],
    "sso": ["sso-admin"],
    "states": ["stepfunctions"],
    "tagging": ["resourcegroupstaggingapi"],
    "timestream": ["timestream-query", "timestream-write"],
}
# The account operations of S3 (S3 Control) have a path of their own, which no bucket's name can be.
S3_CONTROL_PATH = "/v20180820/"
# Who has no credentials yet may ask for some. (IAM User Guide, "Logging IAM and AWS STS API calls with AWS CloudTrail")
UNSIGNED_OPERATIONS_OF_STS = ("AssumeRoleWithSAML", "AssumeRoleWithWebIdentity")


# Of S3, policies, lifecycles and the like have to be read, objects need not; of the others, all but large archives of
# code.
LONGEST_BODY_OF_S3 = 256 * 1024
LONGEST_BODY = 8 * 1024 * 1024


@dataclasses.dataclass(frozen=True)
class Call:
    signature: Signature | None
    # The name that the service's requests are signed with, such as "monitoring".
    signing_name: str
    # botocore's name of the service, such as "cloudwatch".
    service: str
    operation: Any  # moto.core.model.OperationModel
    request: Request
    # What the path says, by the names of the API, such as an S3 call's `Bucket` and `Key`.
    path_parameters: dict
    protocol: str
    # By the names of the service's API; None when the body cannot be read.
    parameters: dict | None

    @property
    def name(self):
        return self.operation.name


def body_of(environ):
    """The request's body, which the application can read all the same; b"" when it is too long or of unknown length."""
    try:
        length = int(environ.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return b""
    of_s3 = "/s3/aws4_request" in environ.get("HTTP_AUTHORIZATION", "/s3/aws4_request")
    if not 0 < length <= (LONGEST_BODY_OF_S3 if of_s3 else LONGEST_BODY):
        return b""
    body = environ["wsgi.input"].read(length)
    environ["wsgi.input"] = io.BytesIO(body)
    return body


def call_of(environ, body):
    """The `Call`; None when no service is known by the name that the request is signed for, or none has the operation.

    `body` is all of the request's body, or b"" when it is not needed or too long to look at.
    """
    signature = signature_of(environ)
    request = Request({**environ, "wsgi.input": io.BytesIO(body), "CONTENT_LENGTH": str(len(body))})
    signing_name = signature.service if signature else unsigned_service(request)
    for service in services_for(signing_name, environ.get("PATH_INFO", "")):
        found = route(service, request)
        if found:
            operation, path_parameters, protocol = found
            parameters = parse(operation, path_parameters, protocol, request)
            return Call(signature, signing_name, service, operation, request, path_parameters, protocol, parameters)
    return None


def unsigned_service(request):
    is_form = (request.content_type or "").startswith("application/x-www-form-urlencoded")
    unsigned_sts = is_form and request.form.get("Action") in UNSIGNED_OPERATIONS_OF_STS
    return "sts" if unsigned_sts else "s3"


def services_for(signing_name, path):
    if signing_name == "s3":
        return ["s3control"] if path.startswith(S3_CONTROL_PATH) else ["s3"]
    return SERVICES.get(signing_name, [signing_name])


def route(service, request):
    """The operation, the parameters in the path, the protocol."""
    model = model_of(service)
    if model is None:
        return None
    try:
        target = request.headers.get("X-Amz-Target")
        if target:
            operation = targeted(model, target)
            return operation and (operation, {}, "json")
        version = request.values.get("Version") if "Action" in request.values else None
        if version and version != model.api_version:
            return None
        operation, path_parameters = get_service_router(service).match(request)
        return operation, path_parameters, determine_request_protocol(model, request.content_type)
    except Exception:  # not this service's: moto's routers raise several kinds
        return None


def targeted(model, target):
    """The operation of an X-Amz-Target header, whose prefix some SDKs shorten; None of another service."""
    prefix, _, name = target.rpartition(".")
    own = model.metadata.get("targetPrefix", "").endswith(prefix) and name in model.operation_names
    return model.operation_model(name) if own else None


@functools.cache
def model_of(service):
    try:
        return get_service_model(service)
    except Exception:  # botocore has no such service
        return None


def parse(operation, path_parameters, protocol, request):
    if service_takes_any_body(operation):
        return {}
    try:
        return PROTOCOL_PARSERS[protocol](operation).parse(
            {
                "method": request.method,
                "values": request.values,
                "headers": request.headers,
                "body": request.data,
                "url_path": request.path,
                "url_params": path_parameters,
            }
        )
    except Exception:  # what is no JSON, no XML or of the wrong shape is the service's to refuse
        return None


def service_takes_any_body(operation):
    """S3's records are made of the request itself, not of the parameters of its API (s3.py)."""
    return operation.service_model.service_name in ("s3", "s3control")
