import { denied, iamUser, record } from "../sample-record";
import { changes, firstEvent } from "../entry";
import { identityCenterUser } from "./sample-identities";
import type { PatternDetection } from "../detection";

const connect = "ec2-instance-connect.amazonaws.com";
const ec2 = "ec2.amazonaws.com";
const keyForConsole = {
    instanceId: "i-0123456789abcdef0",
    serialPort: 0,
    sSHPublicKey: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5EXAMPLE",
    monitorMode: false,
};

export const serialConsoleUsed: PatternDetection = {
    ...firstEvent,
    id: "serial-console-used",
    title: "Serial console opened or allowed",
    why: "The serial console reaches an instance past its security groups and its network; it is off in an account until somebody switches it on.",
    response:
        "Ask the caller for the outage it was needed for. If there was none, switch the console off for the account and isolate the instance.",
    severity: "high",
    techniques: ["T1021.008"],
    controls: [],
    noise: "Somebody who repairs an instance that no longer boots.",
    ...changes(
        { source: ec2, names: ["EnableSerialConsoleAccess"] },
        { source: connect, names: ["SendSerialConsoleSSHPublicKey"] },
    ),
    samples: () => ({
        match: [
            record(ec2, "EnableSerialConsoleAccess", {
                requestParameters: { EnableSerialConsoleAccessRequest: {} },
                responseElements: { EnableSerialConsoleAccessResponse: { serialConsoleAccessEnabled: true } },
            }),
            record(connect, "SendSerialConsoleSSHPublicKey", {
                userIdentity: identityCenterUser(),
                requestParameters: keyForConsole,
                responseElements: { requestId: "ec1cb2b6-d8a5-4aa7-b2aa-91d0fe2a4f2c", success: true },
            }),
            record(connect, "SendSerialConsoleSSHPublicKey", {
                userIdentity: iamUser(),
                requestParameters: keyForConsole,
            }),
        ],
        ignore: [
            record(ec2, "DisableSerialConsoleAccess", {
                requestParameters: { DisableSerialConsoleAccessRequest: {} },
            }),
            record(ec2, "GetSerialConsoleAccessStatus", {
                readOnly: true,
                requestParameters: { GetSerialConsoleAccessStatusRequest: {} },
            }),
            record(connect, "SendSerialConsoleSSHPublicKey", {
                errorCode: "SerialConsoleAccessDisabledException",
                errorMessage: "Your account is not authorized to use the EC2 Serial Console.",
                requestParameters: keyForConsole,
            }),
            record(ec2, "EnableSerialConsoleAccess", {
                ...denied("ec2:EnableSerialConsoleAccess", "Client.UnauthorizedOperation"),
                requestParameters: { EnableSerialConsoleAccessRequest: {} },
            }),
        ],
    }),
};
