import "../../stack-traces";
import * as aws from "@pulumi/aws";
import type { Deployment } from "../../components/documents/deployment";
import { OrganizationTrail } from "../../components/organization-trail";

/** As many trails as ORGTRAIL_BENCH_TRAILS says, more than AWS has in a Region: for the growth of the program's time. */
const deployment: Deployment = {
    partition: "aws",
    region: "us-east-1",
    organizationId: "o-exampleorgid",
    managementAccountId: "111122223333",
    logArchiveAccountId: "444455556666",
};
const provider = new aws.Provider("trail-account", {
    region: deployment.region,
    accessKey: "bench",
    secretKey: "bench",
    skipCredentialsValidation: true,
    skipMetadataApiCheck: true,
    skipRequestingAccountId: true,
});

for (let index = 1; index <= Number(process.env["ORGTRAIL_BENCH_TRAILS"]); index += 1) {
    new OrganizationTrail(
        `trail-${index}`,
        {
            deployment,
            trailName: `trail-${index}`,
            events: {
                managementEvents: "all",
                excludedManagementEventSources: [],
                dataEvents: [],
                networkActivityEvents: [],
                insights: [],
            },
            archive: { bucketName: "archive", keyArn: "arn:aws:kms:us-east-1:444455556666:key/archive" },
            logBucketNames: ["archive"],
            cloudWatchLogs: {
                logGroupName: `/aws/cloudtrail/trail-${index}`,
                roleName: `trail-${index}-log-delivery`,
                create: {
                    retentionDays: 365,
                    logGroupClass: "STANDARD",
                    keyArn: "arn:aws:kms:us-east-1:111122223333:key/trail",
                },
            },
            destinations: [],
        },
        { provider },
    );
}
