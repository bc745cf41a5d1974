import { createHash } from "node:crypto";
import type { JsonValue } from "../../../detections/cloudtrail-record";

/** Who calls, from where, and with what: the fields of a record that follow from it. */
export interface Caller {
    readonly userIdentity: { readonly [field: string]: JsonValue };
    readonly address: string;
    readonly agent: string;
    /** The account in which the call counts: 12 digits. */
    readonly account: string;
    /** Fields beside `userIdentity` that such a call has. */
    readonly fields?: { readonly [field: string]: JsonValue };
}

export const management = "111122223333";
export const logArchive = "444455556666";
export const production = "222233334444";
export const development = "333344445555";
export const sandbox = "555566667777";
/** An account outside the organization. */
export const stranger = "999988887777";

export const agents = {
    cli: "aws-cli/2.31.9 md/awscrt#0.28.1 ua/2.1 os/linux#6.12 md/arch#x86_64 lang/python#3.13.7 md/pyimpl#CPython m/Z,b,E cfg/retry-mode#standard md/prompt#off md/command#sts",
    cliMac: "aws-cli/2.27.50 md/awscrt#0.26.1 ua/2.1 os/macos#24.5.0 md/arch#arm64 lang/python#3.13.4 md/pyimpl#CPython cfg/retry-mode#standard md/installer#exe",
    cloudShell:
        "aws-cli/2.31.4 md/awscrt#0.27.6 ua/2.1 os/linux#6.1.153 md/arch#x86_64 lang/python#3.13.7 exec-env/CloudShell",
    boto: "Boto3/1.40.40 md/Botocore#1.40.40 ua/2.1 os/linux#5.10.242 md/arch#x86_64 lang/python#3.12.11 md/pyimpl#CPython exec-env/AWS_Lambda_python3.12 cfg/retry-mode#legacy Botocore/1.40.40",
    botoLocal: "Boto3/1.39.3 md/Botocore#1.39.3 ua/2.1 os/linux#6.8.0 lang/python#3.11.2 Botocore/1.39.3",
    go: "aws-sdk-go-v2/1.39.0 ua/2.1 os/linux lang/go#1.24.6 md/GOOS#linux md/GOARCH#amd64",
    java: "aws-sdk-java/2.33.9 md/io#sync md/http#Apache ua/2.1 os/Linux#5.10.242 lang/java#21.0.8 md/OpenJDK_64-Bit_Server_VM",
    javaScript: "aws-sdk-js/3.888.0 ua/2.1 os/linux#6.1 lang/js md/nodejs#22.19.0 m/E,n",
    terraform:
        "APN/1.0 HashiCorp/1.0 Terraform/1.13.2 (+https://www.terraform.io) terraform-provider-aws/6.13.0 (+https://registry.terraform.io/providers/hashicorp/aws) aws-sdk-go-v2/1.39.0 ua/2.1 os/linux lang/go#1.24.6",
    pulumi: "APN/1.0 Pulumi/1.0 PulumiAWS/7.8.0 (+https://www.pulumi.com) aws-sdk-go-v2/1.39.0 ua/2.1 os/linux lang/go#1.24.6",
    firefox: "Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:142.0) Gecko/20100101 Firefox/142.0",
    chrome: "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
    internal: "AWS Internal",
} as const;

const created = "2026-03-02T08:11:42Z";

/** Twenty characters with the prefix that AWS gives this kind of id. */
export function identifier(prefix: string, of: string): string {
    return (prefix + createHash("sha256").update(of).digest("hex").toUpperCase()).slice(0, 20);
}

export function iamUser(userName: string, account = management, agent: string = agents.cli): Caller {
    return {
        userIdentity: {
            type: "IAMUser",
            principalId: identifier("AIDA", account + userName),
            arn: `arn:aws:iam::${account}:user/${userName}`,
            accountId: account,
            accessKeyId: identifier("AKIA", account + userName),
            userName,
        },
        address: "203.0.113.24",
        agent,
        account,
    };
}

