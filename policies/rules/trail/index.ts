import type { Rule } from "../../rule";
import { archiveEvents } from "./archive-events";
import { cloudWatchLogs } from "./cloudwatch-logs";
import { trailCustomerKey } from "./customer-key";
import { globalEvents } from "./global-events";
import { lakeRules } from "./lake";
import { logFileValidation } from "./log-file-validation";
import { logging } from "./logging";
import { managementEvents } from "./management-events";
import { multiRegion } from "./multi-region";
import { dataEvents, deliveryTopic, insights } from "./optional";
import { ignoredChanges, protection } from "./options";
import { organizationTrail } from "./organization";
import { secondCopy } from "./second-copy";

export const rules: readonly Rule[] = [
    logFileValidation,
    trailCustomerKey,
    logging,
    multiRegion,
    globalEvents,
    managementEvents,
    cloudWatchLogs,
    organizationTrail,
    archiveEvents,
    ignoredChanges,
    protection,
    ...lakeRules,
    dataEvents,
    insights,
    deliveryTopic,
    secondCopy,
];
