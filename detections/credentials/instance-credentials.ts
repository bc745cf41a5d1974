import { denied, iamUser, record } from "../sample-record";
import { changes, firstEvent } from "../entry";
import type { PatternDetection } from "../detection";

const ec2 = "ec2.amazonaws.com";
const lightsail = "lightsail.amazonaws.com";
const instance = { instanceId: "i-0123456789abcdef0" };

export const instanceCredentialsRead: PatternDetection = {
    ...firstEvent,
    id: "instance-credentials-read",
    title: "Administrator password or login key of an instance read",
    why: "With it somebody signs in to the instance itself, where CloudTrail sees nothing more.",
    response:
        "Ask the caller what for. Change the password or the key if nobody knows, and look at the instance's own sign-in log.",
    severity: "medium",
    techniques: ["T1555.006", "T1552"],
    controls: [],
    noise: "Administrators who sign in to a new Windows instance for the first time.",
    ...changes(
        { source: ec2, names: ["GetPasswordData"] },
        { source: lightsail, names: ["GetInstanceAccessDetails", "DownloadDefaultKeyPair"] },
    ),
    samples: {
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
    },
};
