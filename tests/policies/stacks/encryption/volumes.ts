import type { Program } from "../../helpers/program";
import { unknown } from "../../helpers/server";
import type { Scenario } from "../../helpers/stacks";
import { faults, fine, undecided } from "./single-changes";

const customerKey = "arn:aws:kms:us-east-1:444455556666:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const disk = { volumeSize: 50, volumeType: "gp3", encrypted: true, kmsKeyId: customerKey };
const plain = { volumeSize: 50, volumeType: "gp3" };

const machines: Program = {
    data: {
        type: "aws:ebs/volume:Volume",
        inputs: { availabilityZone: "us-east-1a", size: 100, encrypted: true, kmsKeyId: customerKey },
    },
    copy: {
        type: "aws:ebs/snapshotCopy:SnapshotCopy",
        inputs: { sourceRegion: "us-west-2", sourceSnapshotId: "snap-0abc", encrypted: true, kmsKeyId: customerKey },
    },
    import: {
        type: "aws:ebs/snapshotImport:SnapshotImport",
        inputs: { diskContainer: { format: "VHD" }, encrypted: true, kmsKeyId: customerKey },
    },
    image: {
        type: "aws:ec2/amiCopy:AmiCopy",
        inputs: { sourceAmiId: "ami-0abc", sourceAmiRegion: "us-west-2", encrypted: true, kmsKeyId: customerKey },
    },
    server: {
        type: "aws:ec2/instance:Instance",
        inputs: {
            ami: "ami-0abc",
            instanceType: "t4g.small",
            rootBlockDevice: disk,
            ebsBlockDevices: [{ deviceName: "/dev/sdf", ...disk }],
        },
    },
    spot: {
        type: "aws:ec2/spotInstanceRequest:SpotInstanceRequest",
        inputs: { ami: "ami-0abc", instanceType: "t4g.small", rootBlockDevice: disk },
    },
    template: {
        type: "aws:ec2/launchTemplate:LaunchTemplate",
        inputs: {
            imageId: "ami-0abc",
            blockDeviceMappings: [
                { deviceName: "/dev/xvda", ebs: { ...disk, encrypted: "true" } },
                { deviceName: "/dev/sdb", virtualName: "ephemeral0" },
                { deviceName: "/dev/sdc", noDevice: "" },
            ],
        },
    },
    configuration: {
        type: "aws:ec2/launchConfiguration:LaunchConfiguration",
        inputs: { imageId: "ami-0abc", instanceType: "t3.small", rootBlockDevice: { volumeSize: 20, encrypted: true } },
    },
    fleet: {
        type: "aws:ec2/spotFleetRequest:SpotFleetRequest",
        inputs: { launchSpecifications: [{ ami: "ami-0abc", instanceType: "c7g.large", rootBlockDevices: [disk] }] },
    },
    default: { type: "aws:ebs/encryptionByDefault:EncryptionByDefault", inputs: {} },
    snapshots: {
        type: "aws:ebs/snapshotBlockPublicAccess:SnapshotBlockPublicAccess",
        inputs: { state: "block-all-sharing" },
    },
    images: {
        type: "aws:ec2/imageBlockPublicAccess:ImageBlockPublicAccess",
        inputs: { state: "block-new-sharing" },
    },
    sharing: {
        type: "aws:ec2/amiLaunchPermission:AmiLaunchPermission",
        inputs: { imageId: "ami-0abc", accountId: "111122223333" },
    },
};

