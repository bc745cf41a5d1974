import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { KMSClient } from "@aws-sdk/client-kms";
import { S3Client } from "@aws-sdk/client-s3";
import { SNSClient } from "@aws-sdk/client-sns";
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import type { Settings } from "../../settings/settings";
import { Failure } from "../../command-line/failure";
import { s3Configuration } from "../aws/s3-configuration";

// The SDK says on every start that it will drop this version of Node.js one day.
process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] = "true";

/** Clients of the two accounts: by the credentials of the environment, and by the role of the log-archive account. */
export interface Accounts {
    readonly trailAccount: {
        readonly kms: KMSClient;
        readonly logs: CloudWatchLogsClient;
        readonly sns: SNSClient;
    };
    readonly logArchiveAccount: { readonly kms: KMSClient; readonly s3: S3Client };
}

/** @throws Failure if the credentials are of another account, or the role cannot be assumed. */
export async function connect({ deployment, logArchiveRoleArn }: Settings, roleArn?: string): Promise<Accounts> {
    const { region, managementAccountId } = deployment;
    const sts = new STSClient({ region });
    const { Account: account } = await sts.send(new GetCallerIdentityCommand({})).catch((error: Error) => {
        throw new Failure(
            `there are no AWS credentials that can be used: ${error.message}`,
            `Set credentials of the management account ${managementAccountId} in the environment.`,
        );
    });
    if (account !== managementAccountId) {
        throw new Failure(
            `the credentials belong to account ${account ?? "?"}, and managementAccountId is ${managementAccountId}`,
            "Use credentials of that account, or another stack.",
        );
    }
    const role = roleArn ?? logArchiveRoleArn;
    const { Credentials: assumed } = await sts
        .send(new AssumeRoleCommand({ RoleArn: role, RoleSessionName: "orgtrail-check-existing" }))
        .catch((error: Error) => {
            throw new Failure(
                `the role ${role} of the log-archive account cannot be assumed: ${error.message}`,
                "Name another with --log-archive-role-arn, for instance the auditor role.",
            );
        });
    const credentials = {
        accessKeyId: assumed?.AccessKeyId ?? "",
        secretAccessKey: assumed?.SecretAccessKey ?? "",
        ...(assumed?.SessionToken !== undefined && { sessionToken: assumed.SessionToken }),
    };
    return {
        trailAccount: {
            kms: new KMSClient({ region }),
            logs: new CloudWatchLogsClient({ region }),
            sns: new SNSClient({ region }),
        },
        logArchiveAccount: {
            kms: new KMSClient({ region, credentials }),
            s3: new S3Client({ region, credentials, ...s3Configuration() }),
        },
    };
}
