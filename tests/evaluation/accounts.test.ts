import assert from "node:assert/strict";
import {
    administratorAccess,
    anonymous,
    archive,
    audit,
    management,
    member,
    role,
    stranger,
    statement,
    trails,
} from "./callers";
import { evaluate, type Policies, type Verdict } from "./evaluate";
import type { Caller } from "./request";

const owner = "444455556666";
const object = "arn:aws:s3:::bucket/file";
const key = "arn:aws:kms:eu-west-1:444455556666:key/1";
const roleArn = "arn:aws:iam::444455556666:role/Target";

function policy(...Statement: readonly object[]): unknown {
    return { Version: "2012-10-17", Statement };
}

function allow(Principal: unknown, Condition: object = {}): unknown {
    return policy({ Effect: "Allow", Principal, Action: "*", Resource: "*", Condition });
}

function trust(Principal: unknown): unknown {
    return policy({ Effect: "Allow", Principal, Action: "sts:AssumeRole" });
}

function deny(elements: object): unknown {
    return policy({ Sid: "No", Effect: "Deny", Action: "*", Resource: "*", ...elements });
}

const readerArn = archive.reader.arn;
const readerSession = "arn:aws:sts::444455556666:assumed-role/Reader/session";
const ownRoot = "arn:aws:iam::444455556666:root";
const auditRoot = "arn:aws:iam::777788889999:root";
const idle = archive.readerWithoutPolicy;
const user = { ...archive.administratorAsUser, policies: [] };
const fullAccess = administratorAccess;
const serviceLinked = role("444455556666", "aws-service-role/config.amazonaws.com/Config", administratorAccess);

type Row = readonly [
    claim: string,
    verdict: Verdict,
    caller: Caller,
    resourcePolicy?: unknown,
    scps?: readonly unknown[],
];

