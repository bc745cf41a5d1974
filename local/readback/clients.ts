import { AthenaClient } from "@aws-sdk/client-athena";
import { CloudTrailClient } from "@aws-sdk/client-cloudtrail";
import { CloudWatchClient } from "@aws-sdk/client-cloudwatch";
import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { GlueClient } from "@aws-sdk/client-glue";
import { IAMClient } from "@aws-sdk/client-iam";
import { KMSClient } from "@aws-sdk/client-kms";
import { LambdaClient } from "@aws-sdk/client-lambda";
import { S3Client } from "@aws-sdk/client-s3";
import { SchedulerClient } from "@aws-sdk/client-scheduler";
import { SNSClient } from "@aws-sdk/client-sns";
import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";

/** Clients of both accounts, made anew: what they see is what is there, not what the engine remembers. */
export interface Clients {
    readonly trailAccount: {
        readonly cloudTrail: CloudTrailClient;
        readonly cloudWatch: CloudWatchClient;
        readonly iam: IAMClient;
        readonly kms: KMSClient;
        readonly logs: CloudWatchLogsClient;
        readonly sns: SNSClient;
    };
    readonly logArchiveAccount: {
        readonly athena: AthenaClient;
        readonly cloudWatch: CloudWatchClient;
        readonly glue: GlueClient;
        readonly iam: IAMClient;
        readonly kms: KMSClient;
        readonly lambda: LambdaClient;
        readonly logs: CloudWatchLogsClient;
        readonly s3: S3Client;
        readonly scheduler: SchedulerClient;
    };
}

/** Which role leads into the log-archive account, as the program's provider assumes it, and where to ask for it. */
export interface LogArchiveAccess {
    readonly endpoint: string;
    readonly region: string;
    readonly logArchiveRoleArn: string;
}

/** Credentials of the log-archive account. */
export async function assumeLogArchiveRole({ endpoint, region, logArchiveRoleArn }: LogArchiveAccess) {
    const { Credentials } = await new STSClient(inTrailAccount(endpoint, region)).send(
        new AssumeRoleCommand({ RoleArn: logArchiveRoleArn, RoleSessionName: "read-back" }),
    );
    return {
        accessKeyId: Credentials?.AccessKeyId ?? "",
        secretAccessKey: Credentials?.SecretAccessKey ?? "",
        sessionToken: Credentials?.SessionToken ?? "",
    };
}

/** The emulator takes credentials that it has not issued for the management account's. */
function inTrailAccount(endpoint: string, region: string) {
    // The SDK says on every start that it will drop this version of Node.js one day.
    process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true";
    return { endpoint, region, maxAttempts: 1, credentials: { accessKeyId: "test", secretAccessKey: "test" } };
}

export async function connect(access: LogArchiveAccess): Promise<Clients> {
    const trailAccount = inTrailAccount(access.endpoint, access.region);
    const logArchiveAccount = { ...trailAccount, credentials: await assumeLogArchiveRole(access) };
    return {
        trailAccount: {
            cloudTrail: new CloudTrailClient(trailAccount),
            cloudWatch: new CloudWatchClient(trailAccount),
            iam: new IAMClient(trailAccount),
            kms: new KMSClient(trailAccount),
            logs: new CloudWatchLogsClient(trailAccount),
            sns: new SNSClient(trailAccount),
        },
        logArchiveAccount: {
            athena: new AthenaClient(logArchiveAccount),
            cloudWatch: new CloudWatchClient(logArchiveAccount),
            glue: new GlueClient(logArchiveAccount),
            iam: new IAMClient(logArchiveAccount),
            kms: new KMSClient(logArchiveAccount),
            lambda: new LambdaClient(logArchiveAccount),
            logs: new CloudWatchLogsClient(logArchiveAccount),
            scheduler: new SchedulerClient(logArchiveAccount),
            s3: new S3Client({ ...logArchiveAccount, forcePathStyle: true }),
        },
    };
}
