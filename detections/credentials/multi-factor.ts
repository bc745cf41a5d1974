import { denied, iamUser, record } from "../sample-record";
import { changes, type Watch } from "../entry";

const directory = "sso-directory.amazonaws.com";
const iam = "iam.amazonaws.com";
const device = { userName: "alice", serialNumber: "arn:aws:iam::111122223333:mfa/alice" };

/** Without the second factor a stolen or reset password is enough. */
export const mfaRemoved: Watch = {
    ...changes(
        { source: iam, names: ["DeactivateMFADevice", "DeleteVirtualMFADevice"] },
        { source: directory, names: ["DeleteMfaDeviceForUser", "PutMfaDeviceManagementForDirectory"] },
    ),
    samples: () => ({
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
    }),
};
