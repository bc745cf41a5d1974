import { changes, firstEvent } from "../entry";
import { record, roleSession } from "../sample-record";
import type { PatternDetection } from "../detection";

const organizations = "organizations.amazonaws.com";

/** The CIS benchmark's list of Organizations events ends before closing an account. */
export const accountClosed: PatternDetection = {
    ...firstEvent,
    id: "account-closed-or-handed-over",
    title: "Account closed, or its billing handed to another organization",
    why: "A closed account stops what runs in it at once and is deleted after 90 days; a transfer makes somebody else pay, and decide.",
    response:
        "If nobody ordered it, reopen the account with AWS Support, or withdraw the transfer, and secure the actor's credentials.",
    severity: "critical",
    techniques: ["T1531", "T1485"],
    controls: [],
    noise: "",
    ...changes({
        source: organizations,
        names: [
            "CloseAccount",
            "InviteOrganizationToTransferResponsibility",
            "UpdateResponsibilityTransfer",
            "TerminateResponsibilityTransfer",
        ],
    }),
    samples: () => ({
        match: [
            record(organizations, "CloseAccount", { requestParameters: { accountId: "444455556666" } }),
            record(organizations, "CloseAccount", {
                userIdentity: roleSession(
                    "AWSControlTowerExecution",
                    "AWSControlTower",
                    "servicecatalog.amazonaws.com",
                ),
                requestParameters: { accountId: "444455556666" },
            }),
            record(organizations, "InviteOrganizationToTransferResponsibility", {
                requestParameters: { type: "BILLING", target: { type: "ACCOUNT", id: "999988887777" } },
            }),
        ],
        ignore: [
            record(organizations, "CloseAccount", {
                errorCode: "ConstraintViolationException",
                errorMessage: "You have exceeded close account quota for the past 30 days.",
                requestParameters: { accountId: "444455556666" },
            }),
            // What Organizations reports by itself, when the account is closed.
            record(organizations, "CloseAccountResult", {
                userIdentity: { accountId: "111122223333", invokedBy: "AWS Internal" },
                eventType: "AwsServiceEvent",
                serviceEventDetails: { closeAccountStatus: { accountId: "444455556666", state: "SUCCEEDED" } },
            }),
            record(organizations, "DescribeAccount", {
                readOnly: true,
                requestParameters: { accountId: "444455556666" },
            }),
            record("chime.amazonaws.com", "DeleteAccount", { requestParameters: { accountId: "12a3456b" } }),
        ],
    }),
};
