import { denied, iamUser, record } from "../sample-record";
import { changes, firstEvent } from "../entry";
import type { PatternDetection } from "../detection";

const account = "account.amazonaws.com";
const quotas = "servicequotas.amazonaws.com";
const moreGpus = { serviceCode: "ec2", quotaCode: "L-417A185B", desiredValue: 512 };

export const limitsRaised: PatternDetection = {
    ...firstEvent,
    id: "region-enabled-or-quota-raised",
    title: "Region enabled, or a service quota asked to be raised",
    why: "Both make room for what an account never needed; whoever spends stolen credentials does this first.",
    response:
        "Ask the account's owner. If nobody planned it, disable the Region or have the request closed, and look at what else the caller did.",
    severity: "medium",
    techniques: ["T1535", "T1578.005"],
    controls: [],
    noise: "Planned growth, and tools that raise quotas by themselves.",
    ...changes(
        { source: account, names: ["EnableRegion"] },
        {
            source: quotas,
            names: [
                "RequestServiceQuotaIncrease",
                "PutServiceQuotaIncreaseRequestIntoTemplate",
                "AssociateServiceQuotaTemplate",
            ],
        },
        { source: "iam.amazonaws.com", names: ["SetSecurityTokenServicePreferences"] },
    ),
    samples: {
        match: [
            record(account, "EnableRegion", { requestParameters: { regionName: "ap-east-1" } }),
            record(quotas, "RequestServiceQuotaIncrease", {
                userIdentity: iamUser(),
                requestParameters: moreGpus,
                responseElements: { requestedQuota: { ...moreGpus, id: "0123456789abcdef", status: "PENDING" } },
            }),
            record("iam.amazonaws.com", "SetSecurityTokenServicePreferences", {
                requestParameters: { globalEndpointTokenVersion: "v2Token" },
            }),
        ],
        ignore: [
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
    },
};
