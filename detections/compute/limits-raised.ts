import { denied, iamUser, record } from "../sample-record";
import { firstEvent, watchOf, type Watch } from "../entry";
import { all, any, anyEvent, equals, isTrue, oneOf, succeeded } from "../filter-pattern/build";
import type { PatternDetection } from "../detection";

const account = "account.amazonaws.com";
const quotas = "servicequotas.amazonaws.com";
const mail = "ses.amazonaws.com";
const moreGpus = { serviceCode: "ec2", quotaCode: "L-417A185B", desiredValue: 512 };

const asked = {
    source: quotas,
    names: ["RequestServiceQuotaIncrease", "PutServiceQuotaIncreaseRequestIntoTemplate"],
};
const anyway = [
    { source: account, names: ["EnableRegion"] },
    { source: quotas, names: ["AssociateServiceQuotaTemplate"] },
    { source: "iam.amazonaws.com", names: ["SetSecurityTokenServicePreferences"] },
];

/** Quotas of services that rent out machines, models or mail; more buckets or roles are of no use to a thief. */
const abused = ["ec2", "lightsail", "fargate", "sagemaker", "bedrock", "ses"];

const raised: Watch = {
    events: [...anyway, asked],
    condition: all(
        any(...anyway.map(anyEvent), all(anyEvent(asked), oneOf("$.requestParameters.serviceCode", abused))),
        succeeded(),
    ),
    samples: () => ({
        match: [
            record(account, "EnableRegion", { requestParameters: { regionName: "ap-east-1" } }),
            record(quotas, "RequestServiceQuotaIncrease", {
                userIdentity: iamUser(),
                requestParameters: moreGpus,
                responseElements: { requestedQuota: { ...moreGpus, id: "0123456789abcdef", status: "PENDING" } },
            }),
            ...abused.map((serviceCode) =>
                record(quotas, asked.names[1] ?? "", { requestParameters: { ...moreGpus, serviceCode } }),
            ),
            record(quotas, "AssociateServiceQuotaTemplate"),
            record("iam.amazonaws.com", "SetSecurityTokenServicePreferences", {
                requestParameters: { globalEndpointTokenVersion: "v2Token" },
            }),
        ],
        ignore: [
            record(quotas, "RequestServiceQuotaIncrease", {
                requestParameters: { serviceCode: "s3", quotaCode: "L-DC2B2D3D", desiredValue: 200 },
            }),
            record(quotas, "PutServiceQuotaIncreaseRequestIntoTemplate", {
                requestParameters: {
                    serviceCode: "iam",
                    quotaCode: "L-FE177D64",
                    desiredValue: 2000,
                    awsRegion: "us-east-1",
                },
            }),
            record(account, "DisableRegion", { requestParameters: { regionName: "ap-east-1" } }),
            record(quotas, "GetServiceQuota", {
                readOnly: true,
                requestParameters: { serviceCode: "ec2", quotaCode: "L-417A185B" },
            }),
            record(quotas, "RequestServiceQuotaIncrease", {
                userIdentity: iamUser(),
                errorCode: "ResourceAlreadyExistsException",
                errorMessage: "Only one open service quota increase request is allowed per quota.",
                requestParameters: moreGpus,
            }),
            record(account, "EnableRegion", {
                ...denied("account:EnableRegion", "AccessDeniedException"),
                requestParameters: { regionName: "ap-east-1" },
            }),
        ],
    }),
};

const mailAllowed: Watch = {
    events: [{ source: mail, names: ["UpdateAccountSendingEnabled", "PutAccountDetails"] }],
    condition: all(
        equals("$.eventSource", mail),
        any(
            all(equals("$.eventName", "UpdateAccountSendingEnabled"), isTrue("$.requestParameters.enabled")),
            all(equals("$.eventName", "PutAccountDetails"), isTrue("$.requestParameters.productionAccessEnabled")),
        ),
        succeeded(),
    ),
    samples: () => ({
        match: [
            record(mail, "UpdateAccountSendingEnabled", {
                userIdentity: iamUser(),
                requestParameters: { enabled: true },
            }),
            record(mail, "PutAccountDetails", {
                requestParameters: { mailType: "MARKETING", productionAccessEnabled: true },
            }),
        ],
        ignore: [
            record(mail, "UpdateAccountSendingEnabled", { requestParameters: { enabled: false } }),
            record(mail, "PutAccountDetails", {
                requestParameters: { mailType: "TRANSACTIONAL", productionAccessEnabled: false },
            }),
            record(mail, "UpdateConfigurationSetSendingEnabled", {
                requestParameters: { configurationSetName: "news", enabled: true },
            }),
        ],
    }),
};

export const limitsRaised: PatternDetection = {
    ...firstEvent,
    id: "region-enabled-or-quota-raised",
    title: "Region enabled, a service quota asked to be raised, or mail sending switched on",
    why: "They make room for what an account never needed: machines, models, or mail. Whoever spends stolen credentials does this first.",
    response:
        "Ask the account's owner. If nobody planned it, disable the Region or the sending, or have the request closed, and look at what else the caller did.",
    severity: "medium",
    techniques: ["T1535", "T1578.005", "T1496.004"],
    controls: [],
    noise: "Planned growth, and tools that raise quotas by themselves.",
    watches:
        "quotas of Amazon EC2, Lightsail, Fargate, SageMaker, Bedrock and SES; of SES also sending switched on for an account, and production access asked for",
    ...watchOf(raised, mailAllowed),
};
