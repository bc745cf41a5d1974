import { accessLogBucketPolicy } from "../../../components/documents/access-log-bucket-policy";
import { archiveBucketPolicy } from "../../../components/documents/archive-bucket-policy";
import { archiveKeyPolicy } from "../../../components/documents/archive-key-policy";
import type { Roles } from "../../../components/documents/deployment";
import type { DeploymentRoles } from "../../../components/documents/deployment-policies";
import type { DeploymentResources } from "../../../components/documents/deployment-resources";
import type { PolicyDocument } from "../../../components/documents/policy-document";
import { queryResultBucketPolicy } from "../../../components/documents/query-result-bucket-policy";
import { trailKeyPolicy } from "../../../components/documents/trail-key-policy";
import { deployment, roles, trail } from "../../helpers/deployment";
import type { RequestRow } from "../prove-access";

/** The parts of a deployment that its roles work on, and ARNs of them and of what is beside them. */
export const resources: DeploymentResources = {
    logBucketNames: ["archive", "access-logs"],
    archiveKey: { alias: "orgtrail-archive" },
    trailKey: { alias: "orgtrail-trail" },
    trailArns: [trail],
    logGroupNames: ["/aws/cloudtrail/organization"],
    logDeliveryRoleNames: ["orgtrail-log-delivery"],
    topicNames: ["alarms", "delivered"],
    existing: { logBuckets: [], logGroups: [], topics: [] },
    alarmNamePrefix: "orgtrail-",
    query: { workgroup: "orgtrail-queries", database: "orgtrail_logs", bucket: "orgtrail-queries" },
};

export const archiveKey = "arn:aws:kms:eu-west-1:444455556666:key/1234abcd";
export const trailKey = "arn:aws:kms:eu-west-1:111122223333:key/5678efgh";
export const logGroup = "arn:aws:logs:eu-west-1:111122223333:log-group:/aws/cloudtrail/organization";
export const topics = ["alarms", "delivered"].map((name) => `arn:aws:sns:eu-west-1:111122223333:${name}`);
export const queryBucket = "arn:aws:s3:::orgtrail-queries";
export const workgroup = "arn:aws:athena:eu-west-1:444455556666:workgroup/orgtrail-queries";
/** What AWS Glue asks about for a table: the catalog, the database and the table. */
export const catalog = ["catalog", "database/orgtrail_logs", "table/orgtrail_logs/organization_events"].map(
    (resource) => `arn:aws:glue:eu-west-1:444455556666:${resource}`,
);
export const buckets = ["arn:aws:s3:::archive", "arn:aws:s3:::access-logs"];
export const deliveryRole = "arn:aws:iam::111122223333:role/orgtrail-log-delivery";

/** The policies of keys and buckets, whose readers and deployment are the roles in question. */
export function policyOf(resource: string): PolicyDocument | undefined {
    const named: Roles = {
        ...roles,
        readers: ["operator", "auditor"].map((name) => `arn:aws:iam::444455556666:role/orgtrail-${name}`),
    };
    if (resource === archiveKey) {
        return archiveKeyPolicy(deployment, [trail], named, { queryBucketArn: queryBucket });
    }
    if (resource === trailKey) {
        return trailKeyPolicy(deployment, {
            trailArns: [trail],
            logGroupNames: resources.logGroupNames,
            alarmNamePrefix: resources.alarmNamePrefix,
            administrators: ["arn:aws:iam::111122223333:role/Deployment"],
        });
    }
    if (resource.startsWith("arn:aws:s3:::archive")) {
        const trails = [{ trailArn: trail, isOrganizationTrail: true }];
        return archiveBucketPolicy(deployment, { bucketName: "archive", trails }, named);
    }
    if (resource.startsWith(queryBucket)) {
        return queryResultBucketPolicy(deployment, "orgtrail-queries", named);
    }
    return resource.startsWith("arn:aws:s3:::access-logs")
        ? accessLogBucketPolicy(deployment, { bucketName: "access-logs", sourceBucketNames: ["archive"] }, named)
        : undefined;
}

export function withAlias(...aliases: readonly string[]) {
    return { "kms:ResourceAliases": aliases.map((alias) => `alias/${alias}`) };
}

/** The same actions on each of several resources. */
export function onEach(
    claim: string,
    actions: readonly string[],
    arns: readonly string[],
    verdict: RequestRow[1] = "allowed",
): RequestRow[] {
    return arns.map((arn) => [`${claim}, ${arn.slice(13)}`, verdict, actions, arn]);
}

export const deploymentRoles: DeploymentRoles = {
    logArchiveRoleArn: "arn:aws:iam::444455556666:role/Deployment",
    accessRoleNames: ["orgtrail-operator", "orgtrail-auditor"],
    dashboardName: "orgtrail-detections",
};
