import { bucketArn } from "./arns";
import type { Deployment, Roles } from "./deployment";
import { denyPlainHttp, denyReconfiguring } from "./log-bucket-statements";
import { policyDocument, type PolicyDocument } from "./policy-document";
import { exceptRoles, rolesOf } from "./principals";

/**
 * The policy of the bucket with the results of queries, which are copies of logs: the roles of its account that may read logs
 * may read and write there, and nobody else. Athena works there as whoever asks.
 */
export function queryResultBucketPolicy(deployment: Deployment, bucketName: string, roles: Roles): PolicyDocument {
    const bucket = bucketArn(deployment, bucketName);
    return policyDocument([
        // Administrators of the account cannot look, nor plant a result. Spares the readers.
        {
            Sid: "DenyObjectsToOthers",
            Effect: "Deny",
            Principal: "*",
            Action: ["s3:GetObject*", "s3:PutObject*"],
            Resource: `${bucket}/*`,
            Condition: exceptRoles(rolesOf(deployment.logArchiveAccountId, roles.readers)),
        },
        denyReconfiguring(bucket, roles),
        denyPlainHttp(bucket),
    ]);
}
