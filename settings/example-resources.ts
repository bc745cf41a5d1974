/** Resource types of which it is certain how an ARN begins, with an example and an event, for messages. */
const resources: Readonly<Record<string, { readonly arn: string; readonly eventName: string }>> = {
    "AWS::S3::Object": { arn: "arn:aws:s3:::example-bucket/example-object", eventName: "DeleteObject" },
    "AWS::S3::AccessPoint": {
        arn: "arn:aws:s3:us-east-1:111122223333:accesspoint/example",
        eventName: "DeleteObject",
    },
    "AWS::Lambda::Function": { arn: "arn:aws:lambda:us-east-1:111122223333:function:example", eventName: "Invoke" },
    "AWS::DynamoDB::Table": { arn: "arn:aws:dynamodb:us-east-1:111122223333:table/example", eventName: "DeleteItem" },
    "AWS::Kinesis::Stream": { arn: "arn:aws:kinesis:us-east-1:111122223333:stream/example", eventName: "PutRecord" },
    "AWS::SNS::Topic": { arn: "arn:aws:sns:us-east-1:111122223333:example", eventName: "Publish" },
    "AWS::SQS::Queue": { arn: "arn:aws:sqs:us-east-1:111122223333:example", eventName: "SendMessage" },
    "AWS::StepFunctions::StateMachine": {
        arn: "arn:aws:states:us-east-1:111122223333:stateMachine:example",
        eventName: "StartSyncExecution",
    },
};

/** The service in the ARNs of a resource type; nothing where it is not certain. */
export function serviceOf(resourceType: string): string | undefined {
    return resources[resourceType]?.arn.split(":")[2];
}

/** An ARN for one of the fields with ARNs, of the resource type if it is known. */
export function exampleArnOf(field: string, resourceType = ""): string {
    return field === "userIdentity.arn"
        ? "arn:aws:sts::111122223333:assumed-role/Application/session"
        : (resources[resourceType]?.arn ?? "arn:aws:s3:::example-bucket/example-object");
}

export function exampleEventOf(resourceType = ""): string {
    return resources[resourceType]?.eventName ?? "DeleteObject";
}
