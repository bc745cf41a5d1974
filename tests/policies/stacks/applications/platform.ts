import { from, type Program } from "../../helpers/program";
import { unknown } from "../../helpers/server";
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
    topic,
    trust,
} from "./parts";

const source = { StringEquals: { "aws:SourceAccount": "444455556666" } };

const eks: Program = {
    cluster: resource(
        "aws:eks/cluster:Cluster",
        {
            roleArn: from("cluster-role", "arn"),
            vpcConfig: { subnetIds: ["subnet-1"], endpointPrivateAccess: true },
            encryptionConfig: { provider: { keyArn: from("key", "arn") }, resources: ["secrets"] },
            enabledClusterLogTypes: ["audit"],
        },
        { arn: "arn:aws:eks:us-east-1:444455556666:cluster/apps" },
    ),
    key: key("eks"),
    "cluster-role": role("eks-cluster", "eks.amazonaws.com"),
    "cluster-policy": attachment("cluster-role", managed("AmazonEKSClusterPolicy")),
    "node-role": role("eks-node", "ec2.amazonaws.com"),
    "node-policy": attachment("node-role", managed("AmazonEKSWorkerNodePolicy")),
    "node-registry": attachment("node-role", managed("AmazonEC2ContainerRegistryReadOnly")),
    nodes: resource("aws:eks/nodeGroup:NodeGroup", {
        clusterName: "apps",
        nodeRoleArn: from("node-role", "arn"),
        scalingConfig: { desiredSize: 2, maxSize: 4, minSize: 2 },
    }),
    template: resource("aws:ec2/launchTemplate:LaunchTemplate", { metadataOptions: { httpTokens: "required" } }),
    logs: logGroup("/aws/eks/apps/cluster"),
    service: resource("aws:iam/role:Role", {
        name: "external-dns",
        assumeRolePolicy: document({
            Effect: "Allow",
            Principal: { Federated: "arn:aws:iam::444455556666:oidc-provider/oidc.eks.us-east-1.amazonaws.com/id/ABC" },
            Action: "sts:AssumeRoleWithWebIdentity",
            Condition: {
                StringEquals: {
                    "oidc.eks.us-east-1.amazonaws.com/id/ABC:sub": "system:serviceaccount:kube-system:external-dns",
                },
            },
        }),
    }),
};

const deploy: Program = {
    provider: resource("aws:iam/openIdConnectProvider:OpenIdConnectProvider", {
        url: "https://token.actions.githubusercontent.com",
        clientIdLists: ["sts.amazonaws.com"],
    }),
    deploy: resource(
        "aws:iam/role:Role",
        {
            name: "deploy",
            assumeRolePolicy: document({
                Effect: "Allow",
                Principal: { Federated: "arn:aws:iam::444455556666:oidc-provider/token.actions.githubusercontent.com" },
                Action: "sts:AssumeRoleWithWebIdentity",
                Condition: {
                    StringEquals: { "token.actions.githubusercontent.com:aud": "sts.amazonaws.com" },
                    StringLike: { "token.actions.githubusercontent.com:sub": "repo:example/shop:*" },
                },
            }),
        },
        { arn: "arn:aws:iam::444455556666:role/deploy", id: "deploy" },
    ),
    permissions: inlinePolicy(
        "deploy",
        document(
            allow(["ecs:UpdateService", "ecs:DescribeServices", "ecs:RegisterTaskDefinition"], "*"),
            allow("iam:PassRole", "arn:aws:iam::444455556666:role/web-*"),
            allow(["s3:PutObject", "s3:DeleteObject"], "arn:aws:s3:::www-example/*"),
            allow("cloudfront:CreateInvalidation", "*"),
        ),
    ),
};

const flowLogs = bucket("flow-logs");
const loadBalancerLogs = bucket("load-balancer-logs");

