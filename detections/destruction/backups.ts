import { firstEvent } from "../entry";
import { all, any, anyEvent, endsWith, equals, notExists, oneOf, startsWith, succeeded } from "../filter-pattern/build";
import { byNoService } from "../callers";
import { record, roleSession } from "../sample-record";
import { serviceLinkedRole } from "../sessions/sample-identities";
import type { PatternDetection } from "../detection";

const backup = "backup.amazonaws.com";
const recycleBin = "rbin.amazonaws.com";
const rds = "rds.amazonaws.com";
const vault = { backupVaultName: "production" };

const otherBackupEvents = [
    "DeleteRecoveryPoint",
    "PutBackupVaultAccessPolicy",
    "UpdateRecoveryPointLifecycle",
    "CancelLegalHold",
];
const others = [
    { source: recycleBin, names: ["DeleteRule", "UnlockRule"] },
    { source: "ec2.amazonaws.com", names: ["UnlockSnapshot"] },
    { source: "dlm.amazonaws.com", names: ["DeleteLifecyclePolicy"] },
];
const weakening = [
    {
        source: backup,
        names: [
            "DeleteBackupVault",
            "DeleteBackupVaultLockConfiguration",
            "DeleteBackupVaultAccessPolicy",
            "DeleteBackupPlan",
            "DeleteBackupSelection",
            "DisassociateRecoveryPoint",
            "DisassociateBackupVaultMpaApprovalTeam",
            ...otherBackupEvents,
        ],
    },
    { source: rds, names: ["DeleteDBInstanceAutomatedBackup", "DeleteDBClusterAutomatedBackup"] },
    ...others,
];

export const backupsWeakened: PatternDetection = {
    ...firstEvent,
    id: "backup-deleted-or-weakened",
    title: "Backup, vault, vault lock or backup plan deleted or weakened",
    why: "Who wants a ransom, or wants to destroy, begins with the backups.",
    response:
        "Stop the actor's credentials first. Then lock the remaining vaults, and copy their newest recovery points to another account.",
    severity: "high",
    techniques: ["T1490", "T1485"],
    controls: [],
    noise: "Applications that are taken down with their backup plans.",
    events: weakening,
    watches: "calls of people and programs; recovery points that expire are deleted by AWS Backup itself",
    condition: all(
        any(
            all(
                equals("$.eventSource", backup),
                any(
                    // Vaults, their locks and policies, plans and selections.
                    startsWith("$.eventName", "DeleteBackup"),
                    startsWith("$.eventName", "Disassociate"),
                    oneOf("$.eventName", otherBackupEvents),
                ),
            ),
            all(equals("$.eventSource", rds), endsWith("$.eventName", "AutomatedBackup")),
            ...others.map(anyEvent),
        ),
        byNoService,
        succeeded(),
    ),
    samples: () => ({
        match: [
            ...weakening.flatMap(({ source, names }) =>
                names.map((name) =>
                    record(source, name, {
                        userIdentity: roleSession("Administrator", "maria.garcia", "cloudformation.amazonaws.com"),
                        requestParameters: vault,
                    }),
                ),
            ),
            record(backup, "DeleteRecoveryPoint", {
                userIdentity: {
                    type: "IAMUser",
                    principalId: "AIDAEXAMPLEUSER00003",
                    arn: "arn:aws:iam::111122223333:user/build",
                    accountId: "111122223333",
                    userName: "build",
                },
                requestParameters: {
                    ...vault,
                    recoveryPointArn:
                        "arn:aws:backup:us-east-1:111122223333:recovery-point:1EB3B5E7-9EB0-435A-A80B-108B488B0D45",
                },
            }),
        ],
        ignore: [
            record(backup, "CreateBackupVault", { requestParameters: vault }),
            record(recycleBin, "CreateRule", { requestParameters: { resourceType: "EBS_SNAPSHOT" } }),
            record(rds, "CreateDBSnapshot", { requestParameters: { dBSnapshotIdentifier: "before-upgrade" } }),
            record("ec2.amazonaws.com", "LockSnapshot", {}),
            record("dlm.amazonaws.com", "CreateLifecyclePolicy", {}),
            record("elasticloadbalancing.amazonaws.com", "DeleteRule", {
                requestParameters: {
                    ruleArn: "arn:aws:elasticloadbalancing:us-east-1:111122223333:listener-rule/app/web/1/2/3",
                },
            }),
            record("ecr.amazonaws.com", "DeleteLifecyclePolicy", { requestParameters: { repositoryName: "web" } }),
            record(backup, "DeleteBackupVault", {
                errorCode: "InvalidRequestException",
                errorMessage: "Backup vault cannot be deleted because it contains recovery points.",
                requestParameters: vault,
            }),
            record(backup, "DeleteRecoveryPoint", {
                userIdentity: { type: "AWSService", invokedBy: "backup.amazonaws.com" },
                requestParameters: vault,
            }),
            record(backup, "DisassociateRecoveryPoint", {
                userIdentity: serviceLinkedRole("backup.amazonaws.com", "AWSServiceRoleForBackup"),
                requestParameters: vault,
            }),
        ],
    }),
};

