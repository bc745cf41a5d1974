import { alarmPathDetections } from "./alarm-path";
import { auditLogDetections } from "./audit-log";
import { cisDetections } from "./cis";
import { computeDetections } from "./compute";
import { sampleContext } from "./context";
import { credentialDetections } from "./credentials";
import { destructionDetections } from "./destruction";
import { detectorDetections } from "./detectors";
import { exposureDetections } from "./exposure";
import { heartbeats } from "./heartbeat";
import { organizationDetections } from "./organization";
import { persistenceDetections } from "./persistence";
import { secretDetections } from "./secrets";
import { sessionDetections } from "./sessions";
import type { DetectionContext } from "./context";
import type { Detection } from "./detection";

/** Every detection of a deployment, in the order of the documentation, as it is before any tuning. */
export function catalogueFor(context: DetectionContext): readonly Detection[] {
    return [
        ...cisDetections,
        ...auditLogDetections(context),
        ...alarmPathDetections(context),
        ...detectorDetections,
        ...organizationDetections,
        ...credentialDetections,
        ...persistenceDetections(context),
        ...exposureDetections(context),
        ...sessionDetections(context),
        ...secretDetections,
        ...computeDetections(context),
        ...destructionDetections,
        ...heartbeats(context),
    ];
}

/** The detections of a deployment with the default names. */
export const catalogue: readonly Detection[] = catalogueFor(sampleContext);
