import { cloudtrailChanges, configChanges } from "./cis/audit";
import { kmsKeyLoss, s3BucketPolicyChanges } from "./cis/data";
import { iamPolicyChanges } from "./cis/iam";
import { networkAclChanges, securityGroupChanges } from "./cis/network-access";
import { networkGatewayChanges, routeTableChanges, vpcChanges } from "./cis/network-routing";
import { organizationsChanges } from "./cis/organizations";
import { rootUserUsage } from "./cis/root-user";
import { consoleSignInFailures, consoleSignInWithoutMfa } from "./cis/sign-in";
import { unauthorizedApiCalls } from "./cis/unauthorized-calls";
import { noLogEvents } from "./heartbeat";
import type { Detection } from "./detection";

/** Every detection that the trail's log group is watched with, in the order of the documentation. */
export const catalogue: readonly Detection[] = [
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
    noLogEvents,
];
