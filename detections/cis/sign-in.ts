import { all, any, anyEvent, compile, equals, notEquals, notExists } from "../filter-pattern/build";
import { record, roleSession, rootUser } from "../sample-record";
import { controls, firstEvent } from "./entry";
import type { CloudTrailRecord, JsonValue } from "../cloudtrail-record";
import type { PatternDetection } from "../detection";

const signIn = { source: "signin.amazonaws.com", names: ["ConsoleLogin"] };

export const consoleSignInWithoutMfa: PatternDetection = {
    ...firstEvent,
    id: "console-sign-in-without-mfa",
    title: "Console sign-in without MFA",
    why: "A password alone opened the console: whoever has that password has the account.",
    controls: controls(2, 3),
    severity: "high",
    events: [signIn],
    watches:
        "successful sign-ins of IAM users and root users; of a federated one AWS cannot know the MFA, it always says No",
    pattern: compile(
        all(
            anyEvent(signIn),
            any(notExists("$.additionalEventData.MFAUsed"), notEquals("$.additionalEventData.MFAUsed", "Yes")),
            any(equals("$.userIdentity.type", "IAMUser"), equals("$.userIdentity.type", "Root")),
            equals("$.responseElements.ConsoleLogin", "Success"),
        ),
    ),
    samples: {
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
    },
};

export const consoleSignInFailures: PatternDetection = {
    ...firstEvent,
    id: "console-sign-in-failures",
    title: "Console sign-in failed",
    why: "A wrong password or MFA code, or a user name that does not exist: one is a typing error, many are somebody guessing.",
    controls: controls(6, 6),
    severity: "low",
    events: [signIn],
    watches: "sign-ins that failed",
    // The benchmark goes by the message alone, which misses guessed user names.
    pattern: compile(
        all(
            anyEvent(signIn),
            any(
                equals("$.errorMessage", "Failed authentication"),
                equals("$.responseElements.ConsoleLogin", "Failure"),
            ),
        ),
    ),
    samples: {
        match: [
            failedSignIn("Failed authentication", consoleUser()),
            failedSignIn("Failed authentication", rootUser()),
            failedSignIn("No username found in supplied account", {
                type: "IAMUser",
                accountId: "111122223333",
                accessKeyId: "",
                userName: "HIDDEN_DUE_TO_SECURITY_REASONS",
            }),
        ],
        ignore: [
            consoleSignIn({ userIdentity: roleSession("AWSReservedSSO_ReadOnlyAccess_fedcba9876543210") }),
            record("signin.amazonaws.com", "SwitchRole", {
                eventType: "AwsConsoleSignIn",
                errorMessage: "Failed authentication",
                responseElements: { SwitchRole: "Failure" },
            }),
            record("signin.amazonaws.com", "CheckMfa", {
                userIdentity: consoleUser(),
                eventType: "AwsConsoleSignIn",
                responseElements: { CheckMfa: "Success" },
                additionalEventData: { MfaType: "Virtual MFA" },
            }),
        ],
    },
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

function consoleUser(): { readonly [field: string]: JsonValue } {
    return {
        type: "IAMUser",
        principalId: "AIDAEXAMPLEUSER00002",
        arn: "arn:aws:iam::111122223333:user/alice",
        accountId: "111122223333",
        userName: "alice",
    };
}
