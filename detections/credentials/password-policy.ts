import { all, any, comparison, equals, notExists, succeeded } from "../filter-pattern/build";
import { denied, record } from "../sample-record";
import { firstEvent } from "../entry";
import type { PatternDetection } from "../detection";

const source = "iam.amazonaws.com";
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
    title: "Password policy of an account weakened or deleted",
    why: "Short passwords can be guessed, and an account without a policy lets every IAM user have one.",
    response: "Put the policy back. Then look for passwords that were set since: UpdateLoginProfile, ChangePassword.",
    severity: "medium",
    techniques: ["T1556.009"],
    controls: [],
    noise: "",
    events: [{ source, names: ["DeleteAccountPasswordPolicy", "UpdateAccountPasswordPolicy"] }],
    watches: "a deleted policy, or one with a minimum length below 14 or none, which means 6",
    condition: all(
        equals("$.eventSource", source),
        any(
            equals("$.eventName", "DeleteAccountPasswordPolicy"),
            all(
                equals("$.eventName", "UpdateAccountPasswordPolicy"),
                any(notExists(length), comparison(length, "<", 14)),
            ),
        ),
        succeeded(),
    ),
    samples: () => ({
        match: [
            record(source, "DeleteAccountPasswordPolicy"),
            record(source, "UpdateAccountPasswordPolicy", { requestParameters: weak }),
            record(source, "UpdateAccountPasswordPolicy", {
                requestParameters: { requireSymbols: true, requireNumbers: true },
            }),
        ],
        ignore: [
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
