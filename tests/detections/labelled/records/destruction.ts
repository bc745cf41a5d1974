import {
    agents,
    consoleUser,
    development,
    iamUser,
    identityCenterSession,
    pipeline,
    production,
    roleSession,
    service,
    through,
} from "../callers";
import { accessDenied, alarm, below, burst, call, quiet, quietBurst, read, times, type Entry } from "../entry";
import { bucketCall } from "./archive";

const attacker = roleSession("Administrator", "x", production, agents.botoLocal);
const vault = { backupVaultName: "prod-vault" };
const recoveryPointArn = `arn:aws:ec2:us-east-1::snapshot/snap-0123456789abcdef0`;

export const destructionRecords: readonly Entry[] = [
    alarm(
        "destruction",
        "recovery point deleted by a person",
        call("backup", "DeleteRecoveryPoint", { ...vault, recoveryPointArn }, { by: attacker }),
    ),
    alarm("destruction", "vault deleted", call("backup", "DeleteBackupVault", vault, { by: attacker })),
    alarm(
        "destruction",
        "vault's lock removed",
        call("backup", "DeleteBackupVaultLockConfiguration", vault, { by: attacker }),
    ),
    alarm(
        "destruction",
        "vault's policy deleted",
        call("backup", "DeleteBackupVaultAccessPolicy", vault, { by: attacker }),
    ),
    alarm(
        "destruction",
        "backup plan deleted",
        call(
            "backup",
            "DeleteBackupPlan",
            { backupPlanId: "0a1b2c3d-0000-4444-8888-0123456789ab" },
            { by: consoleUser("dana", production) },
        ),
    ),
    alarm(
        "destruction",
        "resources taken out of a plan",
        call("backup", "DeleteBackupSelection", { backupPlanId: "0a1b2c3d", selectionId: "4e5f" }, { by: attacker }),
    ),
    alarm(
        "destruction",
        "database deleted without a snapshot",
        call(
            "rds",
            "DeleteDBInstance",
            { dBInstanceIdentifier: "ledger", skipFinalSnapshot: true, deleteAutomatedBackups: true },
            { by: attacker },
        ),
    ),
    alarm(
        "destruction",
        "database cluster deleted without a snapshot",
        call("rds", "DeleteDBCluster", { dBClusterIdentifier: "aurora", skipFinalSnapshot: true }, { by: attacker }),
    ),
    alarm(
        "destruction",
        "warehouse deleted without a snapshot",
        call(
            "redshift",
            "DeleteCluster",
            { clusterIdentifier: "warehouse", skipFinalClusterSnapshot: true },
            { by: attacker },
        ),
    ),
    alarm(
        "destruction",
        "deletion protection of a database off",
        call(
            "rds",
            "ModifyDBInstance",
            { dBInstanceIdentifier: "ledger", deletionProtection: false, applyImmediately: true },
            { by: attacker },
        ),
    ),
    alarm(
        "destruction",
        "deletion protection of a cluster off",
        call(
            "rds",
            "ModifyDBCluster",
            { dBClusterIdentifier: "aurora", deletionProtection: false },
            { by: consoleUser("dana", production) },
        ),
    ),
    alarm(
        "destruction",
        "automatic backups of a database off",
        call("rds", "ModifyDBInstance", { dBInstanceIdentifier: "ledger", backupRetentionPeriod: 0 }, { by: attacker }),
    ),
    alarm(
        "destruction",
        "automatic backups of a database deleted",
        call("rds", "DeleteDBInstanceAutomatedBackup", { dbiResourceId: "db-ABCDEFGHIJ" }, { by: attacker }),
    ),
    alarm(
        "destruction",
        "table deleted by a person",
        call("dynamodb", "DeleteTable", { tableName: "orders" }, { by: attacker }),
    ),
    alarm(
        "destruction",
        "point-in-time recovery of a table off",
        call(
            "dynamodb",
            "UpdateContinuousBackups",
            { tableName: "orders", pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: false } },
            { by: attacker },
        ),
    ),
    alarm(
        "destruction",
        "deletion protection of a table off",
        call("dynamodb", "UpdateTable", { tableName: "orders", deletionProtectionEnabled: false }, { by: attacker }),
    ),
    alarm(
        "destruction",
        "file system deleted",
        call("elasticfilesystem", "DeleteFileSystem", { fileSystemId: "fs-0123456789abcdef0" }, { by: attacker }),
    ),
    alarm(
        "destruction",
        "secret deleted at once",
        call(
            "secretsmanager",
            "DeleteSecret",
            { secretId: "prod/db", forceDeleteWithoutRecovery: true },
            { by: attacker },
        ),
    ),
    alarm(
        "destruction",
        "image repository deleted with its images",
        call("ecr", "DeleteRepository", { repositoryName: "checkout", force: true }, { by: attacker }),
    ),
    alarm(
        "destruction",
        "hosted zone deleted",
        call("route53", "DeleteHostedZone", { id: "Z0123456789ABCDEFGHIJ" }, { by: attacker }),
    ),
    alarm(
        "destruction",
        "termination protection of a stack off",
        call(
            "cloudformation",
            "UpdateTerminationProtection",
            { stackName: "ledger", enableTerminationProtection: false },
            { by: attacker },
        ),
    ),
    alarm(
        "destruction",
        "user pool deleted",
        call("cognito-idp", "DeleteUserPool", { userPoolId: "us-east-1_AbCdEfGhI" }, { by: attacker }),
    ),
    burst(
        "destruction",
        "snapshots deleted one after the other",
        times(30, (index) =>
            call(
                "ec2",
                "DeleteSnapshot",
                { snapshotId: `snap-0123456789abcde${index}` },
                { by: attacker, response: { _return: true } },
            ),
        ),
    ),
    burst(
        "destruction",
        "database snapshots deleted",
        times(25, (index) =>
            call(
                "rds",
                "DeleteDBSnapshot",
                { dBSnapshotIdentifier: `ledger-${index}` },
                { by: iamUser("ops", production) },
            ),
        ),
    ),
    burst(
        "destruction",
        "stacks deleted",
        times(20, (index) =>
            call("cloudformation", "DeleteStack", { stackName: `service-${index}` }, { by: attacker }),
        ),
    ),
    burst(
        "destruction",
        "buckets deleted",
        times(20, (index) => bucketCall("DeleteBucket", `team-data-${index}`, "", {}, { by: attacker })),
    ),
    burst(
        "destruction",
        "instances terminated",
        times(40, (index) =>
            call(
                "ec2",
                "TerminateInstances",
                { instancesSet: { items: [{ instanceId: `i-0123456789abc${index}` }] } },
                { by: attacker },
            ),
        ),
        [],
        3,
    ),
    burst(
        "destruction",
        "functions deleted",
        times(30, (index) =>
            call("lambda", "DeleteFunction20150331", { functionName: `fn-${index}` }, { by: attacker }),
        ),
    ),
    below(
        "destruction",
        "a person deletes two old snapshots",
        times(2, (index) =>
            call(
                "ec2",
                "DeleteSnapshot",
                { snapshotId: `snap-0fedcba987654321${index}` },
                { by: identityCenterSession("kim", "Developer", development), response: { _return: true } },
            ),
        ),
    ),
    quiet(
        "Backup deletes an expired recovery point",
        call("backup", "RecoveryPointDeleted", null, {
            by: {
                ...service("backup.amazonaws.com"),
                userIdentity: { accountId: production, invokedBy: "backup.amazonaws.com" },
            },
            fields: {
                eventType: "AwsServiceEvent",
                serviceEventDetails: { resourceType: "EBS", resourceArn: recoveryPointArn },
            },
        }),
    ),
    quietBurst(
        "Backup deletes expired snapshots",
        times(40, (index) =>
            call(
                "ec2",
                "DeleteSnapshot",
                { snapshotId: `snap-0aaaaaaaaaaaaaa${index}` },
                {
                    by: {
                        ...through(
                            "backup.amazonaws.com",
                            roleSession(
                                "AWSBackupDefaultServiceRole",
                                "AWSBackup-AWSBackupDefaultServiceRole",
                                production,
                                agents.cli,
                                "/service-role/",
                            ),
                        ),
                    },
                    response: { _return: true },
                },
            ),
        ),
    ),
    quietBurst(
        "lifecycle manager deletes old snapshots",
        times(30, (index) =>
            call(
                "ec2",
                "DeleteSnapshot",
                { snapshotId: `snap-0bbbbbbbbbbbbbb${index}` },
                {
                    by: {
                        ...through(
                            "dlm.amazonaws.com",
                            roleSession(
                                "AWSDataLifecycleManagerDefaultRole",
                                "DLM",
                                production,
                                agents.cli,
                                "/service-role/",
                            ),
                        ),
                    },
                    response: { _return: true },
                },
            ),
        ),
    ),
    quietBurst(
        "Auto Scaling terminates instances at night",
        times(30, (index) =>
            call(
                "ec2",
                "TerminateInstances",
                { instancesSet: { items: [{ instanceId: `i-0ccccccccccc${index}` }] } },
                {
                    by: {
                        ...through(
                            "autoscaling.amazonaws.com",
                            roleSession(
                                "AWSServiceRoleForAutoScaling",
                                "AutoScaling",
                                production,
                                agents.cli,
                                "/aws-service-role/autoscaling.amazonaws.com/",
                            ),
                        ),
                    },
                },
            ),
        ),
    ),
    quiet(
        "database deleted with a snapshot by a pipeline",
        call(
            "rds",
            "DeleteDBInstance",
            {
                dBInstanceIdentifier: "preview-1042",
                skipFinalSnapshot: false,
                finalDBSnapshotIdentifier: "preview-1042-final",
            },
            { by: through("cloudformation.amazonaws.com", pipeline(development)) },
        ),
    ),
    quiet(
        "DeleteTable of Glue",
        call(
            "glue",
            "DeleteTable",
            { databaseName: "lake", name: "tmp_orders" },
            { by: roleSession("etl", "etl", development, agents.boto) },
        ),
    ),
    quiet(
        "deletion protection of a database on",
        call(
            "rds",
            "ModifyDBInstance",
            { dBInstanceIdentifier: "ledger", deletionProtection: true },
            { by: pipeline(production) },
        ),
    ),
    quiet(
        "longer backups",
        call(
            "rds",
            "ModifyDBInstance",
            { dBInstanceIdentifier: "ledger", backupRetentionPeriod: 35 },
            { by: pipeline(production) },
        ),
    ),
    quiet(
        "secret deleted with a way back",
        call(
            "secretsmanager",
            "DeleteSecret",
            { secretId: "preview/1042", recoveryWindowInDays: 30 },
            { by: pipeline(development) },
        ),
    ),
    quiet(
        "deleting a vault refused",
        call("backup", "DeleteBackupVault", vault, { by: attacker, error: accessDenied("backup:DeleteBackupVault") }),
    ),
    quiet(
        "protected database not deleted",
        call(
            "rds",
            "DeleteDBInstance",
            { dBInstanceIdentifier: "ledger", skipFinalSnapshot: true },
            {
                by: attacker,
                error: [
                    "InvalidParameterCombination",
                    "Cannot delete protected DB Instance, please disable deletion protection and try again.",
                ],
            },
        ),
    ),
    quiet(
        "backup jobs listed",
        read(
            "backup",
            "ListBackupJobs",
            { maxResults: 100 },
            { by: identityCenterSession("noor", "SecurityAudit", production) },
        ),
    ),
    quiet(
        "one function deleted",
        call("lambda", "DeleteFunction20150331", { functionName: "preview-1042" }, { by: pipeline(development) }),
    ),
    quiet(
        "termination protection of a stack on",
        call(
            "cloudformation",
            "UpdateTerminationProtection",
            { stackName: "ledger", enableTerminationProtection: true },
            { by: pipeline(production) },
        ),
    ),
    quiet(
        "recovery of a table on",
        call(
            "dynamodb",
            "UpdateContinuousBackups",
            { tableName: "orders", pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true } },
            { by: pipeline(production) },
        ),
    ),
];
