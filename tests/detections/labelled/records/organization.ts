import {
    agents,
    consoleUser,
    iamUser,
    identityCenterSession,
    management,
    pipeline,
    production,
    roleSession,
    service,
    stranger,
} from "../callers";
import { accessDenied, alarm, call, quiet, read, type Entry } from "../entry";

const attacker = roleSession("Administrator", "x", management, agents.botoLocal);
const policyId = "p-examplepolicyid111";
const unit = "ou-examplerootid111-exampleouid111";
const handshakeId = "h-examplehandshakeid111";

export const organizationRecords: readonly Entry[] = [
    alarm(
        "organization",
        "account leaves",
        call("organizations", "LeaveOrganization", null, { by: roleSession("Administrator", "x", production) }),
    ),
    alarm(
        "organization",
        "account taken out",
        call("organizations", "RemoveAccountFromOrganization", { accountId: production }, { by: attacker }),
    ),
    alarm(
        "organization",
        "service control policy detached",
        call("organizations", "DetachPolicy", { policyId, targetId: unit }, { by: attacker }),
    ),
    alarm(
        "organization",
        "service control policy attached",
        call("organizations", "AttachPolicy", { policyId, targetId: unit }, { by: pipeline(management) }),
    ),
    alarm(
        "organization",
        "service control policy rewritten",
        call("organizations", "UpdatePolicy", { policyId, content: "***" }, { by: consoleUser("dana") }),
    ),
    alarm(
        "organization",
        "service control policy deleted",
        call("organizations", "DeletePolicy", { policyId }, { by: attacker }),
    ),
    alarm(
        "organization",
        "service control policy made",
        call(
            "organizations",
            "CreatePolicy",
            { name: "x", type: "SERVICE_CONTROL_POLICY", content: "***" },
            { by: pipeline(management) },
        ),
    ),
    alarm(
        "organization",
        "policy type off",
        call(
            "organizations",
            "DisablePolicyType",
            { rootId: "r-examplerootid111", policyType: "SERVICE_CONTROL_POLICY" },
            { by: attacker },
        ),
    ),
    alarm(
        "organization",
        "policy type on",
        call(
            "organizations",
            "EnablePolicyType",
            { rootId: "r-examplerootid111", policyType: "RESOURCE_CONTROL_POLICY" },
            { by: consoleUser("dana") },
        ),
    ),
    alarm(
        "organization",
        "account moved",
        call(
            "organizations",
            "MoveAccount",
            { accountId: production, sourceParentId: unit, destinationParentId: "r-examplerootid111" },
            { by: attacker },
        ),
    ),
    alarm(
        "organization",
        "account closed",
        call("organizations", "CloseAccount", { accountId: production }, { by: attacker }),
    ),
    alarm(
        "organization",
        "account made",
        call(
            "organizations",
            "CreateAccount",
            { accountName: "team-42", email: "HIDDEN_DUE_TO_SECURITY_REASONS" },
            { by: identityCenterSession("omar") },
        ),
    ),
    alarm(
        "organization",
        "account invited",
        call(
            "organizations",
            "InviteAccountToOrganization",
            { target: { type: "ACCOUNT", id: stranger } },
            { by: attacker },
        ),
    ),
    alarm(
        "organization",
        "invitation accepted",
        call(
            "organizations",
            "AcceptHandshake",
            { handshakeId },
            { by: roleSession("Administrator", "x", production) },
        ),
    ),
    alarm(
        "organization",
        "invitation declined",
        call("organizations", "DeclineHandshake", { handshakeId }, { by: iamUser("ops", production) }),
    ),
    alarm(
        "organization",
        "invitation cancelled",
        call("organizations", "CancelHandshake", { handshakeId }, { by: attacker }),
    ),
    alarm(
        "organization",
        "unit made",
        call(
            "organizations",
            "CreateOrganizationalUnit",
            { parentId: "r-examplerootid111", name: "new" },
            { by: pipeline(management) },
        ),
    ),
    alarm(
        "organization",
        "unit renamed",
        call(
            "organizations",
            "UpdateOrganizationalUnit",
            { organizationalUnitId: unit, name: "old" },
            { by: consoleUser("dana") },
        ),
    ),
    alarm(
        "organization",
        "unit deleted",
        call("organizations", "DeleteOrganizationalUnit", { organizationalUnitId: unit }, { by: attacker }),
    ),
    alarm("organization", "organization deleted", call("organizations", "DeleteOrganization", null, { by: attacker })),
    alarm(
        "organization",
        "organization made",
        call("organizations", "CreateOrganization", { featureSet: "ALL" }, { by: iamUser("ops", stranger) }),
    ),
    alarm("organization", "all features asked for", call("organizations", "EnableAllFeatures", null, { by: attacker })),
    alarm(
        "organization",
        "delegated administrator made",
        call(
            "organizations",
            "RegisterDelegatedAdministrator",
            { accountId: production, servicePrincipal: "guardduty.amazonaws.com" },
            { by: attacker },
        ),
    ),
    alarm(
        "organization",
        "delegated administrator removed",
        call(
            "organizations",
            "DeregisterDelegatedAdministrator",
            { accountId: production, servicePrincipal: "config.amazonaws.com" },
            { by: attacker },
        ),
    ),
    alarm(
        "organization",
        "trusted access off",
        call(
            "organizations",
            "DisableAWSServiceAccess",
            { servicePrincipal: "cloudtrail.amazonaws.com" },
            { by: attacker },
        ),
    ),
    alarm(
        "organization",
        "trusted access on",
        call(
            "organizations",
            "EnableAWSServiceAccess",
            { servicePrincipal: "member.org.stacksets.cloudformation.amazonaws.com" },
            { by: consoleUser("dana") },
        ),
    ),
    alarm(
        "organization",
        "delegation policy replaced",
        call("organizations", "PutResourcePolicy", { content: "***" }, { by: attacker }),
    ),
    quiet("accounts listed", read("organizations", "ListAccounts", null, { by: pipeline(management) })),
    quiet(
        "organization described by a service",
        read("organizations", "DescribeOrganization", null, { by: service("ram.amazonaws.com") }),
    ),
    quiet(
        "tag on an account",
        call(
            "organizations",
            "TagResource",
            { resourceId: production, tags: [{ key: "team", value: "shop" }] },
            { by: pipeline(management) },
        ),
    ),
    quiet(
        "leaving refused",
        call("organizations", "LeaveOrganization", null, {
            by: roleSession("Administrator", "x", production),
            error: accessDenied("organizations:LeaveOrganization"),
        }),
    ),
    quiet(
        "policy attached already",
        call(
            "organizations",
            "AttachPolicy",
            { policyId, targetId: unit },
            {
                by: pipeline(management),
                error: [
                    "DuplicatePolicyAttachmentException",
                    "A policy with the specified name and type already exists.",
                ],
            },
        ),
    ),
    quiet(
        "a policy of Firewall Manager",
        call(
            "fms",
            "PutPolicy",
            { policy: { policyName: "waf", remediationEnabled: true } },
            { by: pipeline(management) },
        ),
    ),
    quiet(
        "an account of QuickSight made",
        call(
            "quicksight",
            "CreateAccountSubscription",
            { accountName: "bi", edition: "ENTERPRISE" },
            { by: pipeline(production) },
        ),
    ),
    quiet(
        "DetachPolicy of IoT",
        call(
            "iot",
            "DetachPolicy",
            { policyName: "device", target: `arn:aws:iot:eu-west-1:${production}:cert/0a1b` },
            { by: pipeline(production) },
        ),
    ),
    quiet(
        "UpdatePolicy of Verified Permissions",
        call(
            "verifiedpermissions",
            "UpdatePolicy",
            { policyStoreId: "PSEXAMPLE", policyId: "SPEXAMPLE" },
            { by: pipeline(production) },
        ),
    ),
    quiet(
        "invitation of Directory Service accepted",
        call("ds", "AcceptSharedDirectory", { sharedDirectoryId: "d-9067642ac8" }, { by: pipeline(production) }),
    ),
];
