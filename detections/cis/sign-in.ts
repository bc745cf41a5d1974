import { all, any, anyEvent, equals, notEquals, notExists } from "../filter-pattern/build";
import { record, roleSession, rootUser } from "../sample-record";
import { firstEvent } from "../entry";
import { controls } from "./entry";
import type { CloudTrailRecord, JsonValue } from "../cloudtrail-record";
import type { PatternDetection } from "../detection";

const signIn = { source: "signin.amazonaws.com", names: ["ConsoleLogin"] };

export const consoleSignInWithoutMfa: PatternDetection = {
    ...firstEvent,
    id: "console-sign-in-without-mfa",
    title: "Console sign-in without MFA",
    why: "A password alone opened the console: whoever has that password has the account.",
    response:
        "Ask the user whether the sign-in was theirs. Enforce MFA for the user, or end the sessions and reset the password.",
    severity: "high",
    techniques: ["T1078.004"],
    controls: controls(2, 3),
    noise: "A user who sets up MFA at the first sign-in.",
    events: [signIn],
    watches:
        "successful sign-ins of IAM users and root users; of a federated one AWS cannot know the MFA, it always says No",
    condition: all(
        anyEvent(signIn),
        any(notExists("$.additionalEventData.MFAUsed"), notEquals("$.additionalEventData.MFAUsed", "Yes")),
        any(equals("$.userIdentity.type", "IAMUser"), equals("$.userIdentity.type", "Root")),
        equals("$.responseElements.ConsoleLogin", "Success"),
    ),
    samples: () => ({
        match: [
            consoleSignIn({ userIdentity: consoleUser() }),
            consoleSignIn({ userIdentity: rootUser() }),
            consoleSignIn({ userIdentity: consoleUser(), additionalEventData: { MobileVersion: "No" } }),
        ],
        ignore: [
            consoleSignIn({
                userIdentity: consoleUser(),
                additionalEventData: {
                    LoginTo: "https://console.aws.amazon.com/console/home",
                    MobileVersion: "No",
                    MFAIdentifier: "arn:aws:iam::111122223333:mfa/alice",
                    MFAUsed: "Yes",
                },
            }),
            consoleSignIn({ userIdentity: roleSession("AWSReservedSSO_AdministratorAccess_0123456789abcdef") }),
            consoleSignIn({ userIdentity: consoleUser(), responseElements: { ConsoleLogin: "Unknown" } }),
            record("example.amazonaws.com", "ConsoleLogin", {
                userIdentity: consoleUser(),
                responseElements: { ConsoleLogin: "Success" },
            }),
            record("signin.amazonaws.com", "ExitRole", {
                userIdentity: consoleUser(),
                responseElements: { ConsoleLogin: "Success" },
            }),
            consoleSignIn({
                userIdentity: {
                    type: "FederatedUser",
                    principalId: "111122223333:alice",
                    arn: "arn:aws:sts::111122223333:federated-user/alice",
                    accountId: "111122223333",
                },
            }),
            record("signin.amazonaws.com", "SwitchRole", {
                userIdentity: roleSession("Auditor", "alice"),
                eventType: "AwsConsoleSignIn",
                responseElements: { SwitchRole: "Success" },
                additionalEventData: { SwitchFrom: "arn:aws:iam::111122223333:user/alice" },
            }),
        ],
    }),
};

