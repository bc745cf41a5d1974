import type { Entry } from "../entry";
import { alarmPathRecords } from "./alarm-path";
import { archiveRecords } from "./archive";
import { bucketPolicyRecords } from "./bucket-policies";
import { cloudTrailRecords } from "./cloudtrail";
import { computeRecords } from "./compute";
import { configRecords } from "./config";
import { credentialRecords } from "./credentials";
import { destructionRecords } from "./destruction";
import { detectorRecords } from "./detectors";
import { examinedRecords } from "./examined";
import { exposureRecords } from "./exposure";
import { iamPolicyRecords } from "./iam-policies";
import { keyRecords } from "./keys";
import { lakeRecords } from "./lake";
import { gatewayRecords, networkAclRecords, routeTableRecords, securityGroupRecords, vpcRecords } from "./network";
import { openSetRecords } from "./open-sets";
import { organizationRecords } from "./organization";
import { persistenceRecords } from "./persistence";
import { rootRecords } from "./root";
import { secretRecords } from "./secrets";
import { serviceLogRecords } from "./service-logs";
import { sessionRecords } from "./sessions";
import { signInRecords } from "./sign-in";
import { unauthorizedRecords } from "./unauthorized";
import { variantRecords } from "./variants";

/**
 * The labelled entries, by the file they are in. What deserves an alarm comes from AWS's documentation, the CIS benchmark and
 * the open detection sets (Stratus Red Team, SigmaHQ, Elastic, Panther), never from the patterns: a label is wrong only where
 * one of those says so.
 */
export const labelled: { readonly [file: string]: readonly Entry[] } = {
    cloudtrail: cloudTrailRecords,
    lake: lakeRecords,
    archive: archiveRecords,
    keys: keyRecords,
    "alarm-path": alarmPathRecords,
    config: configRecords,
    detectors: detectorRecords,
    "service-logs": serviceLogRecords,
    root: rootRecords,
    "sign-in": signInRecords,
    credentials: credentialRecords,
    "iam-policies": iamPolicyRecords,
    persistence: persistenceRecords,
    "bucket-policies": bucketPolicyRecords,
    exposure: exposureRecords,
    "security-groups": securityGroupRecords,
    "network-acls": networkAclRecords,
    gateways: gatewayRecords,
    "route-tables": routeTableRecords,
    vpcs: vpcRecords,
    sessions: sessionRecords,
    secrets: secretRecords,
    compute: computeRecords,
    destruction: destructionRecords,
    organization: organizationRecords,
    unauthorized: unauthorizedRecords,
    variants: variantRecords,
    "open-sets": openSetRecords,
    examined: examinedRecords,
};
