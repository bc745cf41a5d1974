import { compliantStack, policyText, statements } from "../../helpers/compliant-stack";
import { assertRule } from "../../helpers/one-rule";
import { change, from, without } from "../../helpers/program";
import { unknown } from "../../helpers/server";

const rule = "cloudtrail-bucket-tls-only";
const { tls, write } = statements;
const bare = without(compliantStack, "archive-policy");
const policy = (value: unknown) => change(compliantStack, "archive-policy", { policy: value });
const denying = (statement: object) => policy(policyText(write, { ...tls, ...statement }));

describe(rule, () => {
    it("finds a trail's bucket without a policy", async () => {
        await assertRule(rule, bare, [`${rule}: archive`]);
    });

    it("finds a policy without the statement, once", async () => {
        await assertRule(rule, policy(policyText(write)), [`${rule}: archive-policy`]);
    });

    it("finds a policy that is no JSON", async () => {
        await assertRule(rule, policy("{"), [`${rule}: archive-policy`]);
    });

    it("finds a policy of a trail's bucket that does not speak of CloudTrail", async () => {
        await assertRule(rule, policy(policyText()), [`${rule}: archive-policy`]);
    });

    it("finds a policy that speaks of another bucket only", async () => {
        const resources = ["arn:aws:s3:::access-logs", "arn:aws:s3:::access-logs/*"];
        await assertRule(rule, policy(policyText({ ...tls, Resource: resources })), [`${rule}: archive-policy`]);
    });

    it("finds the policy of another bucket", async () => {
        const program = change(compliantStack, "archive-policy", {
            bucket: from("access-logs", "id"),
            policy: policyText(tls),
        });
        await assertRule(rule, program, [`${rule}: archive`]);
    });

    it("finds the fault in an inline policy", async () => {
        await assertRule(rule, change(bare, "archive", { policy: policyText(write) }), [`${rule}: archive`]);
    });

    it("accepts an inline policy", async () => {
        await assertRule(rule, change(bare, "archive", { policy: policyText(write, tls) }), []);
    });

    for (const [form, statement] of [
        ["a principal in AWS form", { Principal: { AWS: "*" } }],
        ["principals in a list", { Principal: { AWS: ["*"] } }],
        ["every action", { Action: "*" }],
        ["an action in capitals", { Action: ["S3:*"] }],
        ["every resource", { Resource: "*" }],
        ["one pattern for the bucket and its objects", { Resource: "arn:aws:s3:::archive*" }],
        ["another partition", { Resource: ["arn:aws-us-gov:s3:::archive", "arn:aws-us-gov:s3:::archive/*"] }],
        ["a boolean", { Condition: { Bool: { "aws:SecureTransport": false } } }],
        ["a list of one value", { Condition: { Bool: { "aws:SecureTransport": ["false"] } } }],
        ["a key in other letters", { Condition: { Bool: { "AWS:securetransport": "false" } } }],
        ["the IfExists form", { Condition: { BoolIfExists: { "aws:SecureTransport": "false" } } }],
    ] as const) {
        it(`accepts ${form}`, async () => {
            await assertRule(rule, denying(statement), []);
        });
    }

    for (const [fault, statement] of [
        ["allows", { Effect: "Allow" }],
        ["speaks of one account", { Principal: { AWS: "111122223333" } }],
        ["speaks of services", { Principal: { Service: "*" } }],
        ["leaves somebody out", { Principal: undefined, NotPrincipal: { AWS: "arn:aws:iam::111122223333:root" } }],
        ["denies reading only", { Action: "s3:Get*" }],
        ["leaves the bucket out", { Resource: "arn:aws:s3:::archive/*" }],
        ["leaves the objects out", { Resource: "arn:aws:s3:::archive" }],
        ["covers some objects", { Resource: ["arn:aws:s3:::archive", "arn:aws:s3:::archive/AWSLogs/*"] }],
        ["speaks of another bucket", { Resource: ["arn:aws:s3:::access-logs", "arn:aws:s3:::access-logs/*"] }],
        ["denies TLS", { Condition: { Bool: { "aws:SecureTransport": "true" } } }],
        ["tests something else", { Condition: { Bool: { "aws:MultiFactorAuthPresent": "false" } } }],
        ["narrows its test", { Condition: { Bool: { "aws:SecureTransport": "false", "aws:ViaAWSService": "false" } } }],
        ["adds a test", { Condition: { ...tls.Condition, StringEquals: { "aws:RequestedRegion": "us-east-1" } } }],
        ["has no condition but a text", { Condition: "aws:SecureTransport" }],
    ] as const) {
        it(`finds a statement that ${fault}`, async () => {
            await assertRule(rule, denying(statement), [`${rule}: archive-policy`]);
        });
    }

    it("accepts two statements, one for the bucket and one for its objects", async () => {
        const [bucket, objects] = tls.Resource;
        await assertRule(rule, policy(policyText({ ...tls, Resource: bucket }, { ...tls, Resource: objects })), []);
    });

    it("accepts a policy of one statement outside a list", async () => {
        await assertRule(rule, policy(JSON.stringify({ Statement: tls })), []);
    });

    it("accepts a policy as an object", async () => {
        await assertRule(rule, policy({ Statement: [write, tls] }), []);
    });

    it("leaves to the update a policy that is not known", async () => {
        await assertRule(rule, policy(unknown), [`${rule}? archive-policy`]);
    });

    it("leaves to the update an object with a value that is not known", async () => {
        const resources = ["arn:aws:s3:::archive", unknown];
        await assertRule(rule, policy({ Statement: [write, { ...tls, Resource: resources }] }), [
            `${rule}? archive-policy`,
        ]);
    });

    it("finds the fault beside a value that is not known", async () => {
        const statement = { ...tls, Action: "s3:GetObject", Resource: unknown };
        await assertRule(rule, policy({ Statement: [write, statement] }), [`${rule}: archive-policy`]);
    });

    it("finds it before anything is created where the policy lets CloudTrail write, whatever the rest of the stack", async () => {
        const inputs = { bucket: "elsewhere", policy: policyText(write) };
        await assertRule(rule, { policy: { type: "aws:s3/bucketPolicy:BucketPolicy", inputs } }, [`${rule}: policy`]);
    });

    it("knows the bucket by its policy's own resources while its name is not known", async () => {
        const inputs = { bucket: unknown, policy: policyText(write, tls) };
        await assertRule(rule, { policy: { type: "aws:s3/bucketPolicy:BucketPolicy", inputs } }, []);
    });
});