export const consoleSignInFailures: PatternDetection = {
    ...firstEvent,
    id: "console-sign-in-failures",
    title: "Sign-ins failed",
    why: "A wrong password or MFA code, or a user name that does not exist: one is a typing error, five are somebody guessing.",
    threshold: 5,
    period: 900,
    response:
        "See whether one address tries many users or many addresses try one. Block the address or reset the password of a user who then got in.",
    severity: "low",
    techniques: ["T1110"],
    controls: controls(6, 6),
    noise: "People who mistype; the threshold leaves them alone.",
    events: [{ source: signIn.source, names: ["ConsoleLogin", "CredentialVerification"] }],
    watches: "sign-ins to the console or to IAM Identity Center that failed",
    // The benchmark goes by the console's message alone, which misses guessed user names and IAM Identity Center.
    condition: all(
        equals("$.eventSource", signIn.source),
        any(
            all(
                equals("$.eventName", "ConsoleLogin"),
                any(
                    equals("$.errorMessage", "Failed authentication"),
                    equals("$.responseElements.ConsoleLogin", "Failure"),
                ),
            ),
            all(
                equals("$.eventName", "CredentialVerification"),
                equals("$.serviceEventDetails.CredentialVerification", "Failure"),
            ),
        ),
    ),
    samples: () => ({
        match: [
            failedSignIn("Failed authentication", consoleUser()),
            failedSignIn("Failed authentication", rootUser()),
            failedSignIn("No username found in supplied account", {
                type: "IAMUser",
                accountId: "111122223333",
                accessKeyId: "",
                userName: "HIDDEN_DUE_TO_SECURITY_REASONS",
            }),
            consoleSignIn({
                userIdentity: consoleUser(),
                errorMessage: "Failed authentication",
                responseElements: null,
            }),
            credentialVerification("Failure"),
        ],
        ignore: [
            consoleSignIn({ userIdentity: roleSession("AWSReservedSSO_ReadOnlyAccess_fedcba9876543210") }),
            record("signin.amazonaws.com", "SwitchRole", {
                eventType: "AwsConsoleSignIn",
                errorMessage: "Failed authentication",
                responseElements: { SwitchRole: "Failure" },
            }),
            credentialVerification("Success"),
            record("example.amazonaws.com", "ConsoleLogin", {
                userIdentity: consoleUser(),
                errorMessage: "Failed authentication",
                responseElements: { ConsoleLogin: "Failure" },
            }),
            record("signin.amazonaws.com", "UserAuthentication", {
                userIdentity: identityCenterUser(),
                eventType: "AwsServiceEvent",
                serviceEventDetails: { UserAuthentication: "Success", CredentialVerification: "Failure" },
            }),
            record("signin.amazonaws.com", "CheckMfa", {
                userIdentity: consoleUser(),
                eventType: "AwsConsoleSignIn",
                responseElements: { CheckMfa: "Success" },
                additionalEventData: { MfaType: "Virtual MFA" },
            }),
        ],
    }),
};

/** A successful sign-in with a password alone ("AWS Management Console sign-in events", CloudTrail User Guide). */
function consoleSignIn(fields: { readonly [field: string]: JsonValue }): CloudTrailRecord {
    return record("signin.amazonaws.com", "ConsoleLogin", {
        eventType: "AwsConsoleSignIn",
        userAgent: "Mozilla/5.0 (X11; Linux x86_64; rv:146.0) Gecko/20100101 Firefox/146.0",
        responseElements: { ConsoleLogin: "Success" },
        additionalEventData: {
            LoginTo: "https://console.aws.amazon.com/console/home",
            MobileVersion: "No",
            MFAUsed: "No",
        },
        ...fields,
    });
}

function failedSignIn(errorMessage: string, userIdentity: { readonly [field: string]: JsonValue }): CloudTrailRecord {
    return consoleSignIn({ errorMessage, userIdentity, responseElements: { ConsoleLogin: "Failure" } });
}

/** "IAM Identity Center sign-in events" (IAM Identity Center User Guide): who signs in is known by a user id at most. */
function credentialVerification(outcome: "Success" | "Failure"): CloudTrailRecord {
    return record("signin.amazonaws.com", "CredentialVerification", {
        userIdentity: identityCenterUser(),
        eventType: "AwsServiceEvent",
        serviceEventDetails: { CredentialVerification: outcome },
        additionalEventData: { CredentialType: "PASSWORD" },
    });
}

function identityCenterUser(): { readonly [field: string]: JsonValue } {
    return {
        type: "Unknown",
        principalId: "111122223333",
        arn: "",
        accountId: "111122223333",
        accessKeyId: "",
        userName: "alice",
    };
}

function consoleUser(): { readonly [field: string]: JsonValue } {
    return {
        type: "IAMUser",
        principalId: "AIDAEXAMPLEUSER00002",
        arn: "arn:aws:iam::111122223333:user/alice",
        accountId: "111122223333",
        userName: "alice",
    };
}
