import { all, any, anyEvent, comparison, event, notExists, succeeded } from "../filter-pattern/build";
import { denied, record } from "../sample-record";
import { firstEvent } from "../entry";
import type { PatternDetection } from "../detection";

const source = "iam.amazonaws.com";
const mfaSettings = { source: "sso.amazonaws.com", names: ["PutMfaDeviceManagementForDirectory"] };
const length = "$.requestParameters.minimumPasswordLength";
const weak = {
    minimumPasswordLength: 8,
    requireSymbols: false,
    requireNumbers: false,
    requireUppercaseCharacters: false,
    requireLowercaseCharacters: false,
    allowUsersToChangePassword: true,
};

export const passwordPolicyWeakened: PatternDetection = {
    ...firstEvent,
    id: "password-policy-weakened",
    title: "Password policy of an account weakened or deleted, or MFA settings of Identity Center changed",
    why: "Short passwords can be guessed, and an account without a policy lets every IAM user have one. Where MFA is not asked for, a stolen password is enough.",
    response:
        "Put the policy or the settings back. Then look for passwords that were set since: UpdateLoginProfile, ChangePassword.",
    severity: "medium",
    techniques: ["T1556.009"],
    controls: [],
    noise: "",
    events: [{ source, names: ["DeleteAccountPasswordPolicy", "UpdateAccountPasswordPolicy"] }, mfaSettings],
    watches:
        "a deleted policy, or one with a minimum length below 14 or none, which means 6; every change of Identity Center's MFA settings, whose event does not say to what",
    condition: all(
        any(
            event("DeleteAccountPasswordPolicy", source),
            all(event("UpdateAccountPasswordPolicy", source), any(notExists(length), comparison(length, "<", 14))),
            anyEvent(mfaSettings),
        ),
        succeeded(),
    ),
    samples: () => ({
        match: [
            record(mfaSettings.source, "PutMfaDeviceManagementForDirectory", {
                requestParameters: { directoryId: "d-1234567890" },
            }),
            record(source, "DeleteAccountPasswordPolicy"),
            record(source, "UpdateAccountPasswordPolicy", { requestParameters: weak }),
            record(source, "UpdateAccountPasswordPolicy", {
                requestParameters: { requireSymbols: true, requireNumbers: true },
            }),
        ],
        ignore: [
            record(mfaSettings.source, "GetMfaDeviceManagementForDirectory", {
                readOnly: true,
                requestParameters: { directoryId: "d-1234567890" },
            }),
            record(source, "UpdateAccountPasswordPolicy", {
                requestParameters: {
                    minimumPasswordLength: 14,
                    requireSymbols: true,
                    requireNumbers: true,
                    requireUppercaseCharacters: true,
                    requireLowercaseCharacters: true,
                    passwordReusePrevention: 24,
                },
            }),
            record(source, "DeleteAccountPasswordPolicy", denied("iam:DeleteAccountPasswordPolicy")),
            record(source, "DeleteAccountPasswordPolicy", {
                errorCode: "NoSuchEntityException",
                errorMessage: "The account policy with name PasswordPolicy cannot be found.",
            }),
            record("iot.amazonaws.com", "DeleteAccountAuditConfiguration"),
        ],
    }),
};
