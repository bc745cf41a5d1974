import { denied, record } from "../sample-record";
import { changes, firstEvent } from "../entry";
import { issuedCredentials } from "../sessions/sample-identities";
import type { PatternDetection } from "../detection";

const iam = "iam.amazonaws.com";
const sts = "sts.amazonaws.com";
const unlockBucket = {
    targetPrincipal: "777788889999",
    taskPolicyArn: { arn: "arn:aws:iam::aws:policy/root-task/S3UnlockBucketPolicy" },
};

export const rootSessions: PatternDetection = {
    ...firstEvent,
    id: "root-sessions",
    title: "Root session taken in a member account, or root access management changed",
    why: "A root session of a member account unlocks buckets and queues and deletes or recovers root credentials; service control policies do hold it back, the account's own policies do not.",
    response:
        "Ask the caller for the reason and find what the session did by its access key. If nobody can tell, revoke the caller's sessions and take away sts:AssumeRoot.",
    severity: "high",
    techniques: ["T1078.004", "T1548.005"],
    controls: [],
    noise: "The few planned root tasks, such as unlocking a bucket.",
    ...changes(
        { source: sts, names: ["AssumeRoot"] },
        {
            source: iam,
            names: [
                "EnableOrganizationsRootSessions",
                "DisableOrganizationsRootSessions",
                "EnableOrganizationsRootCredentialsManagement",
                "DisableOrganizationsRootCredentialsManagement",
            ],
        },
    ),
    samples: () => ({
        match: [
            record(sts, "AssumeRoot", {
                requestParameters: unlockBucket,
                responseElements: { credentials: issuedCredentials },
            }),
            record(sts, "AssumeRoot", {
                requestParameters: {
                    targetPrincipal: "777788889999",
                    taskPolicyArn: { arn: "arn:aws:iam::aws:policy/root-task/IAMCreateRootUserPassword" },
                    durationSeconds: 900,
                },
                responseElements: { credentials: issuedCredentials },
            }),
            record(iam, "EnableOrganizationsRootSessions", {
                responseElements: {
                    organizationId: "o-exampleorgid",
                    enabledFeatures: ["RootCredentialsManagement", "RootSessions"],
                },
            }),
        ],
        ignore: [
            record(sts, "AssumeRoot", { ...denied("sts:AssumeRoot"), requestParameters: unlockBucket }),
            record(sts, "AssumeRole", {
                readOnly: true,
                requestParameters: { roleArn: "arn:aws:iam::777788889999:role/Auditor", roleSessionName: "root" },
                responseElements: { credentials: issuedCredentials },
            }),
            record(iam, "ListOrganizationsFeatures", { readOnly: true }),
        ],
    }),
};