const snapshots = [
    { source: "ec2.amazonaws.com", names: ["DeleteSnapshot", "DeregisterImage"] },
    { source: rds, names: ["DeleteDBSnapshot", "DeleteDBClusterSnapshot"] },
    { source: "redshift.amazonaws.com", names: ["DeleteClusterSnapshot"] },
    { source: "dynamodb.amazonaws.com", names: ["DeleteBackup"] },
    { source: "fsx.amazonaws.com", names: ["DeleteBackup", "DeleteSnapshot"] },
    { source: "elasticache.amazonaws.com", names: ["DeleteSnapshot"] },
];

export const snapshotsDeleted: PatternDetection = {
    ...firstEvent,
    id: "snapshots-deleted-in-bulk",
    title: "Many snapshots or images deleted",
    why: "One snapshot less is tidying up; all of them within minutes leave nothing to restore from.",
    response:
        "See whether one actor deleted them all, and stop its credentials if so. Deleted snapshots may still be in the Recycle Bin.",
    severity: "high",
    techniques: ["T1490", "T1485"],
    controls: [],
    threshold: 15,
    onlyInNumbers: true,
    noise: "Scripts that delete old snapshots. What Data Lifecycle Manager and AWS Backup delete is left out.",
    events: snapshots,
    watches: "calls that no AWS service makes for somebody",
    condition: all(any(...snapshots.map(anyEvent)), notExists("$.userIdentity.invokedBy"), succeeded()),
    samples: () => ({
        match: [
            ...snapshots.flatMap(({ source, names }) =>
                names.map((name) =>
                    record(source, name, { requestParameters: { snapshotId: "snap-0123456789abcdef0" } }),
                ),
            ),
        ],
        ignore: [
            ...snapshots.map(({ source }) => record(source, "CreateSnapshot")),
            record("ec2.amazonaws.com", "DeleteSnapshot", {
                userIdentity: roleSession("AWSDataLifecycleManagerDefaultRole", "dlm", "dlm.amazonaws.com"),
                requestParameters: { snapshotId: "snap-0123456789abcdef0" },
            }),
            record(rds, "DeleteDBSnapshot", {
                userIdentity: roleSession("AWSBackupDefaultServiceRole", "AWSBackup", "backup.amazonaws.com"),
                requestParameters: { dBSnapshotIdentifier: "awsbackup:job-0a1b2c3d" },
            }),
            record("ec2.amazonaws.com", "DeleteSnapshot", {
                errorCode: "Client.InvalidSnapshot.InUse",
                errorMessage: "The snapshot snap-0123456789abcdef0 is currently in use by ami-0123456789abcdef0",
                requestParameters: { snapshotId: "snap-0123456789abcdef0" },
            }),
            record("lightsail.amazonaws.com", "DeleteDiskSnapshot", { requestParameters: { diskSnapshotName: "a" } }),
        ],
    }),
};