const bucketCases: readonly Row[] = [
    ["nothing allows: not allowed", "not allowed", idle],
    ["same account: the caller's policy is enough", "allowed", archive.administrator],
    ["same account: the bucket policy is enough for a named role", "allowed", idle, allow({ AWS: readerArn })],
    ["same account: the bucket policy is enough for a named session", "allowed", idle, allow({ AWS: readerSession })],
    ["same account: the bucket policy is enough for a named user", "allowed", user, allow({ AWS: user.arn })],
    ["same account: the bucket policy is enough for everybody", "allowed", idle, allow("*")],
    ["same account: everybody is also { AWS: * }", "allowed", idle, allow({ AWS: "*" })],
    [
        "same account: an account in the bucket policy is not enough for a role",
        "not allowed",
        idle,
        allow({ AWS: ownRoot }),
    ],
    ["same account: the account's id says the same as its ARN", "not allowed", idle, allow({ AWS: owner })],
    [
        "same account: an account in the bucket policy and the caller's policy",
        "allowed",
        archive.reader,
        allow({ AWS: owner }),
    ],
    [
        "a session of another name is not named",
        "not allowed",
        { ...idle, sessionName: "other" },
        allow({ AWS: readerSession }),
    ],
    ["another role is not named", "not allowed", archive.roleWithoutPolicy, allow({ AWS: readerArn })],
    [
        "a role of the same name in another account is not named",
        "not allowed",
        role("777788889999", "Reader", fullAccess),
        allow({ AWS: readerArn }),
    ],
    ["the account's own root user needs no policy", "allowed", archive.rootUser],
    ["another account: its policy is not enough", "not allowed", audit.administrator],
    ["another account: the bucket policy is not enough", "not allowed", audit.auditorWithoutPolicy, allow("*")],
    ["another account: both are", "allowed", audit.auditor, allow({ AWS: audit.auditor.arn })],
    [
        "another account: the account in the bucket policy and the caller's policy",
        "allowed",
        audit.auditor,
        allow({ AWS: auditRoot }),
    ],
    [
        "another account: its root user needs the bucket policy alone",
        "allowed",
        audit.rootUser,
        allow({ AWS: auditRoot }),
    ],
    ["another account: its root user needs the bucket policy", "not allowed", audit.rootUser],
    ["of several principals one is enough", "allowed", audit.auditor, allow({ AWS: [ownRoot, auditRoot] })],
    ["nobody: everybody is anonymous too", "allowed", anonymous, allow("*")],
    ["nobody: an account is not", "not allowed", anonymous, allow({ AWS: ownRoot })],
    ["a service: by its name", "allowed", trails.organization, allow({ Service: "cloudtrail.amazonaws.com" })],
    [
        "a service: not by another's name",
        "not allowed",
        trails.organization,
        allow({ Service: ["config.amazonaws.com"] }),
    ],
    ["a service: everybody is a service too", "denied by No", trails.organization, deny({ Principal: "*" })],
    [
        "a service has no organization",
        "not allowed",
        trails.organization,
        allow("*", { StringEquals: { "aws:PrincipalOrgID": "o-exampleorgid" } }),
    ],
    [
        "a service's source has",
        "allowed",
        trails.organization,
        allow("*", { StringEquals: { "aws:SourceOrgID": "o-exampleorgid" } }),
    ],
    ["a service has no role", "allowed", trails.organization, allow("*", { Null: { "aws:PrincipalArn": "true" } })],
    [
        "a service says that it is one",
        "allowed",
        trails.organization,
        allow("*", { Bool: { "aws:PrincipalIsAWSService": "true" } }),
    ],
    [
        "a role says that it is no service",
        "allowed",
        idle,
        allow("*", { Bool: { "aws:PrincipalIsAWSService": "false" } }),
    ],
    [
        "nobody does not say so",
        "not allowed",
        anonymous,
        allow("*", { Bool: { "aws:PrincipalIsAWSService": "false" } }),
    ],
    [
        "a role has no source",
        "allowed",
        idle,
        allow("*", { Null: { "aws:SourceArn": "true", "aws:SourceAccount": "true" } }),
    ],
    [
        "a session's PrincipalArn is its role's",
        "allowed",
        idle,
        allow("*", { ArnEquals: { "aws:PrincipalArn": readerArn } }),
    ],
    [
        "requests come by TLS if they do not say otherwise",
        "allowed",
        idle,
        allow("*", { Bool: { "aws:SecureTransport": "true" } }),
    ],
    ["a Deny of the bucket policy wins", "denied by No", archive.administrator, deny({ Principal: "*" })],
    [
        "a Deny of the bucket policy stops the root user",
        "denied by No",
        archive.rootUser,
        deny({ Principal: { AWS: ownRoot } }),
    ],
    [
        "a Deny for an account stops its roles",
        "denied by No",
        archive.administrator,
        deny({ Principal: { AWS: owner } }),
    ],
    [
        "a Deny of the caller's policy wins",
        "denied by statement 1",
        { ...idle, policies: [statement("Deny", "*", "*")] },
        allow("*"),
    ],
    [
        "every Deny is named",
        "denied by No and statement 1",
        { ...idle, policies: [statement("Deny", "*", "*")] },
        deny({ Principal: "*" }),
    ],
    [
        "NotPrincipal stops whom it does not name",
        "denied by No",
        archive.administrator,
        deny({ NotPrincipal: { AWS: [readerArn, readerSession] } }),
    ],
    [
        "NotPrincipal spares whom it names with role and account",
        "allowed",
        archive.reader,
        deny({ NotPrincipal: { AWS: [readerArn, readerSession, ownRoot] } }),
    ],
    [
        "NotPrincipal spares a service that it names",
        "not allowed",
        trails.organization,
        deny({ NotPrincipal: { Service: "cloudtrail.amazonaws.com" } }),
    ],
    ["NotPrincipal stops nobody's requests", "denied by No", anonymous, deny({ NotPrincipal: { AWS: ownRoot } })],
    ["an SCP must allow", "not allowed", archive.administrator, undefined, [statement("Allow", "ec2:*", "*")]],
    ["an SCP gives nothing", "not allowed", idle, undefined, [fullAccess]],
    [
        "a Deny of an SCP wins",
        "denied by statement 1",
        archive.administrator,
        undefined,
        [fullAccess, statement("Deny", "s3:*", "*")],
    ],
    [
        "an SCP binds a member's root user",
        "denied by statement 1",
        archive.rootUser,
        undefined,
        [fullAccess, statement("Deny", "s3:*", "*")],
    ],
    ["an SCP binds no service-linked role", "allowed", serviceLinked, undefined, [statement("Deny", "*", "*")]],
    ["an SCP binds no service", "allowed", trails.organization, allow("*"), [statement("Deny", "*", "*")]],
    [
        "an SCP binds nobody of the management account",
        "allowed",
        management.administrator,
        allow("*"),
        [statement("Deny", "*", "*")],
    ],
    ["an SCP binds nobody of another organization", "allowed", stranger, allow("*"), [statement("Deny", "*", "*")]],
    [
        "an SCP binds a member that calls elsewhere",
        "denied by statement 1",
        member.administrator,
        allow("*"),
        [statement("Deny", "*", "*")],
    ],
];

