import { Failure } from "../../command-line/failure";
import { archiveTables } from "../../queries/deployment";
import type { Settings } from "../../settings/settings";
import { errorText, type Access, type AccountAccess } from "../aws/access";
import { s3Objects } from "../search/files/s3-objects";
import type { Workgroup } from "./execution";

export interface OpenedWorkgroup {
    readonly workgroup: Workgroup;
    /** The accounts of the archive, where they were asked for. */
    readonly accountIds: readonly string[] | undefined;
}

/**
 * The deployment's workgroup, and the accounts that a query has to name.
 *
 * @param needsAccounts whether to list them: the newest account is among them then.
 * @throws Failure if the deployment has none, or its accounts cannot be reached.
 */
export async function openWorkgroup(
    settings: Settings,
    access: Access,
    needsAccounts: boolean,
): Promise<OpenedWorkgroup> {
    const { athena, deployment, names } = settings;
    if (!athena.enabled) {
        throw new Failure(
            "the deployment has no queries: athena.enabled is false",
            "Search log files instead, with --files s3://BUCKET/PREFIX, or set athena.enabled and deploy.",
        );
    }
    const archive = await access.account(deployment.logArchiveAccountId);
    return {
        workgroup: {
            access: archive,
            region: deployment.region,
            workgroup: names.queryWorkgroup,
            database: names.queryDatabase,
        },
        accountIds: needsAccounts ? await archivedAccounts(archive, settings) : undefined,
    };
}

/**
 * The accounts that have folders in the archive, also those that were closed or left the organization; the deployment's two in
 * any case.
 */
async function archivedAccounts(archive: AccountAccess, settings: Settings): Promise<string[]> {
    const { managementAccountId, logArchiveAccountId, region } = settings.deployment;
    const accounts = new Set([managementAccountId, logArchiveAccountId]);
    for (const location of new Set(archiveTables(settings).map((table) => table.location))) {
        const [, bucket = "", prefix = ""] = /^s3:\/\/([^/]+)\/(.*)$/.exec(location) ?? [];
        try {
            for await (const entry of s3Objects(archive.s3(region), bucket).list(prefix, { isFlat: true })) {
                const [, account] = ("folder" in entry && /\/(\d{12})\/$/.exec(entry.folder)) || [];
                if (account !== undefined) {
                    accounts.add(account);
                }
            }
        } catch (error) {
            throw new Failure(
                `the accounts in ${location} cannot be listed as ${archive.principalArn}: ${errorText(error)}`,
                "Deploy the stack, use a role that may read the archive, or name the accounts: --account.",
            );
        }
    }
    return [...accounts].sort();
}
