import { all, any, anyEvent, equals, event, exists, succeeded } from "../filter-pattern/build";
import { denied, iamUser, record } from "../sample-record";
import { firstEvent, watchOf, type Watch } from "../entry";
import { functionsChangedByUsers } from "./function-code";
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

const instancesChanged: Watch = {
    events: [changed, startScripts, { source: ec2, names: ["ModifyInstanceAttribute", "CreateReplaceRootVolumeTask"] }],
    condition: all(
        any(
            anyEvent(changed),
            anyEvent(startScripts),
            all(
                event("ModifyInstanceAttribute", ec2),
                // The call has a parameter for each attribute, and takes it by name and value too.
                any(exists("$.requestParameters.userData"), equals("$.requestParameters.attribute", "userData")),
            ),
            // Without an image, the volume goes back to a snapshot or to how it was at launch.
            all(
                event("CreateReplaceRootVolumeTask", ec2),
                exists("$.requestParameters.CreateReplaceRootVolumeTaskRequest.ImageId"),
            ),
        ),
        succeeded(),
    ),
    samples: () => ({
        match: [
            rootVolumeReplaced({ ImageId: "ami-0123456789abcdef0" }),
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
            rootVolumeReplaced({}),
            rootVolumeReplaced({ SnapshotId: "snap-0123456789abcdef0" }),
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

export const instancesTakenOver: PatternDetection = {
    ...firstEvent,
    id: "instance-takeover",
    title: "Start script, role, root volume or login key of instances changed, or a function's code by an IAM user",
    why: "A start script runs as the superuser at the next start, another role gives whoever is on the instance its rights, another image runs with the instance's rights, an imported key opens what is launched with it, and other code in a function runs with its role.",
    response:
        "Compare with a change of the owner of the instance or function. Put script, role or code back, and look at what its role did since.",
    severity: "medium",
    techniques: ["T1059.009", "T1098.004", "T1648"],
    controls: [],
    noise: "Code that replaces start scripts or imports its key pair; pipelines and developers that change functions with a user's access key: exclude those users.",
    watches:
        "of the attributes the start script (user data) alone, of root volumes those replaced by another image; of functions changed code and added layers, by users of IAM",
    ...watchOf(instancesChanged, functionsChangedByUsers),
};

function rootVolumeReplaced(by: { readonly [parameter: string]: string }) {
    return record(ec2, "CreateReplaceRootVolumeTask", {
        userIdentity: iamUser(),
        requestParameters: {
            CreateReplaceRootVolumeTaskRequest: { InstanceId: "i-0123456789abcdef0", ...by },
        },
    });
}
