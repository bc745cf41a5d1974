import assert from "node:assert/strict";
import fc from "fast-check";
import type { Expression } from "../../../../commands/search/filter/expression";
import { matcher } from "../../../../commands/search/filter/matcher";
import { parseFilter } from "../../../../commands/search/filter/parse";
import { patternMatcher, patternOf, segments } from "../../../../commands/search/filter/pattern";
import type { CloudTrailRecord, JsonValue } from "../../../../detections/cloudtrail-record";
import { iamUser, record, roleSession, rootUser } from "../../../../detections/sample-record";
import { expression, record as nastyRecord, word } from "./nasty-records";

const now = new Date("2026-03-04T10:00:00Z");
const finds = (filter: string, of: CloudTrailRecord) => matcher(parseFilter(filter, now))(of);

const policy = record("s3.amazonaws.com", "PutBucketPolicy", {
    requestParameters: {
        bucketName: "example-logs",
        bucketPolicy: { Statement: [{ Effect: "Deny", Resource: ["arn:aws:s3:::example-logs/*"] }], retries: 3 },
        "x.y": "dotted",
    },
    resources: [{ accountId: "111122223333", type: "AWS::S3::Bucket", ARN: "arn:aws:s3:::example-logs" }],
    additionalEventData: { bytesTransferredOut: 1_500_000 },
    errorCode: "AccessDenied",
    sourceIPAddress: "10.1.2.3",
});
const deleteRole = record("iam.amazonaws.com", "DeleteRole", {
    userIdentity: iamUser("build"),
    requestParameters: { roleName: "Reader" },
});
const byRole = record("ec2.amazonaws.com", "RunInstances", {
    userIdentity: roleSession("path/to/Deployment".split("/").at(-1), "run-77"),
    responseElements: { instancesSet: { items: [{ instanceId: "i-0abc" }, { instanceId: "i-0def" }] } },
});
const signIn = record("signin.amazonaws.com", "ConsoleLogin", {
    userIdentity: rootUser(),
    eventType: "AwsConsoleSignIn",
    errorMessage: "Failed authentication",
    additionalEventData: { MFAUsed: "Yes" },
    sourceIPAddress: "2001:db8:0:1::7",
});

