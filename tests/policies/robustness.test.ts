import assert from "node:assert/strict";
import fc from "fast-check";
import { policies } from "../../policies/policy";
import { presets } from "../../policies/parameters";
import { Resource } from "../../policies/reading/resource";
import { types } from "../../policies/reading/types";
import { rules } from "../../policies/rules";
import { compliantStack, policyText, statements } from "./helpers/compliant-stack";
import { change, from, type Program } from "./helpers/program";
import { diagnose, unknown } from "./helpers/server";
import { scenarioFiles } from "./helpers/stacks";

const scenarios = scenarioFiles("").flatMap(({ name, stacks }) => stacks.map((stack) => ({ ...stack, file: name })));
const programs = [compliantStack, ...scenarios.map(({ program }) => program)];
const properties = [
    ...new Set(programs.flatMap((each) => Object.values(each).flatMap(({ inputs }) => Object.keys(inputs)))),
    "__proto__",
    "constructor",
];
const keys = "Statement Effect Principal Service AWS Action Resource Condition Bool aws:SecureTransport enabled status"
    .split(" ")
    .concat(properties.slice(0, 40));
const words = "arn: arn:aws:s3::: alias/aws/ archive * Allow Deny cloudtrail.amazonaws.com s3:* { - false".split(" ");
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
const tokens = [...new Set([...Object.values(types).flat(), ...rules.flatMap((rule) => rule.types), ""])];

/** A stack of the examples with some odd values and types. */
const program = fc.constantFrom(...programs).chain((base) => {
    const names = Object.keys(base);
    const value = fc.oneof(
        anything,
        fc.constantFrom(...names).map((name) => from(name, "derived")),
        statement.map((odd) => ({ Statement: [statements.write, odd] })),
        statement.map((odd) => policyText(statements.write, odd)),
    );
    const oddity = fc.record({
        name: fc.constantFrom(...names),
        property: fc.oneof(
            fc.constantFrom(...properties),
            fc.constantFrom(...names.flatMap((name) => Object.keys(base[name]?.inputs ?? {})), "policy"),
        ),
        value,
        type: fc.option(fc.constantFrom(...tokens), { freq: 3 }),
    });
    const derivable: Program = Object.fromEntries(
        Object.entries(base).map(([name, definition]) => [
            name,
            { ...definition, computed: { ...definition.computed, derived: name } },
        ]),
    );
    return fc.array(oddity, { minLength: 1, maxLength: 6 }).map((oddities) =>
        oddities.reduce<Program>((odd, { name, property, value: given, type }) => {
            const changed = change(odd, name, { [property]: given });
            const definition = changed[name];
            return definition === undefined
                ? changed
                : { ...changed, [name]: { ...definition, type: type ?? definition.type } };
        }, derivable),
    );
});

const remediable = rules.filter(({ remediate }) => remediate);

function resource(type: string, props: Record<string, unknown>): Resource {
    const args = { type, name: "odd", urn: "urn:odd", props, opts: { protect: false, ignoreChanges: [] } };
    return Resource.remediating(args as unknown as Parameters<typeof Resource.remediating>[0]);
}

/** Every text in a value, at any depth. */
function texts(value: unknown): string[] {
    if (typeof value === "string") {
        return [value];
    }
    return typeof value === "object" && value !== null ? Object.values(value).flatMap(texts) : [];
}

describe("a rule", function () {
    this.timeout(120_000);

    it("never throws, whatever a program sets", async () => {
        const pack = policies(rules, { preset: "strict", objectLock: true, requireProtect: true });
        await fc.assert(
            fc.asyncProperty(program, fc.constantFrom("preview", "update"), async (odd, mode) => {
                await diagnose(odd, mode, pack);
            }),
            { numRuns: 300 },
        );
    });

    it("never throws in a remediation, whatever a resource sets", () => {
        const inputs = fc.dictionary(fc.constantFrom(...properties), anything, { maxKeys: 8 });
        fc.assert(
            fc.property(fc.constantFrom(...remediable), inputs, (rule, props) => {
                rule.types.forEach((type) => rule.remediate?.(resource(type, props), presets.strict));
            }),
            { numRuns: 1000 },
        );
    });

    it("keeps, after its remediation, what it found broken", () => {
        const broken = scenarios.flatMap(({ name, file, program: stack }) =>
            Object.values(stack).flatMap(({ type, inputs }) =>
                remediable
                    .filter((rule) => rule.types.includes(type))
                    .filter((rule) => {
                        const changes = rule.remediate?.(resource(type, inputs), presets.baseline);
                        const repaired = changes && resource(type, { ...inputs, ...changes });
                        return repaired && typeof rule.judge?.(repaired, presets.baseline) === "object";
                    })
                    .map((rule) => `${file}, ${name}: ${rule.name}`),
            ),
        );
        assert.deepEqual(broken, []);
    });

    it("takes no time over a pattern made to be slow", async () => {
        const name = "a".repeat(63);
        const policy = policyText(statements.write, { ...statements.tls, Resource: `${"*a".repeat(40)}b` });
        const archive = change(compliantStack, "archive", { bucket: name });
        const began = performance.now();
        await diagnose(change(archive, "archive-policy", { bucket: name, policy }), "update");
        assert.ok(performance.now() - began < 5_000);
    });

    it("never prints a value that the program sets", async () => {
        const leaks: string[] = [];
        for (const { name, file, program: stack, config } of scenarios) {
            // A value that is a word of English may stand in the text of a rule.
            const values = Object.values(stack)
                .flatMap(({ inputs }) => texts(inputs))
                .filter((value) => value.length >= 6 && !(value in stack) && !/^[a-z]+$/i.test(value));
            for (const { message, policy } of await diagnose(stack, "update", config)) {
                const { title = "", why = "", fix = "" } = rules.find((rule) => rule.name === policy) ?? {};
                const fault = [title, why, fix].reduce((text, part) => text.replace(part, ""), message);
                leaks.push(...values.filter((each) => fault.includes(each)).map((each) => `${file}, ${name}: ${each}`));
            }
        }
        assert.deepEqual(leaks, []);
    });

    it("never prints a secret, wherever it is", async () => {
        const secret = "do-not-print";
        for (const base of programs) {
            const secrets = Object.entries(base).map(([name, definition]) => {
                const inputs = Object.keys(definition.inputs).map((property) => [property, secret]);
                return [name, { ...definition, inputs: Object.fromEntries(inputs) as Record<string, string> }] as const;
            });
            const said = await diagnose(Object.fromEntries(secrets), "update");
            assert.deepEqual(
                said.filter(({ message }) => message.includes(secret)),
                [],
            );
        }
    });
});
