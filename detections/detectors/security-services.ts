import { all, any, isFalse, oneOf, startsWith, succeeded } from "../filter-pattern/build";
import { firstEvent } from "../entry";
import { iamUser, record } from "../sample-record";
import { byNoService } from "../callers";
import { serviceLinkedRole } from "../sessions/sample-identities";
import type { JsonValue } from "../cloudtrail-record";
import type { PatternDetection } from "../detection";

const securityHub = "securityhub.amazonaws.com";
const macie = "macie2.amazonaws.com";
const inspector = "inspector2.amazonaws.com";
const accessAnalyzer = "access-analyzer.amazonaws.com";
const detective = "detective.amazonaws.com";

const losing = [
    {
        source: securityHub,
        names: [
            "DisableSecurityHub",
            "DisableSecurityHubV2",
            "DisableImportFindingsForProduct",
            "DisableOrganizationAdminAccount",
            "DisassociateFromAdministratorAccount",
            "DisassociateMembers",
            "DeleteMembers",
            "BatchDisableStandards",
            "DeleteFindingAggregator",
            "DeleteAggregatorV2",
            "DeleteConfigurationPolicy",
            "StartConfigurationPolicyDisassociation",
        ],
    },
    {
        source: macie,
        names: [
            "DisableMacie",
            "DisableOrganizationAdminAccount",
            "DisassociateFromAdministratorAccount",
            "DisassociateMember",
            "DeleteMember",
        ],
    },
    { source: inspector, names: ["Disable", "DisableDelegatedAdminAccount", "DisassociateMember"] },
    { source: accessAnalyzer, names: ["DeleteAnalyzer"] },
    {
        source: detective,
        names: ["DeleteGraph", "DeleteMembers", "DisassociateMembership", "DisableOrganizationAdminAccount"],
    },
];

export const securityServicesDisabled: PatternDetection = {
    ...firstEvent,
    id: "security-service-disabled",
    title: "Security Hub, Macie, Inspector, Access Analyzer or Detective switched off",
    why: "Each of them shows what the others do not. Cut off from its administrator account, a member account's findings reach nobody.",
    response: "Switch it on again, or invite the member again. Then look at what the actor did in that account.",
    severity: "high",
    techniques: ["T1562.001"],
    controls: [],
    noise: "Accounts that are closed, or that move to another administrator.",
    events: [
        ...losing,
        { source: securityHub, names: ["UpdateOrganizationConfiguration"] },
        {
            source: macie,
            names: ["UpdateMacieSession", "UpdateMemberSession", "UpdateAutomatedDiscoveryConfiguration"],
        },
    ],
    watches: "Macie or its automated discovery paused; new accounts no longer enrolled in Security Hub",
    condition: all(
        oneOf("$.eventSource", [securityHub, macie, inspector, accessAnalyzer, detective]),
        any(
            // These services have no other events that begin so.
            startsWith("$.eventName", "Disable"),
            startsWith("$.eventName", "Disassociate"),
            startsWith("$.eventName", "DeleteMember"),
            oneOf("$.eventName", [
                "BatchDisableStandards",
                "DeleteFindingAggregator",
                "DeleteAggregatorV2",
                "DeleteConfigurationPolicy",
                "StartConfigurationPolicyDisassociation",
                "DeleteAnalyzer",
                "DeleteGraph",
            ]),
            isFalse("$.requestParameters.AutoEnable"),
            oneOf("$.requestParameters.status", ["PAUSED", "DISABLED"]),
        ),
        byNoService,
        succeeded(),
    ),
    samples: () => ({
        match: [
            ...losing.flatMap(({ source, names }) =>
                names.map((name) => record(source, name, { requestParameters: parametersOf(source) })),
            ),
            record(macie, "UpdateMacieSession", {
                userIdentity: iamUser(),
                requestParameters: { status: "PAUSED" },
            }),
            record(macie, "UpdateAutomatedDiscoveryConfiguration", { requestParameters: { status: "DISABLED" } }),
            record(securityHub, "UpdateOrganizationConfiguration", { requestParameters: { AutoEnable: false } }),
        ],
        ignore: [
            record(macie, "UpdateMacieSession", {
                requestParameters: { status: "ENABLED", findingPublishingFrequency: "ONE_HOUR" },
            }),
            record(securityHub, "UpdateOrganizationConfiguration", { requestParameters: { AutoEnable: true } }),
            record(securityHub, "UpdateSecurityHubConfiguration", { requestParameters: { AutoEnableControls: false } }),
            record("guardduty.amazonaws.com", "InviteMembers", { requestParameters: { accountIds: ["444455556666"] } }),
            record("managedblockchain.amazonaws.com", "DeleteMember", {
                requestParameters: { memberId: "m-ABCDEFGHIJKLMNOPQRSTUVWXYZ" },
            }),
            record(securityHub, "DisableSecurityHub", {
                errorCode: "InvalidAccessException",
                errorMessage: "Account 111122223333 is not subscribed to AWS Security Hub",
            }),
            record(securityHub, "DisassociateMembers", {
                userIdentity: serviceLinkedRole("securityhub.amazonaws.com", "AWSServiceRoleForSecurityHub"),
                requestParameters: { AccountIds: ["444455556666"] },
            }),
            record(macie, "DisableMacie", {
                userIdentity: { type: "AWSService", invokedBy: "macie.amazonaws.com" },
            }),
        ],
    }),
};

/** What the calls of each service carry. Security Hub and Detective spell their parameters with a capital. */
function parametersOf(source: string): JsonValue {
    switch (source) {
        case inspector:
            return { accountIds: ["444455556666"], resourceTypes: ["EC2", "ECR", "LAMBDA"] };
        case accessAnalyzer:
            return { analyzerName: "organization" };
        case detective:
            return { GraphArn: "arn:aws:detective:us-east-1:111122223333:graph:027c7c4610ea4aacaf0b883093cab899" };
        case securityHub:
            return { AccountIds: ["444455556666"] };
        default:
            return { id: "444455556666" };
    }
}
