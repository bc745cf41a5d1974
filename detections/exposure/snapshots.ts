import { all, any, anyEvent, event, equals, exists, not, oneOf, succeeded } from "../filter-pattern/build";
import { denied, iamUser, record, roleSession } from "../sample-record";
import { firstEvent } from "../entry";
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

export const snapshotsShared: PatternDetection = {
    ...firstEvent,
    id: "snapshot-or-image-shared",
    title: "Snapshot or machine image shared or exported",
    why: "A snapshot holds a whole disk or database; once another account has copied it, taking the permission back changes nothing.",
    response:
        "Find whose account it was shared with. Take the permission back if it is not the organization's, and treat the data and the secrets on the disk as read.",
    severity: "high",
    techniques: ["T1537", "T1578.001"],
    controls: [],
    noise: "Pipelines that share images with accounts one by one; to the organization or its units is not watched. AWS Backup, Data Lifecycle Manager and Image Builder are left out.",
    events: [
        { source: ec2, names: ["ModifySnapshotAttribute", "ModifyImageAttribute"] },
        dbSnapshots,
        { source: rds, names: ["StartExportTask"] },
        authorized,
        taken,
    ],
    watches:
        "permissions that are added for an account or for everybody, exports to a bucket, and copies that another account made",
    condition: all(
        any(
            all(
                event("ModifySnapshotAttribute", ec2),
                exists("$.requestParameters.createVolumePermission.add.items[0].*"),
            ),
            all(
                event("ModifyImageAttribute", ec2),
                any(
                    exists("$.requestParameters.launchPermission.add.items[0].userId"),
                    equals("$.requestParameters.launchPermission.add.items[0].*", "all"),
                ),
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

            ...["userId", "groups"].map((kind) =>
                record(ec2, "ModifyImageAttribute", {
                    requestParameters: {
                        imageId: "ami-0123456789abcdef0",
                        launchPermission: { add: { items: [{ [kind]: kind === "userId" ? outside : "all" }] } },
                    },
                }),
            ),
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
            record(ec2, "ModifyImageAttribute", {
                requestParameters: {
                    imageId: "ami-0123456789abcdef0",
                    attributeType: "launchPermission",
                    launchPermission: {
                        add: {
                            items: [
                                {
                                    organizationArn: "arn:aws:organizations::111122223333:organization/o-exampleorgid",
                                },
                            ],
                        },
                    },
                },
            }),
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
