import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { configurationProblems } from "../../../policies/checks/configuration";
import { policies } from "../../../policies/policy";
import { rules } from "../../../policies/rules";

const folder = join(__dirname, "..", "..", "..", "policies", "config");
const ruleNames = rules.map(({ name }) => name);
const policyNames = policies(rules).map(({ name }) => name);
const problems = (text: string) => configurationProblems(text, ruleNames, policyNames);

describe("the check of a configuration file", () => {
    for (const file of readdirSync(folder)) {
        it(`accepts policies/config/${file}`, () => {
            assert.deepEqual(problems(readFileSync(join(folder, file), "utf8")), []);
        });
    }

    it("accepts levels and parameters", () => {
        const configuration = {
            all: "advisory",
            "kms-key-rotation": "remediate",
            "undecided-in-preview": { enforcementLevel: "mandatory" },
            settings: { retentionDays: 400, enforcementLevel: "mandatory" },
        };
        assert.deepEqual(problems(JSON.stringify(configuration)), []);
    });

    for (const [text, message] of [
        ['{"kms-key-rotatoin": "advisory"}', 'there is no rule "kms-key-rotatoin" (did you mean "kms-key-rotation"?).'],
        [
            '{"kms-key-rotation": "on"}',
            'kms-key-rotation is "on", and must be one of advisory, mandatory, remediate, disabled.',
        ],
        [
            '{"kms-key-rotation": {"retentionDays": 1}}',
            'kms-key-rotation takes a level only; parameters belong under "settings".',
        ],
        [
            '{"settings": {"retentionDays": 0}}',
            "retentionDays is 0, and must be a whole number of days from 1 to 36500.",
        ],
        ["[]", "not a JSON object with a level or settings by the name of a policy"],
    ] as const) {
        it(`refuses ${text}`, () => {
            assert.deepEqual(problems(text), [message]);
        });
    }

    it("refuses what is not JSON", () => {
        assert.match(problems("settings:")[0] ?? "", /^not JSON: /);
    });
});
