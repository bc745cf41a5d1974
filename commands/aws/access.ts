import { S3Client } from "@aws-sdk/client-s3";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { fromTemporaryCredentials } from "@aws-sdk/credential-providers";
import { accountOf, roleArn as arnOfRole } from "../../components/documents/arns";
import { Failure } from "../../command-line/failure";
import type { Settings } from "../../settings/settings";
import { regionOf } from "./region";
import { s3Configuration } from "./s3-configuration";
import { shared, type CredentialProvider } from "./shared-credentials";

// The SDK says on every start that it will drop this version of Node.js one day.
process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] = "true";

export interface AccessOptions {
    /** A role that the credentials of the environment assume first. */
    readonly roleArn?: string | undefined;
    readonly settings?: Settings | undefined;
    /** Of the call that finds out whose the credentials are; by default the home Region, or that of the environment. */
    readonly region?: string | undefined;
    /** What sessions of assumed roles are called, as CloudTrail will show them: "orgtrail-search". */
    readonly sessionName: string;
}

/** What every SDK client is made with. */
export interface ClientConfiguration {
    readonly region: string;
    readonly maxAttempts: number;
    /** Adaptive: after a throttled call, a client sends no more than the service lets through. */
    readonly retryMode: "adaptive";
    readonly credentials?: CredentialProvider;
}

/** One AWS account as an operator's command reaches it. */
export class AccountAccess {
    private readonly clients = new Map<unknown, Map<string, unknown>>();

    constructor(
        readonly accountId: string,
        /** ARN of the user, role session or role that calls there are made as. */
        readonly principalArn: string,
        private readonly credentials: CredentialProvider | undefined,
    ) {}

    /** The client of this class for a Region, which is made once: `access.client(CloudTrailClient, "us-east-1")`. */
    client<Client>(kind: new (configuration: ClientConfiguration) => Client, region: string): Client {
        const byRegion = this.clients.get(kind) ?? new Map<string, unknown>();
        this.clients.set(kind, byRegion);
        const client = (byRegion.get(region) as Client | undefined) ?? new kind(this.configuration(region));
        byRegion.set(region, client);
        return client;
    }

    /** S3 in a Region. A bucket in another one is found too. */
    s3(region: string): S3Client {
        return this.client(PathStyleS3Client, region);
    }

    /** The provider of its credentials, for a session that goes on from this account; none for the environment's. */
    get provider(): CredentialProvider | undefined {
        return this.credentials;
    }

    private configuration(region: string): ClientConfiguration {
        const { credentials } = this;
        return { region, maxAttempts: 8, retryMode: "adaptive", ...(credentials && { credentials }) };
    }
}

class PathStyleS3Client extends S3Client {
    constructor(configuration: ClientConfiguration) {
        super({ ...configuration, ...s3Configuration() });
    }
}

/**
 * The AWS accounts that an operator's command reaches: the one of its own credentials, which are those of the environment
 * (AWS_PROFILE and all else that the SDK knows) or of a role that they assume, and from there by roles any other.
 */
export class Access {
    private readonly accounts = new Map<string, Promise<AccountAccess>>();

    private constructor(
        /** The account of the command's own credentials. */
        readonly own: AccountAccess,
        private readonly options: AccessOptions,
        private readonly region: string,
    ) {}

    /** @throws Failure if there are no credentials that can be used, or the role cannot be assumed. */
    static async connect(options: AccessOptions): Promise<Access> {
        const { roleArn, settings, sessionName } = options;
        const region = options.region ?? regionOf(settings);
        if (roleArn !== undefined) {
            return new Access(await assume(roleArn, sessionName, region), options, region);
        }
        const { Account: account = "", Arn: arn = "" } = await new STSClient({ region })
            .send(new GetCallerIdentityCommand({}))
            .catch((error: unknown) => {
                throw new Failure(
                    `there are no AWS credentials that can be used: ${errorText(error)}`,
                    "Set credentials in the environment, such as AWS_PROFILE, or run this in: npm run local -- shell",
                );
            });
        return new Access(new AccountAccess(account, arn, undefined), options, region);
    }

    /**
     * An account: by the own credentials where they are of it, else by the operator role that the settings have there, else by
     * the role of this name, else by another role that the settings name. The role is assumed at once.
     *
     * @throws Failure if there is no role for it, or it cannot be assumed.
     */
    account(accountId: string, roleName?: string): Promise<AccountAccess> {
        if (accountId === this.own.accountId) {
            return Promise.resolve(this.own);
        }
        const role =
            this.operatorRole(accountId) ??
            (roleName === undefined ? this.archiveRole(accountId) : this.arnOf(accountId, roleName));
        if (role === undefined) {
            return Promise.reject(
                new Failure(
                    `account ${accountId} cannot be reached: the credentials are of account ${this.own.accountId}, and no role is named`,
                    "Name a role that there is in the account, or use credentials of it.",
                ),
            );
        }
        const known = this.accounts.get(role);
        const access = known ?? assume(role, this.options.sessionName, this.region, this.own.provider);
        this.accounts.set(role, access);
        return access;
    }

    private operatorRole(accountId: string): string | undefined {
        const { settings } = this.options;
        if (settings === undefined || settings.operatorPrincipalArns.length === 0) {
            return undefined;
        }
        const { deployment, names } = settings;
        return [deployment.managementAccountId, deployment.logArchiveAccountId].includes(accountId)
            ? arnOfRole(deployment, accountId, names.operatorRole)
            : undefined;
    }

    /** Of those who may read the archive, the first that is a role there; else the role that deploys. */
    private archiveRole(accountId: string): string | undefined {
        const { settings } = this.options;
        return accountId === settings?.deployment.logArchiveAccountId
            ? (settings.roles.readers.find((reader) => accountOf(reader) === accountId) ?? settings.logArchiveRoleArn)
            : undefined;
    }

    private arnOf(accountId: string, roleName: string): string {
        const partition = this.own.principalArn.split(":")[1] ?? "aws";
        return arnOfRole({ partition }, accountId, roleName);
    }
}

async function assume(
    role: string,
    sessionName: string,
    region: string,
    from?: CredentialProvider,
): Promise<AccountAccess> {
    const credentials = shared(
        fromTemporaryCredentials({
            params: { RoleArn: role, RoleSessionName: sessionName },
            clientConfig: { region },
            ...(from && { masterCredentials: from }),
        }),
    );
    await credentials().catch((error: unknown) => {
        throw new Failure(
            `the role ${role} cannot be assumed: ${errorText(error)}`,
            "Name a role that is there and that these credentials may assume.",
        );
    });
    return new AccountAccess(accountOf(role), role, credentials);
}

/** What an error of the SDK says: its code, and its message where it has one. */
export function errorText(error: unknown): string {
    if (!(error instanceof Error)) {
        return String(error);
    }
    const [first] = error instanceof AggregateError ? (error.errors as unknown[]) : [];
    const message = error.message || (first instanceof Error ? first.message : "");
    return ["Error", "AggregateError"].includes(error.name)
        ? message
        : [error.name, message].filter(Boolean).join(": ");
}
