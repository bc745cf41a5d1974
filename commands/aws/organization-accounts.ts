import { OrganizationsClient, paginateListAccounts } from "@aws-sdk/client-organizations";
import { Failure } from "../../command-line/failure";
import { errorText, type AccountAccess } from "./access";

export interface OrganizationAccount {
    readonly id: string;
    readonly name: string;
}

/**
 * The accounts of the organization that have not been closed. Answered to the management account and to delegated
 * administrators ("ListAccounts", AWS Organizations API Reference).
 *
 * @throws Failure if they cannot be listed.
 */
export async function organizationAccounts(access: AccountAccess, region: string): Promise<OrganizationAccount[]> {
    const client = access.client(OrganizationsClient, region);
    const found: OrganizationAccount[] = [];
    try {
        for await (const { Accounts: accounts = [] } of paginateListAccounts({ client }, {})) {
            for (const { Id: id, Name: name = "", Status: status } of accounts) {
                if (id !== undefined && status === "ACTIVE") {
                    found.push({ id, name });
                }
            }
        }
    } catch (error) {
        throw new Failure(
            `the accounts of the organization cannot be listed as ${access.principalArn}: ${errorText(error)}`,
            "Use credentials of the management account or of a delegated administrator, or name accounts.",
        );
    }
    return found;
}
