import { all, any, anyEvent, equals, not, succeeded } from "../filter-pattern/build";
import { denied, iamUser, record, roleSession } from "../sample-record";
import { firstEvent, watchOf, type Watch } from "../entry";
import { byIdentityCenterUser } from "./actors";
import { identityCenterUser } from "./sample-identities";
import type { PatternDetection } from "../detection";

const connect = "ec2-instance-connect.amazonaws.com";
const ecs = "ecs.amazonaws.com";
const ssm = "ssm.amazonaws.com";
const events = [
    { source: ssm, names: ["StartSession", "ResumeSession"] },
    { source: ecs, names: ["ExecuteCommand"] },
    { source: connect, names: ["SendSSHPublicKey"] },
];
const key = {
    instanceId: "i-0123456789abcdef0",
    instanceOSUser: "ec2-user",
    sSHPublicKey: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5EXAMPLE",
};
const shell = {
    cluster: "production",
    container: "api",
    command: "/bin/sh",
    interactive: true,
    task: "0123456789abcdef",
};

const opened: Watch = {
    events,
    condition: all(any(...events.map(anyEvent)), not(byIdentityCenterUser), succeeded()),
    samples: () => ({
        match: [
            record(ssm, "StartSession", {
                userIdentity: iamUser(),
                requestParameters: { target: "i-0123456789abcdef0" },
                responseElements: {
                    sessionId: "build-0123456789abcdef0",
                    tokenValue: "Value hidden due to security reasons.",
                    streamUrl: "wss://ssmmessages.us-east-1.amazonaws.com/v1/data-channel/build-0123456789abcdef0",
                },
            }),
            record(connect, "SendSSHPublicKey", {
                userIdentity: roleSession("web-server", "i-0fedcba9876543210"),
                requestParameters: key,
            }),
            record(ecs, "ExecuteCommand", { requestParameters: shell }),

            record(ssm, "ResumeSession", {
                userIdentity: iamUser(),
                requestParameters: { sessionId: "build-0123456789abcdef0" },
            }),
        ],
        ignore: [
            record(ssm, "StartSession", {
                userIdentity: identityCenterUser(),
                requestParameters: { target: "i-0123456789abcdef0" },
            }),
            record(connect, "SendSSHPublicKey", {
                userIdentity: iamUser(),
                ...denied("ec2-instance-connect:SendSSHPublicKey", "AccessDeniedException"),
                requestParameters: key,
            }),
            record(ssm, "TerminateSession", { requestParameters: { sessionId: "build-0123456789abcdef0" } }),
            record("athena.amazonaws.com", "StartSession", {
                requestParameters: { workGroup: "notebooks", engineConfiguration: { maxConcurrentDpus: 20 } },
            }),
            record("redshift-data.amazonaws.com", "ExecuteStatement", { requestParameters: { database: "reports" } }),
        ],
    }),
};

/** Session Manager's settings of an account and Region: where sessions are logged, and with which key they are encrypted. */
const preferences = { source: ssm, names: ["UpdateDocument", "DeleteDocument"] };
const preferencesDocument = { name: "SSM-SessionManagerRunShell" };

const loggingChanged: Watch = {
    events: [preferences],
    condition: all(anyEvent(preferences), equals("$.requestParameters.name", preferencesDocument.name), succeeded()),
    samples: () => ({
        match: [
            ...preferences.names.map((name) => record(ssm, name, { requestParameters: preferencesDocument })),
            record(ssm, "UpdateDocument", {
                userIdentity: identityCenterUser(),
                requestParameters: { ...preferencesDocument, content: "HIDDEN_DUE_TO_SECURITY_REASONS" },
            }),
        ],
        ignore: [
            record(ssm, "DescribeDocument", { readOnly: true, requestParameters: preferencesDocument }),
            record(ssm, "UpdateDocument", { requestParameters: { name: "install-agent" } }),
            record(ssm, "UpdateDocument", {
                errorCode: "DuplicateDocumentContent",
                errorMessage: "The content of the association document matches another document.",
                requestParameters: preferencesDocument,
            }),
        ],
    }),
};

export const shellsOpened: PatternDetection = {
    ...firstEvent,
    id: "shell-opened-past-identity-center",
    title: "Shell opened on an instance or container by somebody who did not come through Identity Center, or the logging of shells changed",
    why: "From a shell the machine's role, its secrets and its network are there to be used, and CloudTrail sees none of it.",
    response:
        "Ask the owner of the user or role. End the session (TerminateSession), and look at what the instance's own role did since.",
    severity: "medium",
    techniques: ["T1021.007", "T1651"],
    controls: [],
    noise: "Engineers who work with IAM users or roles of their own; switch it off where that is the rule.",
    watches: "of shells, callers who are not users of Identity Center; of Session Manager's preferences, every change",
    ...watchOf(opened, loggingChanged),
};
