import { all, any, anyEvent, equals, event, exists, succeeded } from "../filter-pattern/build";
import { denied, iamUser, record } from "../sample-record";
import { firstEvent } from "../entry";
import type { PatternDetection } from "../detection";

const ec2 = "ec2.amazonaws.com";
const sagemaker = "sagemaker.amazonaws.com";
const changed = {
    source: ec2,
    names: ["AssociateIamInstanceProfile", "ReplaceIamInstanceProfileAssociation", "ImportKeyPair"],
};
const startScripts = {
    source: sagemaker,
    names: ["UpdateNotebookInstanceLifecycleConfig"],
};
const userData = { instanceId: "i-0123456789abcdef0", userData: "<sensitiveDataRemoved>" };

export const instancesTakenOver: PatternDetection = {
    ...firstEvent,
    id: "instance-takeover",
    title: "Start script, role or login key of instances changed",
    why: "A start script runs as the superuser at the next start, another role gives whoever is on the instance its rights, and an imported key opens what is launched with it.",
    response:
        "Compare with a change of the instance's owner. Put script and role back, and look at what the instance's role did since.",
    severity: "medium",
    techniques: ["T1059.009", "T1098.004"],
    controls: [],
    noise: "Code that replaces start scripts or imports its key pair.",
    events: [changed, startScripts, { source: ec2, names: ["ModifyInstanceAttribute"] }],
    watches: "of the attributes the start script (user data) alone",
    condition: all(
        any(
            anyEvent(changed),
            anyEvent(startScripts),
            all(
                event("ModifyInstanceAttribute", ec2),
                // The call has a parameter for each attribute, and takes it by name and value too.
                any(exists("$.requestParameters.userData"), equals("$.requestParameters.attribute", "userData")),
            ),
        ),
        succeeded(),
    ),
    samples: () => ({
        match: [
            record(ec2, "ModifyInstanceAttribute", {
                requestParameters: {
                    instanceId: "i-0123456789abcdef0",
                    attribute: "userData",
                    value: "<sensitiveDataRemoved>",
                },
            }),
            record(ec2, "ModifyInstanceAttribute", {
                userIdentity: iamUser(),
                requestParameters: userData,
                responseElements: { _return: true },
            }),
            record(ec2, "ReplaceIamInstanceProfileAssociation", {
                requestParameters: {
                    ReplaceIamInstanceProfileAssociationRequest: {
                        AssociationId: "iip-assoc-0123456789abcdef0",
                        IamInstanceProfile: { Name: "administrator" },
                    },
                },
            }),
            record(ec2, "ImportKeyPair", {
                requestParameters: { keyName: "helper", publicKeyMaterial: "c3NoLWVkMjU1MTkgRVhBTVBMRQ==" },
                responseElements: { keyName: "helper", keyFingerprint: "EXAMPLE" },
            }),
            record(sagemaker, "UpdateNotebookInstanceLifecycleConfig", {
                requestParameters: {
                    notebookInstanceLifecycleConfigName: "install-packages",
                    onStart: [{ content: "ZWNobyBFWEFNUExF" }],
                },
            }),

            record(ec2, "AssociateIamInstanceProfile", {
                requestParameters: {
                    AssociateIamInstanceProfileRequest: {
                        InstanceId: "i-0123456789abcdef0",
                        IamInstanceProfile: { Name: "administrator" },
                    },
                },
            }),
        ],
        ignore: [
            record(ec2, "ModifyInstanceAttribute", {
                requestParameters: {
                    instanceId: "i-0123456789abcdef0",
                    attribute: "instanceType",
                    value: "m7i.large",
                },
            }),
            record(ec2, "ModifyInstanceAttribute", {
                requestParameters: { instanceId: "i-0123456789abcdef0", disableApiTermination: { value: true } },
            }),
            record(ec2, "ModifyInstanceAttribute", {
                requestParameters: { instanceId: "i-0123456789abcdef0", groupSet: { items: [{ groupId: "sg-1" }] } },
            }),
            record(ec2, "ModifyInstanceAttribute", {
                errorCode: "Client.IncorrectInstanceState",
                errorMessage: "The instance 'i-0123456789abcdef0' is not in the 'stopped' state.",
                requestParameters: userData,
            }),
            record("lightsail.amazonaws.com", "ImportKeyPair", { requestParameters: { keyPairName: "helper" } }),
            record(ec2, "AssociateIamInstanceProfile", {
                ...denied("ec2:AssociateIamInstanceProfile", "Client.UnauthorizedOperation"),
                requestParameters: {
                    AssociateIamInstanceProfileRequest: {
                        InstanceId: "i-0123456789abcdef0",
                        IamInstanceProfile: { Name: "administrator" },
                    },
                },
            }),
        ],
    }),
};