const keyCases: readonly Row[] = [
    ["the caller's policy is not enough", "not allowed", archive.administrator, allow({ AWS: readerArn })],
    ["nor is being the root user", "not allowed", archive.rootUser, allow({ AWS: readerArn })],
    ["the key policy is enough for a named role", "allowed", idle, allow({ AWS: readerArn })],
    [
        "the account in the key policy lets the caller's policy decide",
        "allowed",
        archive.administrator,
        allow({ AWS: ownRoot }),
    ],
    ["the account in the key policy is not enough", "not allowed", idle, allow({ AWS: ownRoot })],
    ["the account in the key policy is enough for its root user", "allowed", archive.rootUser, allow({ AWS: ownRoot })],
    ["another account needs both", "allowed", audit.administrator, allow({ AWS: auditRoot })],
    [
        "a key policy without the account shuts it out",
        "not allowed",
        archive.rootUser,
        allow({ Service: "s3.amazonaws.com" }),
    ],
];

const roleCases: readonly Row[] = [
    [
        "the caller's policy is not enough",
        "not allowed",
        archive.administrator,
        trust({ Service: "cloudtrail.amazonaws.com" }),
    ],
    [
        "the trust policy is enough for a service",
        "allowed",
        trails.organization,
        trust({ Service: "cloudtrail.amazonaws.com" }),
    ],
    ["the account lets the caller's policy decide", "allowed", archive.administrator, trust({ AWS: owner })],
    ["the account is not enough", "not allowed", idle, trust({ AWS: owner })],
];

function prove(action: string, resource: string, rows: readonly Row[]): void {
    for (const [claim, verdict, caller, resourcePolicy, serviceControl] of rows) {
        it(claim, () => {
            const policies: Policies = { owner, resource: resourcePolicy, serviceControl };
            assert.equal(evaluate({ caller, action, resource }, policies), verdict);
        });
    }
}

describe("the evaluator, for a bucket", () => prove("s3:GetObject", object, bucketCases));
describe("the evaluator, for a key", () => prove("kms:DescribeKey", key, keyCases));
describe("the evaluator, for a role", () => prove("sts:AssumeRole", roleArn, roleCases));

describe("the evaluator, for the root user of a bucket's owner", () => {
    const shut = { owner, resource: deny({ Principal: "*" }) };
    for (const action of ["s3:GetBucketPolicy", "s3:PutBucketPolicy", "s3:DeleteBucketPolicy"]) {
        it(`no bucket policy stops ${action}`, () => {
            assert.equal(
                evaluate({ caller: archive.rootUser, action, resource: "arn:aws:s3:::bucket" }, shut),
                "allowed",
            );
        });
    }
    it("a bucket policy stops everything else", () => {
        const request = { caller: archive.rootUser, action: "s3:DeleteBucket", resource: "arn:aws:s3:::bucket" };
        assert.equal(evaluate(request, shut), "denied by No");
    });
    it("an SCP stops even those", () => {
        const request = { caller: archive.rootUser, action: "s3:PutBucketPolicy", resource: "arn:aws:s3:::bucket" };
        const serviceControl = [fullAccess, deny({})];
        assert.equal(evaluate(request, { owner, serviceControl }), "denied by No");
    });
    it("the exception is not for another account's root user", () => {
        const request = { caller: audit.rootUser, action: "s3:PutBucketPolicy", resource: "arn:aws:s3:::bucket" };
        assert.equal(evaluate(request, shut), "denied by No");
    });
});

it("the evaluator refuses a NotPrincipal that names only a part of the caller", () => {
    const resource = deny({ NotPrincipal: { AWS: ownRoot } });
    assert.throws(
        () => evaluate({ caller: archive.reader, action: "s3:GetObject", resource: object }, { owner, resource }),
        /NotPrincipal has to name the session, its role and their account/,
    );
});
