import {
    AnalyzeRequest,
    AnalyzerPropertyDependencies,
    AnalyzerResource,
    AnalyzerResourceOptions,
    AnalyzeStackRequest,
} from "@pulumi/pulumi/proto/analyzer_pb";
import { Struct, type JavaScriptValue } from "google-protobuf/google/protobuf/struct_pb";

interface Resource {
    readonly type: string;
    readonly name: string;
    readonly properties: Record<string, JavaScriptValue>;
    /** Properties that come from another resource, by the other's name. */
    readonly sources?: Readonly<Record<string, string>>;
}

/** The requests that the engine makes for a stack. */
export interface StackRequests {
    readonly resources: readonly AnalyzeRequest[];
    readonly stack: AnalyzeStackRequest;
}

/** A stack of ordinary services, each a bucket with its settings, a function with its role, log group, queue and alarm. */
export function stackOf(count: number): StackRequests {
    const resources = Array.from({ length: Math.ceil(count / 16) }, (_, index) => service(`service-${index}`))
        .flat()
        .slice(0, count);
    const urns = new Map(resources.map(({ name, type }) => [name, `urn:pulumi:bench::bench::${type}::${name}`]));
    const options = () => new AnalyzerResourceOptions();
    const stack = resources.map(({ type, name, properties, sources = {} }) => {
        const resource = new AnalyzerResource()
            .setType(type)
            .setName(name)
            .setUrn(urns.get(name) ?? "")
            .setOptions(options())
            .setProperties(
                Struct.fromJavaScript({ ...properties, id: name, arn: `arn:aws:x:us-east-1:111122223333:${name}` }),
            );
        for (const [property, source] of Object.entries(sources)) {
            const dependencies = new AnalyzerPropertyDependencies();
            dependencies.setUrnsList([urns.get(source) ?? ""]);
            resource.getPropertydependenciesMap().set(property, dependencies);
        }
        return resource;
    });
    return {
        resources: resources.map(({ type, name, properties }) =>
            new AnalyzeRequest()
                .setType(type)
                .setName(name)
                .setUrn(urns.get(name) ?? "")
                .setOptions(options())
                .setProperties(Struct.fromJavaScript(properties)),
        ),
        stack: new AnalyzeStackRequest().setResourcesList(stack),
    };
}

function service(name: string): Resource[] {
    const tags = { Application: "bench", Service: name, Environment: "dev" };
    const arn = `arn:aws:s3:::${name}-data`;
    const data = `${name}-data`;
    const ofBucket = { sources: { bucket: data } };
    const policy = (...statements: object[]) => JSON.stringify({ Version: "2012-10-17", Statement: statements });
    return [
        {
            type: "aws:kms/key:Key",
            name: `${name}-key`,
            properties: { enableKeyRotation: true, description: name, tags },
        },
        { type: "aws:s3/bucket:Bucket", name: data, properties: { bucket: data, forceDestroy: false, tags } },
        {
            type: "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
            name: `${name}-access-block`,
            properties: {
                bucket: data,
                blockPublicAcls: true,
                blockPublicPolicy: true,
                ignorePublicAcls: true,
                restrictPublicBuckets: true,
            },
            ...ofBucket,
        },
        {
            type: "aws:s3/bucketVersioning:BucketVersioning",
            name: `${name}-versions`,
            properties: { bucket: data, versioningConfiguration: { status: "Enabled" } },
            ...ofBucket,
        },
        {
            type: "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
            name: `${name}-encryption`,
            properties: {
                bucket: data,
                rules: [
                    { applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: `${name}-key` } },
                ],
            },
            ...ofBucket,
        },
        {
            type: "aws:s3/bucketPolicy:BucketPolicy",
            name: `${name}-bucket-policy`,
            properties: {
                bucket: data,
                policy: policy({
                    Effect: "Deny",
                    Principal: "*",
                    Action: "s3:*",
                    Resource: [arn, `${arn}/*`],
                    Condition: { Bool: { "aws:SecureTransport": "false" } },
                }),
            },
            ...ofBucket,
        },
        {
            type: "aws:iam/role:Role",
            name: `${name}-role`,
            properties: {
                name: `${name}-role`,
                assumeRolePolicy: policy({
                    Effect: "Allow",
                    Principal: { Service: "lambda.amazonaws.com" },
                    Action: "sts:AssumeRole",
                }),
                tags,
            },
        },
        {
            type: "aws:iam/rolePolicy:RolePolicy",
            name: `${name}-role-policy`,
            properties: {
                role: `${name}-role`,
                policy: policy(
                    { Effect: "Allow", Action: ["s3:GetObject", "s3:PutObject"], Resource: `${arn}/*` },
                    { Effect: "Allow", Action: ["sqs:SendMessage", "sqs:ReceiveMessage"], Resource: "*" },
                ),
            },
            sources: { role: `${name}-role` },
        },
        {
            type: "aws:cloudwatch/logGroup:LogGroup",
            name: `${name}-logs`,
            properties: { name: `/aws/lambda/${name}`, retentionInDays: 365, kmsKeyId: `${name}-key`, tags },
            sources: { kmsKeyId: `${name}-key` },
        },
        {
            type: "aws:lambda/function:Function",
            name: `${name}-function`,
            properties: {
                runtime: "nodejs22.x",
                handler: "index.handler",
                role: `${name}-role`,
                environment: { variables: { BUCKET: data, QUEUE: `${name}-queue` } },
                timeout: 30,
                memorySize: 256,
                tags,
            },
            sources: { role: `${name}-role` },
        },
        {
            type: "aws:sqs/queue:Queue",
            name: `${name}-queue`,
            properties: { name: `${name}-queue`, kmsMasterKeyId: `${name}-key`, tags },
            sources: { kmsMasterKeyId: `${name}-key` },
        },
        {
            type: "aws:sns/topic:Topic",
            name: `${name}-topic`,
            properties: { name: `${name}-topic`, kmsMasterKeyId: `${name}-key`, tags },
            sources: { kmsMasterKeyId: `${name}-key` },
        },
        {
            type: "aws:sns/topicSubscription:TopicSubscription",
            name: `${name}-subscription`,
            properties: { topic: `${name}-topic`, protocol: "sqs", endpoint: `${name}-queue` },
            sources: { topic: `${name}-topic`, endpoint: `${name}-queue` },
        },
        {
            type: "aws:cloudwatch/metricAlarm:MetricAlarm",
            name: `${name}-alarm`,
            properties: {
                name: `${name}-errors`,
                namespace: "AWS/Lambda",
                metricName: "Errors",
                comparisonOperator: "GreaterThanThreshold",
                evaluationPeriods: 1,
                threshold: 0,
                period: 60,
                statistic: "Sum",
                alarmActions: [`${name}-topic`],
            },
            sources: { alarmActions: `${name}-topic` },
        },
        {
            type: "aws:dynamodb/table:Table",
            name: `${name}-table`,
            properties: {
                name: `${name}-table`,
                billingMode: "PAY_PER_REQUEST",
                hashKey: "id",
                attributes: [{ name: "id", type: "S" }],
                serverSideEncryption: { enabled: true, kmsKeyArn: `${name}-key` },
                pointInTimeRecovery: { enabled: true },
                tags,
            },
            sources: { serverSideEncryption: `${name}-key` },
        },
        {
            type: "aws:ec2/securityGroup:SecurityGroup",
            name: `${name}-security-group`,
            properties: {
                name: `${name}-security-group`,
                vpcId: "vpc-0123456789abcdef0",
                ingress: [{ protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["10.0.0.0/8"] }],
                tags,
            },
        },
    ];
}