export const stacks: readonly Scenario[] = [
    { name: "volumes, instances and templates that keep every rule", program: machines },
    ...faults(machines, [
        ["ebs-volume-encrypted", "data", "not encrypted", { encrypted: undefined }],
        [
            "ebs-volume-encrypted",
            "data",
            "not encrypted by its own word, from a snapshot",
            { encrypted: false, snapshotId: "snap-0abc" },
        ],
        ["ebs-snapshot-encrypted", "copy", "a copy that is not to be encrypted", { encrypted: false }],
        [
            "ebs-snapshot-encrypted",
            "import",
            "an import, which has no source that is encrypted",
            { encrypted: undefined },
        ],
        ["ebs-snapshot-encrypted", "image", "a copied image that is not to be encrypted", { encrypted: false }],
        [
            "ec2-instance-volumes-encrypted",
            "server",
            "a root volume that is not encrypted",
            { rootBlockDevice: { ...disk, encrypted: false } },
        ],
        ["ec2-instance-volumes-encrypted", "server", "a root volume that does not say", { rootBlockDevice: plain }],
        [
            "ec2-instance-volumes-encrypted",
            "server",
            "the second of two volumes",
            {
                ebsBlockDevices: [
                    { deviceName: "/dev/sdf", ...disk },
                    { deviceName: "/dev/sdg", ...plain },
                ],
            },
        ],
        [
            "ec2-instance-volumes-encrypted",
            "server",
            "one volume, beside one that is not known",
            { ebsBlockDevices: [unknown, { deviceName: "/dev/sdg", ...plain }] },
        ],
        ["ec2-instance-volumes-encrypted", "spot", "a root volume", { rootBlockDevice: plain }],
        [
            "ec2-launch-template-volumes-encrypted",
            "template",
            "a volume",
            { blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs: plain }] },
        ],
        [
            "ec2-launch-template-volumes-encrypted",
            "template",
            "not encrypted in the word of the template",
            { blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs: { ...plain, encrypted: "false" } }] },
        ],
        [
            "ec2-launch-configuration-volumes-encrypted",
            "configuration",
            "a root volume",
            { rootBlockDevice: { volumeSize: 20 } },
        ],
        [
            "ec2-launch-configuration-volumes-encrypted",
            "configuration",
            "another volume",
            { ebsBlockDevices: [{ deviceName: "/dev/sdf", volumeSize: 20 }] },
        ],
        [
            "ec2-spot-fleet-volumes-encrypted",
            "fleet",
            "a root volume",
            { launchSpecifications: [{ ami: "ami-0abc", rootBlockDevices: [plain] }] },
        ],
        ["ebs-encryption-by-default", "default", "switched off", { enabled: false }],
        ["ebs-snapshot-block-public-access", "snapshots", "switched off", { state: "unblocked" }],
        ["ec2-image-block-public-access", "images", "switched off", { state: "unblocked" }],
        ["ec2-image-not-public", "sharing", "shared with everybody", { accountId: undefined, group: "all" }],
    ]),
    ...faults(
        machines,
        [
            ["ebs-volume-encrypted", "data", "AWS's own key", { kmsKeyId: "alias/aws/ebs" }],
            ["ebs-snapshot-encrypted", "copy", "no key", { kmsKeyId: undefined }],
            [
                "ec2-instance-volumes-encrypted",
                "server",
                "a root volume without a key",
                { rootBlockDevice: { ...plain, encrypted: true } },
            ],
            [
                "ec2-launch-template-volumes-encrypted",
                "template",
                "no key",
                { blockDeviceMappings: [{ ebs: { ...plain, encrypted: "true" } }] },
            ],
        ],
        { customerKeys: true },
    ),
    ...undecided(machines, [
        ["ebs-volume-encrypted", "data", "encrypted"],
        ["ebs-snapshot-encrypted", "copy", "encrypted"],
        ["ec2-instance-volumes-encrypted", "server", "ebsBlockDevices"],
        ["ec2-instance-volumes-encrypted", "server", { rootBlockDevice: { ...disk, encrypted: unknown } }],
        ["ec2-launch-template-volumes-encrypted", "template", "blockDeviceMappings"],
        ["ec2-launch-template-volumes-encrypted", "template", { blockDeviceMappings: [{ ebs: unknown }] }],
        ["ec2-launch-configuration-volumes-encrypted", "configuration", { rootBlockDevice: { encrypted: unknown } }],
        ["ec2-spot-fleet-volumes-encrypted", "fleet", "launchSpecifications"],
        ["ebs-encryption-by-default", "default", "enabled"],
        ["ebs-snapshot-block-public-access", "snapshots", "state"],
        ["ec2-image-block-public-access", "images", "state"],
        ["ec2-image-not-public", "sharing", "group"],
    ]),
    ...fine(machines, [
        ["data", "from a snapshot, whose encryption it has", { encrypted: undefined, snapshotId: "snap-0abc" }],
        ["copy", "a copy of what is encrypted is, too", { encrypted: undefined }],
        ["server", "devices of the image", { rootBlockDevice: undefined, ebsBlockDevices: undefined }],
        [
            "server",
            "a volume from a snapshot",
            { ebsBlockDevices: [{ deviceName: "/dev/sdf", snapshotId: "snap-0abc" }] },
        ],
        ["template", "no devices of its own", { blockDeviceMappings: undefined }],
        ["default", "switched on by its own word", { enabled: true }],
        ["snapshots", "old shares remain", { state: "block-new-sharing" }],
        [
            "sharing",
            "shared with the organization",
            {
                accountId: undefined,
                organizationArn: "arn:aws:organizations::111122223333:organization/o-exampleorgid",
            },
        ],
    ]),
];
