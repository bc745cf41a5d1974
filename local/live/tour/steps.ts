import type { CloudTrailRecord } from "../../../detections/cloudtrail-record";

/** What the steps need to know of the deployment. */
export interface TourStack {
    readonly trailName: string;
    readonly logGroup: string;
    readonly alarmPrefix: string;
    readonly archiveBucket: string;
    readonly archiveKeyArn: string;
    readonly managementAccount: string;
    readonly region: string;
}

/** Arguments of the AWS CLI. */
export type Command = readonly string[];

/** Runs the AWS CLI. @returns its answer, parsed; an empty object if there is none. */
export type Aws = (command: Command) => Promise<Answer>;
export type Answer = { readonly [name: string]: unknown };

export interface Step {
    /** What the attacker does. */
    readonly title: string;
    /** The id of the detection whose alarm notices it. */
    readonly detection: string;
    /** Makes what the attack needs, and says what the attack is. */
    readonly plan: (stack: TourStack, aws: Aws) => Attack | Promise<Attack>;
}

export type Attack = CommandAttack | RecordAttack;

interface CommandAttack {
    readonly command: Command;
    /** What puts everything back, in this order. `answer` is the command's, undefined where it was not run or failed. */
    readonly restore: (answer: Answer | undefined) => readonly Command[];
}

/** For what is no call to AWS: the record that it leaves, which is replayed. */
interface RecordAttack {
    readonly record: CloudTrailRecord;
}

const inArchive = ["--profile", "log-archive"];
/** Of what a step makes for itself: not that of a tour which was killed. */
const ownName = `orgtrail-tour-${process.pid}`;