describe("matcher", () => {
    const cases: readonly [of: CloudTrailRecord, yes: readonly string[], no: readonly string[]][] = [
        [
            policy,
            [
                "event = PutBucketPolicy",
                "event = Put*",
                "event = *t*Policy",
                "event ~ bucketpol",
                "event in (A, PutBucketPolicy)",
                "source = s3",
                "account = 111122223333 and region = us-*",
                "parameter.bucketName = example-*",
                "parameter = example-logs",
                "parameter = Deny",
                "parameter.bucketPolicy.Statement.Effect = Deny",
                "parameter.*.Statement.*  = Deny",
                'requestParameters."x.y" = dotted',
                "parameter.bucketPolicy.retries = 3",
                "parameter.bucketPolicy.retries < 4",
                "additionalEventData.bytesTransferredOut >= 1500000",
                "resource = arn:aws:s3:::example-logs",
                "resource = example-logs",
                "resource = *logs",
                "error = any",
                "error = denied",
                "error = Access*",
                "ip = 10.0.0.0/8",
                "ip in (192.0.2.1, 10.1.2.3)",
                "text = Deny",
                "text ~ DOTTED",
                "time >= 2026-03-04T09:30:00Z and time < 2026-03-04T09:30:01Z",
                "time = 2026-03-04",
                "readOnly = false",
                "requestParameters = *",
                "class = modify and class = permission",
                "actor = role/Administrator and role = Administrator and session = maria.garcia",
            ],
            [
                "event = putbucketpolicy",
                "event = PutBucket",
                "event = *PutBucketPolicyX*",
                "source = s",
                "parameter.bucketName = example",
                "parameter.retries = 3",
                "parameter.bucketPolicy.retries > 3",
                "parameter.bucketName > 1",
                "resource = example",
                "resource = arn:aws:s3:::example-logs/x",
                "error = none",
                "ip = 10.0.0.0/16",
                "ip = ::/0",
                "text = dott",
                "time > 2026-03-04T09:30:00Z",
                "time < 2026-03-04T09:30:00Z",
                "responseElements = *",
                "class = delete",
                "user = maria.garcia",
                "session = maria",
            ],
        ],
        [
            deleteRole,
            [
                "resource = arn:aws:iam::111122223333:role/Reader",
                "resource = arn:aws:iam::111122223333:role/team/Reader",
                "resource = Reader",
                "user = build",
                "user = arn:aws:iam::111122223333:user/build",
                "actor = AKIAEXAMPLEKEY000001",
                "actor = user/build",
                "accessKey = AKIA*0001",
                "class = delete and class = permission",
                "mfa = no",
                "console = no",
                "error = none",
                "not error = any",
            ],
            [
                "resource = arn:aws:iam::444455556666:role/Reader",
                "resource = arn:aws:lambda:us-east-1:111122223333:function:Reader",
                "resource = arn:aws:iam::111122223333:role/Rea*",
                "resource = Rea",
                "role = build",
                "session = *",
                "class = modify",
            ],
        ],
        [
            byRole,
            [
                "actor = role/Deployment",
                "actor = Deployment",
                "actor = assumed-role/Deployment/run-77",
                "actor = arn:aws:iam::111122223333:role/Deployment",
                "actor = AROAEXAMPLEROLE00001",
                "actor = AROAEXAMPLEROLE00001:run-77",
                "role = arn:aws:iam::111122223333:role/Dep*",
                "session = run-*",
                "resource = i-0def",
                "responseElements.instancesSet.items.instanceId = i-0abc",
                "class = create",
            ],
            [
                "actor = Deploy",
                "actor = user/Deployment",
                "actor = arn:aws:iam::444455556666:role/Deployment",
                "user = Deployment",
                "role = run-77",
                "parameter = i-0def",
            ],
        ],
        [
            signIn,
            [
                "user = root",
                "actor = root",
                "class = sign-in",
                "console = yes",
                "mfa = yes",
                "error = any",
                "ip = 2001:db8::/32",
                "ip = 2001:DB8:0000:1:0::7",
            ],
            ["role = root", "class = modify", "class = read", "console = no", "error = none", "ip = 0.0.0.0/0"],
        ],
    ];
    for (const [of, yes, no] of cases) {
        for (const filter of yes) {
            it(`finds ${String(of["eventName"])} by ${filter}`, () => {
                assert.equal(finds(filter, of), true);
            });
        }
        for (const filter of no) {
            it(`does not find ${String(of["eventName"])} by ${filter}`, () => {
                assert.equal(finds(filter, of), false);
            });
        }
    }

    it("finds the role behind a session with a path in its ARN by its name", () => {
        const session = roleSession("Admin", "me");
        const context = {
            sessionIssuer: { type: "Role", arn: "arn:aws:iam::111122223333:role/team/Admin", userName: "Admin" },
        };
        const of = record("s3.amazonaws.com", "GetObject", { userIdentity: { ...session, sessionContext: context } });
        assert.deepEqual(
            ["role/Admin", "role/team/Admin", "team/Admin", "Admin", "team"].map((name) =>
                finds(`actor = ${name}`, of),
            ),
            [true, true, true, true, false],
        );
    });

    it("finds the session of a federated user, whatever is in its name", () => {
        const arn = "arn:aws:sts::111122223333:federated-user/a\u2028b";
        const of = record("s3.amazonaws.com", "GetObject", { userIdentity: { type: "FederatedUser", arn } });
        assert.equal(finds("session = a*b", of), true);
    });

    it("takes every code by which a service says that permission is missing for denied", () => {
        const codes = [
            "AccessDenied",
            "Client.UnauthorizedOperation",
            "KMS.AccessDeniedException",
            "NotAuthorizedException",
            "ForbiddenException",
            "AuthorizationError",
        ];
        const others = ["InvalidAuthorizationMessageException", "NoSuchBucket", ""];
        assert.deepEqual(
            [...codes, ...others].filter((errorCode) => finds("error = denied", { ...deleteRole, errorCode })),
            codes,
        );
    });

    it("takes a call of a service by the service", () => {
        const of = { ...record("s3.amazonaws.com", "GetObject"), sourceIPAddress: "config.amazonaws.com" };
        assert.deepEqual(
            ["ip = config.amazonaws.com", "ip = *.amazonaws.com", "ip = 0.0.0.0/0", "ip ~ CONFIG"].map((filter) =>
                finds(filter, of),
            ),
            [true, true, false, true],
        );
    });

    it("takes an IPv4 address that is written as IPv6 for what it is", () => {
        const of = { ...policy, sourceIPAddress: "::ffff:10.1.2.3" };
        assert.deepEqual([finds("ip = 10.0.0.0/8", of), finds("ip = 11.0.0.0/8", of)], [true, false]);
    });

    it("reads no field of an object's prototype", () => {
        assert.deepEqual(
            [finds("$.constructor = *", {}), finds("parameter.toString = *", { requestParameters: {} })],
            [false, false],
        );
    });

    it("judges conditions on paths, and, or and not as a plain evaluation does", () => {
        let matches = 0;
        fc.assert(
            fc.property(nastyRecord, expression.filter(isPlain), (of, filter) => {
                const expected = evaluated(filter, of);
                matches += expected ? 1 : 0;
                assert.equal(matcher(filter)(of), expected);
            }),
            { numRuns: 3000 },
        );
        assert.ok(matches > 300, `only ${matches} matches`);
    });
});

