import assert from "node:assert/strict";
import { anonymous, archive, statement } from "./callers";
import { evaluate } from "./evaluate";

const bucketOwner = "444455556666";

/** Whether a bucket policy of one statement, otherwise open to everybody, allows somebody to do something. */
function isAllowed(
    elements: Record<string, unknown>,
    action: string,
    resource = "arn:aws:s3:::bucket/logs/file",
): boolean {
    const { NotAction, NotResource } = elements;
    const open = {
        Effect: "Allow",
        Principal: "*",
        ...(NotAction ? {} : { Action: "*" }),
        ...(NotResource ? {} : { Resource: "*" }),
    };
    const policy = { Version: "2012-10-17", Statement: [{ ...open, ...elements }] };
    return (
        evaluate(
            { caller: archive.readerWithoutPolicy, action, resource },
            { owner: bucketOwner, resource: policy },
        ) === "allowed"
    );
}

describe("the evaluator's actions and resources", () => {
    const cases: readonly (readonly [
        claim: string,
        allowed: boolean,
        elements: object,
        action: string,
        resource?: string,
    ])[] = [
        ["an action ignores case", true, { Action: "S3:getobject" }, "s3:GetObject"],
        ["an action is compared as a whole", false, { Action: "s3:GetObject" }, "s3:GetObjectVersion"],
        ["* in an action is any text", true, { Action: "s3:Put*Configuration" }, "s3:PutLifecycleConfiguration"],
        ["* in an action may be nothing", true, { Action: "kms:Decrypt*" }, "kms:Decrypt"],
        ["? in an action is one character", false, { Action: "s3:GetObject?" }, "s3:GetObject"],
        ["of several actions one is enough", true, { Action: ["s3:ListBucket", "s3:GetObject"] }, "s3:GetObject"],
        ["NotAction is everything else", true, { NotAction: "s3:Put*" }, "s3:GetObject"],
        ["NotAction is nothing of its list", false, { NotAction: ["s3:Put*", "s3:GetObject"] }, "s3:GetObject"],
        ["a resource sees case", false, { Resource: "arn:aws:s3:::bucket/LOGS/*" }, "s3:GetObject"],
        ["* in a resource crosses slashes", true, { Resource: "arn:aws:s3:::bucket/*e" }, "s3:GetObject"],
        ["a bucket is not its objects", false, { Resource: "arn:aws:s3:::bucket" }, "s3:GetObject"],
        [
            "a bucket's objects are not the bucket",
            false,
            { Resource: "arn:aws:s3:::bucket/*" },
            "s3:ListBucket",
            "arn:aws:s3:::bucket",
        ],
        [
            "* inside a part stays there",
            false,
            { Resource: "arn:aws:lo*s:group" },
            "logs:Get",
            "arn:aws:logs:eu-west-1:1:s:group",
        ],
        [
            "* that ends a part crosses colons",
            true,
            { Resource: "arn:aws:logs:*:group:a" },
            "logs:Get",
            "arn:aws:logs:eu-west-1:1:group:a",
        ],
        ["NotResource is everything else", true, { NotResource: "arn:aws:s3:::bucket/secret/*" }, "s3:GetObject"],
        ["NotResource is nothing of its list", false, { NotResource: "arn:aws:s3:::bucket/*" }, "s3:GetObject"],
        [
            "a variable is the request's value",
            true,
            { Resource: "arn:aws:s3:::bucket/logs/${aws:PrincipalAccount}" },
            "s3:GetObject",
            "arn:aws:s3:::bucket/logs/444455556666",
        ],
        [
            "a variable's default stands in for a missing key",
            true,
            { Resource: "arn:aws:s3:::bucket/${aws:username, 'shared'}/*" },
            "s3:GetObject",
            "arn:aws:s3:::bucket/shared/file",
        ],
        ["${*} is an asterisk", false, { Resource: "arn:aws:s3:::bucket/logs/${*}" }, "s3:GetObject"],
    ];
    for (const [claim, allowed, elements, action, resource] of cases) {
        it(claim, () => assert.equal(isAllowed({ ...elements }, action, resource), allowed));
    }

    it("a variable's value has no wildcards", () => {
        const caller = { ...archive.readerWithoutPolicy, arn: "arn:aws:iam::444455556666:role/*" };
        const Condition = { ArnLike: { "x:arn": "${aws:PrincipalArn}" } };
        const resource = {
            Version: "2012-10-17",
            Statement: { Effect: "Allow", Principal: "*", Action: "*", Resource: "*", Condition },
        };
        const context = { "x:arn": "arn:aws:iam::444455556666:role/Reader" };
        const request = { caller, action: "s3:GetObject", resource: "arn:aws:s3:::bucket/a", context };
        assert.equal(evaluate(request, { owner: bucketOwner, resource }), "not allowed");
    });

    it("a variable without a value is refused", () => {
        assert.throws(
            () => isAllowed({ Resource: "arn:aws:s3:::bucket/${aws:username}/*" }, "s3:GetObject"),
            /\$\{aws:username\} has 0 values in this request/,
        );
    });
});

