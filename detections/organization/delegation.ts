import { all, any, anyEvent, succeeded } from "../filter-pattern/build";
import { firstEvent } from "../entry";
import { byNoService } from "../callers";
import { serviceLinkedRole } from "../sessions/sample-identities";
import { iamUser, record } from "../sample-record";
import type { JsonValue } from "../cloudtrail-record";
import type { PatternDetection } from "../detection";

const organizations = "organizations.amazonaws.com";

const delegation = [
    {
        source: organizations,
        names: [
            "RegisterDelegatedAdministrator",
            "DeregisterDelegatedAdministrator",
            "EnableAWSServiceAccess",
            "DisableAWSServiceAccess",
            "PutResourcePolicy",
            "DeleteResourcePolicy",
        ],
    },
    {
        source: "cloudtrail.amazonaws.com",
        names: ["RegisterOrganizationDelegatedAdmin", "DeregisterOrganizationDelegatedAdmin"],
    },
    {
        source: "cloudformation.amazonaws.com",
        names: ["ActivateOrganizationsAccess", "DeactivateOrganizationsAccess"],
    },
];

const accountAndService = { accountId: "444455556666", servicePrincipal: "guardduty.amazonaws.com" };
const parametersOf: { readonly [name: string]: JsonValue } = {
    RegisterDelegatedAdministrator: accountAndService,
    DeregisterDelegatedAdministrator: accountAndService,
    EnableAWSServiceAccess: { servicePrincipal: "ram.amazonaws.com" },
    DisableAWSServiceAccess: { servicePrincipal: "cloudtrail.amazonaws.com" },
    PutResourcePolicy: { content: '{"Version":"2012-10-17","Statement":[]}' },
    RegisterOrganizationDelegatedAdmin: { memberAccountId: "444455556666" },
    DeregisterOrganizationDelegatedAdmin: { delegatedAdminAccountId: "444455556666" },
};

export const organizationDelegationChanged: PatternDetection = {
    ...firstEvent,
    id: "organization-delegation-changed",
    title: "Delegated administrator or trusted access changed",
    why: "A delegated administrator or a trusted service acts in every account of the organization.",
    response: "Check which account or service it was and who asked for it. If nobody did, take it back at once.",
    severity: "high",
    techniques: ["T1098.003", "T1484"],
    controls: [],
    noise: "The set-up of a security service for the organization: expect it once for each service.",
    events: delegation,
    watches: "calls of people and programs, not what AWS services do themselves",
    condition: all(any(...delegation.map(anyEvent)), byNoService, succeeded()),
    samples: () => ({
        match: [
            ...delegation.flatMap(({ source, names }) =>
                names.map((name) => record(source, name, { requestParameters: parametersOf[name] ?? null })),
            ),
            record(organizations, "EnableAWSServiceAccess", {
                userIdentity: iamUser(),
                requestParameters: { servicePrincipal: "member.org.stacksets.cloudformation.amazonaws.com" },
            }),
        ],
        ignore: [
            record(organizations, "ListDelegatedAdministrators", { readOnly: true }),
            record("cloudtrail.amazonaws.com", "ListTrails", { readOnly: true }),
            record("cloudformation.amazonaws.com", "DescribeOrganizationsAccess", { readOnly: true }),
            record("lambda.amazonaws.com", "PutResourcePolicy", {
                requestParameters: { resourceArn: "arn:aws:lambda:us-east-1:111122223333:function:resize" },
            }),
            record(organizations, "RegisterDelegatedAdministrator", {
                errorCode: "AccountAlreadyRegisteredException",
                errorMessage: "The provided account is already a delegated administrator for your organization.",
                requestParameters: { accountId: "444455556666", servicePrincipal: "config.amazonaws.com" },
            }),
            record(organizations, "RegisterDelegatedAdministrator", {
                userIdentity: serviceLinkedRole("cloudtrail.amazonaws.com", "AWSServiceRoleForCloudTrail"),
                requestParameters: { accountId: "444455556666", servicePrincipal: "cloudtrail.amazonaws.com" },
            }),
            record(organizations, "EnableAWSServiceAccess", {
                userIdentity: { type: "AWSService", invokedBy: "sso.amazonaws.com" },
                requestParameters: { servicePrincipal: "sso.amazonaws.com" },
            }),
        ],
    }),
};
