import { all, type Answer } from "../../reading/answer";
import { isCustomerKey } from "../../reading/key";
import type { Resource } from "../../reading/resource";
import { isOff, isOn, isUnset, list, UNKNOWN } from "../../reading/value";
import { type Rule, verdict } from "../../rule";
import { atRest, notPublic } from "./controls";
import { encryptionRule, given, oneOf, switchedOn } from "./store";

type Path = readonly [string, ...(string | number)[]];

const guide = "https://docs.aws.amazon.com/ebs/latest/userguide";
const cis = { "CIS v3.0": ["2.2.1"], "CIS v5.0": ["5.1.1"], "CIS v7.0": ["6.1.1"] };

/** The paths of the block devices that a resource describes, by the properties that hold one device or a list of them. */
function devicesAt(...properties: readonly Path[]): (resource: Resource) => Path[] {
    return (resource) =>
        properties.flatMap((path) => {
            const value = resource.input(...path);
            return Array.isArray(value)
                ? value.map((_, index): Path => [...path, index])
                : isUnset(value)
                  ? []
                  : [path];
        });
}

/**
 * The volumes of an instance or a template for instances. Only the devices that the program describes are judged: the
 * others are those of the machine image, and as encrypted as its snapshots or the account's default make them.
 */
function deviceRule(
    name: string,
    store: string,
    types: readonly string[],
    devices: (resource: Resource) => Path[],
    takesKey = true,
): Rule {
    const each = (resource: Resource, test: (...path: Path) => Answer): Answer =>
        all(devices(resource).map((path) => (resource.input(...path) === UNKNOWN ? "unknown" : test(...path))));
    const isFromSnapshot = (resource: Resource, path: Path) => !isUnset(resource.input(...path, "snapshotId"));
    return encryptionRule({
        name,
        store,
        types,
        isEncrypted: (resource) =>
            each(resource, (...path) => {
                const encrypted = resource.input(...path, "encrypted");
                return isUnset(encrypted) && isFromSnapshot(resource, path) ? "yes" : isOn(encrypted);
            }),
        ...(takesKey && {
            key: (resource: Resource) =>
                each(resource, (...path) =>
                    isFromSnapshot(resource, path) ? "yes" : isCustomerKey(resource, ...path, "kmsKeyId"),
                ),
            keyFix: "kmsKeyId: key.arn",
        }),
        fix: "on each block device, encrypted: true",
        securityHub: ["EC2.3"],
        cis,
        url: `${guide}/ebs-encryption.html`,
    });
}

function launchSpecifications(resource: Resource): Path[] {
    return list(resource.input("launchSpecifications")).flatMap((_, index) =>
        devicesAt(
            ["launchSpecifications", index, "rootBlockDevices"],
            ["launchSpecifications", index, "ebsBlockDevices"],
        )(resource),
    );
}

function publicBlockRule(
    name: string,
    title: string,
    types: readonly string[],
    hub: readonly string[],
    page: string,
): Rule {
    return {
        name,
        title,
        severity: "high",
        why: "A copy that is shared with everybody by mistake is found within minutes.",
        fix: 'state: "block-all-sharing" for snapshots, "block-new-sharing" for images',
        controls: notPublic(hub),
        url: page,
        types,
        judge: (resource) =>
            verdict(
                oneOf(["state"], ["block-all-sharing", "block-new-sharing"], "yes")(resource),
                "lets everybody in the account share with the public",
            ),
    };
}

/** EBS volumes, their copies, and the account's defaults for both. */
export const volumes: readonly Rule[] = [
    encryptionRule({
        name: "ebs-volume",
        store: "An EBS volume",
        types: ["aws:ebs/volume:Volume"],
        isEncrypted: switchedOn(["encrypted"], given("snapshotId")),
        inherits: ["snapshotId"],
        key: ["kmsKeyId"],
        fix: "on the volume, encrypted: true",
        keyFix: "kmsKeyId: key.arn",
        securityHub: ["EC2.3"],
        cis,
        url: `${guide}/ebs-encryption.html`,
    }),
    encryptionRule({
        name: "ebs-snapshot",
        store: "A copied or imported EBS snapshot or image",
        types: [
            "aws:ebs/snapshotCopy:SnapshotCopy",
            "aws:ebs/snapshotImport:SnapshotImport",
            "aws:ec2/amiCopy:AmiCopy",
        ],
        // A copy of what is encrypted is encrypted, too ("Copy an Amazon EBS snapshot"); an import has no such source.
        isEncrypted: switchedOn(["encrypted"], ({ type }) => (type.endsWith(":SnapshotImport") ? "no" : "yes")),
        key: ["kmsKeyId"],
        fix: "on the copy, encrypted: true",
        keyFix: "kmsKeyId: key.arn",
        url: `${guide}/ebs-copy-snapshot.html`,
    }),
    deviceRule(
        "ec2-instance-volumes",
        "An instance",
        ["aws:ec2/instance:Instance", "aws:ec2/spotInstanceRequest:SpotInstanceRequest"],
        devicesAt(["rootBlockDevice"], ["ebsBlockDevices"]),
    ),
    deviceRule(
        "ec2-launch-template-volumes",
        "A launch template",
        ["aws:ec2/launchTemplate:LaunchTemplate"],
        // A mapping without volume is one of an instance store, or of a device that the image has and is left out.
        (template) =>
            devicesAt(["blockDeviceMappings"])(template)
                .map((path): Path => [...path, "ebs"])
                .filter((path) => template.input(...path) !== undefined),
    ),
    deviceRule(
        "ec2-launch-configuration-volumes",
        "A launch configuration",
        ["aws:ec2/launchConfiguration:LaunchConfiguration"],
        devicesAt(["rootBlockDevice"], ["ebsBlockDevices"]),
        false,
    ),
    deviceRule(
        "ec2-spot-fleet-volumes",
        "A Spot Fleet",
        ["aws:ec2/spotFleetRequest:SpotFleetRequest"],
        launchSpecifications,
    ),
    {
        name: "ebs-encryption-by-default",
        title: "The account's default for EBS encryption is on",
        severity: "high",
        why: "It is what encrypts the volumes that nobody thought of.",
        fix: "on the EncryptionByDefault, enabled: true, or leave it out",
        controls: atRest(["EC2.7"], cis),
        url: `${guide}/encryption-by-default.html`,
        types: ["aws:ebs/encryptionByDefault:EncryptionByDefault"],
        judge: (resource) => verdict(switchedOn(["enabled"], () => "yes")(resource), "switches the default off"),
        remediate: (resource) => (isOff(resource.input("enabled")) === "yes" ? { enabled: true } : undefined),
    },
    publicBlockRule(
        "ebs-snapshot-block-public-access",
        "The account's block of public EBS snapshots is on",
        ["aws:ebs/snapshotBlockPublicAccess:SnapshotBlockPublicAccess"],
        ["EC2.182"],
        `${guide}/block-public-access-snapshots.html`,
    ),
    publicBlockRule(
        "ec2-image-block-public-access",
        "The account's block of public machine images is on",
        ["aws:ec2/imageBlockPublicAccess:ImageBlockPublicAccess"],
        [],
        "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/block-public-access-to-amis.html",
    ),
];
