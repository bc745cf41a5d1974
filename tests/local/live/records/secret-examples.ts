import type { Json } from "../delivery-harness";
import { type Example, none } from "./example";
import { expectedRecord } from "./normalized";

const secretsManagerPage = "Logging AWS Secrets Manager events with AWS CloudTrail (AWS Secrets Manager User Guide)";
const clientRequestToken = "16bc6e70-f972-4260-b18a-db1b623cb35c";
const secretsManager = (name: string, fields: Json) => expectedRecord("secretsmanager.amazonaws.com", name, fields);
const ssm = (name: string, fields: Json) => expectedRecord("ssm.amazonaws.com", name, fields);
const parameter = [
    { ARN: "arn:aws:ssm:us-east-1:111122223333:parameter/database/password", accountId: "111122223333" },
];

export const secretExamples: readonly Example[] = [
    {
        what: "a secret created, without it",
        source: secretsManagerPage,
        call: (aws) =>
            aws.call("secretsmanager", "CreateSecret", {
                Name: "MyDatabaseSecret",
                ClientRequestToken: clientRequestToken,
                SecretString: "hunter2",
            }),
        record: secretsManager("CreateSecret", {
            requestParameters: { name: "MyDatabaseSecret", clientRequestToken: "<uuid>" },
        }),
    },
    {
        what: "a secret read, without it",
        before: (aws) =>
            aws.call("secretsmanager", "CreateSecret", { Name: "MyDatabaseSecret", SecretString: "hunter2" }),
        source: none,
        call: (aws) => aws.call("secretsmanager", "GetSecretValue", { SecretId: "MyDatabaseSecret" }),
        record: secretsManager("GetSecretValue", {
            requestParameters: { secretId: "MyDatabaseSecret" },
            readOnly: true,
        }),
    },
    {
        what: "a secret that is not there",
        source: none,
        call: (aws) => aws.call("secretsmanager", "DescribeSecret", { SecretId: "none" }),
        record: secretsManager("DescribeSecret", {
            errorCode: "ResourceNotFoundException",
            errorMessage: "Secrets Manager can't find the specified secret.",
            requestParameters: { secretId: "none" },
            readOnly: true,
        }),
    },
    {
        what: "a document deleted that is not there",
        source: "Logging AWS Systems Manager API calls with AWS CloudTrail (AWS Systems Manager User Guide)",
        call: (aws) => aws.call("ssm", "DeleteDocument", { Name: "example-Document" }),
        record: ssm("DeleteDocument", {
            errorCode: "InvalidDocument",
            errorMessage: "The specified document does not exist.",
            requestParameters: { name: "example-Document" },
            resources: [
                {
                    ARN: "arn:aws:ssm:us-east-1:111122223333:document/example-Document",
                    accountId: "111122223333",
                },
            ],
        }),
    },
    {
        what: "a parameter put, without its value",
        source: none,
        call: (aws) =>
            aws.call("ssm", "PutParameter", { Name: "/database/password", Value: "hunter2", Type: "SecureString" }),
        record: ssm("PutParameter", {
            requestParameters: {
                name: "/database/password",
                value: "HIDDEN_DUE_TO_SECURITY_REASONS",
                type: "SecureString",
            },
            responseElements: { version: 1, tier: "Standard" },
            resources: parameter,
        }),
    },
    {
        what: "a parameter read, without its value",
        before: (aws) =>
            aws.call("ssm", "PutParameter", { Name: "/database/password", Value: "hunter2", Type: "SecureString" }),
        source: none,
        call: (aws) => aws.call("ssm", "GetParameter", { Name: "/database/password", WithDecryption: true }),
        record: ssm("GetParameter", {
            requestParameters: { name: "/database/password", withDecryption: true },
            readOnly: true,
            resources: parameter,
        }),
    },
];
