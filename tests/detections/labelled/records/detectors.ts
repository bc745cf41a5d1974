import {
    agents,
    consoleUser,
    development,
    iamUser,
    identityCenterSession,
    management,
    pipeline,
    production,
    roleSession,
    sandbox,
    service,
} from "../callers";
import { accessDenied, alarm, call, quiet, read, type Entry } from "../entry";

const attacker = roleSession("Administrator", "x", production, agents.botoLocal);
const securityAdmin = roleSession("Administrator", "x", management, agents.cli);
const detectorId = "12abc34d567e8fa901bc2d34e56789f0";

export const detectorRecords: readonly Entry[] = [
    alarm(
        "detectors",
        "GuardDuty detector deleted",
        call("guardduty", "DeleteDetector", { detectorId }, { by: attacker }),
    ),
    alarm(
        "detectors",
        "GuardDuty detector suspended",
        call("guardduty", "UpdateDetector", { detectorId, enable: false }, { by: attacker }),
    ),
    alarm(
        "detectors",
        "GuardDuty feature off",
        call(
            "guardduty",
            "UpdateDetector",
            { detectorId, enable: true, features: [{ name: "S3_DATA_EVENTS", status: "DISABLED" }] },
            { by: iamUser("ops", production) },
        ),
    ),
    alarm(
        "detectors",
        "GuardDuty members taken off",
        call("guardduty", "DisassociateMembers", { detectorId, accountIds: [production] }, { by: securityAdmin }),
    ),
    alarm(
        "detectors",
        "GuardDuty members deleted",
        call(
            "guardduty",
            "DeleteMembers",
            { detectorId, accountIds: [production, development] },
            { by: securityAdmin },
        ),
    ),
    alarm(
        "detectors",
        "monitoring of members stopped",
        call("guardduty", "StopMonitoringMembers", { detectorId, accountIds: [sandbox] }, { by: securityAdmin }),
    ),
    alarm(
        "detectors",
        "member leaves its administrator",
        call("guardduty", "DisassociateFromAdministratorAccount", { detectorId }, { by: attacker }),
    ),
    alarm(
        "detectors",
        "findings archived by a filter",
        call(
            "guardduty",
            "CreateFilter",
            {
                detectorId,
                name: "quiet",
                action: "ARCHIVE",
                findingCriteria: {
                    criterion: {
                        type: { eq: ["UnauthorizedAccess:IAMUser/InstanceCredentialExfiltration.OutsideAWS"] },
                    },
                },
            },
            { by: attacker },
        ),
    ),
    alarm(
        "detectors",
        "trusted addresses added",
        call(
            "guardduty",
            "CreateIPSet",
            { detectorId, name: "trusted", format: "TXT", location: "s3://lists/trusted.txt", activate: true },
            { by: attacker },
        ),
    ),
    alarm(
        "detectors",
        "findings' destination deleted",
        call("guardduty", "DeletePublishingDestination", { detectorId, destinationId: "4ab0" }, { by: attacker }),
    ),
    alarm(
        "detectors",
        "malware protection plan deleted",
        call(
            "guardduty",
            "DeleteMalwareProtectionPlan",
            { malwareProtectionPlanId: "b4c8f464ab3a4EXAMPLE" },
            { by: attacker },
        ),
    ),
    alarm("detectors", "Security Hub off", call("securityhub", "DisableSecurityHub", null, { by: attacker })),
    alarm(
        "detectors",
        "standards off",
        call(
            "securityhub",
            "BatchDisableStandards",
            {
                StandardsSubscriptionArns: [
                    `arn:aws:securityhub:us-east-1:${production}:subscription/cis-aws-foundations-benchmark/v/5.0.0`,
                ],
            },
            { by: consoleUser("dana", production) },
        ),
    ),
    alarm(
        "detectors",
        "a member leaves Security Hub",
        call("securityhub", "DisassociateFromAdministratorAccount", null, { by: attacker }),
    ),
    alarm(
        "detectors",
        "findings suppressed by a rule",
        call(
            "securityhub",
            "CreateAutomationRule",
            {
                RuleName: "quiet",
                RuleOrder: 1,
                RuleStatus: "ENABLED",
                Criteria: {},
                Actions: [
                    { Type: "FINDING_FIELDS_UPDATE", FindingFieldsUpdate: { Workflow: { Status: "SUPPRESSED" } } },
                ],
            },
            { by: securityAdmin },
        ),
    ),
    alarm("detectors", "Macie off", call("macie2", "DisableMacie", null, { by: attacker })),
    alarm("detectors", "Macie paused", call("macie2", "UpdateMacieSession", { status: "PAUSED" }, { by: attacker })),
    alarm(
        "detectors",
        "Inspector off",
        call(
            "inspector2",
            "Disable",
            { accountIds: [production], resourceTypes: ["EC2", "ECR", "LAMBDA"] },
            { by: attacker },
        ),
    ),
    alarm(
        "detectors",
        "Inspector's findings suppressed",
        call(
            "inspector2",
            "CreateFilter",
            {
                name: "quiet",
                action: "SUPPRESS",
                filterCriteria: { severity: [{ comparison: "EQUALS", value: "CRITICAL" }] },
            },
            { by: attacker },
        ),
    ),
    alarm(
        "detectors",
        "analyzer deleted",
        call("access-analyzer", "DeleteAnalyzer", { analyzerName: "organization" }, { by: attacker }),
    ),
    alarm(
        "detectors",
        "analyzer's findings archived",
        call(
            "access-analyzer",
            "CreateArchiveRule",
            { analyzerName: "organization", ruleName: "quiet", filter: { isPublic: { eq: ["true"] } } },
            { by: securityAdmin },
        ),
    ),
    alarm(
        "detectors",
        "Detective's graph deleted",
        call(
            "detective",
            "DeleteGraph",
            { graphArn: `arn:aws:detective:us-east-1:${management}:graph:027c7c4610ea4aacaf0b883093cab899` },
            { by: securityAdmin },
        ),
    ),
    alarm(
        "detectors",
        "web ACL taken off a load balancer",
        call(
            "wafv2",
            "DisassociateWebACL",
            {
                resourceArn: `arn:aws:elasticloadbalancing:us-east-1:${production}:loadbalancer/app/web/1234567890abcdef`,
            },
            { by: attacker },
        ),
    ),
    alarm(
        "detectors",
        "web ACL deleted",
        call(
            "wafv2",
            "DeleteWebACL",
            { name: "shop", id: "0a1b2c3d-0000-4444-8888-0123456789ab", scope: "REGIONAL", lockToken: "x" },
            { by: consoleUser("dana", production) },
        ),
    ),
    alarm(
        "detectors",
        "network firewall deleted",
        call("network-firewall", "DeleteFirewall", { firewallName: "egress" }, { by: attacker }),
    ),
    alarm(
        "detectors",
        "Shield protection deleted",
        call("shield", "DeleteProtection", { protectionId: "a1b2c3d4-5678-90ab-cdef-EXAMPLE11111" }, { by: attacker }),
    ),
    quiet("detector read", read("guardduty", "GetDetector", { detectorId }, { by: pipeline(production) })),
    quiet(
        "GuardDuty detector updated: still on, new frequency",
        call(
            "guardduty",
            "UpdateDetector",
            { detectorId, enable: true, findingPublishingFrequency: "FIFTEEN_MINUTES" },
            { by: pipeline(management) },
        ),
    ),
    quiet(
        "finding archived by an analyst",
        call(
            "guardduty",
            "ArchiveFindings",
            { detectorId, findingIds: ["46ba0ac2845071e23ccdeb2ae03bfdea"] },
            { by: identityCenterSession("noor", "SecurityAnalyst") },
        ),
    ),
    quiet(
        "DeleteDetector of Fraud Detector",
        call("frauddetector", "DeleteDetector", { detectorId: "signup" }, { by: pipeline(production) }),
    ),
    quiet(
        "detector not deleted",
        call(
            "guardduty",
            "DeleteDetector",
            { detectorId },
            { by: attacker, error: accessDenied("guardduty:DeleteDetector") },
        ),
    ),
    quiet(
        "CreateFilter of Personalize",
        call(
            "personalize",
            "CreateFilter",
            {
                name: "seen",
                datasetGroupArn: `arn:aws:personalize:us-east-1:${production}:dataset-group/shop`,
                filterExpression: "***",
            },
            { by: pipeline(production) },
        ),
    ),
    quiet(
        "Security Hub imports findings of Config",
        call("securityhub", "BatchImportFindings", { Findings: [] }, { by: service("config.amazonaws.com") }),
    ),
    quiet(
        "Macie session read",
        read("macie2", "GetMacieSession", null, { by: identityCenterSession("noor", "SecurityAudit", production) }),
    ),
    quiet(
        "Inspector's coverage read",
        read(
            "inspector2",
            "ListCoverage",
            { maxResults: 100 },
            { by: identityCenterSession("noor", "SecurityAudit", production) },
        ),
    ),
    quiet(
        "Security Hub already off",
        call("securityhub", "DisableSecurityHub", null, {
            by: pipeline(sandbox),
            error: ["InvalidAccessException", "Account 555566667777 is not subscribed to AWS Security Hub"],
        }),
    ),
    quiet(
        "DeleteGraph of Neptune Analytics",
        call(
            "neptune-graph",
            "DeleteGraph",
            { graphIdentifier: "g-0123456789", skipSnapshot: false },
            { by: pipeline(development) },
        ),
    ),
    quiet(
        "GuardDuty reports a finding by itself",
        call(
            "guardduty",
            "CreateSampleFindings",
            { detectorId, findingTypes: ["Recon:EC2/PortProbeUnprotectedPort"] },
            { by: identityCenterSession("noor", "SecurityAnalyst") },
        ),
    ),
];
