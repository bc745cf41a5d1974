import { policyText } from "../../helpers/compliant-stack";
import { change, from, type Program } from "../../helpers/program";
import { unknown } from "../../helpers/server";
import type { Scenario } from "../../helpers/stacks";
import { faults, fine, undecided } from "./single-changes";

const team = policyText({
    Effect: "Allow",
    Principal: { AWS: "arn:aws:iam::444455556666:role/orders" },
    Action: "*",
    Resource: "*",
});
const everybody = policyText({ Effect: "Allow", Principal: "*", Action: "*", Resource: "*" });
const organization = policyText({
    Effect: "Allow",
    Principal: "*",
    Action: "*",
    Resource: "*",
    Condition: { StringEquals: { "aws:PrincipalOrgID": "o-exampleorgid" } },
});

/** The rule, the type of the resource with the policy, and the property. */
const kinds = [
    ["sqs-queue", "aws:sqs/queuePolicy:QueuePolicy", "policy"],
    ["sqs-queue", "aws:sqs/queue:Queue", "policy"],
    ["ecr-repository", "aws:ecr/repositoryPolicy:RepositoryPolicy", "policy"],
    ["secretsmanager-secret", "aws:secretsmanager/secretPolicy:SecretPolicy", "policy"],
    ["backup-vault", "aws:backup/vaultPolicy:VaultPolicy", "policy"],
    ["dynamodb-table", "aws:dynamodb/resourcePolicy:ResourcePolicy", "policy"],
    ["kinesis-stream", "aws:kinesis/resourcePolicy:ResourcePolicy", "policy"],
    ["glue-data-catalog", "aws:glue/resourcePolicy:ResourcePolicy", "policy"],
    ["log-destination", "aws:cloudwatch/logDestinationPolicy:LogDestinationPolicy", "accessPolicy"],
    ["s3-table-bucket", "aws:s3tables/tableBucketPolicy:TableBucketPolicy", "resourcePolicy"],
    ["efs-file-system", "aws:efs/fileSystemPolicy:FileSystemPolicy", "policy"],
    ["event-bus", "aws:cloudwatch/eventBusPolicy:EventBusPolicy", "policy"],
    ["opensearch-domain", "aws:opensearch/domain:Domain", "accessPolicies"],
    ["msk-cluster-policy", "aws:msk/clusterPolicy:ClusterPolicy", "policy"],
    ["redshift-policy", "aws:redshift/resourcePolicy:ResourcePolicy", "policy"],
    ["redshift-policy", "aws:redshiftserverless/resourcePolicy:ResourcePolicy", "policy"],
    ["log-group", "aws:cloudwatch/logResourcePolicy:LogResourcePolicy", "policyDocument"],
] as const;

const domain = {
    encryptAtRest: { enabled: true },
    nodeToNodeEncryption: { enabled: true },
    domainEndpointOptions: { enforceHttps: true },
};

/** One resource of each kind with a policy that names who may do what, and other things that can be shared. */
const resources: Program = {
    ...Object.fromEntries(
        kinds.map(([kind, type, property], index) => [
            `${kind}-${index}`,
            { type, inputs: { ...(kind === "opensearch-domain" && domain), [property]: team } },
        ]),
    ),
    function: {
        type: "aws:lambda/permission:Permission",
        inputs: { action: "lambda:InvokeFunction", principal: "s3.amazonaws.com", sourceArn: "arn:aws:s3:::uploads" },
    },
    layer: {
        type: "aws:lambda/layerVersionPermission:LayerVersionPermission",
        inputs: { action: "lambda:GetLayerVersion", principal: "*", organizationId: "o-exampleorgid" },
    },
    document: {
        type: "aws:ssm/document:Document",
        inputs: { documentType: "Command", permissions: { type: "Share", accountIds: "111122223333" } },
    },
    "bus-permission": {
        type: "aws:cloudwatch/eventPermission:EventPermission",
        inputs: {
            principal: "*",
            statementId: "organization",
            condition: { type: "StringEquals", key: "aws:PrincipalOrgID", value: "o-exampleorgid" },
        },
    },
    collection: {
        type: "aws:opensearch/serverlessSecurityPolicy:ServerlessSecurityPolicy",
        inputs: {
            type: "network",
            policy: JSON.stringify([
                {
                    Rules: [{ ResourceType: "collection", Resource: ["collection/logs"] }],
                    AllowFromPublic: false,
                    SourceVPCEs: ["vpce-1"],
                },
            ]),
        },
    },
    cdn: {
        type: "aws:cloudfront/distribution:Distribution",
        inputs: {
            defaultCacheBehavior: { viewerProtocolPolicy: "redirect-to-https" },
            orderedCacheBehaviors: [{ pathPattern: "/api/*", viewerProtocolPolicy: "https-only" }],
        },
    },
    domain: {
        type: "aws:apigateway/domainName:DomainName",
        inputs: { domainName: "api.example.com", securityPolicy: "TLS_1_2" },
    },
    transfer: { type: "aws:transfer/server:Server", inputs: { protocols: ["SFTP"] } },
    task: {
        type: "aws:ecs/taskDefinition:TaskDefinition",
        inputs: {
            family: "wiki",
            volumes: [
                { name: "scratch" },
                { name: "data", efsVolumeConfiguration: { fileSystemId: "fs-1", transitEncryption: "ENABLED" } },
            ],
        },
    },
};

