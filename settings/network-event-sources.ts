/** The services with network activity events: "Logging network activity events", read in November 2026. */
const services = [
    ...["aco-automation", "appconfig", "application-signals", "appmesh", "athena", "b2bi", "backup-gateway"],
    ...["bcm-data-exports", "bcm-pricing-calculator", "bedrock-agentcore", "bedrock", "billing", "cassandra"],
    ...["ce", "cloudcontrolapi", "cloudformation", "cloudhsm", "cloudoptimization", "cloudtrail", "codedeploy"],
    ...["comprehend", "comprehendmedical", "config", "ds", "dynamodb", "ec2", "ecs", "elasticfilesystem"],
    ...["elasticloadbalancing", "events", "firehose", "frauddetector", "freetier", "fsx", "glue", "healthlake"],
    ...["invoicing", "iot", "iotfleetwise", "iotsecuredtunneling", "kms", "lakeformation", "lambda", "license-manager"],
    ...["lookoutequipment", "lookoutvision", "monitoring", "nova-act", "personalize", "qbusiness", "rds"],
    ...["rekognition", "rolesanywhere", "s3", "sagemaker", "scheduler", "secretsmanager", "servicediscovery"],
    ...["sns", "sqs", "ssm-contacts", "ssm", "storagegateway", "swf", "textract", "transcribe", "transcribestreaming"],
    ...["transform-agents", "transform-custom", "transform", "translate", "user-subscriptions", "verifiedpermissions"],
    ...["voiceid", "workmail", "workmailmessageflow"],
];

/** The event sources whose network activity events CloudTrail records, as far as known here, as `kms.amazonaws.com`. */
export const networkEventSources: readonly string[] = services.map((service) => `${service}.amazonaws.com`);
