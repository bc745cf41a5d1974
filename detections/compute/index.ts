import { commandsToManyInstances } from "./commands";
import { instancesTakenOver } from "./instance-takeover";
import { limitsRaised } from "./limits-raised";
import { unapprovedRegions } from "./unapproved-regions";
import { unusualInstances } from "./unusual-instances";
import { unusualModelUse } from "./unusual-model-use";
import type { DetectionContext } from "../context";
import type { PatternDetection } from "../detection";

/** Machines and models that somebody else pays for, and ways into those that run. */
export function computeDetections(context: DetectionContext): readonly PatternDetection[] {
    return [
        ...unapprovedRegions(context),
        unusualInstances,
        limitsRaised,
        unusualModelUse,
        commandsToManyInstances,
        instancesTakenOver,
    ];
}
