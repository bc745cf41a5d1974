import * as assert from "node:assert/strict";
import type { Json } from "./delivery-harness";
import { useRecordedEmulator } from "./records/harness";

const secret = "hunter2-and-more";
const bytes = Buffer.from(secret).toString("base64");
const trust = '{"Version":"2012-10-17","Statement":[]}';
const code = { FunctionName: "f", Runtime: "python3.13", Handler: "i.h", Role: "arn:aws:iam::111122223333:role/f" };
const basic = { BasicAuthParameters: { Username: "u", Password: secret } };

/** Calls that carry a secret; whether they succeed does not matter. */
const calls: readonly (readonly [service: string, operation: string, parameters: Json])[] = [
    ["iam", "ChangePassword", { OldPassword: secret, NewPassword: secret }],
    ["iam", "UpdateLoginProfile", { UserName: "alice", Password: secret }],
    ["iam", "CreateLoginProfile", { UserName: "alice", Password: secret }],
    ["sts", "AssumeRoleWithWebIdentity", { RoleArn: code.Role, RoleSessionName: "s1", WebIdentityToken: secret }],
    ["kms", "Encrypt", { KeyId: "alias/a", Plaintext: secret }],
    ["kms", "ReEncrypt", { DestinationKeyId: "alias/a", CiphertextBlob: secret }],
    ["secretsmanager", "CreateSecret", { Name: "a", SecretString: secret }],
    ["secretsmanager", "PutSecretValue", { SecretId: "a", SecretString: secret }],
    ["secretsmanager", "UpdateSecret", { SecretId: "a", SecretBinary: secret }],
    ["ssm", "PutParameter", { Name: "a", Value: secret, Type: "String" }],
    ["ssm", "SendCommand", { DocumentName: "AWS-RunShellScript", Parameters: { commands: [secret] } }],
    ["lambda", "CreateFunction", { ...code, Code: { ZipFile: secret }, Environment: { Variables: { A: secret } } }],
    ["lambda", "UpdateFunctionConfiguration", { FunctionName: "f", Environment: { Variables: { A: secret } } }],
    ["lambda", "UpdateFunctionCode", { FunctionName: "f", ZipFile: secret }],
    ["lambda", "Invoke", { FunctionName: "f", Payload: secret }],
    ["ec2", "RunInstances", { ImageId: "ami-12c6146b", MinCount: 1, MaxCount: 1, UserData: secret }],
    [
        "rds",
        "CreateDBInstance",
        { DBInstanceIdentifier: "a", DBInstanceClass: "db.t3.micro", Engine: "postgres", MasterUserPassword: secret },
    ],
    [
        "redshift",
        "CreateCluster",
        { ClusterIdentifier: "a", NodeType: "ra3.large", MasterUsername: "u", MasterUserPassword: secret },
    ],
    [
        "glue",
        "CreateConnection",
        { ConnectionInput: { Name: "a", ConnectionType: "JDBC", ConnectionProperties: { PASSWORD: secret } } },
    ],
    ["events", "CreateConnection", { Name: "a", AuthorizationType: "BASIC", AuthParameters: basic }],
    ["cognito-idp", "AdminSetUserPassword", { UserPoolId: "us-east-1_a", Username: "u", Password: secret }],
    ["sns", "Publish", { TopicArn: "arn:aws:sns:us-east-1:111122223333:a", Message: secret, Subject: secret }],
    ["sns", "ConfirmSubscription", { TopicArn: "arn:aws:sns:us-east-1:111122223333:a", Token: secret }],
    ["sqs", "SendMessage", { QueueUrl: "http://127.0.0.1/111122223333/q", MessageBody: secret }],
    [
        "sqs",
        "SendMessageBatch",
        { QueueUrl: "http://127.0.0.1/111122223333/q", Entries: [{ Id: "1", MessageBody: secret }] },
    ],
    ["kinesis", "PutRecord", { StreamName: "a", PartitionKey: "p", Data: secret }],
    ["dynamodb", "PutItem", { TableName: "a", Item: { id: { S: "1" }, text: { S: secret } } }],
    [
        "dynamodb",
        "BatchWriteItem",
        { RequestItems: { a: [{ PutRequest: { Item: { id: { S: "1" }, text: { S: secret } } } }] } },
    ],
    [
        "dynamodb",
        "ExecuteStatement",
        { Statement: `SELECT * FROM a WHERE b = '${secret}'`, Parameters: [{ S: secret }] },
    ],
    [
        "s3",
        "PutObject",
        {
            Bucket: "b-1",
            Key: "k",
            Body: secret,
            Metadata: { a: secret },
            SSECustomerKey: secret.padEnd(32, "."),
            SSECustomerAlgorithm: "AES256",
        },
    ],
];

describe("a secret", () => {
    const aws = useRecordedEmulator();

    for (const [service, operation, parameters] of calls) {
        it(`given to ${operation} of ${service} is in no record`, async () => {
            const { records } = await aws.call(service, operation, parameters);
            const text = JSON.stringify(records);
            const md5Independent = [secret, bytes].filter((form) => text.includes(form));
            assert.deepEqual([md5Independent, records.length], [[], 1]);
        });
    }

    it("that STS issues is in no record", async () => {
        const session = { RoleArn: code.Role, RoleSessionName: "session" };
        const { answer, records } = await aws.call("sts", "AssumeRole", session);
        const { SecretAccessKey, SessionToken } = answer?.["Credentials"] as Record<string, string>;
        const text = JSON.stringify(records);
        assert.deepEqual(
            [SecretAccessKey, SessionToken].map((issued) => issued !== undefined && text.includes(issued)),
            [false, false],
        );
    });

    it("that IAM issues is in no record", async () => {
        await aws.call("iam", "CreateUser", { UserName: "alice" });
        const { answer, records } = await aws.call("iam", "CreateAccessKey", { UserName: "alice" });
        const { SecretAccessKey } = answer?.["AccessKey"] as { SecretAccessKey: string };
        assert.equal(JSON.stringify(records).includes(SecretAccessKey), false);
    });

    it("in a function's variables leaves a trace that there are some", async () => {
        await aws.call("iam", "CreateRole", { RoleName: "f", AssumeRolePolicyDocument: trust });
        const variables = { Environment: { Variables: { A: secret } } };
        const { records } = await aws.call("lambda", "CreateFunction", {
            ...code,
            ...variables,
            Code: { ZipFile: "" },
        });
        assert.deepEqual((records[0]?.["requestParameters"] as Json)["environment"], {});
    });
});
