import { boolean, list, map, object, text, type Values } from "./arguments";
import { type CheckFailure, checkArguments } from "./check-arguments";
import { type ClientSettings, createClient } from "./clients";
import { containsUnknown, type Properties, unknown } from "./properties";

const configurationArguments = {
    region: text({ required: true }),
    assumeRoles: list(object({ roleArn: text({ required: true }), sessionName: text(), externalId: text() })),
    allowedAccountIds: list(text()),
    defaultTags: object({ tags: map() }),
    accessKey: text(),
    secretKey: text(),
    token: text(),
    skipCredentialsValidation: boolean(),
    skipRequestingAccountId: boolean(),
    skipRegionValidation: boolean(),
    skipMetadataApiCheck: boolean(),
    s3UsePathStyle: boolean(),
    version: text(),
};

type Configuration = Values<typeof configurationArguments>;

/** With both, the real provider asks AWS for nothing while it previews new resources. */
const skipsOfAnOfflinePreview = ["skipCredentialsValidation", "skipRequestingAccountId"] as const;

/** The account that a configured provider works in. */
export interface Account {
    readonly id: string;
    readonly partition: string;
    readonly settings: ClientSettings;
}

/**
 * What a provider is made from. Region and tags may not be known yet in a preview; there is no account then, nor in an
 * offline preview.
 */
export interface Connection {
    readonly account: Account | undefined;
    readonly region: unknown;
    /** Tags by their keys. */
    readonly defaultTags: unknown;
}

/** Checks the arguments of the provider itself. Those that are not text arrive as JSON text. */
export function checkConfiguration(values: Properties): {
    readonly configuration: Properties;
    readonly failures: readonly CheckFailure[];
} {
    const parsed = Object.entries(values).map(([name, value]) => [name, parse(name, value)]);
    const { inputs, failures } = checkArguments(configurationArguments, Object.fromEntries(parsed), "the provider aws");
    const skips = skipsOfAnOfflinePreview.filter((name) => inputs[name] === true);
    const refused =
        skips.length === skipsOfAnOfflinePreview.length
            ? []
            : skips.map((property) => ({
                  property,
                  reason: `the stand-in asks whose credentials it has, except in an offline preview, which sets ${skipsOfAnOfflinePreview.join(" and ")}`,
              }));
    return { configuration: inputs, failures: [...failures, ...refused] };
}

function parse(name: string, value: unknown): unknown {
    const kind = configurationArguments[name as keyof typeof configurationArguments]?.kind;
    if (typeof value !== "string" || value === unknown || kind === undefined || kind === "text") {
        return value;
    }
    try {
        return JSON.parse(value) ?? undefined;
    } catch {
        return value;
    }
}

/**
 * Takes the configured roles and finds out whose credentials these are. Throws when the endpoint is not on this computer,
 * and, like the real provider, when the account is not one of `allowedAccountIds`.
 */
export async function connect(values: Properties, environment: NodeJS.ProcessEnv): Promise<Connection> {
    const endpoint = loopbackEndpoint(environment.AWS_ENDPOINT_URL);
    const { configuration, failures } = checkConfiguration(values);
    if (failures.length) {
        throw new Error(failures.map(({ reason }) => reason).join("\n"));
    }
    const { region, defaultTags } = configuration as Configuration;
    if (containsUnknown(configuration)) {
        const tags = containsUnknown(defaultTags) ? unknown : defaultTags?.tags;
        return { account: undefined, region, defaultTags: tags };
    }
    if (skipsOfAnOfflinePreview.every((name) => configuration[name] === true)) {
        return { account: undefined, region, defaultTags: defaultTags?.tags };
    }
    const account = await findAccount(configuration as Configuration, endpoint, environment);
    return { account, region, defaultTags: defaultTags?.tags };
}

async function findAccount(
    { region, assumeRoles = [], allowedAccountIds = [], ...keys }: Configuration,
    endpoint: string,
    environment: NodeJS.ProcessEnv,
): Promise<Account> {
    let settings: ClientSettings = {
        region,
        endpoint,
        credentials: {
            accessKeyId: keys.accessKey ?? environment.AWS_ACCESS_KEY_ID ?? "emulator",
            secretAccessKey: keys.secretKey ?? environment.AWS_SECRET_ACCESS_KEY ?? "emulator",
            sessionToken: keys.token ?? environment.AWS_SESSION_TOKEN,
        },
    };
    for (const role of assumeRoles) {
        settings = { ...settings, credentials: await assumeRole(settings, role) };
    }
    const caller = await (await createClient("sts", settings)).getCallerIdentity({});
    const id = caller.Account ?? "";
    if (allowedAccountIds.length && !allowedAccountIds.includes(id)) {
        throw new Error(
            `AWS account ID not allowed: the credentials belong to account ${id}, but allowedAccountIds is ${allowedAccountIds.join(", ")}`,
        );
    }
    return { id, partition: caller.Arn?.split(":")[1] ?? "aws", settings };
}

type Role = NonNullable<Configuration["assumeRoles"]>[number];

async function assumeRole(settings: ClientSettings, role: Role): Promise<ClientSettings["credentials"]> {
    const { Credentials: credentials } = await (
        await createClient("sts", settings)
    ).assumeRole({
        RoleArn: role.roleArn,
        RoleSessionName: role.sessionName ?? "orgtrail",
        ExternalId: role.externalId,
    });
    return {
        accessKeyId: credentials?.AccessKeyId ?? "",
        secretAccessKey: credentials?.SecretAccessKey ?? "",
        sessionToken: credentials?.SessionToken,
    };
}

const loopback = new Set(["127.0.0.1", "[::1]", "localhost"]);

/** The emulator's address, which must be on this computer: the stand-in never talks to AWS. */
export function loopbackEndpoint(endpoint: string | undefined): string {
    const url = URL.canParse(endpoint ?? "") ? new URL(endpoint ?? "") : undefined;
    if (url?.protocol !== "http:" || !loopback.has(url.hostname)) {
        throw new Error(
            "this is the stand-in for the AWS provider: it talks to an emulator on this computer and never to AWS. " +
                `AWS_ENDPOINT_URL must be an address such as http://127.0.0.1:5000, but is ${endpoint ? `"${endpoint}"` : "not set"}`,
        );
    }
    return url.origin;
}
