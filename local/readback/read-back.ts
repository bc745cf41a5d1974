import { trailKeyPolicy } from "../../components/documents/trail-key-policy";
import type { Settings } from "../../settings/settings";
import { checkAlarms } from "./alarms";
import { checkArchive } from "./archive";
import { Subject, type Check } from "./check";
import { connect } from "./clients";
import { checkKey } from "./key";
import { checkLogDelivery } from "./log-delivery";
import { checkTopics } from "./topics";
import { checkLogGroup, checkTrail } from "./trail";

/** The stack outputs that only AWS decides. */
export interface KeyArns {
    readonly archiveKeyArn: string;
    readonly trailKeyArn: string;
}

/** Asks AWS, with fresh clients, for everything that the settings promise, and compares. */
export async function readBack(endpoint: string, settings: Settings, keys: KeyArns): Promise<Check[]> {
    const { deployment, logArchiveRoleArn, trailKeyUsers } = settings;
    const { trailAccount, logArchiveAccount } = await connect({
        endpoint,
        region: deployment.region,
        logArchiveRoleArn,
    });
    const trailKey = new Subject("key of the trail's account");
    await checkKey(trailKey, trailAccount.kms, keys.trailKeyArn, trailKeyPolicy(deployment, trailKeyUsers));
    return [
        ...(await checkTrail(trailAccount, settings, keys.archiveKeyArn)),
        ...(await checkArchive(logArchiveAccount, settings, keys.archiveKeyArn)),
        ...(await checkLogGroup(trailAccount, settings, keys.trailKeyArn)),
        ...(await checkLogDelivery(trailAccount, settings)),
        ...(await checkAlarms(trailAccount, settings)),
        ...(await checkTopics(trailAccount, settings, keys.trailKeyArn)),
        ...trailKey.checks,
    ];
}
