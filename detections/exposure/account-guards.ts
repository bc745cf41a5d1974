import { all, any, anyEvent, contains, equals, event, isFalse, succeeded } from "../filter-pattern/build";
import { denied, record } from "../sample-record";
import { firstEvent } from "../entry";
import type { PatternDetection } from "../detection";

const ec2 = "ec2.amazonaws.com";
const emr = "elasticmapreduce.amazonaws.com";
const ssm = "ssm.amazonaws.com";
const off = {
    source: ec2,
    names: [
        "DisableSnapshotBlockPublicAccess",
        "DisableImageBlockPublicAccess",
        "DisableEbsEncryptionByDefault",
        "DisableAllowedImagesSettings",
        "CreateVpcBlockPublicAccessExclusion",
    ],
};
const metadata = { source: ec2, names: ["ModifyInstanceMetadataOptions", "ModifyInstanceMetadataDefaults"] };
const documents = "arn:aws:ssm:us-east-1:111122223333:servicesetting/ssm/documents/console/public-sharing-permission";

/** Newer EC2 calls wrap their parameters in an element named after the request, in the API's own spelling. */
const metadataTokens = ["$.requestParameters.httpTokens", "$.requestParameters.*.HttpTokens"];
const internetGateways = [
    "$.requestParameters.internetGatewayBlockMode",
    "$.requestParameters.*.InternetGatewayBlockMode",
];

export const accountGuardsOff: PatternDetection = {
    ...firstEvent,
    id: "account-guards-off",
    title: "An account's guard against public or unencrypted resources switched off",
    why: "The guards of EC2, EMR and Systems Manager stop public snapshots, images, gateways and documents, unencrypted disks and the old metadata service, whatever a person does by mistake.",
    response:
        "Switch the guard on again. Then look in that account and Region for what was made public or unencrypted while it was off.",
    severity: "high",
    techniques: ["T1562.001", "T1562.007"],
    controls: [],
    noise: "Old software that needs version 1 of the instance metadata service.",
    events: [
        off,
        metadata,
        { source: ec2, names: ["ModifyVpcBlockPublicAccessOptions"] },
        { source: emr, names: ["PutBlockPublicAccessConfiguration"] },
        { source: ssm, names: ["UpdateServiceSetting"] },
    ],
    watches: "of the settings that go both ways, those that are switched off",
    condition: all(
        any(
            anyEvent(off),
            all(anyEvent(metadata), any(...metadataTokens.map((selector) => equals(selector, "optional")))),
            all(
                event("ModifyVpcBlockPublicAccessOptions", ec2),
                any(...internetGateways.map((selector) => equals(selector, "off"))),
            ),
            all(
                event("PutBlockPublicAccessConfiguration", emr),
                isFalse("$.requestParameters.*.blockPublicSecurityGroupRules"),
            ),
            all(
                event("UpdateServiceSetting", ssm),
                contains("$.requestParameters.settingId", "public-sharing-permission"),
                equals("$.requestParameters.settingValue", "Enable"),
            ),
        ),
        succeeded(),
    ),
    samples: () => ({
        match: [
            record(ec2, "DisableSnapshotBlockPublicAccess", {
                requestParameters: { DisableSnapshotBlockPublicAccessRequest: {} },
                responseElements: { DisableSnapshotBlockPublicAccessResponse: { state: "unblocked" } },
            }),
            record(ec2, "DisableEbsEncryptionByDefault", {
                requestParameters: { DisableEbsEncryptionByDefaultRequest: {} },
                responseElements: { DisableEbsEncryptionByDefaultResponse: { ebsEncryptionByDefault: false } },
            }),
            record(ec2, "ModifyInstanceMetadataOptions", {
                requestParameters: {
                    ModifyInstanceMetadataOptionsRequest: {
                        InstanceId: "i-0123456789abcdef0",
                        HttpTokens: "optional",
                        HttpEndpoint: "enabled",
                    },
                },
            }),
            record(ssm, "UpdateServiceSetting", {
                requestParameters: { settingId: documents, settingValue: "Enable" },
            }),

            ...[
                "DisableImageBlockPublicAccess",
                "DisableAllowedImagesSettings",
                "CreateVpcBlockPublicAccessExclusion",
            ].map((name) => record(ec2, name, { requestParameters: { [`${name}Request`]: {} } })),
            record(ec2, "ModifyInstanceMetadataDefaults", {
                requestParameters: { ModifyInstanceMetadataDefaultsRequest: { HttpTokens: "optional" } },
            }),
            record(ec2, "ModifyInstanceMetadataOptions", {
                requestParameters: { instanceId: "i-0123456789abcdef0", httpTokens: "optional" },
            }),
            record(ec2, "ModifyVpcBlockPublicAccessOptions", {
                requestParameters: { ModifyVpcBlockPublicAccessOptionsRequest: { InternetGatewayBlockMode: "off" } },
            }),
            record(ec2, "ModifyVpcBlockPublicAccessOptions", {
                requestParameters: { internetGatewayBlockMode: "off" },
            }),
            record(emr, "PutBlockPublicAccessConfiguration", {
                requestParameters: { blockPublicAccessConfiguration: { blockPublicSecurityGroupRules: false } },
            }),
        ],
        ignore: [
            record(ec2, "ModifyVpcBlockPublicAccessOptions", {
                requestParameters: {
                    ModifyVpcBlockPublicAccessOptionsRequest: { InternetGatewayBlockMode: "block-bidirectional" },
                },
            }),
            record(ssm, "UpdateServiceSetting", {
                requestParameters: { settingId: documents, settingValue: "Disable" },
            }),
            record(ssm, "UpdateServiceSetting", {
                requestParameters: {
                    settingId: "arn:aws:ssm:us-east-1:111122223333:servicesetting/ssm/opsinsights/opscenter",
                    settingValue: "Enable",
                },
            }),

            record(ec2, "EnableEbsEncryptionByDefault", {
                requestParameters: { EnableEbsEncryptionByDefaultRequest: {} },
            }),
            record(ec2, "ModifyInstanceMetadataOptions", {
                requestParameters: {
                    ModifyInstanceMetadataOptionsRequest: {
                        InstanceId: "i-0123456789abcdef0",
                        HttpTokens: "required",
                        HttpEndpoint: "enabled",
                    },
                },
            }),
            record(emr, "PutBlockPublicAccessConfiguration", {
                requestParameters: { blockPublicAccessConfiguration: { blockPublicSecurityGroupRules: true } },
            }),
            record(ssm, "UpdateServiceSetting", {
                requestParameters: {
                    settingId: documents.replace(
                        "documents/console/public-sharing-permission",
                        "parameter-store/high-throughput-enabled",
                    ),
                    settingValue: "true",
                },
            }),
            record(ec2, "DisableImageBlockPublicAccess", {
                ...denied("ec2:DisableImageBlockPublicAccess", "Client.UnauthorizedOperation"),
                requestParameters: { DisableImageBlockPublicAccessRequest: {} },
            }),
        ],
    }),
};