/** An IAM user who signed in to the console with an MFA device. */
export function consoleUser(userName: string, account = management): Caller {
    const user = iamUser(userName, account, agents.firefox);
    return {
        ...user,
        userIdentity: {
            ...user.userIdentity,
            accessKeyId: identifier("ASIA", `console ${userName}`),
            sessionContext: { attributes: { creationDate: created, mfaAuthenticated: "true" } },
        },
        fields: { sessionCredentialFromConsole: "true" },
    };
}

export function roleSession(
    role: string,
    session: string,
    account: string = management,
    agent: string = agents.cli,
    path = "/",
): Caller {
    const principalId = identifier("AROA", account + path + role);
    return {
        userIdentity: {
            type: "AssumedRole",
            principalId: `${principalId}:${session}`,
            arn: `arn:aws:sts::${account}:assumed-role/${role}/${session}`,
            accountId: account,
            accessKeyId: identifier("ASIA", account + role + session),
            sessionContext: {
                sessionIssuer: {
                    type: "Role",
                    principalId,
                    arn: `arn:aws:iam::${account}:role${path}${role}`,
                    accountId: account,
                    userName: role,
                },
                webIdFederationData: {},
                attributes: { creationDate: created, mfaAuthenticated: "false" },
            },
        },
        address: "198.51.100.61",
        agent,
        account,
    };
}

/** A session of an IAM Identity Center user, through the console unless `agent` says otherwise. */
export function identityCenterSession(
    user: string,
    permissionSet = "AdministratorAccess",
    account: string = management,
    agent: string = agents.chrome,
): Caller {
    const suffix = createHash("sha256").update(account).digest("hex").slice(0, 16);
    const caller = roleSession(
        `AWSReservedSSO_${permissionSet}_${suffix}`,
        `${user}@example.com`,
        account,
        agent,
        "/aws-reserved/sso.amazonaws.com/",
    );
    return {
        ...caller,
        userIdentity: {
            ...caller.userIdentity,
            onBehalfOf: {
                userId: "94482488-3041-7055-e5b1-9f2d4a1c0b77",
                identityStoreArn: `arn:aws:identitystore::${management}:identitystore/d-9067642ac7`,
            },
            credentialId: createHash("sha256").update(user).digest("hex").slice(0, 32),
        },
        address: "192.0.2.117",
        ...(agent === agents.chrome && { fields: { sessionCredentialFromConsole: "true" } }),
    };
}

/** A role taken with a token of GitHub Actions. */
export function pipeline(
    account: string = production,
    agent: string = agents.terraform,
    role = "github-deploy",
): Caller {
    const caller = roleSession(role, "GitHubActions", account, agent);
    const context = caller.userIdentity["sessionContext"] as { [field: string]: JsonValue };
    return {
        ...caller,
        userIdentity: {
            ...caller.userIdentity,
            sessionContext: {
                ...context,
                webIdFederationData: {
                    federatedProvider: `arn:aws:iam::${account}:oidc-provider/token.actions.githubusercontent.com`,
                    attributes: {},
                },
            },
        },
        address: "20.55.214.112",
    };
}

/** What a service does with the session of somebody who called that service, such as CloudFormation. */
export function through(service: string, caller: Caller): Caller {
    return {
        ...caller,
        userIdentity: { ...withoutKey(caller), invokedBy: service },
        address: service,
        agent: service,
    };
}

/** The identity as it is where no key signed the request. */
export function withoutKey({ userIdentity }: Caller): Caller["userIdentity"] {
    return Object.fromEntries(Object.entries(userIdentity).filter(([field]) => field !== "accessKeyId"));
}

/** A service in its own name. */
export function service(name: string, account: string = production): Caller {
    return { userIdentity: { type: "AWSService", invokedBy: name }, address: name, agent: name, account };
}

export function serviceLinkedRole(
    serviceName: string,
    role: string,
    session: string,
    account: string = production,
): Caller {
    const caller = roleSession(role, session, account, serviceName, `/aws-service-role/${serviceName}/`);
    return { ...through(serviceName, caller) };
}

