import { all, any, endsWith, equals, isTrue, oneOf, succeeded } from "../filter-pattern/build";
import { firstEvent } from "../entry";
import { iamUser, record } from "../sample-record";
import { byNoService } from "../callers";
import { serviceLinkedRole } from "../sessions/sample-identities";
import type { JsonValue } from "../cloudtrail-record";
import type { PatternDetection } from "../detection";

const guardDuty = "guardduty.amazonaws.com";
const securityHub = "securityhub.amazonaws.com";
const macie = "macie2.amazonaws.com";
const inspector = "inspector2.amazonaws.com";
const accessAnalyzer = "access-analyzer.amazonaws.com";

const filters = { names: ["CreateFilter", "UpdateFilter"] };
const macieFilters = { source: macie, names: ["CreateFindingsFilter", "UpdateFindingsFilter"] };
const trustedLists = ["CreateIPSet", "UpdateIPSet", "CreateTrustedEntitySet", "UpdateTrustedEntitySet"];
const archiveRules = { source: accessAnalyzer, names: ["CreateArchiveRule", "UpdateArchiveRule", "ApplyArchiveRule"] };

/** Rules that hide findings to come. What an analyst does with one finding, to archive or suppress it, is daily work. */
export const findingsSuppressed: PatternDetection = {
    ...firstEvent,
    id: "findings-suppressed",
    title: "Rule made that hides security findings",
    why: "The detector goes on, but what the rule covers, or who is on the list of the trusted, is never shown to anybody.",
    response:
        "Read what the rule covers. If the security team did not make it, delete it and look at the findings it has hidden.",
    severity: "medium",
    techniques: ["T1562.001", "T1562.006"],
    controls: [],
    noise: "The security team, when it tunes a detector.",
    events: [
        { source: guardDuty, names: [...filters.names, ...trustedLists] },
        { source: inspector, names: filters.names },
        macieFilters,
        {
            source: securityHub,
            names: ["CreateAutomationRule", "UpdateStandardsControl", "BatchUpdateStandardsControlAssociations"],
        },
        archiveRules,
    ],
    watches:
        "filters that archive or suppress, trusted lists that are active, automation rules that suppress, controls switched off",
    condition: all(
        any(
            all(
                oneOf("$.eventSource", [guardDuty, macie, inspector]),
                oneOf("$.requestParameters.action", ["ARCHIVE", "SUPPRESS"]),
            ),
            all(
                equals("$.eventSource", guardDuty),
                any(endsWith("$.eventName", "IPSet"), endsWith("$.eventName", "TrustedEntitySet")),
                isTrue("$.requestParameters.activate"),
            ),
            all(
                equals("$.eventSource", securityHub),
                any(
                    equals("$.requestParameters.Actions[*].FindingFieldsUpdate.Workflow.Status", "SUPPRESSED"),
                    equals("$.requestParameters.ControlStatus", "DISABLED"),
                    equals("$.requestParameters.StandardsControlAssociationUpdates[*].AssociationStatus", "DISABLED"),
                ),
            ),
            all(equals("$.eventSource", accessAnalyzer), oneOf("$.eventName", archiveRules.names)),
        ),
        byNoService,
        succeeded(),
    ),
    samples: () => ({
        match: [
            record(guardDuty, "CreateFilter", {
                userIdentity: iamUser(),
                requestParameters: { name: "quiet", action: "ARCHIVE", rank: 1 },
            }),
            made(guardDuty, "UpdateFilter", { filterName: "quiet", action: "ARCHIVE" }),
            ...trustedLists.map((name) => made(guardDuty, name, { activate: true, location: "s3://example/list.txt" })),
            made(inspector, "CreateFilter", { name: "quiet", action: "SUPPRESS" }),
            made(macie, "CreateFindingsFilter", { name: "quiet", action: "ARCHIVE" }),
            made(securityHub, "CreateAutomationRule", {
                RuleName: "quiet",
                Actions: [
                    { Type: "FINDING_FIELDS_UPDATE", FindingFieldsUpdate: { Workflow: { Status: "SUPPRESSED" } } },
                ],
            }),
            made(securityHub, "UpdateStandardsControl", {
                StandardsControlArn: "arn:aws:securityhub:us-east-1:111122223333:control/cis/v/1.2.0/1.1",
                ControlStatus: "DISABLED",
            }),
            made(securityHub, "BatchUpdateStandardsControlAssociations", {
                StandardsControlAssociationUpdates: [
                    { SecurityControlId: "CloudTrail.1", AssociationStatus: "DISABLED", UpdatedReason: "later" },
                ],
            }),
            ...archiveRules.names.map((name) => made(accessAnalyzer, name, { analyzerName: "a", ruleName: "quiet" })),
        ],
        ignore: [
            made(guardDuty, "CreateFilter", { name: "saved search", action: "NOOP", rank: 1 }),
            made(guardDuty, "UpdateIPSet", { ipSetId: "0a1b2c3d", activate: false }),
            made(guardDuty, "CreateThreatIntelSet", { name: "known bad", activate: true }),
            made(inspector, "CreateFilter", { name: "saved search", action: "NONE" }),
            made(macie, "UpdateFindingsFilter", { name: "saved search", action: "NOOP" }),
            made(securityHub, "BatchUpdateFindings", { Workflow: { Status: "SUPPRESSED" } }),
            made(securityHub, "UpdateStandardsControl", { ControlStatus: "ENABLED" }),
            made(accessAnalyzer, "DeleteArchiveRule", { analyzerName: "a", ruleName: "quiet" }),
            made("ses.amazonaws.com", "CreateArchive", { archiveName: "mail" }),
            made("wafv2.amazonaws.com", "UpdateIPSet", { name: "office", addresses: ["198.51.100.0/24"] }),
            record(guardDuty, "CreateFilter", {
                errorCode: "BadRequestException",
                errorMessage: "The request is rejected because a filter with the given name already exists.",
                requestParameters: { name: "quiet", action: "ARCHIVE" },
            }),
            record(securityHub, "BatchUpdateStandardsControlAssociations", {
                userIdentity: serviceLinkedRole("securityhub.amazonaws.com", "AWSServiceRoleForSecurityHub"),
                requestParameters: { StandardsControlAssociationUpdates: [{ AssociationStatus: "DISABLED" }] },
            }),
            record(macie, "CreateFindingsFilter", {
                userIdentity: { type: "AWSService", invokedBy: "macie.amazonaws.com" },
                requestParameters: { name: "quiet", action: "ARCHIVE" },
            }),
        ],
    }),
};

function made(source: string, name: string, requestParameters: { readonly [field: string]: JsonValue }) {
    return record(source, name, { requestParameters });
}
