import { all, any, anyEvent, equals, exists, notEquals, succeeded } from "../filter-pattern/build";
import { denied, iamUser, record, rootUser } from "../sample-record";
import { firstEvent, watchOf, type Watch } from "../entry";
import { mfaRemoved } from "./multi-factor";
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
const reactivated = { source, names: ["UpdateAccessKey", "UpdateServiceSpecificCredential"] };
/** Of users of Identity Center's own directory. */
const directoryPasswords = { source: "sso-directory.amazonaws.com", names: ["UpdatePassword"] };
const anyDirectoryPassword = all(anyEvent(directoryPasswords), succeeded());
const newKey = {
    accessKey: {
        userName: "backup",
        accessKeyId: "AKIAEXAMPLEKEY000009",
        status: "Active",
        createDate: "Mar 4, 2026, 9:30:00 AM",
    },
};

const credentialsGiven: Watch = {
    events: [given, reactivated, directoryPasswords],
    condition: any(
        anyDirectoryPassword,
        all(
            any(anyEvent(given), all(anyEvent(reactivated), equals("$.requestParameters.status", "Active"))),
            exists("$.requestParameters.userName"),
            notEquals("$.userIdentity.type", "Root"),
            succeeded(),
        ),
    ),
    samples: () => ({
        match: [
            record(directoryPasswords.source, "UpdatePassword", {
                requestParameters: {
                    userId: "906770000a-00000000-0000-0000-0000-000000000000",
                    passwordMode: "OTP",
                },
            }),
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
            record(source, "UpdateServiceSpecificCredential", {
                requestParameters: { userName: "alice", serviceSpecificCredentialId: "ACCAEXAMPLE", status: "Active" },
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
    }),
};

export const userCredentialsChanged: PatternDetection = {
    ...firstEvent,
    id: "user-credentials-changed",
    title: "Access key, password or SSH key given to a user, or MFA taken away",
    why: "A second key or a password on somebody else's user is the classic back door, and without MFA a stolen password is enough.",
    response:
        "Confirm with the user by another way than the account itself. If it was not wanted, deactivate the credential, then read what it was used for.",
    severity: "high",
    techniques: ["T1098.001", "T1136.003", "T1556.006"],
    controls: [],
    noise: "Users who rotate their own key in the console, programs that rotate keys, and people who change their phone.",
    watches:
        "of the credentials given, calls that name a user (without one IAM takes the caller's own); of UpdateAccessKey those that activate a key again",
    ...watchOf(credentialsGiven, mfaRemoved),
};
