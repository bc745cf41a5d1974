import { roleTrustPolicy } from "../../../components/documents/role-trust-policy";
import { archive, audit, management, member, role, rootUser, stranger, trails } from "../../evaluation/callers";
import { proveAccess, type Requests } from "../../evaluation/prove-access";
import { deployment } from "../../helpers/deployment";

const owner = deployment.logArchiveAccountId;
const operator = `arn:aws:iam::${owner}:role/orgtrail-operator`;
const assume = "sts:AssumeRole";
const assumeAll = { Version: "2012-10-17", Statement: { Effect: "Allow", Action: assume, Resource: "*" } };
const incidentResponder = role("777788889999", "IncidentResponder", assumeAll);
const colleague = role("777788889999", "Developer", assumeAll);
const securityTeam = role("222233334444", "Anybody", assumeAll);

function asks(who: string, caller: Requests["caller"], verdict: "allowed" | "not allowed"): Requests {
    return { who, caller, requests: [["assumes the role", verdict, assume, operator]] };
}

proveAccess("requests to assume an operator role", {
    document: roleTrustPolicy(deployment, [incidentResponder.arn, "arn:aws:iam::222233334444:root"]),
    attachedTo: "resource",
    owner,
    requests: [
        asks("a named role", incidentResponder, "allowed"),
        asks("a named role without a policy of its own", role("777788889999", "IncidentResponder"), "not allowed"),
        asks("another role of its account", colleague, "not allowed"),
        asks("the administrator of its account", audit.administrator, "not allowed"),
        asks("the root user of its account", audit.rootUser, "not allowed"),
        asks("a role of a named account", securityTeam, "allowed"),
        asks("a role of a named account that may not assume roles", role("222233334444", "Idle"), "not allowed"),
        asks("the administrator of the archive's account", archive.administrator, "not allowed"),
        asks("the administrator of the management account", management.administrator, "not allowed"),
        asks("the root user of another account", rootUser("888899990000"), "not allowed"),
        asks("CloudTrail", trails.organization, "not allowed"),
        asks("another customer", stranger, "not allowed"),
        {
            who: "a named role",
            caller: incidentResponder,
            requests: [["tags its session", "not allowed", "sts:TagSession", operator]],
        },
        {
            who: "a member",
            caller: member.administrator,
            requests: [["assumes the role", "allowed", assume, operator]],
        },
    ],
});

proveAccess("requests to assume a role that one role alone may assume", {
    document: roleTrustPolicy(deployment, [incidentResponder.arn]),
    attachedTo: "resource",
    owner,
    requests: [
        asks("the role", incidentResponder, "allowed"),
        asks("another role of its account", colleague, "not allowed"),
        asks("another account", securityTeam, "not allowed"),
    ],
});
