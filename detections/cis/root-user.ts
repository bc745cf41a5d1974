import { all, equals, notEquals, notExists } from "../filter-pattern/build";
import { record, roleSession, rootUser } from "../sample-record";
import { firstEvent } from "../entry";
import { controls } from "./entry";
import type { PatternDetection } from "../detection";

export const rootUserUsage: PatternDetection = {
    ...firstEvent,
    id: "root-user-usage",
    title: "Root user used",
    why: "The root user can do everything and no policy of its own account holds it back; day-to-day work never needs it.",
    response:
        "Find out who used it and for which task; only a few account tasks need it. If nobody did, reset the root password and MFA from the management account.",
    severity: "high",
    techniques: ["T1078.004"],
    controls: controls(3, 1),
    noise: "Tasks that only a root user can do, such as closing a standalone account.",
    events: [],
    watches: "every event of a root user, except what an AWS service does on its behalf",
    condition: all(
        equals("$.userIdentity.type", "Root"),
        notExists("$.userIdentity.invokedBy"),
        notEquals("$.eventType", "AwsServiceEvent"),
    ),
    samples: () => ({
        match: [
            record("signin.amazonaws.com", "ConsoleLogin", {
                userIdentity: rootUser(),
                eventType: "AwsConsoleSignIn",
                responseElements: { ConsoleLogin: "Success" },
                additionalEventData: {
                    LoginTo: "https://console.aws.amazon.com/console/home",
                    MobileVersion: "No",
                    MFAUsed: "Yes",
                },
            }),
            record("iam.amazonaws.com", "CreateAccessKey", {
                userIdentity: rootUser(),
                responseElements: {
                    accessKey: { accessKeyId: "AKIAEXAMPLEROOT00001", status: "Active", userName: "root" },
                },
            }),
            record("sts.amazonaws.com", "GetCallerIdentity", { userIdentity: rootUser(), readOnly: true }),
        ],
        ignore: [
            record("trustedadvisor.amazonaws.com", "RefreshCheck", {
                userIdentity: rootUser("trustedadvisor.amazonaws.com"),
            }),
            record("kms.amazonaws.com", "RotateKey", {
                userIdentity: rootUser(),
                eventType: "AwsServiceEvent",
                sourceIPAddress: "AWS Internal",
                userAgent: "AWS Internal",
            }),
            // What an AWS service reports of the account itself has no caller at all.
            record("health.amazonaws.com", "AccountNotice", {
                userIdentity: { accountId: "111122223333", invokedBy: "AWS Internal" },
                eventType: "AwsServiceEvent",
            }),
            record("s3.amazonaws.com", "ListBuckets", { userIdentity: roleSession("Root", "root"), readOnly: true }),
        ],
    }),
};
