import {
    agents,
    identityCenterUser,
    iamUser,
    identityCenterSession,
    management,
    production,
    roleSession,
    samlUser,
    stranger,
    withoutKey,
    type Caller,
} from "../callers";
import {
    accessDenied,
    alarm,
    below,
    burst,
    call,
    quiet,
    times,
    type CallOptions,
    type Draft,
    type Entry,
} from "../entry";

function browser(userName: string, account = management): Caller {
    const user = iamUser(userName, account, agents.chrome);
    return { ...user, userIdentity: withoutKey(user) };
}

function login(
    by: Caller,
    mfaUsed: string | undefined,
    more: { readonly [field: string]: string } = {},
    options: CallOptions = {},
): Draft {
    return call("signin", "ConsoleLogin", null, {
        by,
        response: { ConsoleLogin: "Success" },
        ...options,
        fields: {
            eventType: "AwsConsoleSignIn",
            additionalEventData: {
                LoginTo: "https://console.aws.amazon.com/console/home?hashArgs=%23&isauthcode=true",
                MobileVersion: "No",
                ...(mfaUsed !== undefined && { MFAUsed: mfaUsed }),
                ...more,
            },
            ...options.fields,
        },
    });
}

function failed(by: Caller, message = "Failed authentication"): Draft {
    return login(by, "No", {}, { fields: { errorMessage: message, responseElements: { ConsoleLogin: "Failure" } } });
}

/** CloudTrail hides the name of a user that does not exist. */
const nobody: Caller = {
    ...browser("x"),
    userIdentity: {
        type: "IAMUser",
        accountId: management,
        accessKeyId: "",
        userName: "HIDDEN_DUE_TO_SECURITY_REASONS",
    },
    address: "185.220.101.7",
};

export const signInRecords: readonly Entry[] = [
    alarm("sign-in", "IAM user without MFA", login(browser("dana"), "No")),
    alarm(
        "sign-in",
        "IAM user of a member without MFA",
        login(browser("contractor", production), "No", {}, { region: "us-east-2" }),
    ),
    alarm("sign-in", "IAM user without MFA on a phone", login(browser("dana"), "No", { MobileVersion: "Yes" })),
    alarm(
        "sign-in",
        "IAM user without MFA, at a Regional address",
        login(
            { ...browser("sam", production), address: "185.220.101.7" },
            "No",
            { LoginTo: "https://eu-west-1.console.aws.amazon.com/ec2/home" },
            { region: "eu-west-1" },
        ),
    ),
    alarm("sign-in", "IAM user without MFA, IPv6", login({ ...browser("dana"), address: "2001:db8::7334" }, "No")),
    quiet("IAM user with MFA", login(browser("dana"), "Yes", { MFAIdentifier: `arn:aws:iam::${management}:mfa/dana` })),
    quiet(
        "IAM user with a passkey",
        login(browser("sam", production), "Yes", {
            MFAIdentifier: `arn:aws:iam::${production}:u2f/user/sam/yubikey-ABCDEF`,
        }),
    ),
    quiet("Identity Center session: its MFA is not AWS's to record", login(identityCenterSession("jane"), "No")),
    quiet(
        "Identity Center session to a member",
        login(identityCenterSession("kim", "Developer", production), "No", {}, { region: "eu-west-1" }),
    ),
    quiet(
        "SAML session",
        login({ ...roleSession("FederatedAdmins", "jane@example.com", production, agents.chrome) }, "No", {
            SamlProviderArn: `arn:aws:iam::${production}:saml-provider/Okta`,
        }),
    ),
    quiet(
        "role session from a signed URL",
        login(roleSession("Reporting", "grafana", production, agents.firefox), undefined),
    ),
    quiet(
        "AssumeRoleWithSAML",
        call(
            "sts",
            "AssumeRoleWithSAML",
            {
                sAMLAssertionID: "_c0046cEXAMPLEb9d4b8eEXAMPLE2619aEXAMPLE",
                roleSessionName: "jane@example.com",
                roleArn: `arn:aws:iam::${production}:role/FederatedAdmins`,
                principalArn: `arn:aws:iam::${production}:saml-provider/Okta`,
            },
            { by: samlUser("jane") },
        ),
    ),
    quiet(
        "switched role",
        call("signin", "SwitchRole", null, {
            by: roleSession("Administrator", "dana", production, agents.chrome),
            response: { SwitchRole: "Success" },
            fields: {
                eventType: "AwsConsoleSignIn",
                additionalEventData: {
                    SwitchFrom: `arn:aws:iam::${management}:user/dana`,
                    RedirectTo: "https://console.aws.amazon.com/",
                },
            },
        }),
    ),
    quiet(
        "MFA asked for",
        call("signin", "CheckMfa", null, {
            by: browser("dana"),
            response: { CheckMfa: "Success" },
            fields: { eventType: "AwsConsoleSignIn", additionalEventData: { MfaType: "Virtual MFA" } },
        }),
    ),
    quiet(
        "Identity Center user signs in to the portal",
        call("signin", "UserAuthentication", null, {
            by: identityCenterUser("jane"),
            fields: {
                eventType: "AwsServiceEvent",
                additionalEventData: {
                    AuthWorkflowID: "02eeb9a4",
                    LoginTo: "https://d-9067642ac7.awsapps.com/start",
                    CredentialType: "PASSWORD,TOTP",
                    UserName: "jane",
                },
                serviceEventDetails: { UserAuthentication: "Success" },
            },
        }),
    ),
    burst(
        "sign-in-failures",
        "a password guessed at, from one address",
        times(12, () => failed({ ...browser("dana"), address: "185.220.101.7" })),
        [],
        20,
    ),
    burst(
        "sign-in-failures",
        "passwords sprayed over users",
        times(15, (index) => failed({ ...browser(`user${index}`), address: `185.220.101.${index}` })),
        [],
        15,
    ),
    burst(
        "sign-in-failures",
        "names guessed at",
        times(20, () => failed(nobody, "No username found in supplied account")),
        [],
        10,
    ),
    burst(
        ["sign-in-failures", "root"],
        "root's password guessed at",
        times(10, () =>
            failed({
                ...nobody,
                userIdentity: {
                    type: "Root",
                    principalId: production,
                    arn: `arn:aws:iam::${production}:root`,
                    accountId: production,
                    accessKeyId: "",
                },
                account: production,
            }),
        ),
        [],
        20,
    ),
    below("sign-in-failures", "a password mistyped once", [failed(browser("dana"))]),
    below(
        "sign-in-failures",
        "a password mistyped twice",
        times(2, () => failed(browser("sam", production))),
    ),
    quiet(
        "failed login of another service's users",
        call(
            "cognito-idp",
            "InitiateAuth",
            { authFlow: "USER_PASSWORD_AUTH", clientId: "***" },
            {
                by: { ...nobody, userIdentity: { type: "Unknown", principalId: "Anonymous" } },
                error: ["NotAuthorizedException", "Incorrect username or password."],
            },
        ),
    ),
    quietFailedFederation(),
];

function quietFailedFederation(): Entry {
    return quiet(
        "federation refused once",
        call(
            "sts",
            "AssumeRoleWithSAML",
            { roleArn: `arn:aws:iam::${stranger}:role/x` },
            { by: samlUser("jane"), error: accessDenied("sts:AssumeRoleWithSAML") },
        ),
    );
}
