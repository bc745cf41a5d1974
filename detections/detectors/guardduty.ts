import { all, any, equals, isFalse, oneOf, startsWith, succeeded } from "../filter-pattern/build";
import { firstEvent } from "../entry";
import { awsService, iamUser, record, roleSession } from "../sample-record";
import { byNoService } from "../callers";
import { serviceLinkedRole } from "../sessions/sample-identities";
import type { PatternDetection } from "../detection";

const source = "guardduty.amazonaws.com";
const detectorId = "12abc34d567e8fa901bc2d34e56789f0";
const losing = [
    "DeleteDetector",
    "DeleteMembers",
    "StopMonitoringMembers",
    "DisableOrganizationAdminAccount",
    "DeletePublishingDestination",
    "UpdatePublishingDestination",
    "DeleteMalwareProtectionPlan",
];
const disassociating = ["DisassociateFromAdministratorAccount", "DisassociateFromMasterAccount", "DisassociateMembers"];
const threatLists = ["DeleteThreatIntelSet", "DeleteThreatEntitySet"];
const narrowing = ["UpdateDetector", "UpdateMemberDetectors", "UpdateOrganizationConfiguration"];

export const guarddutyDisabled: PatternDetection = {
    ...firstEvent,
    id: "guardduty-disabled",
    title: "GuardDuty, a feature or a member of it switched off",
    why: "GuardDuty watches DNS, network and API calls for attackers. A deleted detector loses its findings as well.",
    response:
        "Switch it on again in that account and Region. Then treat what the same actor did in that account as suspicious.",
    severity: "high",
    techniques: ["T1562.001"],
    controls: [],
    noise: "Accounts that are closed, or that move to another administrator.",
    events: [{ source, names: [...losing, ...disassociating, ...threatLists, ...narrowing] }],
    watches: "of updates: the detector, a feature, or the enrolment of new accounts switched off",
    condition: all(
        equals("$.eventSource", source),
        any(
            startsWith("$.eventName", "Disassociate"),
            startsWith("$.eventName", "DeleteThreat"),
            oneOf("$.eventName", losing),
            all(
                startsWith("$.eventName", "Update"),
                any(
                    isFalse("$.requestParameters.enable"),
                    // The older parameter, which still works.
                    isFalse("$.requestParameters.dataSources.*.enable"),
                    equals("$.requestParameters.features[*].status", "DISABLED"),
                    isFalse("$.requestParameters.autoEnable"),
                    equals("$.requestParameters.autoEnableOrganizationMembers", "NONE"),
                    equals("$.requestParameters.features[*].autoEnable", "NONE"),
                ),
            ),
        ),
        byNoService,
        succeeded(),
    ),
    samples: () => ({
        match: [
            ...[...losing, ...disassociating, ...threatLists].map((name) =>
                record(source, name, {
                    userIdentity: roleSession("AWSReservedSSO_Security_0123456789abcdef", "maria.garcia"),
                    requestParameters: { detectorId, accountIds: ["444455556666"] },
                }),
            ),
            record(source, "UpdateDetector", {
                userIdentity: iamUser(),
                requestParameters: { detectorId, enable: false },
            }),
            record(source, "UpdateDetector", {
                userIdentity: roleSession("Administrator", "maria.garcia", "cloudformation.amazonaws.com"),
                requestParameters: {
                    detectorId,
                    features: [
                        { name: "S3_DATA_EVENTS", status: "ENABLED" },
                        { name: "RUNTIME_MONITORING", status: "DISABLED" },
                    ],
                },
            }),
            record(source, "UpdateMemberDetectors", {
                requestParameters: {
                    detectorId,
                    accountIds: ["444455556666"],
                    features: [{ name: "EKS_AUDIT_LOGS", status: "DISABLED" }],
                },
            }),
            record(source, "UpdateDetector", {
                requestParameters: { detectorId, enable: true, dataSources: { s3Logs: { enable: false } } },
            }),
            record(source, "UpdateOrganizationConfiguration", { requestParameters: { detectorId, autoEnable: false } }),
            record(source, "UpdateOrganizationConfiguration", {
                requestParameters: { detectorId, autoEnableOrganizationMembers: "NONE" },
            }),
            record(source, "UpdateOrganizationConfiguration", {
                requestParameters: { detectorId, features: [{ name: "S3_DATA_EVENTS", autoEnable: "NONE" }] },
            }),
        ],
        ignore: [
            record(source, "UpdateDetector", {
                requestParameters: {
                    detectorId,
                    enable: true,
                    dataSources: { s3Logs: { enable: true } },
                    findingPublishingFrequency: "FIFTEEN_MINUTES",
                },
            }),
            record(source, "UpdateOrganizationConfiguration", {
                requestParameters: { detectorId, autoEnableOrganizationMembers: "ALL" },
            }),
            record(source, "CreateDetector", {
                requestParameters: { enable: true, features: [{ name: "EBS_MALWARE_PROTECTION", status: "DISABLED" }] },
            }),
            record(source, "CreateMembers", { requestParameters: { detectorId } }),
            record("frauddetector.amazonaws.com", "DeleteDetector", { requestParameters: { detectorId: "orders" } }),
            record(source, "DeleteDetector", {
                errorCode: "BadRequestException",
                errorMessage:
                    "The request is rejected because the input detectorId is not owned by the current account.",
                requestParameters: { detectorId },
            }),
            // What GuardDuty does itself when an account leaves the organization.
            record(source, "DisassociateMembers", {
                userIdentity: awsService("guardduty.amazonaws.com"),
                requestParameters: { detectorId, accountIds: ["444455556666"] },
            }),
            record(source, "DeleteMembers", {
                userIdentity: serviceLinkedRole("guardduty.amazonaws.com", "AWSServiceRoleForAmazonGuardDuty"),
                requestParameters: { detectorId, accountIds: ["444455556666"] },
            }),
        ],
    }),
};
