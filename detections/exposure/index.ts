import { accountGuardsOff } from "./account-guards";
import { databasesMadePublic } from "./databases";
import { functionsExposed } from "./functions";
import { keyGrantsGiven } from "./key-grants";
import { resourcesShared } from "./resource-policies";
import { resourcesSharedOutside } from "./resource-shares";
import { s3PublicAccessBlockRemoved } from "./s3-public-access-block";
import { s3BucketsMadePublic } from "./s3-public-buckets";
import { securityGroupsOpened } from "./security-groups";
import { snapshotsShared } from "./snapshots";
import type { PatternDetection } from "../detection";

/** Data and doors that are opened to other accounts or to everybody. */
export const exposureDetections: readonly PatternDetection[] = [
    s3PublicAccessBlockRemoved,
    s3BucketsMadePublic,
    snapshotsShared,
    accountGuardsOff,
    functionsExposed,
    resourcesShared,
    keyGrantsGiven,
    databasesMadePublic,
    resourcesSharedOutside,
    securityGroupsOpened,
];
