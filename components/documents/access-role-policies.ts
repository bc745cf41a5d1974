import type { Deployment } from "./deployment";
import { logBucketArns, logGroupArns, type DeploymentResources } from "./deployment-resources";
import { oneOrMany, policyDocument, type IdentityStatement, type PolicyDocument } from "./policy-document";
import { inspectArchive, inspectTrails, queryLogs, readLogs } from "./reading-statements";
import { inspectVerification } from "./verification-statements";

/** The policies of one kind of role, which exists in both accounts. */
export interface AccessRolePolicies {
    readonly logArchiveAccount: PolicyDocument;
    readonly trailAccount: PolicyDocument;
}

/** An auditor reads: how everything is configured, the logs, and what proves that they were not changed. */
export function auditorPolicies(deployment: Deployment, resources: DeploymentResources): AccessRolePolicies {
    return {
        logArchiveAccount: policyDocument([
            ...readLogs(deployment, resources),
            ...inspectArchive(deployment, resources),
            ...inspectVerification(deployment, resources),
        ]),
        trailAccount: policyDocument(inspectTrails(deployment, resources)),
    };
}

/** An operator reads as an auditor does, and searches: the event history, the log groups, the archive and its objects. */
export function operatorPolicies(deployment: Deployment, resources: DeploymentResources): AccessRolePolicies {
    const { logArchiveAccount, trailAccount } = auditorPolicies(deployment, resources);
    return {
        logArchiveAccount: policyDocument([
            ...logArchiveAccount.Statement,
            ...queryLogs(deployment, resources),
            // An object in a Glacier class has to be restored before it can be read.
            {
                Sid: "RestoreLogs",
                Effect: "Allow",
                Action: "s3:RestoreObject",
                Resource: oneOrMany(logBucketArns(deployment, resources).map((bucket) => `${bucket}/*`)),
            },
        ]),
        trailAccount: policyDocument([...trailAccount.Statement, ...search(logGroupArns(deployment, resources))]),
    };
}

function search(logGroups: readonly string[]): IdentityStatement[] {
    return [
        // These actions know no resources.
        {
            Sid: "SearchEventHistory",
            Effect: "Allow",
            Action: [
                "cloudtrail:LookupEvents",
                "logs:StopQuery",
                "organizations:DescribeOrganization",
                "organizations:ListAccounts",
            ],
            Resource: "*",
        },
        ...(logGroups.length === 0
            ? []
            : [
                  {
                      Sid: "QueryLogGroups",
                      Effect: "Allow" as const,
                      Action: [
                          "logs:FilterLogEvents",
                          "logs:GetLogEvents",
                          "logs:GetLogRecord",
                          "logs:GetQueryResults",
                          "logs:StartQuery",
                      ],
                      Resource: logGroups,
                  },
              ]),
    ];
}
