import type { Json } from "../delivery-harness";
import { type Example, none } from "./example";
import { expectedRecord } from "./normalized";

const lambdaPage = "Logging AWS Lambda API calls using AWS CloudTrail (AWS Lambda Developer Guide)";
const organizationsPage = "Logging API calls with AWS CloudTrail for AWS Organizations (AWS Organizations User Guide)";
const lambda = (name: string, fields: Json) => expectedRecord("lambda.amazonaws.com", name, fields);
const organizations = (name: string, fields: Json) => expectedRecord("organizations.amazonaws.com", name, fields);
const roleArn = "arn:aws:iam::111122223333:role/function";
const functionArn = "arn:aws:lambda:us-east-1:111122223333:function:task";

export const otherExamples: readonly Example[] = [
    {
        what: "a function deleted that is not there",
        source: lambdaPage,
        call: (aws) => aws.call("lambda", "DeleteFunction", { FunctionName: "basic-node-task" }),
        record: lambda("DeleteFunction20150331", {
            errorCode: "ResourceNotFoundException",
            errorMessage: "Function not found: arn:aws:lambda:us-east-1:111122223333:function:basic-node-task",
            requestParameters: { functionName: "basic-node-task" },
        }),
    },
    {
        what: "a function opened to everybody, by the second version's name",
        source: none,
        async call(aws) {
            const trust = '{"Version":"2012-10-17","Statement":[]}';
            await aws.call("iam", "CreateRole", { RoleName: "function", AssumeRolePolicyDocument: trust });
            const code = { Runtime: "python3.13", Handler: "index.handler", Role: roleArn, Code: { ZipFile: "zip" } };
            const environment = { Environment: { Variables: { PASSWORD: "hunter2" } } };
            await aws.call("lambda", "CreateFunction", { FunctionName: "task", ...code, ...environment });
            return aws.call("lambda", "AddPermission", {
                FunctionName: "task",
                StatementId: "backdoor",
                Action: "lambda:InvokeFunction",
                Principal: "*",
            });
        },
        record: lambda("AddPermission20150331v2", {
            requestParameters: {
                action: "lambda:InvokeFunction",
                functionName: "task",
                principal: "*",
                statementId: "backdoor",
            },
            responseElements: {
                statement: `{"Action": "lambda:InvokeFunction", "Principal": "*", "Effect": "Allow", "Resource": "${functionArn}", "Sid": "backdoor"}`,
            },
        }),
    },
    {
        what: "functions listed",
        source: none,
        call: (aws) => aws.call("lambda", "ListFunctions", { MaxItems: 5 }),
        record: lambda("ListFunctions20150331", { requestParameters: { maxItems: 5 }, readOnly: true }),
    },
    {
        what: "an account created, from another Region",
        source: organizationsPage,
        async call(aws) {
            await aws.call("organizations", "CreateOrganization", { FeatureSet: "ALL" });
            const account = { Email: "alice@example.com", AccountName: "Production" };
            return aws.call("organizations", "CreateAccount", account, { region: "eu-west-1" });
        },
        record: organizations("CreateAccount", {
            requestParameters: { email: "****", accountName: "****" },
            responseElements: {
                createAccountStatus: {
                    accountName: "****",
                    state: "SUCCEEDED",
                    id: "<car>",
                    requestedTimestamp: "<time>",
                    completedTimestamp: "<time>",
                    accountId: "<account>",
                },
            },
        }),
    },
    {
        what: "a service that the emulator has not",
        source: none,
        call: (aws) => aws.call("accessanalyzer", "DeleteAnalyzer", { analyzerName: "organization" }),
        record: expectedRecord("access-analyzer.amazonaws.com", "DeleteAnalyzer", {
            errorCode: "NotImplemented",
            errorMessage: "The AWS emulator does not have this service or operation.",
            requestParameters: { analyzerName: "organization", clientToken: "<uuid>" },
        }),
    },
];
