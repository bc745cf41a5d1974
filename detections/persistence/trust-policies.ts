import { all, any, contains, equals, notEquals, succeeded } from "../filter-pattern/build";
import { awsService, denied, iamUser, record } from "../sample-record";
import { firstEvent } from "../entry";
import { byNoService } from "../callers";
import { serviceLinkedRole } from "../sessions/sample-identities";
import type { DetectionContext } from "../context";
import type { PatternDetection } from "../detection";
import type { JsonValue } from "../cloudtrail-record";

const source = "iam.amazonaws.com";
const ofNewRole = "$.requestParameters.assumeRolePolicyDocument";
const ofOldRole = "$.requestParameters.policyDocument";

/** A metric filter cannot compare the account in the document with the record's own, so it goes by how one is written. */
export function trustChanges(context: DetectionContext): PatternDetection {
    const ownAccounts = [...new Set([context.managementAccountId, context.logArchiveAccountId])];
    return {
        ...firstEvent,
        id: "role-trust-changes",
        title: "A role's trust opened to an account, a user or everybody, or permissions delegated",
        why: "A trust policy is a door: whoever it names comes in from another account without a credential of this one, and nobody sees a key to revoke.",
        response:
            "Find whose account the principal is. Take it out of the trust policy if it is not the organization's, and revoke the role's sessions.",
        severity: "medium",
        techniques: ["T1098.003", "T1199"],
        controls: [],
        noise: "Roles for cross-account access, as code makes them; vendors' roles.",
        events: [{ source, names: ["CreateRole", "UpdateAssumeRolePolicy", "AcceptDelegationRequest"] }],
        watches:
            "new roles that trust a whole account other than the deployment's two, a user or everybody; trust policies changed to anything but services; temporary delegation to another company accepted",
        condition: all(
            equals("$.eventSource", source),
            any(
                all(
                    equals("$.eventName", "CreateRole"),
                    any(
                        all(
                            contains(ofNewRole, ":root"),
                            ...ownAccounts.map((account) => notEquals(ofNewRole, `*${account}:root*`)),
                        ),
                        contains(ofNewRole, ":user/"),
                        // Neither a service nor an ARN: an account's number, another web identity provider, or *.
                        all(notEquals(ofNewRole, "*amazonaws.com*"), notEquals(ofNewRole, "*arn:*")),
                    ),
                ),
                equals("$.eventName", "AcceptDelegationRequest"),
                all(
                    equals("$.eventName", "UpdateAssumeRolePolicy"),
                    any(
                        contains(ofOldRole, "AWS"),
                        contains(ofOldRole, "Federated"),
                        notEquals(ofOldRole, "*amazonaws.com*"),
                    ),
                ),
            ),
            byNoService,
            succeeded(),
        ),
        samples: () => ({
            match: [
                record(source, "AcceptDelegationRequest", {
                    requestParameters: { delegationRequestId: "dr-0a1b2c3d" },
                }),
                record(source, "CreateRole", {
                    requestParameters: {
                        roleName: "support",
                        assumeRolePolicyDocument: trusting({ AWS: "arn:aws:iam::999988887777:root" }),
                    },
                    responseElements: {
                        role: {
                            path: "/",
                            roleName: "support",
                            roleId: "AROAEXAMPLEROLE00009",
                            arn: "arn:aws:iam::111122223333:role/support",
                            createDate: "Mar 4, 2026, 9:30:00 AM",
                        },
                    },
                }),
                record(source, "CreateRole", {
                    requestParameters: { roleName: "support", assumeRolePolicyDocument: trusting({ AWS: "*" }) },
                }),
                record(source, "UpdateAssumeRolePolicy", {
                    requestParameters: {
                        roleName: "deploy",
                        policyDocument: trusting(
                            { Service: "ec2.amazonaws.com" },
                            { AWS: "arn:aws:iam::999988887777:user/helper" },
                        ),
                    },
                }),
                record(source, "UpdateAssumeRolePolicy", {
                    requestParameters: { roleName: "deploy", policyDocument: trusting("*") },
                }),

                record(source, "CreateRole", {
                    requestParameters: {
                        roleName: "support",
                        assumeRolePolicyDocument: trusting({ AWS: "arn:aws:iam::999988887777:user/helper" }),
                    },
                }),
                record(source, "UpdateAssumeRolePolicy", {
                    userIdentity: iamUser(),
                    requestParameters: {
                        roleName: "deploy",
                        policyDocument: trusting(
                            { Service: "ec2.amazonaws.com" },
                            { Federated: "accounts.google.com" },
                        ),
                    },
                }),
            ],
            ignore: [
                record(source, "RejectDelegationRequest", {
                    requestParameters: { delegationRequestId: "dr-0a1b2c3d" },
                }),
                record(source, "CreateRole", {
                    requestParameters: {
                        roleName: "reader",
                        assumeRolePolicyDocument: trusting({ AWS: `arn:aws:iam::${context.logArchiveAccountId}:root` }),
                    },
                }),
                record(source, "CreateRole", {
                    userIdentity: awsService("organizations.amazonaws.com"),
                    requestParameters: {
                        roleName: "OrganizationAccountAccessRole",
                        assumeRolePolicyDocument: trusting({ AWS: "arn:aws:iam::999988887777:root" }),
                    },
                }),

                record(source, "CreateRole", {
                    requestParameters: {
                        roleName: "resize",
                        assumeRolePolicyDocument: trusting({ Service: "lambda.amazonaws.com" }),
                    },
                }),
                record(source, "CreateRole", {
                    requestParameters: {
                        roleName: "backup",
                        assumeRolePolicyDocument: trusting({
                            AWS: `arn:aws:iam::${context.managementAccountId}:root`,
                        }),
                    },
                }),
                record(source, "CreateRole", {
                    requestParameters: {
                        roleName: "deploy",
                        assumeRolePolicyDocument: trusting({
                            Federated: "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com",
                        }),
                    },
                }),
                record(source, "UpdateAssumeRolePolicy", {
                    requestParameters: {
                        roleName: "resize",
                        policyDocument: trusting({ Service: ["lambda.amazonaws.com", "edgelambda.amazonaws.com"] }),
                    },
                }),
                record(source, "UpdateAssumeRolePolicy", {
                    userIdentity: serviceLinkedRole("sso.amazonaws.com", "AWSServiceRoleForSSO"),
                    requestParameters: {
                        roleName: "AWSReservedSSO_ReadOnly_0123456789abcdef",
                        policyDocument: trusting({
                            Federated: "arn:aws:iam::111122223333:saml-provider/AWSSSO_example_DO_NOT_DELETE",
                        }),
                    },
                }),
                record(source, "UpdateAssumeRolePolicy", {
                    ...denied("iam:UpdateAssumeRolePolicy"),
                    requestParameters: {
                        roleName: "deploy",
                        policyDocument: trusting({ AWS: "arn:aws:iam::999988887777:root" }),
                    },
                }),
            ],
        }),
    };
}

function trusting(...principals: JsonValue[]): string {
    return JSON.stringify({
        Version: "2012-10-17",
        Statement: principals.map((principal) => ({ Effect: "Allow", Principal: principal, Action: "sts:AssumeRole" })),
    });
}
