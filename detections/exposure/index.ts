import { accountGuardsOff } from "./account-guards";
import { databasesMadePublic } from "./databases";
import { functionsExposed } from "./functions";
import { resourcesShared } from "./resource-policies";
import { sharesOrGrantsGiven } from "./resource-shares";
import { s3PublicAccessAllowed } from "./s3-public-buckets";
import { securityGroupsOpened } from "./security-groups";
import { snapshotsShared } from "./snapshots";
import type { DetectionContext } from "../context";
import type { PatternDetection } from "../detection";

/** Data and doors that are opened to other accounts or to everybody. */
export function exposureDetections(context: DetectionContext): readonly PatternDetection[] {
    return [
        s3PublicAccessAllowed,
        snapshotsShared(context),
        accountGuardsOff,
        functionsExposed,
        resourcesShared,
        databasesMadePublic,
        sharesOrGrantsGiven,
        securityGroupsOpened,
    ];
}
