import { commandsToManyInstances } from "./commands";
import { instancesTakenOver } from "./instance-takeover";
import { limitsRaised } from "./limits-raised";
import { modelAccessChanges } from "./model-access";
import { modelsInvokedWithLongLivedKey } from "./model-invocations";
import { unapprovedRegions } from "./unapproved-regions";
import { unusualInstances } from "./unusual-instances";
import type { DetectionContext } from "../context";
import type { PatternDetection } from "../detection";

/** Machines and models that somebody else pays for, and ways into those that run. */
export function computeDetections(context: DetectionContext): readonly PatternDetection[] {
    return [
        ...unapprovedRegions(context),
        unusualInstances,
        limitsRaised,
        modelAccessChanges,
        modelsInvokedWithLongLivedKey,
        commandsToManyInstances,
        instancesTakenOver,
    ];
}
