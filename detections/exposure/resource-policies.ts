import { all, any, anyEvent, contains, equals, exists, notExists, succeeded } from "../filter-pattern/build";
import { denied, record } from "../sample-record";
import { firstEvent, watchOf, type Watch } from "../entry";
import { dataStoresOpened } from "./data-policies";
import { opens, policyFor } from "./policy-text";
import type { PatternDetection } from "../detection";

const ecr = "ecr.amazonaws.com";
const events = "events.amazonaws.com";
const publicEcr = "ecr-public.amazonaws.com";
const secretsManager = "secretsmanager.amazonaws.com";
const sns = "sns.amazonaws.com";
const sqs = "sqs.amazonaws.com";
const attribute = "$.requestParameters.attributeName";

const permissions = [
    { source: sqs, names: ["AddPermission"] },
    { source: sns, names: ["AddPermission"] },
    { source: publicEcr, names: ["CreateRepository"] },
];
const queues = { source: sqs, names: ["CreateQueue", "SetQueueAttributes"] };
const newTopics = { source: sns, names: ["CreateTopic"] };
const topics = { source: sns, names: ["SetTopicAttributes"] };
const repositories = { source: ecr, names: ["SetRepositoryPolicy", "PutRegistryPolicy"] };
const secrets = { source: secretsManager, names: ["PutResourcePolicy"] };
const eventBuses = { source: events, names: ["PutPermission"] };
const documents = { source: "ssm.amazonaws.com", names: ["ModifyDocumentPermission"] };
const domains = { source: "es.amazonaws.com", names: ["UpdateDomainConfig"] };

const byOrganization = { StringEquals: { "aws:PrincipalOrgID": "o-exampleorgid" } };
const queueUrl = "https://sqs.us-east-1.amazonaws.com/111122223333/orders";
const topicArn = "arn:aws:sns:us-east-1:111122223333:orders";

