import { catalogueFor } from "./catalogue";
import { excluding, noExclusions, together } from "./exclusions";
import { compileFilters } from "./filter-pattern/compile";
import type { AlarmSettings } from "../settings/alarms";
import type { DeploymentNames } from "./context";
import type { Detection, MetricDetection, PatternDetection } from "./detection";

/** A detection by pattern as it is deployed. */
export interface TunedPatternDetection extends PatternDetection {
    /** One filter each, all of the one metric; an event matches one of them at most where the threshold counts. */
    readonly patterns: readonly string[];
}

export type TunedDetection = TunedPatternDetection | MetricDetection;

/**
 * The detections that the settings leave on, in the order of the catalogue, with the settings' thresholds, periods,
 * severities and exclusions. Throws a FilterPatternError where an exclusion makes a pattern too long.
 */
export function tunedCatalogue(names: DeploymentNames, alarms: AlarmSettings): readonly TunedDetection[] {
    const { approvedRegions, pipelineRoleArns } = alarms;
    return catalogueFor({ ...names, approvedRegions, pipelineRoleArns })
        .filter((detection) => isEnabled(detection, alarms))
        .map((detection) => tuned(detection, alarms));
}

export function isEnabled({ id, enabledByDefault }: Detection, alarms: AlarmSettings): boolean {
    return alarms.detections[id]?.enabled ?? enabledByDefault;
}

/**
 * One detection with its settings. The pipeline's own roles are left out of medium and low alarms only: nobody is to
 * switch off the trail unseen, whatever role it is done with.
 */
export function tuned(detection: Detection, alarms: AlarmSettings): TunedDetection {
    const { threshold, period, severity, exclude } = alarms.detections[detection.id] ?? {};
    const set = {
        threshold: threshold ?? detection.threshold,
        period: period ?? detection.period,
        severity: severity ?? detection.severity,
    };
    if (detection.kind === "metric") {
        return { ...detection, ...set };
    }
    const isReviewed = detection.severity === "medium" || detection.severity === "low";
    const pipeline = { ...noExclusions, roles: isReviewed ? alarms.pipelineRoleArns : [] };
    const exclusions = [exclude ?? noExclusions, pipeline].reduce(together, alarms.exclude);
    const condition = excluding(detection.condition, exclusions);
    return { ...detection, ...set, condition, patterns: compileFilters(condition, set.threshold > 1) };
}
