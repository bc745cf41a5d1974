import * as assert from "node:assert/strict";
import type { Json } from "./delivery-harness";
import { authorization, onlyRecord, useRecordedEmulator } from "./records/harness";
import { normalized } from "./records/normalized";

const management = "111122223333";
const logArchive = "444455556666";

describe("the caller in a record", () => {
    const aws = useRecordedEmulator();
    let users = 0;

    const identity = (record: Json): Json => normalized(record)["userIdentity"] as Json;

    async function newUser(): Promise<{ userName: string; accessKeyId: string }> {
        const userName = `user-${++users}`;
        await aws.call("iam", "CreateUser", { UserName: userName });
        const { answer } = await aws.call("iam", "CreateAccessKey", { UserName: userName });
        return { userName, accessKeyId: (answer?.["AccessKey"] as { AccessKeyId: string }).AccessKeyId };
    }

    const iamUser = (userName: string): Json => ({
        type: "IAMUser",
        principalId: "<principalId>",
        arn: `arn:aws:iam::${management}:user/${userName}`,
        accountId: management,
        accessKeyId: "<AKIA>",
        userName,
    });

    const roleSession = (account: string, role: string, context: Json = {}, mfa = "false"): Json => ({
        type: "AssumedRole",
        principalId: "<AROA>:session",
        arn: `arn:aws:sts::${account}:assumed-role/${role}/session`,
        accountId: account,
        accessKeyId: "<ASIA>",
        sessionContext: {
            sessionIssuer: {
                type: "Role",
                principalId: "<AROA>",
                arn: `arn:aws:iam::${account}:role/${role}`,
                accountId: account,
                userName: role,
            },
            attributes: { creationDate: "<ISO time>", mfaAuthenticated: mfa },
            ...context,
        },
    });

    /** moto's ids of users are not in AWS's form. */
    const userIdentity = (record: Json): Json => ({ ...identity(record), principalId: "<principalId>" });

    it("is the IAM user whose access key it is", async () => {
        const { userName, accessKeyId } = await newUser();
        const { records } = await aws.call("iam", "ListRoles", {}, { accessKeyId });
        assert.deepEqual(userIdentity(onlyRecord(records)), iamUser(userName));
    });

    it("is the IAM user who deletes the access key with the call itself", async () => {
        const { userName, accessKeyId } = await newUser();
        const key = { UserName: userName, AccessKeyId: accessKeyId };
        const { records } = await aws.call("iam", "DeleteAccessKey", key, { accessKeyId });
        assert.deepEqual(userIdentity(onlyRecord(records)), iamUser(userName));
    });

    it("is the root user", async () => {
        const accessKeyId = `AKIAROOT${management}`;
        const { records } = await aws.call("iam", "GetAccountSummary", {}, { accessKeyId });
        assert.deepEqual(onlyRecord(records)["userIdentity"], {
            type: "Root",
            principalId: management,
            arn: `arn:aws:iam::${management}:root`,
            accountId: management,
            accessKeyId,
        });
    });

    it("is whom GetCallerIdentity names, with an access key that the emulator does not know", async () => {
        const { answer, records } = await aws.call(
            "sts",
            "GetCallerIdentity",
            {},
            { accessKeyId: "AKIAUNKNOWNKEY000000" },
        );
        assert.deepEqual(
            { userIdentity: onlyRecord(records)["userIdentity"], said: [answer?.["UserId"], answer?.["Account"]] },
            {
                userIdentity: {
                    type: "IAMUser",
                    principalId: answer?.["UserId"],
                    arn: `arn:aws:iam::${management}:user/moto`,
                    accountId: management,
                    accessKeyId: "AKIAUNKNOWNKEY000000",
                    userName: "moto",
                },
                said: ["AKIAIOSFODNN7EXAMPLE", management],
            },
        );
    });

    it("is the session of an assumed role, in the account of the role", async () => {
        const role = await aws.assumeRole(`arn:aws:iam::${logArchive}:role/Audit`);
        const record = onlyRecord((await aws.call("s3", "ListBuckets", {}, role)).records);
        assert.deepEqual(
            [identity(record), record["recipientAccountId"]],
            [roleSession(logArchive, "Audit"), logArchive],
        );
    });

    it("has used a second factor when the role was assumed with one", async () => {
        const mfa = { SerialNumber: `arn:aws:iam::${management}:mfa/alice`, TokenCode: "123456" };
        const role = await aws.assumeRole(`arn:aws:iam::${management}:role/Admin`, mfa);
        const { records } = await aws.call("sts", "GetCallerIdentity", {}, role);
        assert.deepEqual(identity(onlyRecord(records)), roleSession(management, "Admin", {}, "true"));
    });

    it("keeps the source identity from role to role", async () => {
        const first = await aws.assumeRole(`arn:aws:iam::${management}:role/First`, { SourceIdentity: "alice" });
        const second = await aws.assumeRole(`arn:aws:iam::${management}:role/Second`, {}, first);
        const { records } = await aws.call("sts", "GetCallerIdentity", {}, second);
        const sourceIdentity = { sourceIdentity: "alice" };
        assert.deepEqual(
            [identity(second.records[0] ?? {}), identity(onlyRecord(records))],
            [roleSession(management, "First", sourceIdentity), roleSession(management, "Second", sourceIdentity)],
        );
    });

    it("is told to the account of the role as another account", async () => {
        const { userName, accessKeyId } = await newUser();
        const roleArn = `arn:aws:iam::${logArchive}:role/EC2-dev`;
        const { records } = await aws.assumeRole(roleArn, { SourceIdentity: "JohnDoe" }, { accessKeyId });
        const [ours = {}, theirs = {}] = records;
        assert.deepEqual(
            {
                ours: [userIdentity(ours), ours["recipientAccountId"]],
                theirs: [userIdentity(theirs), theirs["recipientAccountId"]],
                sameEvent: ours["sharedEventID"] === theirs["sharedEventID"] && ours["sharedEventID"] !== undefined,
                sameRecord: ours["eventID"] === theirs["eventID"],
                resources: [ours["resources"], theirs["resources"]],
                records: records.length,
            },
            {
                ours: [iamUser(userName), management],
                theirs: [{ type: "AWSAccount", principalId: "<principalId>", accountId: management }, logArchive],
                sameEvent: true,
                sameRecord: false,
                resources: Array<unknown>(2).fill([{ accountId: logArchive, type: "AWS::IAM::Role", ARN: roleArn }]),
                records: 2,
            },
        );
    });

    it("shares no event with an account of the same number", async () => {
        const { records } = await aws.assumeRole(`arn:aws:iam::${management}:role/Same`);
        assert.equal(onlyRecord(records)["sharedEventID"], undefined);
    });

    it("is told to the owner of a bucket that another account uses", async () => {
        const archive = await aws.assumeRole(`arn:aws:iam::${logArchive}:role/Archive`);
        await aws.call("s3", "CreateBucket", { Bucket: "of-the-archive" }, archive);
        const { records } = await aws.call("s3", "GetBucketPolicy", { Bucket: "of-the-archive" });
        assert.deepEqual(
            records.map((record) => [(record["userIdentity"] as Json)["type"], record["recipientAccountId"]]),
            [
                ["IAMUser", management],
                ["AWSAccount", logArchive],
            ],
        );
    });

    it("is a federated user", async () => {
        const { userName, accessKeyId } = await newUser();
        const { answer } = await aws.call("sts", "GetFederationToken", { Name: "stratus" }, { accessKeyId });
        const { AccessKeyId } = answer?.["Credentials"] as { AccessKeyId: string };
        const { records } = await aws.call("sts", "GetCallerIdentity", {}, { accessKeyId: AccessKeyId });
        const { sessionContext, ...user } = identity(onlyRecord(records));
        const context = sessionContext as { sessionIssuer: Json };
        const { type, arn, accountId } = iamUser(userName);
        assert.deepEqual(
            { ...user, sessionContext: { ...context, sessionIssuer: { ...context.sessionIssuer, principalId: "" } } },
            {
                type: "FederatedUser",
                principalId: `${management}:stratus`,
                arn: `arn:aws:sts::${management}:federated-user/stratus`,
                accountId: management,
                accessKeyId: "<AKIA>",
                sessionContext: {
                    sessionIssuer: { type, principalId: "", arn, accountId, userName },
                    attributes: { creationDate: "<ISO time>", mfaAuthenticated: "false" },
                },
            },
        );
    });

    it("stays the IAM user with a session token", async () => {
        const { userName, accessKeyId } = await newUser();
        const mfa = { SerialNumber: `arn:aws:iam::${management}:mfa/alice`, TokenCode: "123456" };
        const { answer } = await aws.call("sts", "GetSessionToken", mfa, { accessKeyId });
        const { AccessKeyId } = answer?.["Credentials"] as { AccessKeyId: string };
        const { records } = await aws.call("sts", "GetCallerIdentity", {}, { accessKeyId: AccessKeyId });
        assert.deepEqual(userIdentity(onlyRecord(records)), {
            ...iamUser(userName),
            sessionContext: { attributes: { creationDate: "<ISO time>", mfaAuthenticated: "true" } },
        });
    });

    it("is whom an identity provider vouches for, in the account of the role alone", async () => {
        const claims = { iss: "https://accounts.google.com", aud: "application-id", sub: "user-id" };
        const token = ["{}", JSON.stringify(claims), "signature"].map((part) =>
            Buffer.from(part).toString("base64url"),
        );
        const parameters = {
            RoleArn: `arn:aws:iam::${logArchive}:role/FederatedWebIdentityRole`,
            RoleSessionName: "session",
            WebIdentityToken: token.join("."),
        };
        const { answer, records } = await aws.call("sts", "AssumeRoleWithWebIdentity", parameters, { unsigned: true });
        const record = onlyRecord(records);
        const { AccessKeyId } = answer?.["Credentials"] as { AccessKeyId: string };
        const session = onlyRecord(
            (await aws.call("sts", "GetCallerIdentity", {}, { accessKeyId: AccessKeyId })).records,
        );
        assert.deepEqual(
            {
                caller: record["userIdentity"],
                account: record["recipientAccountId"],
                parameters: record["requestParameters"],
                provider: ((session["userIdentity"] as Json)["sessionContext"] as Json)["webIdFederationData"],
            },
            {
                caller: {
                    type: "WebIdentityUser",
                    principalId: "accounts.google.com:application-id:user-id",
                    userName: "user-id",
                    identityProvider: "accounts.google.com",
                },
                account: logArchive,
                parameters: { roleArn: parameters.RoleArn, roleSessionName: "session" },
                provider: { federatedProvider: "accounts.google.com", attributes: {} },
            },
        );
    });

    it("is whom a SAML assertion names", async () => {
        const attribute = (name: string, value: string): string =>
            `<saml:Attribute Name="https://aws.amazon.com/SAML/Attributes/${name}"><saml:AttributeValue>${value}</saml:AttributeValue></saml:Attribute>`;
        const roleArn = `arn:aws:iam::${management}:role/SAMLTestRoleShibboleth`;
        const principalArn = `arn:aws:iam::${management}:saml-provider/Shibboleth`;
        const assertion = `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"><saml:Assertion><saml:AttributeStatement>${attribute("RoleSessionName", "session")}${attribute("Role", `${roleArn},${principalArn}`)}</saml:AttributeStatement></saml:Assertion></samlp:Response>`;
        const parameters = {
            RoleArn: roleArn,
            PrincipalArn: principalArn,
            SAMLAssertion: Buffer.from(assertion).toString("base64"),
        };
        const { answer, records } = await aws.call("sts", "AssumeRoleWithSAML", parameters, { unsigned: true });
        const record = onlyRecord(records);
        assert.deepEqual(
            { caller: record["userIdentity"], parameters: record["requestParameters"] },
            {
                caller: {
                    type: "SAMLUser",
                    principalId: `${String(answer?.["NameQualifier"])}:${String(answer?.["Subject"])}`,
                    userName: answer?.["Subject"],
                    identityProvider: answer?.["NameQualifier"],
                },
                parameters: { roleArn, principalArn },
            },
        );
    });

    it("is an AWS service", async () => {
        const headers = { "x-orgtrail-invoked-by": "cloudtrail.amazonaws.com" };
        const { records } = await aws.call("kms", "ListKeys", {}, { headers });
        const { userIdentity: caller, sourceIPAddress, userAgent, tlsDetails } = onlyRecord(records);
        assert.deepEqual(
            [caller, sourceIPAddress, userAgent, tlsDetails],
            [
                { type: "AWSService", invokedBy: "cloudtrail.amazonaws.com" },
                "cloudtrail.amazonaws.com",
                "cloudtrail.amazonaws.com",
                undefined,
            ],
        );
    });

    it("is who called the AWS service that calls", async () => {
        const role = await aws.assumeRole(`arn:aws:iam::${management}:role/Athena`);
        const headers = { "x-orgtrail-invoked-by": "athena.amazonaws.com" };
        const { records } = await aws.call("glue", "GetTables", { DatabaseName: "d" }, { ...role, headers });
        const record = onlyRecord(records);
        assert.deepEqual(
            [identity(record), record["sourceIPAddress"]],
            [{ ...roleSession(management, "Athena"), invokedBy: "athena.amazonaws.com" }, "athena.amazonaws.com"],
        );
    });

    it("is nobody, of a request to S3 that is not signed", async () => {
        const { records } = await aws.request("/amzn-s3-demo-bucket/object");
        const { userIdentity: caller, additionalEventData } = onlyRecord(records);
        assert.deepEqual(
            [caller, (additionalEventData as Json)["AuthenticationMethod"]],
            [{ type: "AWSAccount", principalId: "", accountId: "ANONYMOUS_PRINCIPAL" }, undefined],
        );
    });

    it("is nobody, in the account of the bucket alone", async () => {
        const archive = await aws.assumeRole(`arn:aws:iam::${logArchive}:role/Archive`);
        await aws.call("s3", "CreateBucket", { Bucket: "open-to-all" }, archive);
        const { records } = await aws.request("/open-to-all/object");
        const { userIdentity: caller, recipientAccountId } = onlyRecord(records);
        assert.deepEqual([(caller as Json)["accountId"], recipientAccountId], ["ANONYMOUS_PRINCIPAL", logArchive]);
    });

    it("is who signed a URL, whose signature is not in the record", async () => {
        const { accessKeyId, userName } = await newUser();
        const query = new URLSearchParams({
            "X-Amz-Algorithm": "AWS4-HMAC-SHA256",
            "X-Amz-Credential": `${accessKeyId}/20260101/us-east-1/s3/aws4_request`,
            "X-Amz-Date": "20260101T000000Z",
            "X-Amz-Expires": "900",
            "X-Amz-Security-Token": "a-token",
            "X-Amz-Signature": "a-signature",
            "X-Amz-SignedHeaders": "host",
        });
        const { records } = await aws.request(`/amzn-s3-demo-bucket/object?${query.toString()}`);
        const record = onlyRecord(records);
        assert.deepEqual(
            {
                caller: userIdentity(record),
                method: (record["additionalEventData"] as Json)["AuthenticationMethod"],
                parameters: record["requestParameters"],
            },
            {
                caller: iamUser(userName),
                method: "QueryString",
                parameters: {
                    bucketName: "amzn-s3-demo-bucket",
                    Host: "amzn-s3-demo-bucket.s3.us-east-1.amazonaws.com",
                    key: "object",
                    "X-Amz-Algorithm": "AWS4-HMAC-SHA256",
                    "X-Amz-Date": "20260101T000000Z",
                    "X-Amz-Expires": "900",
                    "X-Amz-SignedHeaders": "host",
                },
            },
        );
    });

    it("is in the account that a call is addressed to", async () => {
        const headers = { ...authorization("s3"), "x-moto-account-id": logArchive };
        const { records } = await aws.request("/", { headers });
        assert.equal(onlyRecord(records)["recipientAccountId"], logArchive);
    });
});
