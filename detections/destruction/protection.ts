import { firstEvent } from "../entry";
import { all, any, equals, event, isFalse, oneOf, startsWith, succeeded } from "../filter-pattern/build";
import { record, roleSession } from "../sample-record";
import type { JsonValue } from "../cloudtrail-record";
import type { PatternDetection } from "../detection";

const rds = "rds.amazonaws.com";
const dynamodb = "dynamodb.amazonaws.com";
const ec2 = "ec2.amazonaws.com";
const logs = "logs.amazonaws.com";
const cloudFormation = "cloudformation.amazonaws.com";
const fileSystems = "elasticfilesystem.amazonaws.com";
const parameters = "$.requestParameters";

export const protectionDisabled: PatternDetection = {
    ...firstEvent,
    id: "deletion-protection-off",
    title: "Deletion protection or automatic backups switched off",
    why: "It stands between a mistake, or an attacker, and the loss of the data; what comes next is often the deletion.",
    response: "Ask the owner. If nobody planned the deletion, switch the protection on again and take a snapshot.",
    severity: "medium",
    techniques: ["T1490"],
    controls: [],
    noise: "Resources that are going to be deleted, by whoever may.",
    events: [
        { source: rds, names: ["ModifyDBInstance", "ModifyDBCluster", "ModifyGlobalCluster"] },
        { source: dynamodb, names: ["UpdateTable", "UpdateContinuousBackups"] },
        { source: ec2, names: ["ModifyInstanceAttribute"] },
        { source: cloudFormation, names: ["UpdateTerminationProtection"] },
        { source: logs, names: ["PutLogGroupDeletionProtection"] },
        { source: fileSystems, names: ["PutBackupPolicy"] },
    ],
    watches: "updates that switch it off, or keep backups for no day",
    condition: all(
        any(
            all(
                oneOf("$.eventSource", [rds, dynamodb, logs]),
                // Not Create…, where a new resource has no protection yet.
                any(
                    startsWith("$.eventName", "Modify"),
                    startsWith("$.eventName", "Update"),
                    startsWith("$.eventName", "Put"),
                ),
                any(
                    isFalse(`${parameters}.deletionProtection`),
                    isFalse(`${parameters}.deletionProtectionEnabled`),
                    equals(`${parameters}.backupRetentionPeriod`, 0),
                    isFalse(`${parameters}.pointInTimeRecoverySpecification.pointInTimeRecoveryEnabled`),
                ),
            ),
            all(equals("$.eventSource", ec2), isFalse(`${parameters}.disableApiTermination.value`)),
            all(
                event("UpdateTerminationProtection", cloudFormation),
                isFalse(`${parameters}.enableTerminationProtection`),
            ),
            all(equals("$.eventSource", fileSystems), equals(`${parameters}.backupPolicy.status`, "DISABLED")),
        ),
        succeeded(),
    ),
    samples: () => ({
        match: [
            changed(rds, "ModifyDBInstance", { dBInstanceIdentifier: "orders", deletionProtection: false }),
            changed(rds, "ModifyDBCluster", { dBClusterIdentifier: "orders", deletionProtection: false }),
            changed(rds, "ModifyGlobalCluster", { globalClusterIdentifier: "orders", deletionProtection: false }),
            changed(rds, "ModifyDBInstance", { dBInstanceIdentifier: "orders", backupRetentionPeriod: 0 }),
            changed(dynamodb, "UpdateTable", { tableName: "orders", deletionProtectionEnabled: false }),
            changed(dynamodb, "UpdateContinuousBackups", {
                tableName: "orders",
                pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: false },
            }),
            changed(ec2, "ModifyInstanceAttribute", {
                instanceId: "i-0123456789abcdef0",
                disableApiTermination: { value: false },
            }),
            record(cloudFormation, "UpdateTerminationProtection", {
                userIdentity: roleSession("Administrator", "maria.garcia", "cloudformation.amazonaws.com"),
                requestParameters: { stackName: "network", enableTerminationProtection: false },
            }),
            changed(logs, "PutLogGroupDeletionProtection", {
                logGroupIdentifier: "/database/orders",
                deletionProtectionEnabled: false,
            }),
            changed(fileSystems, "PutBackupPolicy", {
                fileSystemId: "fs-0123456789abcdef0",
                backupPolicy: { status: "DISABLED" },
            }),
        ],
        ignore: [
            changed(rds, "CreateDBInstance", { dBInstanceIdentifier: "orders", deletionProtection: false }),
            changed(rds, "ModifyDBInstance", { dBInstanceIdentifier: "orders", deletionProtection: true }),
            changed(rds, "ModifyDBCluster", { dBClusterIdentifier: "orders", backupRetentionPeriod: 35 }),
            changed(dynamodb, "CreateTable", { tableName: "orders", deletionProtectionEnabled: false }),
            changed(dynamodb, "UpdateTable", { tableName: "orders", billingMode: "PAY_PER_REQUEST" }),
            changed(ec2, "ModifyInstanceAttribute", {
                instanceId: "i-0123456789abcdef0",
                disableApiTermination: { value: true },
            }),
            changed(cloudFormation, "CreateStack", { stackName: "network", enableTerminationProtection: false }),
            changed(cloudFormation, "UpdateTerminationProtection", {
                stackName: "network",
                enableTerminationProtection: true,
            }),
            changed(logs, "CreateLogGroup", { logGroupName: "/database/orders", deletionProtectionEnabled: false }),
            changed(logs, "PutLogGroupDeletionProtection", {
                logGroupIdentifier: "/database/orders",
                deletionProtectionEnabled: true,
            }),
            changed(fileSystems, "PutBackupPolicy", {
                fileSystemId: "fs-0123456789abcdef0",
                backupPolicy: { status: "ENABLED" },
            }),
            record(rds, "ModifyDBInstance", {
                errorCode: "DBInstanceNotFound",
                errorMessage: "DBInstance ordrs not found.",
                requestParameters: { dBInstanceIdentifier: "ordrs", deletionProtection: false },
            }),
        ],
    }),
};

function changed(source: string, name: string, requestParameters: { readonly [field: string]: JsonValue }) {
    return record(source, name, { requestParameters });
}
