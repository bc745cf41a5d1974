import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Settings } from "./settings/settings";

/** The environment variable that makes a preview need no AWS credentials. */
export const offlinePreviewVariable = "ORGTRAIL_OFFLINE_PREVIEW";

export interface AccountProviders {
    /** The account that owns the trails, their log groups and the topics. */
    readonly trailAccount: aws.Provider;
    readonly logArchiveAccount: aws.Provider;
}

/**
 * A provider for each of the two accounts, which refuses any other. In an offline preview
 * (`ORGTRAIL_OFFLINE_PREVIEW=1`) the providers ask AWS for nothing, so no account is checked.
 *
 * @throws pulumi.RunError if an offline preview is asked for and this is an update, or the variable is neither 0 nor 1.
 */
export function accountProviders({
    deployment,
    logArchiveRoleArn,
}: Pick<Settings, "deployment" | "logArchiveRoleArn">): AccountProviders {
    const { region, managementAccountId, logArchiveAccountId } = deployment;
    if (isOfflinePreview()) {
        return {
            trailAccount: new aws.Provider("trail-account", { region, ...withoutAws }),
            logArchiveAccount: new aws.Provider("log-archive-account", { region, ...withoutAws }),
        };
    }
    return {
        trailAccount: new aws.Provider("trail-account", { region, allowedAccountIds: [managementAccountId] }),
        logArchiveAccount: new aws.Provider("log-archive-account", {
            region,
            allowedAccountIds: [logArchiveAccountId],
            assumeRoles: [{ roleArn: logArchiveRoleArn, sessionName: "orgtrail" }],
        }),
    };
}

/** The provider insists on keys, and otherwise calls STS and the instance metadata service when it starts. */
const withoutAws = {
    accessKey: "offline-preview",
    secretKey: "offline-preview",
    skipCredentialsValidation: true,
    skipMetadataApiCheck: true,
    skipRequestingAccountId: true,
} as const;

function isOfflinePreview(): boolean {
    const given = process.env[offlinePreviewVariable] ?? "";
    if (!["", "0", "1"].includes(given)) {
        throw new pulumi.RunError(
            `${offlinePreviewVariable} is "${given}"; allowed are 1, for a preview without AWS credentials, and 0 or nothing`,
        );
    }
    if (given === "1" && !pulumi.runtime.isDryRun()) {
        throw new pulumi.RunError(
            `${offlinePreviewVariable} is 1, and this is no preview: without credentials nothing can be deployed, and no account is checked.\n` +
                `Fix: unset ${offlinePreviewVariable}, and run pulumi up with credentials of the management account`,
        );
    }
    return given === "1";
}
