import { denied, iamUser, record } from "../sample-record";
import { changes, firstEvent } from "../entry";
import type { PatternDetection } from "../detection";

const directory = "sso-directory.amazonaws.com";
const iam = "iam.amazonaws.com";
const device = { userName: "alice", serialNumber: "arn:aws:iam::111122223333:mfa/alice" };

export const mfaRemoved: PatternDetection = {
    ...firstEvent,
    id: "mfa-removed",
    title: "MFA device taken from a user, or MFA switched off",
    why: "Without the second factor a stolen or reset password is enough; it is the usual step before somebody takes an account over.",
    response:
        "Ask the user whose device it was, by another way than the account itself. If it was not wanted, reset the user's password and keys and end the sessions.",
    severity: "high",
    techniques: ["T1556.006"],
    controls: [],
    noise: "People who change their phone, and the help desk that does it for them.",
    ...changes(
        { source: iam, names: ["DeactivateMFADevice", "DeleteVirtualMFADevice"] },
        { source: directory, names: ["DeleteMfaDeviceForUser", "PutMfaDeviceManagementForDirectory"] },
    ),
    samples: {
        match: [
            record(iam, "DeactivateMFADevice", { requestParameters: device }),
            record(iam, "DeleteVirtualMFADevice", {
                userIdentity: iamUser(),
                requestParameters: { serialNumber: device.serialNumber },
            }),
            record(directory, "DeleteMfaDeviceForUser", {
                requestParameters: {
                    identityStoreId: "d-1234567890",
                    userId: "906770000a-00000000-0000-0000-0000-000000000000",
                    deviceId: "c2f5a8d0-0000-0000-0000-000000000000",
                },
            }),
        ],
        ignore: [
            record(iam, "EnableMFADevice", { requestParameters: device }),
            record(iam, "DeactivateMFADevice", {
                ...denied("iam:DeactivateMFADevice"),
                userIdentity: iamUser(),
                requestParameters: device,
            }),
            record(iam, "DeleteVirtualMFADevice", {
                errorCode: "DeleteConflictException",
                errorMessage: "MFA VirtualDevice in use. Must deactivate first.",
                requestParameters: { serialNumber: device.serialNumber },
            }),
            record(iam, "ListMFADevices", { readOnly: true, requestParameters: { userName: "alice" } }),
        ],
    },
};
