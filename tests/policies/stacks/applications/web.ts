import { from, type Program } from "../../helpers/program";
import type { Scenario } from "../../helpers/stacks";
import {
    allow,
    attachment,
    bucket,
    bucketPolicy,
    delivery,
    document,
    inlinePolicy,
    key,
    lambda,
    logGroup,
    managed,
    privately,
    queue,
    resource,
    role,
    secret,
    topic,
} from "./parts";

const vpc: Program = {
    vpc: resource("aws:ec2/vpc:Vpc", { cidrBlock: "10.0.0.0/16", enableDnsHostnames: true }, { id: "vpc-1" }),
    public: resource(
        "aws:ec2/subnet:Subnet",
        { vpcId: from("vpc", "id"), mapPublicIpOnLaunch: true },
        { id: "subnet-1" },
    ),
    private: resource("aws:ec2/subnet:Subnet", { vpcId: from("vpc", "id") }, { id: "subnet-2" }),
    web: resource(
        "aws:ec2/securityGroup:SecurityGroup",
        {
            vpcId: from("vpc", "id"),
            ingress: [{ protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["0.0.0.0/0"] }],
        },
        { id: "sg-1" },
    ),
};

const loadBalanced: Program = {
    ...vpc,
    balancer: resource(
        "aws:lb/loadBalancer:LoadBalancer",
        {
            loadBalancerType: "application",
            subnets: [from("public", "id")],
            accessLogs: { bucket: from("logs", "id"), enabled: true },
        },
        { arn: "arn:aws:elasticloadbalancing:us-east-1:444455556666:loadbalancer/app/web/1", dnsName: "web.example" },
    ),
    http: resource("aws:lb/listener:Listener", {
        loadBalancerArn: from("balancer", "arn"),
        port: 80,
        protocol: "HTTP",
        defaultActions: [{ type: "redirect", redirect: { protocol: "HTTPS", port: "443", statusCode: "HTTP_301" } }],
    }),
    https: resource("aws:lb/listener:Listener", {
        loadBalancerArn: from("balancer", "arn"),
        port: 443,
        protocol: "HTTPS",
        sslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06",
        certificateArn: from("certificate", "arn"),
        defaultActions: [{ type: "forward", targetGroupArn: from("targets", "arn") }],
    }),
    targets: resource(
        "aws:lb/targetGroup:TargetGroup",
        { port: 8080, protocol: "HTTP", vpcId: from("vpc", "id") },
        { arn: "arn:aws:elasticloadbalancing:us-east-1:444455556666:targetgroup/web/1" },
    ),
    certificate: resource(
        "aws:acm/certificate:Certificate",
        { domainName: "www.example.com" },
        { arn: "arn:aws:acm:us-east-1:444455556666:certificate/1" },
    ),
    logs: bucket("web-load-balancer-logs"),
    "logs-private": privately("logs"),
    "logs-policy": bucketPolicy(
        "logs",
        delivery("logdelivery.elasticloadbalancing.amazonaws.com", "web-load-balancer-logs/AWSLogs/444455556666"),
    ),
};

const database: Program = {
    database: resource(
        "aws:rds/instance:Instance",
        {
            engine: "postgres",
            engineVersion: "16.3",
            instanceClass: "db.t4g.medium",
            allocatedStorage: 50,
            storageEncrypted: true,
            multiAz: true,
            manageMasterUserPassword: true,
            username: "app",
            vpcSecurityGroupIds: [from("web", "id")],
        },
        {
            id: "db-ABCDEF",
            identifier: "web",
            arn: "arn:aws:rds:us-east-1:444455556666:db:web",
            endpoint: "web.rds:5432",
        },
    ),
};