const opened: Watch = {
    events: [...permissions, queues, newTopics, topics, repositories, secrets, eventBuses, domains, documents],
    condition: all(
        any(
            all(any(anyEvent(queues), anyEvent(newTopics)), opens("$.requestParameters.attributes.Policy")),
            all(anyEvent(topics), equals(attribute, "Policy"), opens("$.requestParameters.attributeValue")),
            all(anyEvent(repositories), opens("$.requestParameters.policyText")),
            all(anyEvent(secrets), contains("$.requestParameters.resourcePolicy", "Allow")),
            all(
                anyEvent(eventBuses),
                exists("$.requestParameters.principal"),
                notExists("$.requestParameters.condition"),
            ),
            all(anyEvent(domains), opens("$.requestParameters.accessPolicies")),
            all(anyEvent(documents), equals("$.requestParameters.accountIdsToAdd[*]", "all")),
            ...permissions.map(anyEvent),
        ),
        succeeded(),
    ),
    samples: () => ({
        match: [
            record(documents.source, "ModifyDocumentPermission", {
                requestParameters: { name: "install", permissionType: "Share", accountIdsToAdd: ["all"] },
            }),
            record(sqs, "SetQueueAttributes", {
                requestParameters: { queueUrl, attributes: { Policy: policyFor({ AWS: "*" }, "sqs:*") } },
            }),
            record(sqs, "AddPermission", {
                requestParameters: {
                    queueUrl,
                    label: "partner",
                    aWSAccountIds: ["999988887777"],
                    actions: ["ReceiveMessage"],
                },
            }),
            record(sns, "SetTopicAttributes", {
                requestParameters: {
                    topicArn,
                    attributeName: "Policy",
                    attributeValue: policyFor({ AWS: "arn:aws:iam::999988887777:root" }, "sns:Subscribe"),
                },
            }),
            record(ecr, "SetRepositoryPolicy", {
                requestParameters: {
                    repositoryName: "payments",
                    policyText: policyFor("*", "ecr:BatchGetImage"),
                    force: false,
                },
            }),
            record(ecr, "PutRegistryPolicy", {
                requestParameters: { policyText: policyFor({ AWS: "999988887777" }, "ecr:ReplicateImage") },
            }),
            record(secretsManager, "PutResourcePolicy", {
                requestParameters: {
                    secretId: "prod/database",
                    resourcePolicy: policyFor({ AWS: "999988887777" }, "secretsmanager:GetSecretValue"),
                },
            }),

            record(sqs, "CreateQueue", {
                requestParameters: { queueName: "orders", attributes: { Policy: policyFor("*", "sqs:SendMessage") } },
            }),
            record(sns, "CreateTopic", {
                requestParameters: { name: "orders", attributes: { Policy: policyFor("*", "sns:Publish") } },
            }),
            record(sns, "AddPermission", {
                requestParameters: {
                    topicArn,
                    label: "partner",
                    aWSAccountId: ["999988887777"],
                    actionName: ["Publish"],
                },
            }),
            record(events, "PutPermission", {
                requestParameters: { statementId: "partner", action: "events:PutEvents", principal: "999988887777" },
            }),
            record(domains.source, "UpdateDomainConfig", {
                requestParameters: { domainName: "logs", accessPolicies: policyFor({ AWS: "*" }, "es:*") },
            }),
            record(publicEcr, "CreateRepository", { requestParameters: { repositoryName: "tools" } }),
        ],
        ignore: [
            record(documents.source, "ModifyDocumentPermission", {
                requestParameters: { name: "install", permissionType: "Share", accountIdsToAdd: ["444455556666"] },
            }),
            record(documents.source, "ModifyDocumentPermission", {
                requestParameters: { name: "install", permissionType: "Share", accountIdsToRemove: ["all"] },
            }),
            record(events, "PutPermission", {
                requestParameters: {
                    statementId: "organization",
                    action: "events:PutEvents",
                    principal: "*",
                    condition: { type: "StringEquals", key: "aws:PrincipalOrgID", value: "o-exampleorgid" },
                },
            }),
            record(events, "PutPermission", {
                requestParameters: { policy: policyFor("*", "events:PutEvents", byOrganization) },
            }),
            record(secretsManager, "PutResourcePolicy", {
                requestParameters: {
                    secretId: "prod/database",
                    resourcePolicy: policyFor("*", "secretsmanager:DeleteSecret").replace("Allow", "Deny"),
                },
            }),
            record(publicEcr, "DeleteRepository", { requestParameters: { repositoryName: "tools" } }),
            ...[undefined, byOrganization].flatMap((condition) =>
                ["*", { Service: "cloudfront.amazonaws.com" }].flatMap((principal) => {
                    const written = policyFor(principal, "*", condition);
                    const harmless =
                        condition === undefined && principal === "*" ? written.replace("Allow", "Deny") : written;
                    return [
                        record(sqs, "CreateQueue", {
                            requestParameters: { queueName: "orders", attributes: { Policy: harmless } },
                        }),
                        record(sns, "SetTopicAttributes", {
                            requestParameters: { topicArn, attributeName: "Policy", attributeValue: harmless },
                        }),
                        record(ecr, "SetRepositoryPolicy", {
                            requestParameters: { repositoryName: "web", policyText: harmless },
                        }),
                        record(domains.source, "UpdateDomainConfig", {
                            requestParameters: { domainName: "logs", accessPolicies: harmless },
                        }),
                    ];
                }),
            ),

            record(sqs, "SetQueueAttributes", {
                requestParameters: { queueUrl, attributes: { VisibilityTimeout: "120" } },
            }),
            record(sqs, "SetQueueAttributes", {
                requestParameters: {
                    queueUrl,
                    attributes: { Policy: policyFor({ Service: "sns.amazonaws.com" }, "sqs:SendMessage") },
                },
            }),
            record(sns, "SetTopicAttributes", {
                requestParameters: {
                    topicArn,
                    attributeName: "Policy",
                    attributeValue: policyFor({ AWS: "*" }, "sns:Publish", {
                        StringEquals: { "AWS:SourceOwner": "111122223333" },
                    }),
                },
            }),
            record(sns, "SetTopicAttributes", {
                requestParameters: { topicArn, attributeName: "DisplayName", attributeValue: "Allowed orders" },
            }),
            record(secretsManager, "PutResourcePolicy", {
                ...denied("secretsmanager:PutResourcePolicy", "AccessDeniedException"),
                requestParameters: {
                    secretId: "prod/database",
                    resourcePolicy: policyFor({ AWS: "999988887777" }, "secretsmanager:GetSecretValue"),
                },
            }),
            record(ecr, "CreateRepository", { requestParameters: { repositoryName: "payments" } }),
        ],
    }),
};

export const resourcesShared: PatternDetection = {
    ...firstEvent,
    id: "resource-shared-by-policy",
    title: "Queue, topic, image repository, secret, event bus, document or data store opened",
    why: "A resource policy lets in whoever it names, from any account; an open queue or secret is read without a trace in the reader's logs here.",
    response:
        "Read the policy and find whose account it names. Put the old one back, and change the secret or look at who pulled from the repository.",
    severity: "medium",
    techniques: ["T1530", "T1537"],
    controls: [],
    noise: "Policies for a role of the same account that are written without a condition.",
    watches:
        "policies that allow somebody without any condition and name no AWS service, any allowing policy of a secret, permissions for an account, and Systems Manager documents for everybody",
    ...watchOf(opened, dataStoresOpened),
};
