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
    service,
    through,
} from "../callers";
import { accessDenied, alarm, call, quiet, read, type Entry } from "../entry";

const attacker = roleSession("Administrator", "x", production, agents.botoLocal);
const instance = { instanceArn: "arn:aws:sso:::instance/ssoins-7223abcd8ea2d1f1" };
const permissionSetArn = "arn:aws:sso:::permissionSet/ssoins-7223abcd8ea2d1f1/ps-ae5d1fa1f80b684e";
const omar = identityCenterSession("omar");
const trust = (principal: string, action = "sts:AssumeRole") =>
    `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":${principal},"Action":"${action}"}]}`;
const stranger = trust('{"AWS":"arn:aws:iam::999988887777:root"}');
const assignment = {
    ...instance,
    targetId: production,
    targetType: "AWS_ACCOUNT",
    permissionSetArn,
    principalType: "USER",
    principalId: "94482488-3041-7055-e5b1-9f2d4a1c0b77",
};

export const persistenceRecords: readonly Entry[] = [
    alarm(
        "persistence",
        "user made by a role session from a script",
        call(
            "iam",
            "CreateUser",
            { userName: "backup-operator" },
            {
                by: attacker,
                response: {
                    user: {
                        userName: "backup-operator",
                        path: "/",
                        arn: `arn:aws:iam::${production}:user/backup-operator`,
                    },
                },
            },
        ),
    ),
    alarm(
        "persistence",
        "user made in the console",
        call("iam", "CreateUser", { userName: "consultant", path: "/external/" }, { by: consoleUser("dana") }),
    ),
    alarm(
        "persistence",
        "user put into a group",
        call(
            "iam",
            "AddUserToGroup",
            { userName: "intern", groupName: "admins" },
            { by: iamUser("intern", production) },
        ),
    ),
    alarm(
        "persistence",
        "role's trust opened to a stranger's account",
        call("iam", "UpdateAssumeRolePolicy", { roleName: "app", policyDocument: stranger }, { by: attacker }),
    ),
    alarm(
        "persistence",
        "role's trust opened to everybody",
        call(
            "iam",
            "UpdateAssumeRolePolicy",
            { roleName: "app", policyDocument: trust('{"AWS":"*"}') },
            { by: attacker },
        ),
    ),
    alarm(
        "persistence",
        "role made that a stranger may take",
        call("iam", "CreateRole", { roleName: "support-access", assumeRolePolicyDocument: stranger }, { by: attacker }),
    ),
    alarm(
        "persistence",
        "role's trust opened to a user",
        call(
            "iam",
            "UpdateAssumeRolePolicy",
            { roleName: "break-glass", policyDocument: trust('{"AWS":"arn:aws:iam::222233334444:user/intern"}') },
            { by: iamUser("ops", production) },
        ),
    ),
    alarm(
        "persistence",
        "boundary taken off a role",
        call("iam", "DeleteRolePermissionsBoundary", { roleName: "developer" }, { by: attacker }),
    ),
    alarm(
        "persistence",
        "boundary taken off a user",
        call("iam", "DeleteUserPermissionsBoundary", { userName: "intern" }, { by: attacker }),
    ),
    alarm(
        "persistence",
        "SAML provider made",
        call(
            "iam",
            "CreateSAMLProvider",
            { name: "Okta2", sAMLMetadataDocument: "<EntityDescriptor/>" },
            { by: attacker, response: { sAMLProviderArn: `arn:aws:iam::${production}:saml-provider/Okta2` } },
        ),
    ),
    alarm(
        "persistence",
        "SAML provider's metadata replaced",
        call(
            "iam",
            "UpdateSAMLProvider",
            {
                sAMLProviderArn: `arn:aws:iam::${production}:saml-provider/Okta`,
                sAMLMetadataDocument: "<EntityDescriptor/>",
            },
            { by: attacker },
        ),
    ),
    alarm(
        "persistence",
        "SAML provider deleted",
        call(
            "iam",
            "DeleteSAMLProvider",
            { sAMLProviderArn: `arn:aws:iam::${production}:saml-provider/Okta` },
            { by: consoleUser("dana", production) },
        ),
    ),
    alarm(
        "persistence",
        "OIDC provider made",
        call(
            "iam",
            "CreateOpenIDConnectProvider",
            { url: "https://evil.example.net", clientIDList: ["sts.amazonaws.com"], thumbprintList: [] },
            { by: attacker },
        ),
    ),
    alarm(
        "persistence",
        "audience added to an OIDC provider",
        call(
            "iam",
            "AddClientIDToOpenIDConnectProvider",
            {
                openIDConnectProviderArn: `arn:aws:iam::${production}:oidc-provider/token.actions.githubusercontent.com`,
                clientID: "x",
            },
            { by: attacker },
        ),
    ),
    alarm(
        "persistence",
        "trust anchor made",
        call(
            "rolesanywhere",
            "CreateTrustAnchor",
            {
                name: "ca",
                enabled: true,
                source: {
                    sourceType: "CERTIFICATE_BUNDLE",
                    sourceData: { x509CertificateData: "-----BEGIN CERTIFICATE-----" },
                },
            },
            { by: attacker },
        ),
    ),
    alarm(
        "persistence",
        "Roles Anywhere profile made",
        call(
            "rolesanywhere",
            "CreateProfile",
            { name: "p", enabled: true, roleArns: [`arn:aws:iam::${production}:role/app`] },
            { by: attacker },
        ),
    ),
    alarm(
        "persistence",
        "permission set made",
        call("sso", "CreatePermissionSet", { ...instance, name: "Shadow", sessionDuration: "PT12H" }, { by: omar }),
    ),
    alarm(
        "persistence",
        "AdministratorAccess put into a permission set",
        call(
            "sso",
            "AttachManagedPolicyToPermissionSet",
            { ...instance, permissionSetArn, managedPolicyArn: "arn:aws:iam::aws:policy/AdministratorAccess" },
            { by: omar },
        ),
    ),
    alarm(
        "persistence",
        "inline policy put into a permission set",
        call(
            "sso",
            "PutInlinePolicyToPermissionSet",
            { ...instance, permissionSetArn, inlinePolicy: "{}" },
            { by: omar },
        ),
    ),
    alarm(
        "persistence",
        "account given to a user",
        call("sso", "CreateAccountAssignment", assignment, {
            by: omar,
            response: {
                accountAssignmentCreationStatus: {
                    status: "IN_PROGRESS",
                    requestId: "f8604aff-1de0-48ba-b228-f65559e504c1",
                },
            },
        }),
    ),
    alarm(
        "persistence",
        "account given to a user, from the management account's user",
        call("sso", "CreateAccountAssignment", { ...assignment, targetId: management }, { by: consoleUser("dana") }),
    ),
    alarm(
        "persistence",
        "Identity Center's outside provider replaced",
        call(
            "sso",
            "AssociateDirectory",
            { instanceArn: instance.instanceArn, directoryId: "d-9067642ac7", directoryType: "External" },
            { by: omar },
        ),
    ),
    alarm(
        "persistence",
        "certificate of Identity Center's outside provider replaced",
        call(
            "sso-directory",
            "UpdateExternalIdPConfigurationForDirectory",
            { directoryId: "d-9067642ac7" },
            { by: omar },
        ),
    ),
    alarm(
        "persistence",
        "AdministratorAccess for a fresh user",
        call(
            "iam",
            "AttachUserPolicy",
            { userName: "backup-operator", policyArn: "arn:aws:iam::aws:policy/AdministratorAccess" },
            { by: iamUser("ops", production) },
        ),
        "iam-policies",
    ),
    alarm(
        "exposure",
        "function opened to another account",
        call(
            "lambda",
            "AddPermission20150331v2",
            { functionName: "sync", statementId: "x", action: "lambda:InvokeFunction", principal: "999988887777" },
            { by: attacker },
        ),
        "persistence",
    ),
    quiet(
        "role for a function made by CloudFormation",
        call(
            "iam",
            "CreateRole",
            { roleName: "api-fn-1A2B3C", assumeRolePolicyDocument: trust('{"Service":"lambda.amazonaws.com"}') },
            { by: through("cloudformation.amazonaws.com", pipeline(development)) },
        ),
    ),
    quiet(
        "role for a pod made by Terraform",
        call(
            "iam",
            "CreateRole",
            {
                roleName: "irsa-checkout",
                assumeRolePolicyDocument: trust(
                    `{"Federated":"arn:aws:iam::${production}:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/ABCDEF"}`,
                    "sts:AssumeRoleWithWebIdentity",
                ),
            },
            { by: pipeline(production) },
        ),
    ),
    quiet(
        "service-linked role",
        call(
            "iam",
            "CreateServiceLinkedRole",
            { aWSServiceName: "elasticache.amazonaws.com" },
            { by: pipeline(production) },
        ),
    ),
    quiet(
        "CreateUser of ElastiCache",
        call(
            "elasticache",
            "CreateUser",
            { userId: "app", userName: "app", engine: "redis", accessString: "on ~* +@read" },
            { by: pipeline(production) },
        ),
    ),
    quiet(
        "CreateUser of Transfer",
        call(
            "transfer",
            "CreateUser",
            { serverId: "s-0123456789abcdef0", userName: "partner", role: `arn:aws:iam::${production}:role/transfer` },
            { by: pipeline(production) },
        ),
    ),
    quiet(
        "CreateProfile of Transfer",
        call("transfer", "CreateProfile", { as2Id: "partner", profileType: "PARTNER" }, { by: pipeline(production) }),
    ),
    quiet(
        "user not made: it is there",
        call(
            "iam",
            "CreateUser",
            { userName: "deploy" },
            {
                by: pipeline(production),
                error: ["EntityAlreadyExistsException", "User with name deploy already exists."],
            },
        ),
    ),
    quiet(
        "trust update refused",
        call(
            "iam",
            "UpdateAssumeRolePolicy",
            { roleName: "app", policyDocument: stranger },
            { by: iamUser("intern", production), error: accessDenied("iam:UpdateAssumeRolePolicy") },
        ),
    ),
    quiet(
        "role's description changed",
        call(
            "iam",
            "UpdateRole",
            { roleName: "app", description: "application", maxSessionDuration: 3600 },
            { by: pipeline(production) },
        ),
    ),
    quiet("permission sets listed", read("sso", "ListPermissionSets", instance, { by: pipeline(management) })),
    quiet(
        "a portal session lists its accounts",
        read("sso", "ListAccounts", null, {
            by: {
                ...omar,
                userIdentity: {
                    type: "Unknown",
                    principalId: "94482488",
                    accountId: management,
                    userName: "omar@example.com",
                },
            },
        }),
    ),
    quiet(
        "user read by SCIM",
        read(
            "identitystore",
            "DescribeUser",
            { identityStoreId: "d-9067642ac7", userId: "94482488" },
            { by: pipeline(management) },
        ),
    ),
    quiet(
        "Identity Center puts the role of a permission set into an account",
        call(
            "iam",
            "CreateRole",
            {
                roleName: "AWSReservedSSO_Developer_0a1b2c3d4e5f6071",
                path: "/aws-reserved/sso.amazonaws.com/eu-west-1/",
                assumeRolePolicyDocument: trust(
                    `{"Federated":"arn:aws:iam::${development}:saml-provider/AWSSSO_0a1b2c3d4e5f6071_DO_NOT_DELETE"}`,
                    "sts:AssumeRoleWithSAML",
                ),
            },
            {
                by: {
                    ...roleSession(
                        "AWSServiceRoleForSSO",
                        "AWS-SSO",
                        development,
                        "sso.amazonaws.com",
                        "/aws-service-role/sso.amazonaws.com/",
                    ),
                    address: "sso.amazonaws.com",
                },
            },
        ),
    ),
    quiet(
        "boundary put on a new role",
        call(
            "iam",
            "PutRolePermissionsBoundary",
            { roleName: "developer-x", permissionsBoundary: `arn:aws:iam::${production}:policy/boundary` },
            {
                by: pipeline(production),
                error: ["NoSuchEntityException", "The role with name developer-x cannot be found."],
            },
        ),
    ),
    quiet(
        "permission for a bucket to call a function",
        call(
            "lambda",
            "AddPermission20150331v2",
            {
                functionName: "thumbs",
                statementId: "s3",
                action: "lambda:InvokeFunction",
                principal: "s3.amazonaws.com",
                sourceArn: "arn:aws:s3:::images-dev",
                sourceAccount: development,
            },
            { by: pipeline(development) },
        ),
    ),
    quiet(
        "trust anchors listed",
        read("rolesanywhere", "ListTrustAnchors", null, { by: service("config.amazonaws.com") }),
    ),
];
