import { awsFailure } from "./aws-failure";

/** What every client is made with: the emulator's address and the credentials that the provider works with. */
export interface ClientSettings {
    readonly region: string;
    readonly endpoint: string;
    readonly credentials: {
        readonly accessKeyId: string;
        readonly secretAccessKey: string;
        readonly sessionToken?: string;
    };
}

// Loaded when first used, one service at a time: loading them all would take longer than most previews.
const factories = {
    athena: async (settings: ClientSettings) => new (await import("@aws-sdk/client-athena")).Athena(complete(settings)),
    cloudtrail: async (settings: ClientSettings) =>
        new (await import("@aws-sdk/client-cloudtrail")).CloudTrail(complete(settings)),
    cloudwatch: async (settings: ClientSettings) =>
        new (await import("@aws-sdk/client-cloudwatch")).CloudWatch(complete(settings)),
    glue: async (settings: ClientSettings) => new (await import("@aws-sdk/client-glue")).Glue(complete(settings)),
    iam: async (settings: ClientSettings) => new (await import("@aws-sdk/client-iam")).IAM(complete(settings)),
    kms: async (settings: ClientSettings) => new (await import("@aws-sdk/client-kms")).KMS(complete(settings)),
    lambda: async (settings: ClientSettings) => new (await import("@aws-sdk/client-lambda")).Lambda(complete(settings)),
    logs: async (settings: ClientSettings) =>
        new (await import("@aws-sdk/client-cloudwatch-logs")).CloudWatchLogs(complete(settings)),
    organizations: async (settings: ClientSettings) =>
        new (await import("@aws-sdk/client-organizations")).Organizations(complete(settings)),
    s3: async (settings: ClientSettings) =>
        new (await import("@aws-sdk/client-s3")).S3({ ...complete(settings), forcePathStyle: true }),
    scheduler: async (settings: ClientSettings) =>
        new (await import("@aws-sdk/client-scheduler")).Scheduler(complete(settings)),
    sns: async (settings: ClientSettings) => new (await import("@aws-sdk/client-sns")).SNS(complete(settings)),
    sts: async (settings: ClientSettings) => new (await import("@aws-sdk/client-sts")).STS(complete(settings)),
};

export type ServiceName = keyof typeof factories;
export type Client<S extends ServiceName> = Awaited<ReturnType<(typeof factories)[S]>>;

/** A client whose failures name the operation and are made for people. */
export async function createClient<S extends ServiceName>(service: S, settings: ClientSettings): Promise<Client<S>> {
    const client = await factories[service](settings);
    // Every client has the same stack; the union of their types only cannot be called.
    (client as Client<"sts">).middlewareStack.add(
        (next, context) => async (args) => {
            try {
                return await next(args);
            } catch (error) {
                throw awsFailure(String(context.commandName).replace(/Command$/, ""), settings.endpoint, error);
            }
        },
        { step: "initialize", name: "explainFailure" },
    );
    return client as Client<S>;
}

const complete = (settings: ClientSettings) => ({
    ...settings,
    // What the emulator lacks it answers with HTTP 500, which a retry does not mend.
    maxAttempts: 1,
    // Set here so that the user's own AWS configuration file cannot set them.
    useFipsEndpoint: false,
    useDualstackEndpoint: false,
    requestHandler: { connectionTimeout: 5_000, requestTimeout: 60_000, throwOnRequestTimeout: true },
});
