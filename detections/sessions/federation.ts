import { all, any, equals, event, notEquals, notExists, succeeded } from "../filter-pattern/build";
import { denied, iamUser, record, roleSession, rootUser } from "../sample-record";
import { firstEvent } from "../entry";
import { issuedCredentials } from "./sample-identities";
import type { PatternDetection } from "../detection";

const signIn = "signin.amazonaws.com";
const sts = "sts.amazonaws.com";
const federatedUser = {
    type: "FederatedUser",
    principalId: "111122223333:support",
    arn: "arn:aws:sts::111122223333:federated-user/support",
    accountId: "111122223333",
};
const browser = "Mozilla/5.0 (X11; Linux x86_64; rv:146.0) Gecko/20100101 Firefox/146.0";

export const longLivedKeyTurnedSession: PatternDetection = {
    ...firstEvent,
    id: "session-from-long-lived-key",
    title: "Session or console sign-in made out of a long-lived key",
    why: "Sessions made from a user's key outlive the key: deleting it does not end them, and a console link made this way needs no password and no MFA.",
    response:
        "Deactivate the key and deny the user everything issued before now (aws:TokenIssueTime). Then read what the federated user or session did.",
    severity: "medium",
    techniques: ["T1550.001", "T1098.001"],
    controls: [],
    noise: "Tools that open the console from a command line.",
    events: [
        { source: sts, names: ["GetFederationToken", "GetSessionToken"] },
        { source: signIn, names: ["GetSigninToken", "ConsoleLogin"] },
    ],
    watches:
        "session tokens of IAM users without MFA, federation tokens, sign-in tokens except Identity Center's own, and console sign-ins of federated users",
    condition: all(
        any(
            event("GetFederationToken", sts),
            all(
                event("GetSessionToken", sts),
                equals("$.userIdentity.type", "IAMUser"),
                notExists("$.requestParameters.serialNumber"),
            ),
            // Identity Center asks for its tokens with this HTTP client.
            all(event("GetSigninToken", signIn), notEquals("$.userAgent", "Jersey/*")),
            all(
                event("ConsoleLogin", signIn),
                equals("$.userIdentity.type", "FederatedUser"),
                equals("$.responseElements.ConsoleLogin", "Success"),
            ),
        ),
        succeeded(),
    ),
    samples: () => ({
        match: [
            record(sts, "GetFederationToken", {
                userIdentity: iamUser(),
                requestParameters: {
                    name: "support",
                    policyArns: [{ arn: "arn:aws:iam::aws:policy/AdministratorAccess" }],
                    durationSeconds: 129600,
                },
                responseElements: {
                    credentials: issuedCredentials,
                    federatedUser: {
                        federatedUserId: "111122223333:support",
                        arn: "arn:aws:sts::111122223333:federated-user/support",
                    },
                },
            }),
            record(sts, "GetSessionToken", {
                userIdentity: iamUser(),
                responseElements: { credentials: issuedCredentials },
            }),
            record(signIn, "GetSigninToken", {
                userIdentity: federatedUser,
                eventType: "AwsConsoleSignIn",
                userAgent: "python-requests/2.32.5",
                responseElements: { GetSigninToken: "Success" },
                additionalEventData: { MobileVersion: "No", MFAUsed: "No" },
            }),
            record(signIn, "ConsoleLogin", {
                userIdentity: federatedUser,
                eventType: "AwsConsoleSignIn",
                userAgent: browser,
                responseElements: { ConsoleLogin: "Success" },
                additionalEventData: { MobileVersion: "No", MFAUsed: "No" },
            }),
        ],
        ignore: [
            record(sts, "GetSessionToken", {
                userIdentity: rootUser(),
                responseElements: { credentials: issuedCredentials },
            }),
            record(signIn, "ConsoleLogin", {
                userIdentity: federatedUser,
                eventType: "AwsConsoleSignIn",
                userAgent: browser,
                errorMessage: "Failed authentication",
                responseElements: { ConsoleLogin: "Failure" },
            }),

            record(sts, "GetSessionToken", {
                userIdentity: iamUser("alice"),
                requestParameters: {
                    serialNumber: "arn:aws:iam::111122223333:mfa/alice",
                    tokenCode: "123456",
                    durationSeconds: 43200,
                },
                responseElements: { credentials: issuedCredentials },
            }),
            record(signIn, "GetSigninToken", {
                userIdentity: roleSession("AWSReservedSSO_ReadOnly_0123456789abcdef", "maria.garcia@example.com"),
                eventType: "AwsConsoleSignIn",
                userAgent: "Jersey/${project.version} (HttpUrlConnection 17.0.16)",
                responseElements: { GetSigninToken: "Success" },
                additionalEventData: { MobileVersion: "No", MFAUsed: "No" },
            }),
            record(signIn, "ConsoleLogin", {
                userIdentity: roleSession("AWSReservedSSO_ReadOnly_fedcba9876543210", "maria.garcia@example.com"),
                eventType: "AwsConsoleSignIn",
                userAgent: browser,
                responseElements: { ConsoleLogin: "Success" },
                additionalEventData: { MobileVersion: "No", MFAUsed: "No" },
            }),
            record(sts, "GetFederationToken", {
                userIdentity: iamUser(),
                ...denied("sts:GetFederationToken"),
                requestParameters: { name: "support" },
            }),
            record(sts, "AssumeRoleWithSAML", {
                readOnly: true,
                userIdentity: { type: "SAMLUser", principalId: "EXAMPLE:maria.garcia", userName: "maria.garcia" },
                requestParameters: { roleArn: "arn:aws:iam::111122223333:role/Reader" },
            }),
        ],
    }),
};