const fargate: Program = {
    cluster: resource(
        "aws:ecs/cluster:Cluster",
        { settings: [{ name: "containerInsights", value: "enabled" }] },
        { arn: "arn:aws:ecs:us-east-1:444455556666:cluster/web" },
    ),
    "task-role": role("web-task", "ecs-tasks.amazonaws.com"),
    "execution-role": role("web-execution", "ecs-tasks.amazonaws.com"),
    "execution-policy": attachment("execution-role", managed("service-role/AmazonECSTaskExecutionRolePolicy")),
    "task-policy": inlinePolicy(
        "task-role",
        document(allow(["s3:GetObject", "s3:PutObject"], "arn:aws:s3:::uploads/*")),
    ),
    "task-logs": logGroup("/ecs/web"),
    task: resource("aws:ecs/taskDefinition:TaskDefinition", {
        family: "web",
        cpu: "512",
        memory: "1024",
        requiresCompatibilities: ["FARGATE"],
        networkMode: "awsvpc",
        taskRoleArn: from("task-role", "arn"),
        executionRoleArn: from("execution-role", "arn"),
        containerDefinitions: JSON.stringify([
            { name: "web", image: "444455556666.dkr.ecr.us-east-1.amazonaws.com/web:1" },
        ]),
    }),
};

const cdn = (origin: string): Program => ({
    access: resource(
        "aws:cloudfront/originAccessControl:OriginAccessControl",
        { originAccessControlOriginType: "s3", signingBehavior: "always", signingProtocol: "sigv4" },
        { id: "E2OAC" },
    ),
    distribution: resource(
        "aws:cloudfront/distribution:Distribution",
        {
            enabled: true,
            origins: [
                {
                    originId: "s3",
                    domainName: from(origin, "bucketRegionalDomainName"),
                    originAccessControlId: from("access", "id"),
                },
            ],
            defaultCacheBehavior: {
                targetOriginId: "s3",
                viewerProtocolPolicy: "redirect-to-https",
                allowedMethods: ["GET", "HEAD"],
                cachedMethods: ["GET", "HEAD"],
            },
            viewerCertificate: {
                acmCertificateArn: "arn:aws:acm:us-east-1:444455556666:certificate/1",
                minimumProtocolVersion: "TLSv1.2_2021",
                sslSupportMethod: "sni-only",
            },
        },
        { arn: "arn:aws:cloudfront::444455556666:distribution/E1EXAMPLE", domainName: "d1.cloudfront.net" },
    ),
});

const readByCdn = {
    Effect: "Allow",
    Principal: { Service: "cloudfront.amazonaws.com" },
    Action: "s3:GetObject",
    Resource: "arn:aws:s3:::www-example/*",
    Condition: { StringEquals: { "AWS:SourceArn": "arn:aws:cloudfront::444455556666:distribution/E1EXAMPLE" } },
};

const api: Program = {
    handler: lambda("orders", {
        role: from("role", "arn"),
        environment: { variables: { TABLE: from("table", "name") } },
    }),
    role: role("orders", "lambda.amazonaws.com"),
    basic: attachment("role", managed("service-role/AWSLambdaBasicExecutionRole")),
    access: inlinePolicy(
        "role",
        document(
            allow(
                ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query"],
                "arn:aws:dynamodb:us-east-1:444455556666:table/orders",
            ),
        ),
    ),
    table: resource("aws:dynamodb/table:Table", {
        name: "orders",
        hashKey: "id",
        billingMode: "PAY_PER_REQUEST",
        attributes: [{ name: "id", type: "S" }],
        pointInTimeRecovery: { enabled: true },
    }),
    gateway: resource(
        "aws:apigatewayv2/api:Api",
        { protocolType: "HTTP" },
        { id: "abc", executionArn: "arn:aws:execute-api:us-east-1:444455556666:abc" },
    ),
    permission: resource("aws:lambda/permission:Permission", {
        action: "lambda:InvokeFunction",
        function: from("handler", "name"),
        principal: "apigateway.amazonaws.com",
        sourceArn: from("gateway", "executionArn"),
    }),
    logs: logGroup("/aws/lambda/orders"),
};

