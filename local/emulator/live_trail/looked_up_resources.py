"""The resources that event history tells of an event, by which LookupEvents can look for it."""

TYPES = {
    "cloudtrail.amazonaws.com": {
        "name": "AWS::CloudTrail::Trail",
        "trailName": "AWS::CloudTrail::Trail",
        "s3BucketName": "AWS::S3::Bucket",
    },
    "ec2.amazonaws.com": {
        "groupId": "AWS::EC2::SecurityGroup",
        "instanceId": "AWS::EC2::Instance",
        "volumeId": "AWS::EC2::Volume",
        "vpcId": "AWS::EC2::VPC",
    },
    "iam.amazonaws.com": {
        "accessKeyId": "AWS::IAM::AccessKey",
        "groupName": "AWS::IAM::Group",
        "instanceProfileName": "AWS::IAM::InstanceProfile",
        "policyArn": "AWS::IAM::Policy",
        "roleName": "AWS::IAM::Role",
        "userName": "AWS::IAM::User",
    },
    "kms.amazonaws.com": {"keyId": "AWS::KMS::Key"},
    "lambda.amazonaws.com": {"functionName": "AWS::Lambda::Function"},
    "logs.amazonaws.com": {"logGroupName": "AWS::Logs::LogGroup"},
    "monitoring.amazonaws.com": {"alarmName": "AWS::CloudWatch::Alarm"},
    "s3.amazonaws.com": {"bucketName": "AWS::S3::Bucket"},
    "secretsmanager.amazonaws.com": {"secretId": "AWS::SecretsManager::Secret"},
    "sns.amazonaws.com": {"topicArn": "AWS::SNS::Topic"},
    "sqs.amazonaws.com": {"queueUrl": "AWS::SQS::Queue"},
    "sts.amazonaws.com": {"roleArn": "AWS::IAM::Role"},
}


def looked_up_resources(record):
    """Those that the record lists, and those that its parameters or its answer name; the API's Resource each."""
    found = [(resource.get("type"), resource.get("ARN")) for resource in record.get("resources") or []]
    types = TYPES.get(record["eventSource"], {})
    for part in (record.get("requestParameters"), record.get("responseElements")):
        if isinstance(part, dict):
            found += [(types[name], value) for name, value in part.items() if name in types and isinstance(value, str)]
    return [{"ResourceType": kind, "ResourceName": name} for kind, name in dict.fromkeys(found) if kind and name]
