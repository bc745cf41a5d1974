import type { Rule } from "../../rule";
import { accessLogging } from "./access-logging";
import { acl, ownership } from "./acl";
import { bucketCustomerKey } from "./customer-key";
import { accessPoint, forceDestroy, website } from "./exposure";
import { objectLock } from "./object-lock";
import { onePolicy } from "./one-policy";
import { policyRules } from "./policy";
import { accountPublicAccessBlock, publicAccessBlock } from "./public-access-block";
import { replication } from "./replication";
import { incompleteUploads, retention } from "./retention";
import { tlsOnly } from "./tls-only";
import { versioning } from "./versioning";

export const rules: readonly Rule[] = [
    publicAccessBlock,
    versioning,
    tlsOnly,
    bucketCustomerKey,
    objectLock,
    retention,
    incompleteUploads,
    accessLogging,
    ...policyRules,
    onePolicy,
    acl,
    ownership,
    forceDestroy,
    website,
    accessPoint,
    replication,
    accountPublicAccessBlock,
];