export const stacks: readonly Scenario[] = [
    { name: "a load-balanced web application with a database", program: { ...loadBalanced, ...database, ...fargate } },
    { name: "a load balancer that another team's listener rules hang on", program: loadBalanced },
    {
        name: "containers on Fargate with EFS",
        program: {
            ...vpc,
            ...fargate,
            files: resource("aws:efs/fileSystem:FileSystem", { encrypted: true }, { id: "fs-1" }),
            wiki: resource("aws:ecs/taskDefinition:TaskDefinition", {
                family: "wiki",
                containerDefinitions: "[]",
                volumes: [
                    {
                        name: "data",
                        efsVolumeConfiguration: { fileSystemId: from("files", "id"), transitEncryption: "ENABLED" },
                    },
                ],
            }),
        },
    },
    {
        name: "an auto-scaled group of instances",
        program: {
            ...vpc,
            template: resource("aws:ec2/launchTemplate:LaunchTemplate", {
                imageId: "ami-0abc",
                instanceType: "t4g.small",
                metadataOptions: { httpTokens: "required" },
                blockDeviceMappings: [
                    { deviceName: "/dev/xvda", ebs: { volumeSize: 20, volumeType: "gp3", encrypted: "true" } },
                ],
            }),
            group: resource("aws:autoscaling/group:Group", { maxSize: 4, minSize: 2 }),
        },
    },
    {
        name: "a bastion that takes its image's disk as it is",
        program: {
            ...vpc,
            bastion: resource("aws:ec2/instance:Instance", {
                ami: "ami-0abc",
                instanceType: "t4g.nano",
                metadataOptions: { httpTokens: "required" },
            }),
        },
    },
    { name: "a serverless API", program: api },
    {
        name: "a serverless API with a customer key, under strict settings",
        config: { customerKeys: true },
        program: {
            key: key("orders"),
            handler: lambda("orders", { kmsKeyArn: from("key", "arn") }),
            table: resource("aws:dynamodb/table:Table", {
                name: "orders",
                hashKey: "id",
                serverSideEncryption: { enabled: true, kmsKeyArn: from("key", "arn") },
            }),
            logs: logGroup("/aws/lambda/orders", { kmsKeyId: from("key", "arn") }),
        },
    },
    {
        name: "a REST API with its own logs, cache and domain",
        program: {
            api: resource("aws:apigateway/restApi:RestApi", { name: "orders" }),
            stage: resource("aws:apigateway/stage:Stage", {
                stageName: "prod",
                cacheClusterEnabled: true,
                cacheClusterSize: "0.5",
            }),
            methods: resource("aws:apigateway/methodSettings:MethodSettings", {
                methodPath: "*/*",
                settings: { cachingEnabled: true, cacheDataEncrypted: true, metricsEnabled: true },
            }),
            domain: resource("aws:apigateway/domainName:DomainName", {
                domainName: "api.example.com",
                regionalCertificateArn: "arn:aws:acm:us-east-1:444455556666:certificate/1",
                securityPolicy: "TLS_1_2",
            }),
            logs: logGroup("/aws/apigateway/orders"),
        },
    },
    {
        name: "a GraphQL API with a cache",
        program: {
            api: resource("aws:appsync/graphQLApi:GraphQLApi", { authenticationType: "AMAZON_COGNITO_USER_POOLS" }),
            cache: resource("aws:appsync/apiCache:ApiCache", {
                type: "SMALL",
                ttl: 60,
                apiCachingBehavior: "FULL_REQUEST_CACHING",
                atRestEncryptionEnabled: true,
                transitEncryptionEnabled: true,
            }),
        },
    },
    {
        name: "a webhook on a function URL, behind IAM",
        program: {
            hook: lambda("hook"),
            url: resource("aws:lambda/functionUrl:FunctionUrl", {
                functionName: from("hook", "name"),
                authorizationType: "AWS_IAM",
            }),
        },
    },
    {
        name: "a static site behind CloudFront with origin access control",
        program: {
            site: bucket("www-example"),
            private: privately("site"),
            policy: bucketPolicy("site", readByCdn),
            ...cdn("site"),
        },
    },
    {
        name: "a static site whose policy names the distribution that is not made yet",
        program: {
            site: bucket("www-example"),
            private: privately("site"),
            policy: resource("aws:s3/bucketPolicy:BucketPolicy", {
                bucket: from("site", "id"),
                policy: {
                    Version: "2012-10-17",
                    Statement: [
                        { ...readByCdn, Condition: { StringEquals: { "AWS:SourceArn": from("distribution", "arn") } } },
                    ],
                },
            }),
            ...cdn("site"),
        },
    },
    {
        name: "a static site behind CloudFront by an origin access identity",
        program: {
            site: bucket("www-example"),
            policy: bucketPolicy("site", {
                ...readByCdn,
                Principal: { CanonicalUser: "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be" },
                Condition: undefined,
            }),
            ...cdn("site"),
        },
    },
    {
        name: "a public website of S3's own",
        program: {
            site: bucket("www.example.com", { website: { indexDocument: "index.html", errorDocument: "404.html" } }),
            block: resource("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", {
                bucket: from("site", "id"),
                blockPublicAcls: true,
                ignorePublicAcls: true,
                blockPublicPolicy: false,
                restrictPublicBuckets: false,
            }),
            policy: bucketPolicy("site", {
                Effect: "Allow",
                Principal: "*",
                Action: ["s3:GetObject"],
                Resource: ["arn:aws:s3:::www.example.com/*"],
            }),
        },
    },
    {
        name: "a public website of an older program",
        program: {
            site: resource(
                "aws:s3/bucket:Bucket",
                { bucket: "www.example.com", acl: "public-read", website: { indexDocument: "index.html" } },
                { id: "www.example.com", arn: "arn:aws:s3:::www.example.com" },
            ),
        },
    },
    {
        name: "a bucket that redirects to the website",
        program: {
            apex: bucket("example.com"),
            redirect: resource("aws:s3/bucketWebsiteConfiguration:BucketWebsiteConfiguration", {
                bucket: from("apex", "id"),
                redirectAllRequestsTo: { hostName: "www.example.com", protocol: "https" },
            }),
        },
    },
    {
        name: "uploads by signed URLs, with CORS and a lifecycle",
        program: {
            uploads: bucket("uploads"),
            private: privately("uploads"),
            cors: resource("aws:s3/bucketCorsConfiguration:BucketCorsConfiguration", {
                bucket: from("uploads", "id"),
                corsRules: [{ allowedMethods: ["PUT"], allowedOrigins: ["https://www.example.com"] }],
            }),
            lifecycle: resource("aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration", {
                bucket: from("uploads", "id"),
                rules: [{ id: "expire", status: "Enabled", expiration: { days: 7 } }],
            }),
        },
    },
    {
        name: "sign-in with Cognito",
        program: {
            pool: resource(
                "aws:cognito/userPool:UserPool",
                { name: "customers", mfaConfiguration: "OPTIONAL" },
                { arn: "arn:aws:cognito-idp:us-east-1:444455556666:userpool/us-east-1_1", id: "us-east-1_1" },
            ),
            client: resource("aws:cognito/userPoolClient:UserPoolClient", { userPoolId: from("pool", "id") }),
            identity: resource("aws:cognito/identityPool:IdentityPool", { identityPoolName: "customers" }),
            authenticated: resource("aws:iam/role:Role", {
                name: "customers",
                assumeRolePolicy: document({
                    Effect: "Allow",
                    Principal: { Federated: "cognito-identity.amazonaws.com" },
                    Action: "sts:AssumeRoleWithWebIdentity",
                    Condition: { StringEquals: { "cognito-identity.amazonaws.com:aud": "us-east-1:1" } },
                }),
            }),
        },
    },
    {
        name: "a web application firewall with logs",
        program: {
            acl: resource("aws:wafv2/webAcl:WebAcl", { scope: "REGIONAL" }),
            logs: logGroup("aws-waf-logs-web"),
        },
    },
    {
        name: "sessions in ElastiCache",
        program: {
            sessions: resource("aws:elasticache/replicationGroup:ReplicationGroup", {
                description: "sessions",
                engine: "valkey",
                nodeType: "cache.t4g.small",
                transitEncryptionEnabled: true,
                automaticFailoverEnabled: true,
                numCacheClusters: 2,
            }),
            serverless: resource("aws:elasticache/serverlessCache:ServerlessCache", {
                engine: "valkey",
                name: "fragments",
            }),
        },
    },
    {
        name: "a cache of pages in Memcached",
        program: {
            pages: resource("aws:elasticache/cluster:Cluster", {
                engine: "memcached",
                nodeType: "cache.t4g.small",
                numCacheNodes: 2,
            }),
        },
    },
    {
        name: "configuration and secrets",
        program: {
            secret: secret("web/database"),
            version: resource("aws:secretsmanager/secretVersion:SecretVersion", {
                secretId: from("secret", "arn"),
                secretString: "{}",
            }),
            rotation: resource("aws:secretsmanager/secretRotation:SecretRotation", { secretId: from("secret", "arn") }),
            level: resource("aws:ssm/parameter:Parameter", { name: "/web/log-level", type: "String", value: "info" }),
            arn: resource("aws:ssm/parameter:Parameter", {
                name: "/web/database-secret-arn",
                type: "String",
                value: from("secret", "arn"),
            }),
            token: resource("aws:ssm/parameter:Parameter", {
                name: "/web/payment/api-key",
                type: "SecureString",
                value: "x",
            }),
        },
    },
    {
        name: "alarms of an application",
        program: {
            topic: topic("on-call", { kmsMasterKeyId: from("key", "id") }),
            key: key("on-call", {
                policy: document(
                    {
                        Effect: "Allow",
                        Principal: { AWS: "arn:aws:iam::444455556666:root" },
                        Action: "kms:*",
                        Resource: "*",
                    },
                    {
                        Effect: "Allow",
                        Principal: { Service: "cloudwatch.amazonaws.com" },
                        Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
                        Resource: "*",
                        Condition: { StringEquals: { "aws:SourceAccount": "444455556666" } },
                    },
                ),
            }),
            mail: resource("aws:sns/topicSubscription:TopicSubscription", {
                topic: from("topic", "arn"),
                protocol: "email",
                endpoint: "on-call@example.com",
            }),
            errors: resource("aws:cloudwatch/metricAlarm:MetricAlarm", {
                name: "errors",
                namespace: "AWS/Lambda",
                metricName: "Errors",
                comparisonOperator: "GreaterThanThreshold",
                evaluationPeriods: 1,
                threshold: 0,
                alarmActions: [from("topic", "arn")],
            }),
        },
    },
    {
        name: "orders fanned out from a topic to queues",
        program: {
            orders: topic("orders"),
            mail: queue("mail", { redrivePolicy: "{}" }),
            failed: queue("mail-failed"),
            policy: resource("aws:sqs/queuePolicy:QueuePolicy", {
                queueUrl: from("mail", "id"),
                policy: document({
                    Effect: "Allow",
                    Principal: { Service: "sns.amazonaws.com" },
                    Action: "sqs:SendMessage",
                    Resource: "arn:aws:sqs:us-east-1:444455556666:mail",
                    Condition: { ArnEquals: { "aws:SourceArn": "arn:aws:sns:us-east-1:444455556666:orders" } },
                }),
            }),
            subscription: resource("aws:sns/topicSubscription:TopicSubscription", {
                topic: from("orders", "arn"),
                protocol: "sqs",
                endpoint: from("mail", "arn"),
            }),
        },
    },
    {
        name: "a FIFO queue with SQS's own encryption, by its own word",
        program: { queue: queue("jobs.fifo", { fifoQueue: true, sqsManagedSseEnabled: true }) },
    },
    {
        name: "a process in Step Functions",
        program: {
            machine: resource(
                "aws:sfn/stateMachine:StateMachine",
                { roleArn: from("role", "arn"), definition: "{}", loggingConfiguration: { level: "ERROR" } },
                { arn: "arn:aws:states:us-east-1:444455556666:stateMachine:orders" },
            ),
            role: role("machine", "states.amazonaws.com"),
            policy: inlinePolicy(
                "role",
                document(allow("lambda:InvokeFunction", "arn:aws:lambda:us-east-1:444455556666:function:orders")),
            ),
            logs: logGroup("/aws/vendedlogs/states/orders"),
            rule: resource(
                "aws:cloudwatch/eventRule:EventRule",
                { scheduleExpression: "rate(1 day)" },
                { name: "daily" },
            ),
            target: resource("aws:cloudwatch/eventTarget:EventTarget", {
                rule: from("rule", "name"),
                arn: from("machine", "arn"),
            }),
        },
    },
];
