import { Failure } from "../../local/failure";
import type { Settings } from "../../settings/settings";
import type { Access } from "../aws/access";
import { organizationAccounts } from "../aws/organization-accounts";
import type { Workgroup } from "./execution";

export interface OpenedWorkgroup {
    readonly workgroup: Workgroup;
    /** The organization's accounts, where they were asked for. */
    readonly accountIds: readonly string[] | undefined;
}

/**
 * The deployment's workgroup, and the accounts that a query has to name.
 *
 * @param needsAccounts whether to ask AWS Organizations for them: the newest account is among them then.
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
        accountIds: needsAccounts ? await accountsOf(access, settings) : undefined,
    };
}

async function accountsOf(access: Access, { deployment }: Settings): Promise<string[]> {
    const management = await access.account(deployment.managementAccountId);
    return (await organizationAccounts(management, deployment.region)).map(({ id }) => id);
}