export function root(account: string = management, agent: string = agents.chrome): Caller {
    return {
        userIdentity: {
            type: "Root",
            principalId: account,
            arn: `arn:aws:iam::${account}:root`,
            accountId: account,
            accessKeyId: identifier("ASIA", `root ${account}`),
            sessionContext: { attributes: { creationDate: created, mfaAuthenticated: "true" } },
        },
        address: "198.51.100.200",
        agent,
        account,
        fields: { sessionCredentialFromConsole: "true" },
    };
}

/** The member account's root user in a session that AssumeRoot gave out ("Track privileged tasks in AWS CloudTrail"). */
export function assumedRoot(account: string = production): Caller {
    return {
        userIdentity: {
            type: "Root",
            principalId: account,
            arn: `arn:aws:iam::${account}:root`,
            accountId: account,
            accessKeyId: identifier("ASIA", `assumed root ${account}`),
            sessionContext: {
                sessionIssuer: {},
                webIdFederationData: {},
                attributes: { creationDate: created, mfaAuthenticated: "false" },
                assumedRoot: "true",
            },
        },
        address: "192.0.2.18",
        agent: agents.cli,
        account,
    };
}

/** A person who federates with SAML: the identity that AssumeRoleWithSAML itself has. */
export function samlUser(user: string, account: string = production): Caller {
    return {
        userIdentity: {
            type: "SAMLUser",
            principalId: `1A2b3C4d5E6f7G8h9I0j=:${user}@example.com`,
            userName: `${user}@example.com`,
            identityProvider: "1A2b3C4d5E6f7G8h9I0j=",
        },
        address: "192.0.2.44",
        agent: agents.chrome,
        account,
    };
}

export function webIdentity(subject: string, provider: string, account: string = production): Caller {
    return {
        userIdentity: {
            type: "WebIdentityUser",
            principalId: `arn:aws:iam::${account}:oidc-provider/${provider}:sts.amazonaws.com:${subject}`,
            userName: subject,
            identityProvider: `arn:aws:iam::${account}:oidc-provider/${provider}`,
        },
        address: "20.55.214.112",
        agent: agents.javaScript,
        account,
    };
}

/** Somebody of another account, as the account of the resource sees it. */
export function otherAccount(from: string, account: string = production): Caller {
    return {
        userIdentity: { type: "AWSAccount", principalId: identifier("AIDA", from), accountId: from },
        address: "198.51.100.88",
        agent: agents.botoLocal,
        account,
    };
}

export function federatedUser(name: string, account: string = management): Caller {
    return {
        userIdentity: {
            type: "FederatedUser",
            principalId: `${account}:${name}`,
            arn: `arn:aws:sts::${account}:federated-user/${name}`,
            accountId: account,
            accessKeyId: identifier("ASIA", name),
            sessionContext: {
                sessionIssuer: {
                    type: "IAMUser",
                    principalId: identifier("AIDA", `${account}build`),
                    arn: `arn:aws:iam::${account}:user/build`,
                    accountId: account,
                    userName: "build",
                },
                webIdFederationData: {},
                attributes: { creationDate: created, mfaAuthenticated: "false" },
            },
        },
        address: "203.0.113.99",
        agent: agents.go,
        account,
    };
}

/** An IAM Identity Center user at the access portal or the sign-in page. */
export function identityCenterUser(user: string): Caller {
    return {
        userIdentity: {
            type: "IdentityCenterUser",
            accountId: management,
            onBehalfOf: {
                userId: createHash("sha256").update(user).digest("hex").slice(0, 32),
                identityStoreArn: `arn:aws:identitystore::${management}:identitystore/d-9067642ac7`,
            },
            credentialId: createHash("sha256").update(`portal ${user}`).digest("hex").slice(0, 32),
        },
        address: "192.0.2.117",
        agent: agents.chrome,
        account: management,
    };
}
