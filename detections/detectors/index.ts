import { configCoverageReduced } from "./config";
import { guarddutyDisabled } from "./guardduty";
import { firewallsRemoved } from "./protection";
import { securityServicesDisabled } from "./security-services";
import { serviceLogsStopped } from "./service-logs";
import { findingsSuppressed } from "./suppressed-findings";
import type { PatternDetection } from "../detection";

/** What would switch off, cut off or silence the other detectors and the logs that the audit log does not replace. */
export const detectorDetections: readonly PatternDetection[] = [
    guarddutyDisabled,
    securityServicesDisabled,
    configCoverageReduced,
    serviceLogsStopped,
    findingsSuppressed,
    firewallsRemoved,
];
