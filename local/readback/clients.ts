import { CloudTrailClient } from "@aws-sdk/client-cloudtrail";
import { CloudWatchClient } from "@aws-sdk/client-cloudwatch";
import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { KMSClient } from "@aws-sdk/client-kms";
import { S3Client } from "@aws-sdk/client-s3";
import { SNSClient } from "@aws-sdk/client-sns";
import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";

/** Clients of both accounts, made anew: what they see is what is there, not what the engine remembers. */
export interface Clients {
    readonly trailAccount: {
        readonly cloudTrail: CloudTrailClient;
        readonly cloudWatch: CloudWatchClient;
        readonly kms: KMSClient;
        readonly logs: CloudWatchLogsClient;
        readonly sns: SNSClient;
    };
    readonly logArchiveAccount: { readonly kms: KMSClient; readonly s3: S3Client };
}

/** @param logArchiveRoleArn the role that leads into the log-archive account, as the program's provider assumes it. */
export async function connect(endpoint: string, region: string, logArchiveRoleArn: string): Promise<Clients> {
    // The SDK says on every start that it will drop this version of Node.js one day.
    process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true";
    const inTrailAccount = {
        endpoint,
        region,
        maxAttempts: 1,
        credentials: { accessKeyId: "test", secretAccessKey: "test" },
    };
    const { Credentials } = await new STSClient(inTrailAccount).send(
        new AssumeRoleCommand({ RoleArn: logArchiveRoleArn, RoleSessionName: "read-back" }),
    );
    const inLogArchiveAccount = {
        ...inTrailAccount,
        credentials: {
            accessKeyId: Credentials?.AccessKeyId ?? "",
            secretAccessKey: Credentials?.SecretAccessKey ?? "",
            sessionToken: Credentials?.SessionToken,
        },
    };
    return {
        trailAccount: {
            cloudTrail: new CloudTrailClient(inTrailAccount),
            cloudWatch: new CloudWatchClient(inTrailAccount),
            kms: new KMSClient(inTrailAccount),
            logs: new CloudWatchLogsClient(inTrailAccount),
            sns: new SNSClient(inTrailAccount),
        },
        logArchiveAccount: {
            kms: new KMSClient(inLogArchiveAccount),
            s3: new S3Client({ ...inLogArchiveAccount, forcePathStyle: true }),
        },
    };
}
