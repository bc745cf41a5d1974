import { denied, iamUser, record, roleSession } from "../sample-record";
import { changes, firstEvent, watchOf, type Watch } from "../entry";
import { all, anyEvent, exists, notExists, succeeded } from "../filter-pattern/build";
import type { PatternDetection } from "../detection";

const ec2 = "ec2.amazonaws.com";
const lightsail = "lightsail.amazonaws.com";
const databases = { source: "rds.amazonaws.com", names: ["ModifyDBInstance", "ModifyDBCluster"] };
const replaced = { dBInstanceIdentifier: "orders", masterUserPassword: "****" };
const instance = { instanceId: "i-0123456789abcdef0" };

const passwordsReplaced: Watch = {
    events: [databases],
    condition: all(
        anyEvent(databases),
        exists("$.requestParameters.masterUserPassword"),
        notExists("$.userIdentity.invokedBy"),
        succeeded(),
    ),
    samples: () => ({
        match: databases.names.map((name) => record(databases.source, name, { requestParameters: replaced })),
        ignore: [
            record(databases.source, "ModifyDBInstance", { requestParameters: { dBInstanceIdentifier: "orders" } }),
            record(databases.source, "CreateDBInstance", { requestParameters: replaced }),
            record(databases.source, "ModifyDBInstance", {
                userIdentity: roleSession("Administrator", "maria.garcia", "cloudformation.amazonaws.com"),
                requestParameters: replaced,
            }),
        ],
    }),
};

export const instanceCredentialsRead: PatternDetection = {
    ...firstEvent,
    id: "instance-credentials-read",
    title: "Administrator password or login key of an instance read, or master password of a database replaced",
    why: "With it somebody signs in to the instance or database itself, where CloudTrail sees nothing more.",
    response:
        "Ask the caller what for. Change the password or the key if nobody knows, and look at the instance's or database's own sign-in log.",
    severity: "medium",
    techniques: ["T1555.006", "T1552"],
    controls: [],
    noise: "Administrators who sign in to a new Windows instance for the first time, and programs that rotate database passwords without a service.",
    watches: "of the databases that are modified, those that get a master password, not through a service",
    ...watchOf(passwordsReplaced, {
        ...changes(
            { source: ec2, names: ["GetPasswordData"] },
            { source: lightsail, names: ["GetInstanceAccessDetails", "DownloadDefaultKeyPair"] },
        ),
        samples: () => ({
            match: [
                record(ec2, "GetPasswordData", { readOnly: true, requestParameters: instance }),
                record(ec2, "GetPasswordData", {
                    userIdentity: iamUser(),
                    readOnly: true,
                    requestParameters: { instanceId: "i-0fedcba9876543210" },
                }),
                record(lightsail, "DownloadDefaultKeyPair", { readOnly: true }),
            ],
            ignore: [
                record(ec2, "GetPasswordData", {
                    ...denied("ec2:GetPasswordData", "Client.UnauthorizedOperation"),
                    readOnly: true,
                    requestParameters: instance,
                }),
                record(ec2, "GetConsoleOutput", { readOnly: true, requestParameters: instance }),
                record("secretsmanager.amazonaws.com", "GetRandomPassword", { readOnly: true }),
            ],
        }),
    }),
};
