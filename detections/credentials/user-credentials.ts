import { all, any, anyEvent, equals, event, exists, notEquals, succeeded } from "../filter-pattern/build";
import { denied, iamUser, record, rootUser } from "../sample-record";
import { firstEvent } from "../entry";
import type { PatternDetection } from "../detection";

const source = "iam.amazonaws.com";
const given = {
    source,
    names: [
        "CreateAccessKey",
        "CreateLoginProfile",
        "UpdateLoginProfile",
        "CreateServiceSpecificCredential",
        "ResetServiceSpecificCredential",
        "UploadSSHPublicKey",
        "UploadSigningCertificate",
    ],
};
const newKey = {
    accessKey: {
        userName: "backup",
        accessKeyId: "AKIAEXAMPLEKEY000009",
        status: "Active",
        createDate: "Mar 4, 2026, 9:30:00 AM",
    },
};

export const userCredentialsGiven: PatternDetection = {
    ...firstEvent,
    id: "user-credentials-given",
    title: "Access key, password or SSH key given to an IAM user",
    why: "A second key or a password on somebody else's user is the classic back door: it lasts until somebody deletes it, whatever happens to the first.",
    response:
        "Confirm with the user's owner. Deactivate the credential first if nobody knows it, then read what it was used for.",
    severity: "high",
    techniques: ["T1098.001", "T1136.003"],
    controls: [],
    noise: "Users who rotate their own key in the console, and programs that rotate keys.",
    events: [given, { source, names: ["UpdateAccessKey"] }],
    watches:
        "calls that name a user; without one IAM takes the caller's own. Of UpdateAccessKey those that activate a key again",
    condition: all(
        any(anyEvent(given), all(event("UpdateAccessKey", source), equals("$.requestParameters.status", "Active"))),
        exists("$.requestParameters.userName"),
        notEquals("$.userIdentity.type", "Root"),
        succeeded(),
    ),
    samples: {
        match: [
            record(source, "CreateAccessKey", {
                requestParameters: { userName: "backup" },
                responseElements: newKey,
            }),
            record(source, "CreateLoginProfile", {
                userIdentity: iamUser(),
                requestParameters: { userName: "backup", passwordResetRequired: false },
                responseElements: {
                    loginProfile: {
                        userName: "backup",
                        createDate: "Mar 4, 2026, 9:30:00 AM",
                        passwordResetRequired: false,
                    },
                },
            }),
            record(source, "UpdateLoginProfile", { requestParameters: { userName: "alice" } }),
            record(source, "UpdateAccessKey", {
                requestParameters: { userName: "alice", accessKeyId: "AKIAEXAMPLEKEY000007", status: "Active" },
            }),
            record(source, "UploadSSHPublicKey", {
                requestParameters: { userName: "alice", sSHPublicKeyBody: "ssh-rsa AAAAB3NzaC1yc2EXAMPLE" },
            }),

            ...["CreateServiceSpecificCredential", "ResetServiceSpecificCredential", "UploadSigningCertificate"].map(
                (name) => record(source, name, { requestParameters: { userName: "alice" } }),
            ),
        ],
        ignore: [
            record(source, "CreateAccessKey", { userIdentity: rootUser(), requestParameters: { userName: "alice" } }),

            record(source, "CreateAccessKey", { userIdentity: iamUser(), responseElements: newKey }),
            record(source, "UpdateAccessKey", {
                requestParameters: { userName: "alice", accessKeyId: "AKIAEXAMPLEKEY000007", status: "Inactive" },
            }),
            record(source, "ChangePassword", { userIdentity: iamUser("alice") }),
            record(source, "CreateAccessKey", {
                userIdentity: iamUser(),
                ...denied("iam:CreateAccessKey"),
                requestParameters: { userName: "backup" },
            }),
            record(source, "CreateLoginProfile", {
                errorCode: "EntityAlreadyExistsException",
                errorMessage: "Login Profile for user backup already exists.",
                requestParameters: { userName: "backup" },
            }),
            record("transfer.amazonaws.com", "ImportSshPublicKey", {
                requestParameters: { userName: "partner", serverId: "s-1234567890abcdef0" },
            }),
        ],
    },
};
