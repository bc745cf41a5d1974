import assert from "node:assert/strict";
import type { Exemption } from "../../policies/exemption";
import { policies } from "../../policies/policy";
import { parseSettings } from "../../policies/settings";
import { exemption } from "./helpers/exemption";
import type { Program } from "./helpers/program";
import { linked, single } from "./helpers/sample-rules";
import { diagnose, unknown } from "./helpers/server";

const key = (inputs: Record<string, unknown>) => ({ type: "aws:kms/key:Key", inputs });
const faulty: Program = { data: key({ rotate: false, label: "a" }) };

/** What is said, without the title of the policy. */
async function said(
    program: Program,
    exemptions: readonly Partial<Exemption>[],
    mode: "preview" | "update" = "update",
) {
    const diagnostics = await diagnose(program, mode, policies([single, linked], { exemptions }));
    return diagnostics.map(({ policy, level, resource, message }) => [
        policy,
        level,
        resource,
        message.split("\n").slice(1).join("\n"),
    ]);
}

const excused = [
    "exemptions",
    "advisory",
    "data",
    'Key "data" is exempt from kms-key-rotation until 2999-12-31. platform team answers for it: The partner pins the key',
];
const violation = (objection = "") => [
    "kms-key-rotation",
    "mandatory",
    "data",
    `Key "data" does not rotate. It matters.${objection}\nFix: rotate: true`,
];
const idle = (rule: string, resources: string) => [
    "exemptions",
    "advisory",
    "",
    `The exemption of ${resources} from ${rule} excuses nothing. Remove it, or correct its pattern.`,
];

describe("an exemption", () => {
    it("excuses a resource and is listed with its owner and reason", async () => {
        assert.deepEqual(await said(faulty, [exemption]), [excused]);
    });

    it("excuses a fault that only the whole stack shows", async () => {
        const shared: Program = { data: key({ rotate: true, label: "a" }), other: key({ rotate: true, label: "a" }) };
        const both = { ...exemption, rule: "kms-key-label", resources: "*" };
        const policyNames = (await said(shared, [both])).map(([policy, , resource]) => [policy, resource]);
        assert.deepEqual(policyNames, [
            ["exemptions", "data"],
            ["exemptions", "other"],
        ]);
    });

    it("covers no other resource", async () => {
        const program: Program = { ...faulty, signing: key({ label: "b" }) };
        assert.deepEqual(await said(program, [exemption]), [
            [
                "kms-key-rotation",
                "mandatory",
                "signing",
                'Key "signing" does not rotate. It matters.\nFix: rotate: true',
            ],
            excused,
        ]);
    });

    it("covers no other rule", async () => {
        assert.deepEqual(await said(faulty, [{ ...exemption, rule: "kms-key-label" }]), [
            violation(),
            idle("kms-key-label", exemption.resources),
        ]);
    });

    it("is warned about when it matches nothing", async () => {
        assert.deepEqual(await said(faulty, [exemption, { ...exemption, resources: "*::gone" }]), [
            excused,
            idle("kms-key-rotation", "*::gone"),
        ]);
    });

    it("is warned about when the resource keeps the rule", async () => {
        assert.deepEqual(await said({ data: key({ rotate: true, label: "a" }) }, [exemption]), [
            idle("kms-key-rotation", exemption.resources),
        ]);
    });

    it("is not warned about, nor its resource, while a preview does not know whether the rule is kept", async () => {
        assert.deepEqual(await said({ data: key({ rotate: unknown, label: "a" }) }, [exemption], "preview"), []);
    });

    it("that has expired excuses nothing, and the violation says so", async () => {
        assert.deepEqual(await said(faulty, [{ ...exemption, expires: "2020-01-31" }]), [
            violation(" The exemption that platform team answers for expired on 2020-01-31."),
            idle("kms-key-rotation", exemption.resources),
        ]);
    });

    it("cannot excuse what the rule never excuses, and the violation says so", async () => {
        assert.deepEqual(await said({ data: key({ rotate: false, precious: true, label: "a" }) }, [exemption]), [
            violation(" No exemption can excuse this."),
            idle("kms-key-rotation", exemption.resources),
        ]);
    });

    it("without a reason excuses nothing and is refused", async () => {
        const stack = { type: "pulumi:pulumi:Stack", inputs: {} };
        const { reason, ...without } = exemption;
        assert.deepEqual(
            await said({ stack, ...faulty }, [without]),
            [
                ["settings", "mandatory", "stack", "exemptions[0].reason is missing: give a text that says why."],
                violation(),
            ],
            reason,
        );
    });

    it("holds on its last day and not on the day after", () => {
        const isOn = (time: string) => {
            const { today } = parseSettings({}, [], new Date(time));
            return today <= exemption.expires;
        };
        assert.deepEqual([isOn("2999-12-31T23:59:59Z"), isOn("3000-01-01T00:00:00Z")], [true, false]);
    });
});