describe("the evaluator's policies", () => {
    const sound = { Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "*" };
    const errors: readonly (readonly [claim: string, document: object, message: RegExp])[] = [
        ["an unknown element", { Version: "2012-10-17", Statement: { ...sound, Actions: "*" } }, /Actions/],
        ["an effect in other letters", { Version: "2012-10-17", Statement: { ...sound, Effect: "allow" } }, /Effect/],
        ["the older version, where variables are text", { Version: "2008-10-17", Statement: sound }, /Version/],
        [
            "no action",
            { Version: "2012-10-17", Statement: { ...sound, Action: undefined } },
            /statement 1: a statement has an Action/,
        ],
        [
            "Action and NotAction",
            { Version: "2012-10-17", Statement: { ...sound, NotAction: "a:b" } },
            /exclude each other/,
        ],
        [
            "a resource policy without Principal",
            { Version: "2012-10-17", Statement: { ...sound, Principal: undefined } },
            /has a Principal and a Resource/,
        ],
        [
            "a resource policy without Resource",
            { Version: "2012-10-17", Statement: { ...sound, Resource: undefined } },
            /Resource/,
        ],
        [
            "a wildcard in part of a principal",
            { Version: "2012-10-17", Statement: { ...sound, Principal: { AWS: "arn:aws:iam::*:root" } } },
            /Principal/,
        ],
        [
            "an account with 11 digits",
            { Version: "2012-10-17", Statement: { ...sound, Principal: { AWS: "11122223333" } } },
            /Principal/,
        ],
        [
            "a kind of principal that is not modelled",
            { Version: "2012-10-17", Statement: { ...sound, Principal: { Federated: "x" } } },
            /Principal/,
        ],
        [
            "NotPrincipal with Allow",
            { Version: "2012-10-17", Statement: { ...sound, Principal: undefined, NotPrincipal: "*" } },
            /NotPrincipal is not supported with Allow/,
        ],
        [
            "an unknown operator in a statement about something else",
            { Version: "2012-10-17", Statement: { ...sound, Action: "a:b", Condition: { Near: { k: "v" } } } },
            /unknown condition operator Near/,
        ],
    ];
    for (const [claim, document, message] of errors) {
        it(`are refused for ${claim}`, () => {
            const request = { caller: anonymous, action: "s3:GetObject", resource: "arn:aws:s3:::bucket/file" };
            assert.throws(() => evaluate(request, { owner: bucketOwner, resource: document }), message);
        });
    }

    it("are refused for a Principal in the policy of an identity", () => {
        const caller = { ...archive.administrator, policies: [{ Version: "2012-10-17", Statement: sound }] };
        const request = { caller, action: "s3:GetObject", resource: "arn:aws:s3:::bucket/file" };
        assert.throws(() => evaluate(request, { owner: bucketOwner }), /has no Principal and a Resource/);
    });

    it("name a statement without Sid by its place", () => {
        const caller = { ...archive.administrator, policies: [statement("Deny", "s3:*", "*")] };
        const request = { caller, action: "s3:GetObject", resource: "arn:aws:s3:::bucket/file" };
        assert.equal(evaluate(request, { owner: bucketOwner }), "denied by statement 1");
    });
});
