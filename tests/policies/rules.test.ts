import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as aws from "@pulumi/aws";
import { policies } from "../../policies/policy";
import { types } from "../../policies/reading/types";
import { frameworks } from "../../policies/rule";
import { rules } from "../../policies/rules";
import { application, compliantStack } from "./helpers/compliant-stack";
import { change } from "./helpers/program";
import { diagnose, unknown } from "./helpers/server";

const documentation = join(__dirname, "..", "..", "docs", "policies.md");

describe("the rules", () => {
    it("have names in kebab-case, each its own", () => {
        const names = rules.map(({ name }) => name);
        assert.deepEqual(
            names.filter((name, index) => !/^[a-z0-9]+(-[a-z0-9]+)+$/.test(name) || names.indexOf(name) !== index),
            [],
        );
    });

    it("each point to a control", () => {
        assert.deepEqual(
            rules.filter(({ controls }) => Object.values(controls).flat().length === 0),
            [],
        );
    });

    it("read types that @pulumi/aws knows", () => {
        const strangers = Object.values(types)
            .flat()
            .filter((token) => {
                const [, module = "", name = ""] = /^aws:(\w+)\/\w+:(\w+)$/.exec(token) ?? [];
                const classes = (
                    aws as unknown as Record<string, Record<string, { __pulumiType?: string } | undefined>>
                )[module];
                return classes?.[name]?.__pulumiType !== token;
            });
        assert.deepEqual(strangers, []);
    });

    it("on one type are passed over by the SDK for every other", () => {
        const marked = policies(rules).map((policy) =>
            "validateResource" in policy
                ? (policy.validateResource as { __pulumiType?: string }).__pulumiType
                : undefined,
        );
        assert.deepEqual(
            marked.slice(0, rules.length),
            rules.map(({ types: [only, ...others] }) => (others.length === 0 ? only : undefined)),
        );
    });

    it("are listed in docs/policies.md with their controls", () => {
        const rows = readFileSync(documentation, "utf8")
            .split("\n")
            .filter((line) => line.startsWith("| `"));
        assert.deepEqual(
            rows,
            rules.map(({ name, title, severity, controls }) =>
                ["", `\`${name}\``, title, severity, ...frameworks.map((each) => controls[each]?.join(", ") ?? "–"), ""]
                    .join(" | ")
                    .trim(),
            ),
        );
    });
});

describe("a violation", () => {
    it("names the resource, the fault, the reason and the fix", async () => {
        const [diagnostic] = await diagnose(
            change(compliantStack, "trail", { enableLogFileValidation: false }),
            "preview",
        );
        assert.deepEqual(diagnostic, {
            policy: "cloudtrail-trail-log-file-validation",
            level: "mandatory",
            resource: "trail",
            message: [
                "A CloudTrail trail validates its log files",
                'Trail "trail" does not validate its log files. Without digest files nobody can prove that no log file was changed or deleted.',
                "Fix: on the trail, enableLogFileValidation: true",
            ].join("\n"),
        });
    });
});

describe("what a preview cannot decide", () => {
    it("is one advisory for each resource, which names the rules", async () => {
        const inputs = { enableLogFileValidation: unknown, isMultiRegionTrail: unknown };
        const program = change(compliantStack, "trail", inputs);
        assert.deepEqual(await diagnose({ ...application, ...program }, "preview"), [
            {
                policy: "undecided-in-preview",
                level: "advisory",
                resource: "trail",
                message: [
                    "Some rules wait for values that the preview does not know",
                    'Trail "trail" is judged by the update, which knows its values: cloudtrail-trail-log-file-validation, cloudtrail-trail-multi-region.',
                ].join("\n"),
            },
        ]);
    });
});
