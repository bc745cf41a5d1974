import { all, any, anyEvent, event, exists, not, notEquals, oneOf, succeeded } from "../filter-pattern/build";
import { denied, iamUser, record, roleSession } from "../sample-record";
import { firstEvent } from "../entry";
import type { DetectionContext } from "../context";
import type { PatternDetection } from "../detection";

const ec2 = "ec2.amazonaws.com";
const rds = "rds.amazonaws.com";
const redshift = "redshift.amazonaws.com";
const dbSnapshots = { source: rds, names: ["ModifyDBSnapshotAttribute", "ModifyDBClusterSnapshotAttribute"] };
const authorized = { source: redshift, names: ["AuthorizeSnapshotAccess", "AuthorizeDataShare"] };
const taken = {
    source: ec2,
    names: [
        "SharedSnapshotCopyInitiated",
        "SharedSnapshotVolumeCreated",
        "CreateStoreImageTask",
        "ExportImage",
        "CreateInstanceExportTask",
    ],
};
const outside = "999988887777";

export function snapshotsShared({ organizationId }: DetectionContext): PatternDetection {
    return {
        ...firstEvent,
        id: "snapshot-or-image-shared",
        title: "Snapshot or machine image shared or exported",
        why: "A snapshot holds a whole disk or database; once another account has copied it, taking the permission back changes nothing.",
        response:
            "Find whose account it was shared with. Take the permission back if it is not the organization's, and treat the data and the secrets on the disk as read.",
        severity: "high",
        techniques: ["T1537", "T1578.001"],
        controls: [],
        noise: "Pipelines that share images with accounts one by one; to this organization or its units is not watched. AWS Backup, Data Lifecycle Manager and Image Builder are left out.",
        events: [
            { source: ec2, names: ["ModifySnapshotAttribute", "ModifyImageAttribute"] },
            dbSnapshots,
            { source: rds, names: ["StartExportTask"] },
            authorized,
            taken,
        ],
        watches:
            "permissions that are added for an account, another organization or everybody, exports to a bucket, and copies that another account made",
        condition: all(
            any(
                all(
                    event("ModifySnapshotAttribute", ec2),
                    exists("$.requestParameters.createVolumePermission.add.items[0].*"),
                ),
                all(
                    event("ModifyImageAttribute", ec2),
                    // An account, a group, an organization or a unit of one: the ARNs of these have the organization's id in them.
                    notEquals("$.requestParameters.launchPermission.add.items[0].*", `*/${organizationId}*`),
                ),
                all(anyEvent(dbSnapshots), exists("$.requestParameters.valuesToAdd[0]")),
                event("StartExportTask", rds),
                anyEvent(authorized),
                anyEvent(taken),
            ),
            not(
                oneOf(
                    "$.userIdentity.invokedBy",
                    ["backup", "dlm", "imagebuilder"].map((service) => `${service}.amazonaws.com`),
                ),
            ),
            succeeded(),
        ),
        samples: () => ({
            match: [
                record(rds, "StartExportTask", {
                    requestParameters: {
                        exportTaskIdentifier: "orders",
                        sourceArn: "arn:aws:rds:us-east-1:111122223333:snapshot:orders",
                        s3BucketName: "example-out",
                    },
                }),
                record(ec2, "ModifySnapshotAttribute", {
                    userIdentity: iamUser(),
                    requestParameters: {
                        snapshotId: "snap-0123456789abcdef0",
                        attributeType: "CREATE_VOLUME_PERMISSION",
                        createVolumePermission: { add: { items: [{ userId: outside }] } },
                    },
                    responseElements: { _return: true },
                }),
                record(ec2, "ModifyImageAttribute", {
                    requestParameters: {
                        imageId: "ami-0123456789abcdef0",
                        attributeType: "launchPermission",
                        launchPermission: { add: { items: [{ group: "all" }] } },
                    },
                    responseElements: { _return: true },
                }),
                record(rds, "ModifyDBSnapshotAttribute", {
                    requestParameters: {
                        dBSnapshotIdentifier: "orders",
                        attributeName: "restore",
                        valuesToAdd: [outside],
                    },
                }),
                record(ec2, "SharedSnapshotCopyInitiated", {
                    userIdentity: { type: "AWSAccount", accountId: outside, invokedBy: "ec2.amazonaws.com" },
                    eventType: "AwsServiceEvent",
                    recipientAccountId: "111122223333",
                    serviceEventDetails: { snapshotId: "snap-0123456789abcdef0" },
                }),

                imageShared("userId", outside),
                imageShared("groups", "all"),
                imageShared("organizationArn", `arn:aws:organizations::${outside}:organization/o-otherorgid`),
                record(rds, "ModifyDBClusterSnapshotAttribute", {
                    requestParameters: {
                        dBClusterSnapshotIdentifier: "orders",
                        attributeName: "restore",
                        valuesToAdd: ["all"],
                    },
                }),
                record(redshift, "AuthorizeSnapshotAccess", {
                    requestParameters: { snapshotIdentifier: "reports", accountWithRestoreAccess: outside },
                }),
                record(redshift, "AuthorizeDataShare", {
                    requestParameters: {
                        dataShareArn: "arn:aws:redshift:us-east-1:111122223333:datashare:example/reports",
                        consumerIdentifier: outside,
                    },
                }),
                record(ec2, "SharedSnapshotVolumeCreated", {
                    userIdentity: { type: "AWSAccount", accountId: outside, invokedBy: "ec2.amazonaws.com" },
                    eventType: "AwsServiceEvent",
                    serviceEventDetails: { snapshotId: "snap-0123456789abcdef0" },
                }),
                record(ec2, "CreateStoreImageTask", {
                    requestParameters: { imageId: "ami-0123456789abcdef0", bucket: "example-out" },
                }),
                record(ec2, "ExportImage", {
                    requestParameters: { imageId: "ami-0123456789abcdef0", diskImageFormat: "VMDK" },
                }),
                record(ec2, "CreateInstanceExportTask", { requestParameters: { instanceId: "i-0123456789abcdef0" } }),
            ],
            ignore: [
                record(ec2, "ModifyImageAttribute", {
                    userIdentity: roleSession(
                        "EC2ImageBuilderDistributionCrossAccountRole",
                        "build",
                        "imagebuilder.amazonaws.com",
                    ),
                    requestParameters: {
                        imageId: "ami-0123456789abcdef0",
                        launchPermission: { add: { items: [{ userId: "444455556666" }] } },
                    },
                }),
                record("logs.amazonaws.com", "CreateExportTask", {
                    requestParameters: { logGroupName: "web", destination: "example-logs" },
                }),
                record(ec2, "ModifySnapshotAttribute", {
                    userIdentity: roleSession("AWSDataLifecycleManagerDefaultRole", "DLM", "dlm.amazonaws.com"),
                    requestParameters: {
                        snapshotId: "snap-0123456789abcdef0",
                        createVolumePermission: { add: { items: [{ userId: "444455556666" }] } },
                    },
                }),

                record(ec2, "ModifySnapshotAttribute", {
                    requestParameters: {
                        snapshotId: "snap-0123456789abcdef0",
                        attributeType: "CREATE_VOLUME_PERMISSION",
                        createVolumePermission: { remove: { items: [{ userId: outside }] } },
                    },
                    responseElements: { _return: true },
                }),
                imageShared("organizationArn", `arn:aws:organizations::111122223333:organization/${organizationId}`),
                imageShared(
                    "organizationalUnitArn",
                    `arn:aws:organizations::111122223333:ou/${organizationId}/ou-ab12-11111111`,
                ),
                record(ec2, "ModifySnapshotAttribute", {
                    userIdentity: roleSession("AWSBackupDefaultServiceRole", "AWSBackup", "backup.amazonaws.com"),
                    requestParameters: {
                        snapshotId: "snap-0123456789abcdef0",
                        createVolumePermission: { add: { items: [{ userId: "444455556666" }] } },
                    },
                }),
                record(rds, "ModifyDBClusterSnapshotAttribute", {
                    requestParameters: {
                        dBClusterSnapshotIdentifier: "orders",
                        attributeName: "restore",
                        valuesToRemove: ["all"],
                    },
                }),
                record(ec2, "ModifyImageAttribute", {
                    ...denied("ec2:ModifyImageAttribute", "Client.UnauthorizedOperation"),
                    requestParameters: {
                        imageId: "ami-0123456789abcdef0",
                        launchPermission: { add: { items: [{ userId: outside }] } },
                    },
                }),
                record("ds.amazonaws.com", "ShareDirectory", {
                    requestParameters: { directoryId: "d-1234567890", shareMethod: "ORGANIZATIONS" },
                }),
            ],
        }),
    };
}

function imageShared(kind: string, value: string) {
    return record(ec2, "ModifyImageAttribute", {
        requestParameters: {
            imageId: "ami-0123456789abcdef0",
            attributeType: "launchPermission",
            launchPermission: { add: { items: [{ [kind]: value }] } },
        },
    });
}
