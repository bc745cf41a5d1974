import assert from "node:assert/strict";
import { anonymous, archive, audit, role, trails } from "./callers";
import { evaluate } from "./evaluate";
import { allow, deny, owner, prove } from "./semantics";

const object = "arn:aws:s3:::bucket/file";
const { arn } = archive.reader;
const session = "arn:aws:sts::444455556666:assumed-role/Reader/session";
const root = "arn:aws:iam::444455556666:root";
const auditRoot = "arn:aws:iam::777788889999:root";
const idle = archive.readerWithoutPolicy;
const withPath = role(owner, "team/Reader");
const user = { ...archive.administratorAsUser, policies: [] };
const otherSession = { ...idle, sessionName: "other" };
const namesake = { ...audit.administrator, arn: "arn:aws:iam::777788889999:role/Reader" };
const cloudTrail = { Service: "cloudtrail.amazonaws.com" };
const inOrganization = { StringEquals: { "aws:PrincipalOrgID": "o-exampleorgid" } };
const sourceInOrganization = { StringEquals: { "aws:SourceOrgID": "o-exampleorgid" } };
const isService = { Bool: { "aws:PrincipalIsAWSService": "true" } };
const isNoService = { Bool: { "aws:PrincipalIsAWSService": "false" } };
const hasNoSource = { Null: { "aws:SourceArn": "true", "aws:SourceAccount": "true" } };

describe("the evaluator's principals", () => {
    prove("s3:GetObject", object, [
        ["a role's ARN is each of its sessions", "allowed", idle, allow({ AWS: arn })],
        ["a role's ARN is no other role", "not allowed", archive.roleWithoutPolicy, allow({ AWS: arn })],
        ["a role's ARN is no namesake in another account", "not allowed", namesake, allow({ AWS: arn })],
        ["a role's ARN has its path", "not allowed", withPath, allow({ AWS: arn })],
        ["a session's ARN is that session", "allowed", idle, allow({ AWS: session })],
        ["a session's ARN is no other session", "not allowed", otherSession, allow({ AWS: session })],
        ["a session's ARN has no path", "allowed", withPath, allow({ AWS: session })],
        ["a user's ARN is that user", "allowed", user, allow({ AWS: user.arn })],
        ["* is everybody", "allowed", idle, allow("*")],
        ["{ AWS: * } is everybody", "allowed", idle, allow({ AWS: "*" })],
        ["* is nobody in particular too", "allowed", anonymous, allow("*")],
        ["an account is not nobody in particular", "not allowed", anonymous, allow({ AWS: root })],
        ["an account leaves it to the caller's policy", "not allowed", idle, allow({ AWS: root })],
        ["an account's id says the same", "not allowed", idle, allow({ AWS: owner })],
        ["an account and the caller's policy", "allowed", archive.reader, allow({ AWS: root })],
        ["an account is its root user", "allowed", audit.rootUser, allow({ AWS: auditRoot })],
        ["of several principals one is enough", "allowed", audit.auditor, allow({ AWS: [root, auditRoot] })],
        ["a service is named by its name", "allowed", trails.organization, allow(cloudTrail)],
        ["a service is no other", "not allowed", trails.organization, allow({ Service: ["config.amazonaws.com"] })],
        ["* is a service too", "denied by No", trails.organization, deny({ Principal: "*" })],
        [
            "a Deny for an account stops its roles",
            "denied by No",
            archive.administrator,
            deny({ Principal: { AWS: owner } }),
        ],
        [
            "a Deny for an account stops its root user",
            "denied by No",
            archive.rootUser,
            deny({ Principal: { AWS: root } }),
        ],
        [
            "NotPrincipal stops whom it does not name",
            "denied by No",
            archive.administrator,
            deny({ NotPrincipal: { AWS: [arn, session] } }),
        ],
        [
            "NotPrincipal spares session, role and account named",
            "allowed",
            archive.reader,
            deny({ NotPrincipal: { AWS: [arn, session, root] } }),
        ],
        ["NotPrincipal spares a service named", "not allowed", trails.organization, deny({ NotPrincipal: cloudTrail })],
        [
            "NotPrincipal stops nobody in particular too",
            "denied by No",
            anonymous,
            deny({ NotPrincipal: { AWS: root } }),
        ],
    ]);

    it("NotPrincipal that names only a part of the caller is refused", () => {
        const resource = deny({ NotPrincipal: { AWS: root } });
        assert.throws(
            () => evaluate({ caller: archive.reader, action: "s3:GetObject", resource: object }, { owner, resource }),
            /NotPrincipal has to name the session, its role and their account/,
        );
    });
});

describe("the evaluator's keys of the caller", () => {
    prove("s3:GetObject", object, [
        [
            "a session's PrincipalArn is its role's",
            "allowed",
            idle,
            allow("*", { ArnEquals: { "aws:PrincipalArn": arn } }),
        ],
        [
            "a service has no PrincipalArn",
            "allowed",
            trails.organization,
            allow("*", { Null: { "aws:PrincipalArn": "true" } }),
        ],
        ["a role is in its organization", "allowed", idle, allow("*", inOrganization)],
        ["a service is in no organization", "not allowed", trails.organization, allow("*", inOrganization)],
        ["a service's source is", "allowed", trails.organization, allow("*", sourceInOrganization)],
        [
            "a service's source may be in another",
            "not allowed",
            trails.ofAnotherCustomer,
            allow("*", sourceInOrganization),
        ],
        ["a service says that it is one", "allowed", trails.organization, allow("*", isService)],
        ["a role says that it is none", "allowed", idle, allow("*", isNoService)],
        ["nobody in particular does not say", "not allowed", anonymous, allow("*", isNoService)],
        ["a role has no source", "allowed", idle, allow("*", hasNoSource)],
        ["a service may have no source", "allowed", trails.none, allow("*", hasNoSource)],
        [
            "a request comes by TLS if it does not say otherwise",
            "allowed",
            idle,
            allow("*", { Bool: { "aws:SecureTransport": "true" } }),
        ],
    ]);
});
