import { record, roleSession } from "../sample-record";
import { changes, firstEvent } from "../entry";
import { controls } from "./entry";
import type { PatternDetection } from "../detection";

const source = "organizations.amazonaws.com";

export const organizationsChanges: PatternDetection = {
    ...firstEvent,
    id: "organizations-changes",
    title: "AWS Organizations changed",
    why: "Accounts that leave or move, and policies that are detached, are no longer under the organization's guard rails.",
    response:
        "Check the change against the plan with the owner of the organization. Attach the policy or move the account back if nobody asked for it.",
    severity: "high",
    techniques: ["T1484", "T1098"],
    controls: controls(15),
    noise: "Account vending, such as AWS Control Tower's.",
    ...changes({
        source,
        // The benchmark's eighteen, and prowler's CancelHandshake, CreateOrganization and EnableAllFeatures, and the accounts of AWS GovCloud (US).
        names: [
            "AcceptHandshake",
            "AttachPolicy",
            "CancelHandshake",
            "CreateAccount",
            "CreateGovCloudAccount",
            "CreateOrganization",
            "CreateOrganizationalUnit",
            "CreatePolicy",
            "DeclineHandshake",
            "DeleteOrganization",
            "DeleteOrganizationalUnit",
            "DeletePolicy",
            "DetachPolicy",
            "DisablePolicyType",
            "EnableAllFeatures",
            "EnablePolicyType",
            "InviteAccountToOrganization",
            "LeaveOrganization",
            "MoveAccount",
            "RemoveAccountFromOrganization",
            "UpdateOrganizationalUnit",
            "UpdatePolicy",
        ],
    }),
    samples: () => ({
        match: [
            record(source, "DetachPolicy", {
                requestParameters: { policyId: "p-examplepolicyid111", targetId: "ou-examplerootid111-exampleouid111" },
            }),
            record(source, "CreateGovCloudAccount", { requestParameters: { email: "****", accountName: "****" } }),
            record(source, "LeaveOrganization", { recipientAccountId: "444455556666" }),
            record(source, "CreateAccount", {
                userIdentity: roleSession(
                    "AWSControlTowerExecution",
                    "AWSControlTower",
                    "servicecatalog.amazonaws.com",
                ),
                requestParameters: { email: "****", accountName: "****" },
                responseElements: {
                    createAccountStatus: { state: "IN_PROGRESS", id: "car-examplecreateaccountrequestid111" },
                },
            }),
        ],
        ignore: [
            record("iot.amazonaws.com", "AttachPolicy", {
                requestParameters: {
                    policyName: "sensor",
                    target: "arn:aws:iot:us-east-1:111122223333:cert/0123456789abcdef",
                },
            }),
            record("verifiedpermissions.amazonaws.com", "UpdatePolicy", {
                requestParameters: { policyStoreId: "PSEXAMPLEabcdefg111111", policyId: "SPEXAMPLEabcdefg111111" },
            }),
            record(source, "MoveAccount", {
                errorCode: "DuplicateAccountException",
                errorMessage: "The account is already in the specified destination.",
                requestParameters: {
                    accountId: "444455556666",
                    sourceParentId: "r-examplerootid111",
                    destinationParentId: "ou-examplerootid111-exampleouid111",
                },
            }),
            record(source, "DescribeOrganization", { readOnly: true }),
            // The outcome that Organizations reports by itself, after CreateAccount was seen.
            record(source, "CreateAccountResult", {
                userIdentity: { accountId: "111122223333", invokedBy: "AWS Internal" },
                eventType: "AwsServiceEvent",
                serviceEventDetails: { createAccountStatus: { state: "SUCCEEDED", accountId: "****" } },
            }),
        ],
    }),
};
