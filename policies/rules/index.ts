import type { Rule } from "../rule";
import { publicAccessBlock } from "./bucket/public-access-block";
import { tlsOnly } from "./bucket/tls-only";
import { versioning } from "./bucket/versioning";
import { keyRotation } from "./key/rotation";
import { logGroupCustomerKey } from "./log-group/customer-key";
import { topicEncryption } from "./topic/encryption";
import { cloudWatchLogs } from "./trail/cloudwatch-logs";
import { trailCustomerKey } from "./trail/customer-key";
import { logFileValidation } from "./trail/log-file-validation";
import { logging } from "./trail/logging";
import { multiRegion } from "./trail/multi-region";

/** Every rule of the pack, in the order of the documentation. */
export const rules: readonly Rule[] = [
    logFileValidation,
    trailCustomerKey,
    logging,
    multiRegion,
    cloudWatchLogs,
    publicAccessBlock,
    versioning,
    tlsOnly,
    keyRotation,
    topicEncryption,
    logGroupCustomerKey,
];