export const stacks: readonly Scenario[] = [
    {
        name: "a network with endpoints and flow logs to CloudWatch Logs",
        program: {
            vpc: resource("aws:ec2/vpc:Vpc", { cidrBlock: "10.0.0.0/16" }, { id: "vpc-1" }),
            gateway: resource("aws:ec2/internetGateway:InternetGateway", { vpcId: from("vpc", "id") }),
            nat: resource("aws:ec2/natGateway:NatGateway", { subnetId: "subnet-1" }),
            endpoint: resource("aws:ec2/vpcEndpoint:VpcEndpoint", {
                vpcId: from("vpc", "id"),
                serviceName: "com.amazonaws.us-east-1.s3",
                policy: document({ Effect: "Allow", Principal: "*", Action: "*", Resource: "*" }),
            }),
            flow: resource("aws:ec2/flowLog:FlowLog", {
                vpcId: from("vpc", "id"),
                trafficType: "ALL",
                logDestination: from("logs", "arn"),
                iamRoleArn: from("role", "arn"),
            }),
            logs: logGroup("/vpc/flow"),
            role: role("flow-logs", "vpc-flow-logs.amazonaws.com"),
            policy: inlinePolicy(
                "role",
                document(allow(["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"], "*")),
            ),
        },
    },
    {
        name: "a bucket of flow logs",
        program: {
            logs: flowLogs,
            private: privately("logs"),
            policy: bucketPolicy(
                "logs",
                delivery("delivery.logs.amazonaws.com", "flow-logs/AWSLogs/444455556666", {
                    Condition: { ...source, ArnLike: { "aws:SourceArn": "arn:aws:logs:us-east-1:444455556666:*" } },
                }),
                {
                    Effect: "Allow",
                    Principal: { Service: "delivery.logs.amazonaws.com" },
                    Action: "s3:GetBucketAcl",
                    Resource: "arn:aws:s3:::flow-logs",
                    Condition: source,
                },
            ),
        },
    },
    {
        name: "a bucket of load balancers' logs, in an older Region",
        program: {
            logs: loadBalancerLogs,
            policy: bucketPolicy("logs", {
                ...delivery("x", "load-balancer-logs/AWSLogs/444455556666"),
                Principal: { AWS: "arn:aws:iam::127311923021:root" },
            }),
        },
    },
    {
        name: "a bucket of CloudFront's logs",
        program: {
            logs: bucket("cdn-logs"),
            ownership: resource("aws:s3/bucketOwnershipControls:BucketOwnershipControls", {
                bucket: from("logs", "id"),
                rule: { objectOwnership: "BucketOwnerPreferred" },
            }),
            acl: resource("aws:s3/bucketAcl:BucketAcl", {
                bucket: from("logs", "id"),
                accessControlPolicy: {
                    owner: { id: "c1" },
                    grants: [
                        {
                            grantee: {
                                type: "CanonicalUser",
                                id: "c4c1ede66af53448b93c283ce9448c4ba468c9432aa01d700d3878632f77d2d0",
                            },
                            permission: "FULL_CONTROL",
                        },
                    ],
                },
            }),
        },
    },
    {
        name: "a bucket of S3's access logs",
        program: {
            data: bucket("data"),
            logs: bucket("access-logs"),
            logging: resource("aws:s3/bucketLogging:BucketLogging", {
                bucket: from("data", "id"),
                targetBucket: from("logs", "id"),
                targetPrefix: "data/",
            }),
            policy: bucketPolicy(
                "logs",
                delivery("logging.s3.amazonaws.com", "access-logs", {
                    Condition: { ArnLike: { "aws:SourceArn": "arn:aws:s3:::data" }, ...source },
                }),
            ),
        },
    },
    {
        name: "a bucket of AWS Config's",
        program: {
            config: bucket("config"),
            private: privately("config"),
            policy: bucketPolicy(
                "config",
                delivery("config.amazonaws.com", "config/AWSLogs/444455556666/Config", {
                    Condition: {
                        StringEquals: {
                            "s3:x-amz-acl": "bucket-owner-full-control",
                            "aws:SourceAccount": "444455556666",
                        },
                    },
                }),
            ),
            recorder: resource("aws:cfg/recorder:Recorder", {
                roleArn: from("role", "arn"),
                recordingGroup: { allSupported: true },
            }),
            role: role("config", "config.amazonaws.com"),
            managed: attachment("role", managed("service-role/AWS_ConfigRole")),
        },
    },
    { name: "Kubernetes in EKS", program: eks },
    {
        name: "images in ECR, pulled by another account",
        program: {
            images: resource(
                "aws:ecr/repository:Repository",
                { name: "web", imageTagMutability: "IMMUTABLE", imageScanningConfiguration: { scanOnPush: true } },
                { id: "web" },
            ),
            lifecycle: resource("aws:ecr/lifecyclePolicy:LifecyclePolicy", {
                repository: "web",
                policy: JSON.stringify({ rules: [] }),
            }),
            policy: resource("aws:ecr/repositoryPolicy:RepositoryPolicy", {
                repository: from("images", "id"),
                policy: document({
                    Effect: "Allow",
                    Principal: { AWS: "arn:aws:iam::111122223333:root" },
                    Action: ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
                }),
            }),
        },
    },
    { name: "deployments from GitHub", program: deploy },
    {
        name: "a deployment role within a permissions boundary",
        program: {
            deploy: role("deploy", "codebuild.amazonaws.com", {
                managedPolicyArns: [managed("PowerUserAccess")],
                permissionsBoundary: "arn:aws:iam::444455556666:policy/boundary",
            }),
        },
    },
    {
        name: "a pipeline in CodePipeline with CodeBuild",
        program: {
            pipeline: resource("aws:codepipeline/pipeline:Pipeline", {
                roleArn: from("role", "arn"),
                artifactStores: [{ type: "S3", location: from("artifacts", "bucket") }],
            }),
            artifacts: bucket("artifacts"),
            private: privately("artifacts"),
            role: role("pipeline", "codepipeline.amazonaws.com"),
            build: resource("aws:codebuild/project:Project", {
                serviceRole: from("role", "arn"),
                artifacts: { type: "CODEPIPELINE" },
                environment: {
                    type: "LINUX_CONTAINER",
                    image: "aws/codebuild/standard:7.0",
                    computeType: "BUILD_GENERAL1_SMALL",
                },
                logsConfig: { cloudwatchLogs: { groupName: "/codebuild/web" } },
            }),
            logs: logGroup("/codebuild/web"),
        },
    },
    {
        name: "a role for a service that watches the account from outside",
        program: {
            monitoring: resource(
                "aws:iam/role:Role",
                {
                    name: "monitoring",
                    assumeRolePolicy: trust(
                        { AWS: "arn:aws:iam::464622532012:root" },
                        { Condition: { StringEquals: { "sts:ExternalId": "0123456789" } } },
                    ),
                },
                { arn: "arn:aws:iam::444455556666:role/monitoring", id: "monitoring" },
            ),
            audit: attachment("monitoring", managed("SecurityAudit")),
            policy: inlinePolicy(
                "monitoring",
                document(
                    allow(
                        [
                            "cloudtrail:DescribeTrails",
                            "cloudtrail:LookupEvents",
                            "cloudtrail:GetTrailStatus",
                            "s3:GetBucketLocation",
                            "kms:ListKeys",
                        ],
                        "*",
                    ),
                ),
            ),
        },
    },
    {
        name: "roles of people",
        program: {
            set: resource(
                "aws:ssoadmin/permissionSet:PermissionSet",
                { name: "Developer", sessionDuration: "PT8H" },
                { arn: "arn:aws:sso:::permissionSet/1" },
            ),
            read: resource("aws:ssoadmin/managedPolicyAttachment:ManagedPolicyAttachment", {
                instanceArn: "i",
                permissionSetArn: from("set", "arn"),
                managedPolicyArn: managed("ReadOnlyAccess"),
            }),
            inline: resource("aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy", {
                instanceArn: "i",
                permissionSetArn: from("set", "arn"),
                inlinePolicy: document(allow(["lambda:InvokeFunction", "logs:StartQuery"], "*")),
            }),
        },
    },
    {
        name: "a group of developers",
        program: {
            group: resource("aws:iam/group:Group", { name: "developers" }),
            read: resource("aws:iam/groupPolicyAttachment:GroupPolicyAttachment", {
                group: from("group", "name"),
                policyArn: managed("job-function/ViewOnlyAccess"),
            }),
            mfa: resource("aws:iam/groupPolicy:GroupPolicy", {
                group: from("group", "name"),
                policy: document(
                    allow(["iam:ListMFADevices", "iam:ChangePassword"], "arn:aws:iam::*:user/${aws:username}"),
                ),
            }),
        },
    },
    {
        name: "a function that is rotated by Secrets Manager",
        program: {
            rotate: lambda("rotate"),
            permission: resource("aws:lambda/permission:Permission", {
                action: "lambda:InvokeFunction",
                function: from("rotate", "name"),
                principal: "secretsmanager.amazonaws.com",
                sourceAccount: "444455556666",
            }),
        },
    },
    {
        name: "an account's defaults",
        program: {
            volumes: resource("aws:ebs/encryptionByDefault:EncryptionByDefault", { enabled: true }),
            key: resource("aws:ebs/defaultKmsKey:DefaultKmsKey", {
                keyArn: "arn:aws:kms:us-east-1:444455556666:key/ebs",
            }),
            snapshots: resource("aws:ebs/snapshotBlockPublicAccess:SnapshotBlockPublicAccess", {
                state: "block-all-sharing",
            }),
            images: resource("aws:ec2/imageBlockPublicAccess:ImageBlockPublicAccess", { state: "block-new-sharing" }),
            buckets: resource("aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock", {
                blockPublicAcls: true,
                blockPublicPolicy: true,
                ignorePublicAcls: true,
                restrictPublicBuckets: true,
            }),
            passwords: resource("aws:iam/accountPasswordPolicy:AccountPasswordPolicy", { minimumPasswordLength: 14 }),
        },
    },
    {
        name: "golden images shared with the organization",
        program: {
            image: resource(
                "aws:ec2/ami:Ami",
                { name: "base", ebsBlockDevices: [{ deviceName: "/dev/xvda", snapshotId: "snap-0abc" }] },
                { id: "ami-1" },
            ),
            copy: resource("aws:ec2/amiCopy:AmiCopy", {
                name: "base",
                sourceAmiId: from("image", "id"),
                sourceAmiRegion: "us-east-1",
                encrypted: true,
            }),
            permission: resource("aws:ec2/amiLaunchPermission:AmiLaunchPermission", {
                imageId: from("image", "id"),
                organizationArn: "arn:aws:organizations::111122223333:organization/o-exampleorgid",
            }),
        },
    },
    {
        name: "disks of a database of one's own",
        program: {
            disk: resource(
                "aws:ebs/volume:Volume",
                { availabilityZone: "us-east-1a", size: 500, type: "gp3", encrypted: true },
                { id: "vol-1" },
            ),
            nightly: resource("aws:ebs/snapshot:Snapshot", { volumeId: from("disk", "id") }, { id: "snap-1" }),
            restored: resource("aws:ebs/volume:Volume", {
                availabilityZone: "us-east-1b",
                snapshotId: from("nightly", "id"),
            }),
            attachment: resource("aws:ec2/volumeAttachment:VolumeAttachment", {
                deviceName: "/dev/sdf",
                instanceId: "i-1",
                volumeId: from("disk", "id"),
            }),
        },
    },
    {
        name: "an event bus for the organization",
        program: {
            bus: resource(
                "aws:cloudwatch/eventBus:EventBus",
                { name: "shop" },
                { arn: "arn:aws:events:us-east-1:444455556666:event-bus/shop" },
            ),
            permission: resource("aws:cloudwatch/eventPermission:EventPermission", {
                eventBusName: from("bus", "name"),
                principal: "*",
                statementId: "organization",
                condition: { type: "StringEquals", key: "aws:PrincipalOrgID", value: "o-exampleorgid" },
            }),
            dead: queue("dead-letters"),
        },
    },
    {
        name: "mail in and out",
        program: {
            identity: resource("aws:ses/domainIdentity:DomainIdentity", { domain: "example.com" }),
            inbox: bucket("inbox"),
            policy: bucketPolicy("inbox", delivery("ses.amazonaws.com", "inbox", { Condition: source })),
            bounces: topic("bounces"),
        },
    },
    {
        name: "keys that sign and keys of several Regions",
        program: {
            signing: resource("aws:kms/key:Key", {
                keyUsage: "SIGN_VERIFY",
                customerMasterKeySpec: "ECC_NIST_P256",
                deletionWindowInDays: 30,
            }),
            global: key("global", { multiRegion: true }),
            replica: resource("aws:kms/replicaKey:ReplicaKey", {
                primaryKeyArn: from("global", "arn"),
                region: "eu-west-1",
            }),
            alias: resource("aws:kms/alias:Alias", { name: "alias/global", targetKeyId: from("global", "keyId") }),
        },
    },
    {
        name: "the same in two Regions",
        program: Object.fromEntries(
            ["us-east-1", "eu-west-1"].flatMap((region) => [
                [`queue-${region}`, queue("jobs", { region })],
                [`table-${region}`, resource("aws:dynamodb/table:Table", { name: "jobs", hashKey: "id", region })],
                [`logs-${region}`, logGroup("/jobs", { region })],
            ]),
        ),
    },
    {
        name: "values of another stack",
        program: {
            network: {
                type: "pulumi:pulumi:StackReference",
                inputs: { name: "example/network/prod" },
                computed: {
                    outputs: { subnetId: "subnet-1", keyArn: "arn:aws:kms:us-east-1:444455556666:key/theirs" },
                    id: "example/network/prod",
                    keyArn: "arn:aws:kms:us-east-1:444455556666:key/theirs",
                },
            },
            volume: resource("aws:ebs/volume:Volume", {
                availabilityZone: "us-east-1a",
                encrypted: true,
                kmsKeyId: from("network", "keyArn"),
            }),
            queue: queue("jobs", { kmsMasterKeyId: from("network", "keyArn") }),
        },
    },
    {
        name: "resources that the stack only reads",
        program: {
            theirs: resource(
                "aws:s3/bucket:Bucket",
                {},
                { id: "theirs", bucket: "theirs", arn: "arn:aws:s3:::theirs" },
            ),
            role: role("reader", "lambda.amazonaws.com"),
            policy: inlinePolicy("role", document(allow("s3:GetObject", "arn:aws:s3:::theirs/*"))),
        },
    },
    {
        name: "resources of other providers",
        program: {
            name: { type: "random:index/randomPet:RandomPet", inputs: {}, computed: { id: "brave-cat" } },
            chart: { type: "kubernetes:helm.sh/v3:Release", inputs: { chart: "nginx", values: { encrypted: false } } },
            component: { type: "example:index:Service", inputs: {} },
            provider: { type: "pulumi:providers:aws", inputs: { region: "us-east-1" } },
        },
    },
    {
        name: "a component's resources, of which little is known before the update",
        program: {
            volume: resource("aws:ebs/volume:Volume", { availabilityZone: unknown, size: unknown, encrypted: true }),
            database: resource("aws:rds/instance:Instance", {
                engine: unknown,
                storageEncrypted: true,
                dbSubnetGroupName: unknown,
                password: unknown,
            }),
            queue: queue("jobs", { redrivePolicy: unknown }),
            bucket: bucket("assets", { tags: unknown }),
        },
    },
    {
        name: "messages in Amazon MQ",
        program: {
            broker: resource("aws:mq/broker:Broker", {
                brokerName: "orders",
                engineType: "RabbitMQ",
                hostInstanceType: "mq.m7g.medium",
                publiclyAccessible: false,
            }),
        },
    },
    {
        name: "files from partners by SFTP",
        program: {
            server: resource("aws:transfer/server:Server", {
                protocols: ["SFTP"],
                endpointType: "VPC",
                securityPolicyName: "TransferSecurityPolicy-2024-01",
            }),
            landing: bucket("landing"),
            private: privately("landing"),
            role: role("transfer", "transfer.amazonaws.com"),
        },
    },
    {
        name: "a migration with DMS",
        program: {
            instance: resource("aws:dms/replicationInstance:ReplicationInstance", {
                replicationInstanceId: "move",
                replicationInstanceClass: "dms.t3.medium",
                publiclyAccessible: false,
            }),
            source: resource("aws:dms/endpoint:Endpoint", {
                endpointId: "old",
                endpointType: "source",
                engineName: "oracle",
                sslMode: "verify-ca",
            }),
        },
    },
    {
        name: "a legacy stack of CloudFormation's",
        program: {
            legacy: {
                type: "aws:cloudformation/stack:Stack",
                inputs: {
                    name: "legacy",
                    parameters: { Environment: "prod" },
                    templateBody: JSON.stringify({
                        Parameters: { Environment: { Type: "String" } },
                        Resources: {
                            Queue: { Type: "AWS::SQS::Queue" },
                            Table: {
                                Type: "AWS::DynamoDB::Table",
                                Properties: {
                                    TableName: { "Fn::Sub": "orders-${Environment}" },
                                    BillingMode: "PAY_PER_REQUEST",
                                },
                            },
                            Role: {
                                Type: "AWS::IAM::Role",
                                Properties: {
                                    AssumeRolePolicyDocument: {
                                        Statement: [
                                            {
                                                Effect: "Allow",
                                                Principal: { Service: "lambda.amazonaws.com" },
                                                Action: "sts:AssumeRole",
                                            },
                                        ],
                                    },
                                },
                            },
                        },
                    }),
                },
            },
        },
    },
    {
        name: "resources of the aws-native provider",
        program: {
            queue: { type: "aws-native:sqs:Queue", inputs: { queueName: "jobs" } },
            table: {
                type: "aws-native:dynamodb:Table",
                inputs: { tableName: "jobs", sseSpecification: { sseEnabled: true } },
            },
            agent: { type: "aws-native:bedrock:Agent", inputs: { agentName: "helper" } },
        },
    },
];
