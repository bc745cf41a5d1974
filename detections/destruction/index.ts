import { backupsWeakened, snapshotsDeleted } from "./backups";
import { dataStoresDeleted, deletedForGood } from "./data-stores";
import { objectsDestroyed, resourcesDeleted } from "./in-bulk";
import { protectionDisabled } from "./protection";
import type { PatternDetection } from "../detection";

/** What destroys data, or takes away what would bring it back. */
export const destructionDetections: readonly PatternDetection[] = [
    backupsWeakened,
    snapshotsDeleted,
    deletedForGood,
    dataStoresDeleted,
    protectionDisabled,
    resourcesDeleted,
    objectsDestroyed,
];
