import { bucketProtectionWeakened, logBucketChanged } from "./buckets";
import { eventSelectorsNarrowed } from "./event-selectors";
import { keyWeakened } from "./keys";
import { lakeChanges } from "./lake";
import type { DetectionContext } from "../context";
import type { PatternDetection } from "../detection";

/** What would blind the trail or spoil its archive, beyond the calls that the CIS benchmark names. */
export function auditLogDetections(context: DetectionContext): readonly PatternDetection[] {
    return [
        eventSelectorsNarrowed(context),
        lakeChanges,
        logBucketChanged(context),
        bucketProtectionWeakened(context),
        keyWeakened(context),
    ];
}
