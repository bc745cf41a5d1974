import { all, any, comparison, equals, oneOf, succeeded } from "../filter-pattern/build";
import { firstEvent } from "../entry";
import { awsService, iamUser, record } from "../sample-record";
import { byNoService } from "../callers";
import { serviceLinkedRole } from "../sessions/sample-identities";
import type { PatternDetection } from "../detection";

const source = "config.amazonaws.com";
const losing = [
    "DeleteConfigurationRecorder",
    "DeleteServiceLinkedConfigurationRecorder",
    "DeleteConfigurationAggregator",
    "DeleteAggregationAuthorization",
    "DeleteConfigRule",
    "DeleteConformancePack",
    "DeleteOrganizationConfigRule",
    "DeleteOrganizationConformancePack",
    "DeleteRemediationConfiguration",
    "DeleteEvaluationResults",
    "DisassociateResourceTypes",
];

/** Beyond the four calls of the CIS benchmark, which have an alarm of their own. */
export const configCoverageReduced: PatternDetection = {
    ...firstEvent,
    id: "config-coverage-reduced",
    title: "AWS Config recorder, rule, conformance pack or aggregator deleted",
    why: "What AWS Config does not record or judge any more can be changed without a finding.",
    response: "Put it back from the deployment it belongs to. Then see which resources changed in the meantime.",
    severity: "medium",
    techniques: ["T1562.001", "T1562.008"],
    controls: [],
    noise: "Deployments that replace rules. What Security Hub and Firewall Manager do with their own rules is left out.",
    events: [{ source, names: [...losing, "PutRetentionConfiguration"] }],
    watches: "of PutRetentionConfiguration: less than a year kept",
    condition: all(
        equals("$.eventSource", source),
        any(oneOf("$.eventName", losing), comparison("$.requestParameters.retentionPeriodInDays", "<", 365)),
        byNoService,
        succeeded(),
    ),
    samples: () => ({
        match: [
            ...losing.map((name) =>
                record(source, name, { requestParameters: { configRuleName: "s3-bucket-public-read-prohibited" } }),
            ),
            record(source, "PutRetentionConfiguration", {
                userIdentity: iamUser(),
                requestParameters: { retentionPeriodInDays: 30 },
            }),
        ],
        ignore: [
            record(source, "PutRetentionConfiguration", { requestParameters: { retentionPeriodInDays: 2557 } }),
            record(source, "PutConfigRule", {
                requestParameters: { configRule: { configRuleName: "s3-bucket-public-read-prohibited" } },
            }),
            record(source, "DeleteConfigRule", {
                errorCode: "NoSuchConfigRuleException",
                errorMessage: "The ConfigRule 'old-rule' provided in the request is invalid.",
                requestParameters: { configRuleName: "old-rule" },
            }),
            record(source, "DeleteConfigRule", {
                userIdentity: serviceLinkedRole("securityhub.amazonaws.com", "AWSServiceRoleForSecurityHub"),
                requestParameters: { configRuleName: "securityhub-s3-bucket-logging-enabled-0a1b2c3d" },
            }),
            record(source, "DeleteServiceLinkedConfigurationRecorder", {
                userIdentity: awsService("securityhub.amazonaws.com"),
                requestParameters: { servicePrincipal: "securityhub.amazonaws.com" },
            }),
        ],
    }),
};
