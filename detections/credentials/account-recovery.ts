import { denied, record } from "../sample-record";
import { changes, firstEvent } from "../entry";
import type { PatternDetection } from "../detection";

const source = "account.amazonaws.com";
const newEmail = { accountId: "777788889999", primaryEmail: "HIDDEN_DUE_TO_SECURITY_REASONS" };

export const accountRecoveryChanges: PatternDetection = {
    ...firstEvent,
    id: "account-recovery-changes",
    title: "Email address or contacts of an account changed",
    why: "Whoever reads the root user's mail can reset its password; whoever is the security contact hears what AWS finds, or keeps it quiet.",
    response:
        "Confirm the new address with the account's owner by another way than mail. Put the old one back and change the root password if nobody asked for it.",
    severity: "high",
    techniques: ["T1098", "T1531"],
    controls: [],
    noise: "New accounts get their alternate contacts from the landing zone.",
    ...changes({
        source,
        names: [
            "StartPrimaryEmailUpdate",
            "AcceptPrimaryEmailUpdate",
            "PutContactInformation",
            "PutAlternateContact",
            "DeleteAlternateContact",
        ],
    }),
    samples: () => ({
        match: [
            record(source, "StartPrimaryEmailUpdate", {
                requestParameters: newEmail,
                responseElements: { status: "PENDING" },
            }),
            record(source, "AcceptPrimaryEmailUpdate", {
                requestParameters: { ...newEmail, otp: "HIDDEN_DUE_TO_SECURITY_REASONS" },
                responseElements: { status: "ACCEPTED" },
            }),
            record(source, "PutAlternateContact", {
                requestParameters: {
                    accountId: "777788889999",
                    alternateContactType: "SECURITY",
                    emailAddress: "HIDDEN_DUE_TO_SECURITY_REASONS",
                },
            }),
        ],
        ignore: [
            record(source, "GetAlternateContact", {
                readOnly: true,
                requestParameters: { alternateContactType: "SECURITY" },
            }),
            record(source, "StartPrimaryEmailUpdate", {
                ...denied("account:StartPrimaryEmailUpdate", "AccessDeniedException"),
                requestParameters: newEmail,
            }),
            record("ssm-contacts.amazonaws.com", "UpdateContact", {
                requestParameters: { contactId: "arn:aws:ssm-contacts:us-east-1:111122223333:contact/on-call" },
            }),
        ],
    }),
};