function isPlain(filter: Expression): boolean {
    switch (filter.kind) {
        case "term":
            return typeof filter.field !== "string" && (filter.operator === "=" || filter.operator === "~");
        case "not":
            return isPlain(filter.of);
        case "and":
        case "or":
            return filter.of.every(isPlain);
    }
}

/** All values with their paths, and regular expressions on these. */
function evaluated(filter: Expression, of: CloudTrailRecord): boolean {
    switch (filter.kind) {
        case "term": {
            const { field, operator, value } = filter;
            assert.ok(typeof field !== "string");
            const texts = segments(value).map((text) =>
                text.replaceAll(/[^A-Za-z0-9]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`),
            );
            const pattern =
                operator === "=" ? new RegExp(`^${texts.join("[^]*")}$`) : new RegExp(escapedWhole(value), "i");
            return flattened(of).some(
                ([path, leaf]) =>
                    path.length === field.length &&
                    path.every((key, index) => field[index] === "*" || field[index] === key) &&
                    (typeof leaf === "object" ? operator === "=" && value === "*" : pattern.test(String(leaf))),
            );
        }
        case "not":
            return !evaluated(filter.of, of);
        case "and":
            return filter.of.every((each) => evaluated(each, of));
        case "or":
            return filter.of.some((each) => evaluated(each, of));
    }
}

function escapedWhole(text: string): string {
    return text.replaceAll(/[^A-Za-z0-9]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** Without nulls; lists add nothing to a path. */
function flattened(value: JsonValue, path: readonly string[] = []): [readonly string[], JsonValue][] {
    if (value === null) {
        return [];
    }
    if (Array.isArray(value)) {
        return (value as readonly JsonValue[]).flatMap((each) => flattened(each, path));
    }
    if (typeof value !== "object") {
        return [[path, value]];
    }
    const below = Object.entries(value).flatMap(([key, each]: [string, JsonValue]) => flattened(each, [...path, key]));
    return [[path, value], ...below];
}

describe("patternMatcher", () => {
    it("takes a text for itself, whatever is in it", () => {
        fc.assert(fc.property(word, (text) => assert.equal(patternMatcher(patternOf(text))(text), true)));
    });

    it("agrees with a regular expression", () => {
        const letters = fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 8 });
        fc.assert(
            fc.property(fc.array(letters, { minLength: 1, maxLength: 4 }), letters, (parts, text) => {
                assert.equal(patternMatcher(parts.join("*"))(text), new RegExp(`^${parts.join(".*")}$`).test(text));
            }),
            { numRuns: 2000 },
        );
    });

    it("takes no longer with many stars", () => {
        const started = performance.now();
        assert.equal(patternMatcher(`${"*a".repeat(50)}*b`)("a".repeat(100_000)), false);
        assert.ok(performance.now() - started < 1000);
    });
});
