import assert from "node:assert/strict";
import { administratorAccess, archive, audit, management, member, role, statement, stranger, trails } from "./callers";
import { evaluate } from "./evaluate";
import { allow, deny, owner, prove, trust } from "./semantics";

const bucket = "arn:aws:s3:::bucket";
const root = "arn:aws:iam::444455556666:root";
const auditRoot = "arn:aws:iam::777788889999:root";
const readerArn = archive.reader.arn;
const idle = archive.readerWithoutPolicy;
const forbidden = { ...idle, policies: [statement("Deny", "*", "*")] };
const serviceLinked = role(owner, "aws-service-role/config.amazonaws.com/Config", administratorAccess);
const noS3 = [administratorAccess, statement("Deny", "s3:*", "*")];
const nothing = [statement("Deny", "*", "*")];

describe("the evaluator, for a bucket", () =>
    prove("s3:GetObject", `${bucket}/file`, [
        ["nothing allows: not allowed", "not allowed", idle],
        ["same account: the caller's policy is enough", "allowed", archive.administrator],
        ["same account: the bucket policy is enough", "allowed", idle, allow({ AWS: readerArn })],
        ["same account: the root user needs neither", "allowed", archive.rootUser],
        ["another account: the caller's policy is not enough", "not allowed", audit.administrator],
        ["another account: the bucket policy is not enough", "not allowed", audit.auditorWithoutPolicy, allow("*")],
        ["another account: both are", "allowed", audit.auditor, allow({ AWS: audit.auditor.arn })],
        ["another account: its root user needs the bucket policy", "not allowed", audit.rootUser],
        ["a Deny of the bucket policy wins", "denied by No", archive.administrator, deny({ Principal: "*" })],
        ["a Deny of the bucket policy stops the root user", "denied by No", archive.rootUser, deny({ Principal: "*" })],
        ["a Deny of the caller's policy wins", "denied by statement 1", forbidden, allow("*")],
        ["every Deny is named", "denied by No and statement 1", forbidden, deny({ Principal: "*" })],
    ]));

describe("the evaluator, for a key", () =>
    prove("kms:DescribeKey", "arn:aws:kms:eu-west-1:444455556666:key/1", [
        ["the caller's policy is not enough", "not allowed", archive.administrator, allow({ AWS: readerArn })],
        ["nor is being the root user", "not allowed", archive.rootUser, allow({ AWS: readerArn })],
        ["the key policy is enough for a role that it names", "allowed", idle, allow({ AWS: readerArn })],
        ["the account named lets the caller's policy decide", "allowed", archive.administrator, allow({ AWS: root })],
        ["the account named is not enough", "not allowed", idle, allow({ AWS: root })],
        ["the account named is enough for its root user", "allowed", archive.rootUser, allow({ AWS: root })],
        ["another account needs both", "allowed", audit.administrator, allow({ AWS: auditRoot })],
    ]));

describe("the evaluator, for a role", () =>
    prove("sts:AssumeRole", "arn:aws:iam::444455556666:role/Target", [
        ["the caller's policy is not enough", "not allowed", archive.administrator, trust({ AWS: readerArn })],
        ["the trust policy is enough", "allowed", trails.organization, trust({ Service: "cloudtrail.amazonaws.com" })],
        ["the account named lets the caller's policy decide", "allowed", archive.administrator, trust({ AWS: owner })],
        ["the account named is not enough", "not allowed", idle, trust({ AWS: owner })],
    ]));

describe("the evaluator's SCPs", () =>
    prove("s3:GetObject", `${bucket}/file`, [
        ["must allow", "not allowed", archive.administrator, undefined, [statement("Allow", "ec2:*", "*")]],
        ["give nothing", "not allowed", idle, undefined, [administratorAccess]],
        ["win with a Deny", "denied by statement 1", archive.administrator, undefined, noS3],
        ["bind a member's root user", "denied by statement 1", archive.rootUser, undefined, noS3],
        ["bind a member that calls elsewhere", "denied by statement 1", member.administrator, allow("*"), nothing],
        ["bind no service-linked role", "allowed", serviceLinked, undefined, nothing],
        ["bind no service", "allowed", trails.organization, allow("*"), nothing],
        ["bind nobody of the management account", "allowed", management.administrator, allow("*"), nothing],
        ["bind nobody of another organization", "allowed", stranger, allow("*"), nothing],
    ]));

describe("the evaluator, for the root user of a bucket's owner", () => {
    const shut = { owner, resource: deny({ Principal: "*" }) };
    const ask = (action: string, caller = archive.rootUser) => ({ caller, action, resource: bucket });

    it("lets no bucket policy stop changes of the bucket policy", () => {
        const actions = ["s3:GetBucketPolicy", "s3:PutBucketPolicy", "s3:DeleteBucketPolicy"];
        const verdicts = actions.map((action) => evaluate(ask(action), shut));
        assert.deepEqual(verdicts, ["allowed", "allowed", "allowed"]);
    });
    it("lets a bucket policy stop everything else", () => {
        assert.equal(evaluate(ask("s3:DeleteBucket"), shut), "denied by No");
    });
    it("lets an SCP stop even those", () => {
        const serviceControl = [administratorAccess, deny({})];
        assert.equal(evaluate(ask("s3:PutBucketPolicy"), { owner, serviceControl }), "denied by No");
    });
    it("makes no exception for another account's root user", () => {
        assert.equal(evaluate(ask("s3:PutBucketPolicy", audit.rootUser), shut), "denied by No");
    });
});
