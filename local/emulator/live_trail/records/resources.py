"""What a call uses: the record's `resources`, which the services below have and the others have not."""

from moto.s3.models import s3_backends
from moto.utilities.utils import get_partition

from . import data_events

KEY = "AWS::KMS::Key"
# Members that name a resource, by service; the ARN where the member has only the name of it.
NAMED = {
    "dynamodb": ("TableName", "arn:{partition}:dynamodb:{region}:{account}:table/{name}", "AWS::DynamoDB::Table"),
    "dynamodbstreams": ("StreamArn", "{name}", "AWS::DynamoDB::Stream"),
    "kinesis": ("StreamName", "arn:{partition}:kinesis:{region}:{account}:stream/{name}", data_events.STREAM),
    "lambda": (
        "FunctionName",
        "arn:{partition}:lambda:{region}:{account}:function:{name}",
        "AWS::Lambda::Function",
    ),
    "rds-data": ("resourceArn", "{name}", "AWS::RDS::DBCluster"),
    "sns": ("TopicArn", "{name}", "AWS::SNS::Topic"),
    "sqs": ("QueueUrl", "arn:{partition}:sqs:{region}:{account}:{name}", data_events.QUEUE),
    "sts": ("RoleArn", "{name}", "AWS::IAM::Role"),
}
# Only records of data events of these have `resources`.
OF_DATA_EVENTS = {"lambda", "sns", "sqs"}


def resources_of(call, output, account, region):
    """The record's `resources`; [] when it has none."""
    if call.service == "s3":
        return of_s3(call, account, region)
    if call.service == "kms":
        return of_kms(call, output, account, region)
    if call.service == "ssm":
        return of_ssm(call, account, region)
    if call.service in NAMED:
        return named(call, account, region)
    kind = data_events.resource_type(call)
    return [{"accountId": account, "type": kind}] if kind else []


def named(call, account, region):
    member, arn, kind = NAMED[call.service]
    name = (call.parameters or {}).get(member)
    if not isinstance(name, str) or (call.service in OF_DATA_EVENTS and not data_events.resource_type(call)):
        return []
    if call.service == "sqs":
        name = name.rpartition("/")[2]
    if not name.startswith("arn:"):
        name = arn.format(partition=get_partition(region), region=region, account=account, name=name)
    return [resource(kind, name, account)]


def of_kms(call, output, account, region):
    parameters = call.parameters or {}
    partition = get_partition(region)
    key = output.get("KeyMetadata", {}).get("Arn") or output.get("KeyId") or ""
    if not key.startswith("arn:"):
        key = parameters.get("KeyId") or parameters.get("TargetKeyId") or ""
    found = []
    if key and not key.startswith("alias/"):
        found.append(resource(KEY, arn_of_key(key, partition, region, account), account))
    if "AliasName" in parameters:
        arn = f"arn:{partition}:kms:{region}:{account}:{parameters['AliasName']}"
        found.append(resource("AWS::KMS::Alias", arn, account))
    return found


def arn_of_key(key, partition, region, account):
    return key if key.startswith("arn:") else f"arn:{partition}:kms:{region}:{account}:key/{key}"


def of_ssm(call, account, region):
    kind = "document" if call.name.endswith("Document") else "parameter" if "Parameter" in call.name else None
    parameters = call.parameters or {}
    names = [parameters.get("Name"), *parameters.get("Names", [])]
    prefix = f"arn:{get_partition(region)}:ssm:{region}:{account}:{kind}/"
    return [{"ARN": prefix + name.lstrip("/"), "accountId": account} for name in names if kind and name]


def of_s3(call, account, region):
    bucket, key = call.path_parameters.get("Bucket"), call.path_parameters.get("Key")
    if not bucket:
        return []
    arn = f"arn:{get_partition(region)}:s3:::{bucket}"
    owner = s3_backends.bucket_accounts.get(bucket, (None, account))[1]
    found = [{"accountId": owner, "type": "AWS::S3::Bucket", "ARN": arn}]
    if not data_events.resource_type(call):
        return found
    objects = {"ARN": f"{arn}/{key}"} if key else {"ARNPrefix": f"{arn}/"}
    return [{"type": data_events.S3_OBJECT, **objects}, *found]


def resource(kind, arn, account):
    """The owner is the account in the ARN, if there is one."""
    return {"accountId": arn.split(":")[4] or account, "type": kind, "ARN": arn}
