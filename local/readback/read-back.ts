import { trailKeyPolicy } from "../../components/documents/trail-key-policy";
import type { Settings } from "../../settings/settings";
import { checkAlarms } from "./alarms";
import { checkArchive } from "./archive";
import { Subject, type Check } from "./check";
import { connect } from "./clients";
import { checkKey } from "./key";
import { checkLogDelivery } from "./log-delivery";
import { checkQueries } from "./queries";
import { checkAccessRoles } from "./roles";
import { checkTopics } from "./topics";
import { checkLogGroup, checkTrail } from "./trail";
import { checkVerification } from "./verification";

/** The stack outputs that only AWS decides. */
export interface KeyArns {
    readonly archiveKeyArn: string;
    readonly trailKeyArn: string;
}

/** Asks AWS, with fresh clients, for everything that the settings promise, and compares. */
export async function readBack(endpoint: string, settings: Settings, keys: KeyArns): Promise<Check[]> {
    const { deployment, existing, logArchiveRoleArn, trailKeyUsers, trails } = settings;
    const clients = await connect({ endpoint, region: deployment.region, logArchiveRoleArn });
    const { trailAccount, logArchiveAccount } = clients;
    const checks: Check[] = [];
    for (const trail of trails) {
        checks.push(...(await checkTrail(trailAccount, settings, trail, keys.archiveKeyArn)));
    }
    checks.push(...(await checkArchive(logArchiveAccount, settings, keys.archiveKeyArn)));
    checks.push(...(await checkQueries(logArchiveAccount, settings, keys.archiveKeyArn)));
    for (const { logGroup, logDeliveryRoleName: roleName } of trails) {
        if (logGroup && !logGroup.exists) {
            checks.push(...(await checkLogGroup(trailAccount, logGroup, keys.trailKeyArn)));
        }
        if (logGroup) {
            const names = { roleName, logGroupName: logGroup.name };
            checks.push(...(await checkLogDelivery(trailAccount, deployment, names)));
        }
    }
    checks.push(...(await checkAlarms(trailAccount, settings)));
    checks.push(...(await checkVerification(logArchiveAccount, settings, keys.archiveKeyArn)));
    checks.push(...(await checkTopics(trailAccount, settings, keys.trailKeyArn)));
    if (existing.trailKeyArn === undefined) {
        const key = new Subject("key of the trail's account");
        await checkKey(key, trailAccount.kms, keys.trailKeyArn, trailKeyPolicy(deployment, trailKeyUsers));
        checks.push(...key.checks);
    }
    return [...checks, ...(await checkAccessRoles(clients, settings))];
}