/** A domain of another stack's program, or of this one, with its policy as a resource of its own. */
const searching = (inputs: Readonly<Record<string, unknown>>, module = "opensearch"): Program => ({
    search: {
        type: `aws:${module}/domain:Domain`,
        inputs: { domainName: "orders", ...domain, ...inputs },
        computed: { arn: "arn:aws:es:us-east-1:444455556666:domain/orders" },
    },
    "search-policy": {
        type: `aws:${module}/domainPolicy:DomainPolicy`,
        inputs: { domainName: from("search", "domainName"), accessPolicies: everybody },
    },
});

export const stacks: readonly Scenario[] = [
    ...["opensearch", "elasticsearch"].map((module) => ({
        name: `a domain of ${module} on the internet whose policy, a resource of its own, lets everybody in`,
        program: searching({}, module),
        finds: ["opensearch-domain-not-public: search-policy"],
    })),
    {
        name: "a domain whose policy names it by a text",
        program: change(searching({}), "search-policy", { domainName: "orders" }),
        finds: ["opensearch-domain-not-public: search-policy"],
    },
    {
        name: "a domain whose policy is not known",
        program: change(searching({}), "search-policy", { accessPolicies: unknown }),
        finds: ["opensearch-domain-not-public? search-policy"],
    },
    { name: "a domain in a VPC with such a policy", program: searching({ vpcOptions: { subnetIds: ["subnet-1"] } }) },
    {
        name: "a domain whose policy is for the organization",
        program: change(searching({}), "search-policy", { accessPolicies: organization }),
    },
    {
        name: "such a policy of another stack's domain",
        program: change(searching({}), "search-policy", { domainName: "theirs" }),
    },
    { name: "policies and endpoints that keep every rule", program: resources },
    ...faults(
        resources,
        kinds.map(([kind, , property], index) => [
            `${kind}-not-public`,
            `${kind}-${index}`,
            "everybody",
            { [property]: everybody },
        ]),
    ),
    ...fine(
        resources,
        kinds.map(([kind, , property], index) => [
            `${kind}-${index}`,
            "everybody of the organization",
            { [property]: organization },
        ]),
    ),
    ...undecided(
        resources,
        kinds.map(([kind, , property], index) => [`${kind}-not-public`, `${kind}-${index}`, property]),
    ),
    ...faults(resources, [
        ["lambda-function-not-public", "function", "everybody", { principal: "*", sourceArn: undefined }],
        ["lambda-layer-not-public", "layer", "everybody", { organizationId: undefined }],
        ["ssm-document-not-public", "document", "everybody", { permissions: { type: "Share", accountIds: "All" } }],
        ["event-bus-not-public", "bus-permission", "everybody", { condition: undefined }],
        [
            "opensearch-serverless-not-public",
            "collection",
            "the internet",
            {
                policy: JSON.stringify([
                    { Rules: [{ ResourceType: "collection", Resource: ["collection/logs"] }], AllowFromPublic: true },
                ]),
            },
        ],
        [
            "cloudfront-distribution-https",
            "cdn",
            "plain HTTP",
            { defaultCacheBehavior: { viewerProtocolPolicy: "allow-all" } },
        ],
        [
            "cloudfront-distribution-https",
            "cdn",
            "plain HTTP for some paths",
            { orderedCacheBehaviors: [{ pathPattern: "/old/*", viewerProtocolPolicy: "allow-all" }] },
        ],
        ["apigateway-domain-tls", "domain", "TLS 1.0", { securityPolicy: "TLS_1_0" }],
        ["transfer-server-protocols", "transfer", "FTP", { protocols: ["SFTP", "FTP"] }],
        [
            "ecs-task-efs-tls",
            "task",
            "EFS without TLS",
            { volumes: [{ name: "data", efsVolumeConfiguration: { fileSystemId: "fs-1" } }] },
        ],
    ]),
    ...undecided(resources, [
        ["lambda-function-not-public", "function", { principal: unknown, sourceArn: undefined }],
        ["lambda-layer-not-public", "layer", { principal: unknown, organizationId: undefined }],
        ["ssm-document-not-public", "document", "permissions"],
        ["opensearch-serverless-not-public", "collection", "policy"],
        ["cloudfront-distribution-https", "cdn", "defaultCacheBehavior"],
        ["apigateway-domain-tls", "domain", "securityPolicy"],
        ["transfer-server-protocols", "transfer", "protocols"],
        ["ecs-task-efs-tls", "task", "volumes"],
    ]),
    ...fine(resources, [
        [
            "function",
            "a function URL, which is another matter",
            { principal: "*", sourceArn: undefined, functionUrlAuthType: "AWS_IAM" },
        ],
        [
            "opensearch-domain-12",
            "inside a VPC",
            { accessPolicies: everybody, vpcOptions: { subnetIds: ["subnet-1"] } },
        ],
        [
            "opensearch-domain-12",
            "with users of its own",
            {
                accessPolicies: everybody,
                advancedSecurityOptions: { enabled: true, internalUserDatabaseEnabled: true },
            },
        ],
        [
            "efs-file-system-10",
            "everybody, through a mount target",
            {
                policy: policyText({
                    Effect: "Allow",
                    Principal: { AWS: "*" },
                    Action: "elasticfilesystem:ClientMount",
                    Resource: "*",
                    Condition: { Bool: { "elasticfilesystem:AccessedViaMountTarget": "true" } },
                }),
            },
        ],
        [
            "sqs-queue-0",
            "a topic of the same account",
            {
                policy: policyText({
                    Effect: "Allow",
                    Principal: "*",
                    Action: "sqs:SendMessage",
                    Resource: "*",
                    Condition: { ArnEquals: { "aws:SourceArn": "arn:aws:sns:us-east-1:444455556666:orders" } },
                }),
            },
        ],
    ]),
];
