import * as assert from "node:assert/strict";
import { IAM } from "@aws-sdk/client-iam";
import { Organizations } from "@aws-sdk/client-organizations";
import { STS } from "@aws-sdk/client-sts";
import { archiveAccount, errorCode, managementAccount, useEmulator } from "./emulator/harness";

describe("the emulator's accounts", () => {
    const aws = useEmulator();
    const identity = async (sts: STS): Promise<string | undefined> => (await sts.getCallerIdentity({})).Account;

    it("takes unknown credentials for the management account's", async () => {
        assert.equal(await identity(aws.client(STS)), managementAccount);
    });

    it("takes an assumed role for the account of the role", async () => {
        assert.equal(await identity(aws.archiveClient(STS)), archiveAccount);
    });

    it("refuses a policy while there is no organization", async () => {
        const created = aws.client(Organizations).createPolicy({
            Name: "guard",
            Description: "",
            Type: "SERVICE_CONTROL_POLICY",
            Content: JSON.stringify({ Version: "2012-10-17", Statement: [] }),
        });
        assert.equal(await errorCode(created), "AWSOrganizationsNotInUseException");
    });

    it("refuses to list accounts while there is no organization", async () => {
        assert.equal(await errorCode(aws.client(Organizations).listAccounts({})), "AWSOrganizationsNotInUseException");
    });

    it("has the management account as the organization's", async () => {
        const organizations = aws.client(Organizations);
        await organizations.createOrganization({ FeatureSet: "ALL" });
        assert.equal((await organizations.describeOrganization({})).Organization?.MasterAccountId, managementAccount);
    });

    it("takes an account as CloudTrail's delegated administrator", async () => {
        const organizations = aws.client(Organizations);
        const { CreateAccountStatus } = await organizations.createAccount({
            AccountName: "audit",
            Email: "a@example.com",
        });
        const AccountId = CreateAccountStatus?.AccountId ?? "";
        const ServicePrincipal = "cloudtrail.amazonaws.com";
        await organizations.registerDelegatedAdministrator({ AccountId, ServicePrincipal });
        const { DelegatedAdministrators } = await organizations.listDelegatedAdministrators({ ServicePrincipal });
        assert.deepEqual(
            DelegatedAdministrators?.map(({ Id }) => Id),
            [AccountId],
        );
        await organizations.deregisterDelegatedAdministrator({ AccountId, ServicePrincipal });
        const after = await organizations.listDelegatedAdministrators({ ServicePrincipal });
        assert.deepEqual(after.DelegatedAdministrators, []);
    });

    it("keeps a role, its inline policy and its tags", async () => {
        const iam = aws.client(IAM);
        const RoleName = "trail-to-logs";
        const document = (Action: string): string =>
            JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action, Resource: "*" }] });
        const trust = JSON.stringify({
            Version: "2012-10-17",
            Statement: [
                { Effect: "Allow", Principal: { Service: "cloudtrail.amazonaws.com" }, Action: "sts:AssumeRole" },
            ],
        });
        await iam.createRole({ RoleName, AssumeRolePolicyDocument: trust, Tags: [{ Key: "a", Value: "b" }] });
        for (const action of ["logs:CreateLogStream", "logs:PutLogEvents"]) {
            await iam.putRolePolicy({ RoleName, PolicyName: "logs", PolicyDocument: document(action) });
        }
        const { PolicyDocument = "" } = await iam.getRolePolicy({ RoleName, PolicyName: "logs" });
        assert.equal(decodeURIComponent(PolicyDocument), document("logs:PutLogEvents"));
        const { Role } = await iam.getRole({ RoleName });
        assert.equal(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? ""), trust);
        assert.deepEqual(Role?.Tags, [{ Key: "a", Value: "b" }]);
        await iam.deleteRolePolicy({ RoleName, PolicyName: "logs" });
        await iam.deleteRole({ RoleName });
        assert.equal(await errorCode(iam.getRole({ RoleName })), "NoSuchEntityException");
    });
});
