import { type Example, none } from "./example";
import { expectedRecord } from "./normalized";

const cloudTrailExamples = "CloudTrail log file examples (CloudTrail User Guide)";
const trust =
    '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"sts:AssumeRole"}]}';
const policy = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:Get*","Resource":"*"}]}';
const iam = (name: string, fields: object) => expectedRecord("iam.amazonaws.com", name, { ...fields });
const user = (userName: string) => ({
    path: "/",
    userName,
    userId: "<userId>",
    arn: `arn:aws:iam::111122223333:user/${userName}`,
    createDate: "<time>",
});

export const iamExamples: readonly Example[] = [
    {
        what: "a user created",
        source: cloudTrailExamples,
        call: (aws) => aws.call("iam", "CreateUser", { UserName: "Bob" }),
        record: iam("CreateUser", { requestParameters: { userName: "Bob" }, responseElements: { user: user("Bob") } }),
    },
    {
        what: "a user put in a group",
        source: cloudTrailExamples,
        async call(aws) {
            await aws.call("iam", "CreateGroup", { GroupName: "admin" });
            await aws.call("iam", "CreateUser", { UserName: "Carol" });
            return aws.call("iam", "AddUserToGroup", { UserName: "Carol", GroupName: "admin" });
        },
        record: iam("AddUserToGroup", { requestParameters: { userName: "Carol", groupName: "admin" } }),
    },
    {
        what: "a role created",
        source: cloudTrailExamples,
        call: (aws) => aws.call("iam", "CreateRole", { RoleName: "TestRole", AssumeRolePolicyDocument: trust }),
        record: iam("CreateRole", {
            requestParameters: { assumeRolePolicyDocument: trust, roleName: "TestRole" },
            responseElements: {
                role: {
                    assumeRolePolicyDocument: encodeURIComponent(trust).replaceAll("*", "%2A"),
                    roleName: "TestRole",
                    roleId: "<AROA>",
                    arn: "arn:aws:iam::111122223333:role/TestRole",
                    createDate: "<time>",
                    path: "/",
                    maxSessionDuration: 3600,
                    roleLastUsed: {},
                },
            },
        }),
    },
    {
        what: "a user's policy read",
        source: "Logging IAM and AWS STS API calls with AWS CloudTrail (IAM User Guide)",
        async call(aws) {
            await aws.call("iam", "CreateUser", { UserName: "JaneDoe" });
            const named = { UserName: "JaneDoe", PolicyName: "ReadOnlyAccess" };
            await aws.call("iam", "PutUserPolicy", { ...named, PolicyDocument: policy });
            return aws.call("iam", "GetUserPolicy", named);
        },
        record: iam("GetUserPolicy", {
            requestParameters: { userName: "JaneDoe", policyName: "ReadOnlyAccess" },
            readOnly: true,
        }),
    },
    {
        what: "an access key created, without its secret",
        source: none,
        async call(aws) {
            await aws.call("iam", "CreateUser", { UserName: "Dave" });
            return aws.call("iam", "CreateAccessKey", { UserName: "Dave" });
        },
        record: iam("CreateAccessKey", {
            requestParameters: { userName: "Dave" },
            responseElements: {
                accessKey: { userName: "Dave", accessKeyId: "<AKIA>", status: "Active", createDate: "<time>" },
            },
        }),
    },
    {
        what: "a password set, without it",
        source: none,
        async call(aws) {
            await aws.call("iam", "CreateUser", { UserName: "Erin" });
            const password = { UserName: "Erin", Password: "correct horse battery", PasswordResetRequired: true };
            return aws.call("iam", "CreateLoginProfile", password);
        },
        record: iam("CreateLoginProfile", {
            requestParameters: { userName: "Erin", passwordResetRequired: true },
            responseElements: {
                loginProfile: { userName: "Erin", createDate: "<time>", passwordResetRequired: false },
            },
        }),
    },
    {
        what: "what is not there, by the exception's name in IAM's model",
        source: none,
        call: (aws) => aws.call("iam", "GetUser", { UserName: "nobody" }),
        record: iam("GetUser", {
            errorCode: "NoSuchEntityException",
            errorMessage: "The user with name nobody cannot be found.",
            requestParameters: { userName: "nobody" },
            readOnly: true,
        }),
    },
];
