import { all, type Answer, any, not } from "../../reading/answer";
import type { Resource } from "../../reading/resource";
import { text } from "../../reading/text";
import { list, meets } from "../../reading/value";
import type { Rule } from "../../rule";
import { closedRules } from "./openable";
import { byPolicy } from "./public-policy";
import { given, oneOf } from "./store";

const docs = "https://docs.aws.amazon.com";

/** What a Lambda permission lets in: a service without a source is any customer's, and "*" without one is anybody. */
function functionIsPublic(resource: Resource): Answer {
    return all([
        meets(resource.input("principal"), (principal) => principal === "*"),
        not(given("sourceArn", "sourceAccount", "principalOrgId", "functionUrlAuthType")(resource)),
    ]);
}

function collectionIsPublic(resource: Resource): Answer {
    return all([
        oneOf(["type"], ["network"])(resource),
        meets(
            resource.input("policy"),
            (known) =>
                typeof known === "string" &&
                /"ResourceType"\s*:\s*"collection"/.test(known) &&
                /"AllowFromPublic"\s*:\s*true/.test(known),
        ),
    ]);
}

function includes(property: string, word: string): (resource: Resource) => Answer {
    return (resource) =>
        any(list(resource.input(property)).map((element) => meets(element, (known) => known === word)));
}

/** What can be shared with everybody by a word other than a policy. */
export const shared: readonly Rule[] = closedRules([
    {
        name: "rds-snapshot-not-public",
        title: "A database snapshot is not shared with everybody",
        types: [
            "aws:rds/snapshot:Snapshot",
            "aws:rds/snapshotCopy:SnapshotCopy",
            "aws:rds/clusterSnapshot:ClusterSnapshot",
            "aws:rds/clusterSnapshotCopy:ClusterSnapshotCopy",
        ],
        isPublic: includes("sharedAccounts", "all"),
        fault: "is shared with everybody",
        fix: "on the snapshot, sharedAccounts: [accountId]",
        securityHub: ["RDS.1"],
        url: `${docs}/AmazonRDS/latest/UserGuide/USER_ShareSnapshot.html`,
    },
    {
        name: "ec2-image-not-public",
        title: "A machine image is not shared with everybody",
        types: ["aws:ec2/amiLaunchPermission:AmiLaunchPermission"],
        isPublic: oneOf(["group"], ["all"]),
        fault: "shares an image, and what is on its disks, with everybody",
        fix: "on the permission, organizationArn or accountId in place of group",
        url: `${docs}/AWSEC2/latest/UserGuide/sharingamis-intro.html`,
    },
    {
        name: "opensearch-serverless-not-public",
        title: "An OpenSearch Serverless collection is reached from VPC endpoints only",
        types: ["aws:opensearch/serverlessSecurityPolicy:ServerlessSecurityPolicy"],
        isPublic: collectionIsPublic,
        fault: "opens a collection to the internet",
        fix: "in the network policy, AllowFromPublic: false and SourceVPCEs: [endpointId]",
        url: `${docs}/opensearch-service/latest/developerguide/serverless-network.html`,
    },
    {
        name: "lambda-function-not-public",
        title: "A Lambda function is not for everybody to call",
        types: ["aws:lambda/permission:Permission"],
        isPublic: functionIsPublic,
        fault: "lets everybody call the function",
        fix: 'on the permission, principal: "s3.amazonaws.com", sourceArn: bucket.arn, sourceAccount: accountId',
        securityHub: ["Lambda.1"],
        url: `${docs}/lambda/latest/dg/access-control-resource-based.html`,
    },
    {
        name: "lambda-layer-not-public",
        title: "A Lambda layer is not for everybody",
        types: ["aws:lambda/layerVersionPermission:LayerVersionPermission"],
        isPublic: (resource) => all([oneOf(["principal"], ["*"])(resource), not(given("organizationId")(resource))]),
        fault: "lets everybody have the layer's code",
        fix: "on the permission, organizationId, or an account id as principal",
        url: `${docs}/lambda/latest/dg/access-control-resource-based.html`,
    },
    {
        name: "ssm-document-not-public",
        title: "An SSM document is not shared with everybody",
        types: ["aws:ssm/document:Document"],
        isPublic: (resource) =>
            meets(resource.input("permissions", "accountIds") ?? resource.input("permissions", "account_ids"), (ids) =>
                /^all$/i.test(text(ids)),
            ),
        fault: "is shared with everybody",
        fix: "in permissions, account ids in place of All",
        securityHub: ["SSM.4"],
        url: `${docs}/systems-manager/latest/userguide/documents-ssm-sharing.html`,
    },
    {
        name: "event-bus-not-public",
        title: "An event bus does not take events from everybody",
        types: ["aws:cloudwatch/eventBusPolicy:EventBusPolicy", "aws:cloudwatch/eventPermission:EventPermission"],
        isPublic: (resource) =>
            any([
                byPolicy("policy")(resource),
                all([oneOf(["principal"], ["*"])(resource), not(given("condition")(resource))]),
            ]),
        fault: "lets everybody put events on the bus",
        fix: 'on the permission, condition: { type: "StringEquals", key: "aws:PrincipalOrgID", value: organizationId }',
        url: `${docs}/eventbridge/latest/userguide/eb-event-bus-perms.html`,
    },
]);
