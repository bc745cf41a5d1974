import assert from "node:assert/strict";
import fc from "fast-check";
import { UNKNOWN } from "../../../../policies/reading/value";
import { declarations } from "../../../../policies/rules/side-doors/template";

/** The properties of the one resource of a template. */
function properties(body: string, parameters?: unknown): unknown {
    return declarations(body, parameters)[0]?.properties;
}

function json(value: unknown, others: object = {}): string {
    return JSON.stringify({ ...others, Resources: { A: { Type: "AWS::SQS::Queue", Properties: { Value: value } } } });
}

const parameter = { Parameters: { Size: { Type: "String", Default: "small" }, Name: { Type: "String" } } };

describe("a template of CloudFormation", () => {
    for (const [meaning, value, expected] of [
        ["a default of a parameter", { Ref: "Size" }, "small"],
        ["a parameter without default", { Ref: "Name" }, UNKNOWN],
        ["a resource", { Ref: "A" }, UNKNOWN],
        ["an attribute", { "Fn::GetAtt": ["A", "Arn"] }, UNKNOWN],
        ["nothing", { Ref: "AWS::NoValue" }, undefined],
        ["the account", { Ref: "AWS::AccountId" }, UNKNOWN],
        [
            "a text with a partition",
            { "Fn::Sub": "arn:${AWS::Partition}:iam::aws:policy/X" },
            "arn:aws:iam::aws:policy/X",
        ],
        ["a text with what only AWS knows", { "Fn::Sub": "${AWS::AccountId}-logs" }, UNKNOWN],
        ["a text with a variable of IAM's", { "Fn::Sub": "${!aws:username}" }, "${!aws:username}"],
        ["a joined text", { "Fn::Join": ["-", ["a", { Ref: "Size" }]] }, "a-small"],
        ["a joined text of what is not known", { "Fn::Join": ["-", ["a", { Ref: "Name" }]] }, UNKNOWN],
        ["a list without its empty element", ["a", { Ref: "AWS::NoValue" }], ["a"]],
        ["a condition", { "Fn::If": ["Large", true, false] }, UNKNOWN],
        ["an object with a key that is no function", { Reference: 1 }, { Reference: 1 }],
    ] as const) {
        it(`has for ${meaning} what can be known of it`, () => {
            assert.deepEqual(properties(json(value, parameter)), { Value: expected });
        });
    }

    it("takes a parameter from the stack", () => {
        assert.deepEqual(properties(json({ Ref: "Size" }, parameter), { Size: "large" }), { Value: "large" });
    });

    it("tells what a property refers to", () => {
        const body = json([{ Ref: "B" }, { "Fn::GetAtt": "C.Arn" }, { "Fn::Sub": "${D}-${E.Arn}-${!F}" }]);
        assert.deepEqual(declarations(body, undefined)[0]?.references, { Value: ["B", "C", "D", "E"] });
    });

    for (const [form, text, expected] of [
        ["a scalar", "!Ref B", UNKNOWN],
        ["a list", "!Join ['-', [a, b]]", "a-b"],
        ["a map", "!Transform { Name: x }", UNKNOWN],
        ["an attribute", "!GetAtt A.Arn", UNKNOWN],
        ["a function in a function", "!Join ['', [!Ref Size, '!']]", "small!"],
        ["a long name", "{ 'Fn::Join': ['-', [a, b]] }", "a-b"],
    ] as const) {
        it(`in YAML may have a function as ${form}`, () => {
            const body = `Parameters: { Size: { Default: small } }\nResources:\n  A:\n    Type: AWS::SQS::Queue\n    Properties:\n      Value: ${text}\n`;
            assert.deepEqual(properties(body), { Value: expected });
        });
    }

    it("that is none declares nothing", () => {
        const deep = "[".repeat(25_000) + "]".repeat(25_000);
        const bodies = [
            "",
            "{",
            "[1]",
            "a: [",
            "&a [*a]",
            json(1).slice(1),
            `{"Resources": {"A": ${deep}}}`,
            "Resources: 1",
        ];
        assert.deepEqual(
            bodies.map((body) => declarations(body, undefined)),
            bodies.map(() => []),
        );
    });

    it("never throws, whatever it is", () => {
        fc.assert(
            fc.property(
                fc.oneof(
                    fc.json(),
                    fc.string(),
                    fc.json().map((text) => json(JSON.parse(text))),
                ),
                fc.anything(),
                (body, parameters) => {
                    declarations(body, parameters);
                },
            ),
            { numRuns: 300 },
        );
    });
});
