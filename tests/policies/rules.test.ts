import assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import { policies } from "../../policies/policy";
import { types } from "../../policies/reading/types";
import type { Rule } from "../../policies/rule";
import { rules } from "../../policies/rules";
import { compliantStack } from "./helpers/compliant-stack";
import { change } from "./helpers/program";
import { linked, single } from "./helpers/sample-rules";
import { diagnose, unknown } from "./helpers/server";

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
        const tokens = [...Object.values(types).flat(), ...rules.flatMap((rule) => rule.types)];
        const strangers = [...new Set(tokens)]
            .filter((token) => token.startsWith("aws:"))
            .filter((token) => {
                const [, module = "", name = ""] = /^aws:(\w+)\/\w+:(\w+)$/.exec(token) ?? [];
                const classes = (
                    aws as unknown as Record<string, Record<string, { __pulumiType?: string } | undefined>>
                )[module];
                return classes?.[name]?.__pulumiType !== token;
            });
        assert.deepEqual(strangers, []);
    });

    it("have a reason, a fix and a page of AWS's documentation", () => {
        const isComplete = ({ why, fix, url, title }: Rule) =>
            /^[A-Z].*\.$/s.test(why) &&
            !/\.$/.test(title) &&
            fix.length > 10 &&
            /^https:\/\/(docs\.aws\.amazon|www\.pulumi)\.com\//.test(url);
        assert.deepEqual(
            rules.filter((rule) => !isComplete(rule)).map(({ name }) => name),
            [],
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
        const key = { type: "aws:kms/key:Key", inputs: { rotate: unknown, label: unknown } };
        assert.deepEqual(await diagnose({ key }, "preview", policies([single, linked])), [
            {
                policy: "undecided-in-preview",
                level: "advisory",
                resource: "key",
                message: [
                    "Some rules wait for values that the preview does not know",
                    'Key "key" is judged by the update, which knows its values: kms-key-rotation, kms-key-label.',
                ].join("\n"),
            },
        ]);
    });
});
