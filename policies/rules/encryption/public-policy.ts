import { all, type Answer, any, not } from "../../reading/answer";
import type { Resource } from "../../reading/resource";
import type { Stack } from "../../reading/stack";
import { isOn, meets, UNKNOWN } from "../../reading/value";
import { type Finding, type Rule, verdict, where } from "../../rule";
import { closedRules, type Openable } from "./openable";
import { given } from "./store";

const docs = "https://docs.aws.amazon.com";

/** Whether a policy lets the whole world in, in any of some properties. */
export function byPolicy(...properties: readonly string[]): (resource: Resource) => Answer {
    return (resource) =>
        any(properties.flatMap((property) => resource.document(property).statements.map(({ isPublic }) => isPublic)));
}

function withPolicy(
    kind: string,
    subject: string,
    types: readonly string[],
    properties: readonly string[],
    url: string,
    securityHub: readonly string[] = [],
): Openable {
    return {
        name: `${kind}-not-public`,
        title: `${subject} does not let the whole world in`,
        types,
        isPublic: byPolicy(...properties),
        fault: "lets everybody in: no condition says who or from where",
        fix: 'in the policy, a Principal such as { AWS: roleArn } in place of "*", or a Condition such as { StringEquals: { "aws:PrincipalOrgID": organizationId } }',
        securityHub,
        url: docs + url,
    };
}

const domains = ["aws:opensearch/domain:Domain", "aws:elasticsearch/domain:Domain"];
const domainPolicies = ["aws:opensearch/domainPolicy:DomainPolicy", "aws:elasticsearch/domainPolicy:DomainPolicy"];
const domainFault = "is on the internet and lets everybody in";

/** Outside a VPC, only the access policy and the domain's own users stand between a domain and the internet. */
function needsPolicy(domain: Resource): Answer {
    return all([not(given("vpcOptions")(domain)), not(isOn(domain.input("advancedSecurityOptions", "enabled")))]);
}

function isPolicyOf(domain: Resource, policy: Resource): Answer {
    const [name, domainName] = [domain.input("domainName"), policy.input("domainName")];
    return policy.sourcesOf("domainName").some(({ urn }) => urn === domain.urn)
        ? "yes"
        : name === UNKNOWN
          ? "unknown"
          : meets(domainName, (known) => known === name);
}

/** Judges the policies that are resources of their own. */
function judgeDomainPolicies(stack: Stack): Finding[] {
    return stack.ofType(domainPolicies).map((policy) => ({
        resource: policy,
        verdict: where(
            any(stack.ofType(domains).map((domain) => all([isPolicyOf(domain, policy), needsPolicy(domain)]))),
            verdict(not(byPolicy("accessPolicies")(policy)), domainFault),
        ),
    }));
}

/** Resources whose policy says who may use them. */
export const publicPolicies: readonly Rule[] = closedRules([
    {
        name: "opensearch-domain-not-public",
        title: "An OpenSearch or Elasticsearch domain does not let the whole world in",
        types: domains,
        isPublic: (domain) => all([byPolicy("accessPolicies")(domain), needsPolicy(domain)]),
        judgeStack: judgeDomainPolicies,
        fault: domainFault,
        fix: 'on the domain, vpcOptions, or in accessPolicies a Principal other than "*"',
        securityHub: ["OpenSearch.2", "ES.2"],
        url: `${docs}/opensearch-service/latest/developerguide/ac.html`,
    },
    withPolicy(
        "msk-cluster-policy",
        "The policy of an MSK cluster",
        ["aws:msk/clusterPolicy:ClusterPolicy"],
        ["policy"],
        "/msk/latest/developerguide/mvpc-cluster-owner-action-policy.html",
    ),
    withPolicy(
        "redshift-policy",
        "The policy of a Redshift namespace or snapshot",
        ["aws:redshift/resourcePolicy:ResourcePolicy", "aws:redshiftserverless/resourcePolicy:ResourcePolicy"],
        ["policy"],
        "/redshift/latest/mgmt/redshift-iam-access-control-overview.html",
    ),
    withPolicy(
        "log-group",
        "A log group",
        ["aws:cloudwatch/logResourcePolicy:LogResourcePolicy"],
        ["policyDocument"],
        "/AmazonCloudWatch/latest/logs/iam-access-control-overview-cwl.html",
    ),
    withPolicy(
        "sqs-queue",
        "An SQS queue",
        ["aws:sqs/queue:Queue", "aws:sqs/queuePolicy:QueuePolicy"],
        ["policy"],
        "/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-security-best-practices.html",
        ["SQS.3"],
    ),
    withPolicy(
        "ecr-repository",
        "An ECR repository",
        [
            "aws:ecr/repositoryPolicy:RepositoryPolicy",
            "aws:ecr/registryPolicy:RegistryPolicy",
            "aws:ecr/repositoryCreationTemplate:RepositoryCreationTemplate",
        ],
        ["policy", "repositoryPolicy"],
        "/AmazonECR/latest/userguide/repository-policies.html",
    ),
    withPolicy(
        "secretsmanager-secret",
        "A secret",
        ["aws:secretsmanager/secret:Secret", "aws:secretsmanager/secretPolicy:SecretPolicy"],
        ["policy"],
        "/secretsmanager/latest/userguide/auth-and-access_resource-based-policies.html",
    ),
    withPolicy(
        "backup-vault",
        "A backup vault",
        ["aws:backup/vaultPolicy:VaultPolicy"],
        ["policy"],
        "/aws-backup/latest/devguide/create-a-vault-access-policy.html",
    ),
    withPolicy(
        "dynamodb-table",
        "A DynamoDB table",
        ["aws:dynamodb/resourcePolicy:ResourcePolicy"],
        ["policy"],
        "/amazondynamodb/latest/developerguide/rbac-bpa-rbp.html",
    ),
    withPolicy(
        "kinesis-stream",
        "A Kinesis data stream",
        ["aws:kinesis/resourcePolicy:ResourcePolicy"],
        ["policy"],
        "/streams/latest/dev/controlling-access.html",
    ),
    withPolicy(
        "glue-data-catalog",
        "The Glue Data Catalog",
        ["aws:glue/resourcePolicy:ResourcePolicy"],
        ["policy"],
        "/glue/latest/dg/security_iam_resource-based-policy-examples.html",
    ),
    withPolicy(
        "log-destination",
        "A destination of CloudWatch Logs",
        ["aws:cloudwatch/logDestinationPolicy:LogDestinationPolicy"],
        ["accessPolicy"],
        "/AmazonCloudWatch/latest/logs/CreateDestination.html",
    ),
    withPolicy(
        "s3-table-bucket",
        "An S3 table bucket",
        ["aws:s3tables/tableBucketPolicy:TableBucketPolicy", "aws:s3tables/tablePolicy:TablePolicy"],
        ["resourcePolicy"],
        "/AmazonS3/latest/userguide/s3-tables-resource-based-policies.html",
    ),
    withPolicy(
        "efs-file-system",
        "An EFS file system",
        ["aws:efs/fileSystemPolicy:FileSystemPolicy"],
        ["policy"],
        "/efs/latest/ug/access-control-block-public-access.html",
    ),
]);
