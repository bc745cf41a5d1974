import { cloudtrailChanges, configChanges } from "./audit";
import { kmsKeyLoss, s3BucketPolicyChanges } from "./data";
import { iamPolicyChanges } from "./iam";
import { networkAclChanges, securityGroupChanges } from "./network-access";
import { networkGatewayChanges, routeTableChanges, vpcChanges } from "./network-routing";
import { organizationsChanges } from "./organizations";
import { rootUserUsage } from "./root-user";
import { consoleSignInFailures, consoleSignInWithoutMfa } from "./sign-in";
import { unauthorizedApiCalls } from "./unauthorized-calls";
import type { PatternDetection } from "../detection";

/** One for each recommendation of the "Monitoring" section of CIS AWS Foundations, in its order. */
export const cisDetections: readonly PatternDetection[] = [
    unauthorizedApiCalls,
    consoleSignInWithoutMfa,
    rootUserUsage,
    iamPolicyChanges,
    cloudtrailChanges,
    consoleSignInFailures,
    kmsKeyLoss,
    s3BucketPolicyChanges,
    configChanges,
    securityGroupChanges,
    networkAclChanges,
    networkGatewayChanges,
    routeTableChanges,
    vpcChanges,
    organizationsChanges,
];
