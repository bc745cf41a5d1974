import assert from "node:assert/strict";
import fc from "fast-check";
import { types } from "../../policies/reading/types";
import { compliantStack, policyText, statements } from "./helpers/compliant-stack";
import { change, from, type Program } from "./helpers/program";
import { assertFindings, diagnose, unknown } from "./helpers/server";

const names = Object.keys(compliantStack);
const properties = [
    ...new Set(names.flatMap((name) => Object.keys(compliantStack[name]?.inputs ?? {}))),
    ..."arn enableLogging keyUsage customKeyStoreId objectLockEnabled okActions versioning __proto__ constructor".split(
        " ",
    ),
];
const keys =
    "Statement Effect Principal Service AWS Action Resource Condition Bool aws:SecureTransport enabled status".split(
        " ",
    );
const words = "arn: arn:aws:s3::: alias/aws/ archive * Allow Deny cloudtrail.amazonaws.com s3:* { false".split(" ");
const { anything } = fc.letrec((self) => ({
    leaf: fc.oneof(fc.constantFrom(...words, "", unknown, null), fc.string(), fc.boolean(), fc.integer()),
    anything: fc.oneof(
        { depthSize: "small" },
        self("leaf"),
        fc.array(self("anything"), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom(...keys), self("anything"), { maxKeys: 4 }),
        self("anything").map((value) => JSON.stringify(value)),
    ),
}));
const statement = fc
    .dictionary(fc.constantFrom(...keys), anything, { maxKeys: 4 })
    .map((odd) => ({ ...statements.tls, ...odd }));
const value = fc.oneof(
    anything,
    fc.constantFrom(...names).map((name) => from(name, "derived")),
    statement.map((odd) => ({ Statement: [statements.write, odd] })),
    statement.map((odd) => policyText(statements.write, odd)),
);
const tokens = [...Object.values(types).flat(), "aws:iam/role:Role", ""];
const oddity = fc.record({
    name: fc.constantFrom(...names),
    property: fc.constantFrom(...properties),
    value,
    type: fc.option(fc.constantFrom(...tokens)),
});
const derivable: Program = Object.fromEntries(
    Object.entries(compliantStack).map(([name, definition]) => [
        name,
        { ...definition, computed: { ...definition.computed, derived: name } },
    ]),
);
const program = fc.array(oddity, { minLength: 1, maxLength: 6 }).map((oddities) =>
    oddities.reduce<Program>((odd, { name, property, value, type }) => {
        const changed = change(odd, name, { [property]: value });
        const definition = changed[name];
        return definition === undefined
            ? changed
            : { ...changed, [name]: { ...definition, type: type ?? definition.type } };
    }, derivable),
);

describe("a rule", () => {
    it("never throws, whatever a program sets", async () => {
        await fc.assert(
            fc.asyncProperty(program, fc.constantFrom("preview", "update"), async (odd, mode) => {
                await diagnose(odd, mode);
            }),
            { numRuns: 150 },
        );
    });

    it("takes no time over a pattern made to be slow", async () => {
        const name = "a".repeat(63);
        const policy = policyText({ ...statements.tls, Resource: `${"*a".repeat(40)}b` });
        const archive = change(compliantStack, "archive", { bucket: name });
        await assertFindings(change(archive, "archive-policy", { bucket: name, policy }), [
            "cloudtrail-bucket-tls-only: archive-policy",
        ]);
    });

    it("never prints a value", async () => {
        const secret = "do-not-print";
        const secrets = names.reduce<Program>((odd, name) => {
            const inputs = Object.keys(compliantStack[name]?.inputs ?? {}).map((property) => [property, secret]);
            return change(odd, name, Object.fromEntries(inputs) as Record<string, string>);
        }, compliantStack);
        const diagnostics = await diagnose(secrets, "update");
        assert.notDeepEqual(diagnostics, []);
        assert.deepEqual(
            diagnostics.filter(({ message }) => message.includes(secret)),
            [],
        );
    });
});