/** Ten ways to blind, weaken or enter, each noticed by another alarm. */
export const steps: readonly Step[] = [
    {
        title: "Stop the organization's trail",
        detection: "cloudtrail-changes",
        plan: ({ trailName }) => ({
            command: ["cloudtrail", "stop-logging", "--name", trailName],
            restore: () => [["cloudtrail", "start-logging", "--name", trailName]],
        }),
    },
    {
        title: "Let the trail go on, but record less",
        detection: "trail-event-selectors-narrowed",
        plan: async ({ trailName }, aws) => {
            const put = ["cloudtrail", "put-event-selectors", "--trail-name", trailName];
            const { AdvancedEventSelectors: advanced, EventSelectors: basic } = await aws([
                "cloudtrail",
                "get-event-selectors",
                "--trail-name",
                trailName,
            ]);
            const before = advanced
                ? ["--advanced-event-selectors", JSON.stringify(advanced)]
                : ["--event-selectors", JSON.stringify(basic)];
            const less = [{ ReadWriteType: "WriteOnly", IncludeManagementEvents: true }];
            return {
                command: [...put, "--event-selectors", JSON.stringify(less)],
                restore: () => [[...put, ...before]],
            };
        },
    },
    {
        title: "Switch off the versions of the archive, so that log files can be overwritten",
        detection: "log-bucket-changed",
        plan: ({ archiveBucket }) => {
            const put = ["s3api", "put-bucket-versioning", ...inArchive, "--bucket", archiveBucket];
            return {
                command: [...put, "--versioning-configuration", "Status=Suspended"],
                restore: () => [[...put, "--versioning-configuration", "Status=Enabled"]],
            };
        },
    },
    {
        title: "Schedule the deletion of the key that the log files are encrypted with",
        detection: "kms-key-disabled-or-scheduled-for-deletion",
        plan: ({ archiveKeyArn }) => {
            const key = [...inArchive, "--key-id", archiveKeyArn];
            return {
                command: ["kms", "schedule-key-deletion", ...key, "--pending-window-in-days", "7"],
                restore: () => [
                    ["kms", "cancel-key-deletion", ...key],
                    ["kms", "enable-key", ...key],
                ],
            };
        },
    },
    {
        title: "Delete the metric filter behind an alarm, which then stays silent",
        detection: "trail-log-group-changed",
        plan: async ({ logGroup, alarmPrefix }, aws) => {
            const filter = ["--log-group-name", logGroup, "--filter-name", `${alarmPrefix}cloudtrail-changes`];
            const { metricFilters } = await aws([
                "logs",
                "describe-metric-filters",
                ...["--log-group-name", logGroup, "--filter-name-prefix", `${alarmPrefix}cloudtrail-changes`],
            ]);
            const [{ filterPattern = "", metricTransformations = [] } = {}] = metricFilters as {
                filterPattern?: string;
                metricTransformations?: unknown[];
            }[];
            return {
                command: ["logs", "delete-metric-filter", ...filter],
                restore: () => [
                    [
                        ...["logs", "put-metric-filter", ...filter, "--filter-pattern", filterPattern],
                        ...["--metric-transformations", JSON.stringify(metricTransformations)],
                    ],
                ],
            };
        },
    },
    {
        title: "Keep an alarm from telling anybody",
        detection: "audit-alarm-changed",
        plan: ({ alarmPrefix }) => {
            const alarm = ["--alarm-names", `${alarmPrefix}cloudtrail-changes`];
            return {
                command: ["cloudwatch", "disable-alarm-actions", ...alarm],
                restore: () => [["cloudwatch", "enable-alarm-actions", ...alarm]],
            };
        },
    },
    {
        title: "Make an access key for somebody else's user",
        detection: "user-credentials-changed",
        plan: async (_stack, aws) => {
            const named = ["--user-name", ownName];
            await aws(["iam", "create-user", ...named]);
            return {
                command: ["iam", "create-access-key", ...named],
                restore: (answer) => {
                    const { AccessKeyId } = (answer?.["AccessKey"] ?? {}) as { AccessKeyId?: string };
                    return [
                        ...(AccessKeyId
                            ? [["iam", "delete-access-key", ...named, "--access-key-id", AccessKeyId]]
                            : []),
                        ["iam", "delete-user", ...named],
                    ];
                },
            };
        },
    },
    {
        title: "Open a security group to the internet",
        detection: "security-group-open-to-internet",
        plan: async (_stack, aws) => {
            const made = [
                "ec2",
                "create-security-group",
                "--group-name",
                ownName,
                "--description",
                "attacked by the tour",
            ];
            const group = ["--group-id", String((await aws(made))["GroupId"])];
            return {
                command: [
                    ...["ec2", "authorize-security-group-ingress", ...group],
                    ...["--protocol", "tcp", "--port", "22", "--cidr", "0.0.0.0/0"],
                ],
                restore: () => [["ec2", "delete-security-group", ...group]],
            };
        },
    },
    {
        title: "Switch off GuardDuty",
        detection: "guardduty-disabled",
        plan: async (_stack, aws) => {
            const { DetectorId } = await aws(["guardduty", "create-detector", "--enable"]);
            const remove = ["guardduty", "delete-detector", "--detector-id", String(DetectorId)];
            return { command: remove, restore: (answer) => (answer ? [] : [remove]) };
        },
    },
    {
        title: "Sign in to the console with a password alone",
        detection: "console-sign-in-without-mfa",
        plan: (stack) => ({ record: signInWithoutMfa(stack) }),
    },
];

/** "AWS Management Console sign-in events", CloudTrail User Guide. */
function signInWithoutMfa({ managementAccount, region }: TourStack): CloudTrailRecord {
    return {
        eventVersion: "1.11",
        userIdentity: {
            type: "IAMUser",
            principalId: "AIDACKCEVSQ6C2EXAMPLE",
            accountId: managementAccount,
            arn: `arn:aws:iam::${managementAccount}:user/anaya`,
            userName: "anaya",
        },
        eventTime: `${new Date().toISOString().slice(0, 19)}Z`,
        eventSource: "signin.amazonaws.com",
        eventName: "ConsoleLogin",
        awsRegion: region,
        sourceIPAddress: "192.0.2.24",
        userAgent: "Mozilla/5.0",
        requestParameters: null,
        responseElements: { ConsoleLogin: "Success" },
        additionalEventData: {
            LoginTo: "https://console.aws.amazon.com/console/home",
            MobileVersion: "No",
            MFAUsed: "No",
        },
        eventID: crypto.randomUUID(),
        readOnly: false,
        eventType: "AwsConsoleSignIn",
        managementEvent: true,
        recipientAccountId: managementAccount,
        eventCategory: "Management",
    };
}
