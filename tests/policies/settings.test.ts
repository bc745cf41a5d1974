import assert from "node:assert/strict";
import { presets } from "../../policies/parameters";
import { parseSettings } from "../../policies/settings";
import { exemption } from "./helpers/exemption";

const ruleNames = ["kms-key-rotation", "sns-topic-encryption"];
const problems = (configuration: Record<string, unknown>) => parseSettings(configuration, ruleNames).problems;

describe("the settings of the pack", () => {
    it("start from the preset baseline", () => {
        const { parameters, exemptions } = parseSettings({}, ruleNames);
        assert.deepEqual({ parameters, exemptions }, { parameters: presets.baseline, exemptions: [] });
    });

    it("change single parameters of a preset", () => {
        const { parameters } = parseSettings({ preset: "strict", retentionDays: 2555 }, ruleNames);
        assert.deepEqual(parameters, { ...presets.strict, retentionDays: 2555 });
    });

    it("keep the preset's value where the given one is wrong", () => {
        assert.equal(parseSettings({ retentionDays: -1 }, ruleNames).parameters.retentionDays, 365);
    });

    it("take an exemption", () => {
        assert.deepEqual(parseSettings({ exemptions: [exemption] }, ruleNames).exemptions, [exemption]);
    });

    for (const [given, message] of [
        [{ retentionDays: "a year" }, 'retentionDays is "a year", and must be a whole number of days from 1 to 36500.'],
        [{ retentionDays: 1.5 }, "retentionDays is 1.5, and must be a whole number of days from 1 to 36500."],
        [
            { keyDeletionWindowDays: 31 },
            "keyDeletionWindowDays is 31, and must be a whole number of days from 7 to 30.",
        ],
        [{ objectLock: "yes" }, 'objectLock is "yes", and must be true or false.'],
        [{ trustedAccounts: ["1"] }, 'trustedAccounts is ["1"], and must be a list of account ids of twelve digits.'],
        [{ trails: "audit" }, 'trails is "audit", and must be a list of name patterns.'],
        [{ preset: "paranoid" }, 'preset is "paranoid", and must be one of "baseline", "strict".'],
        [{ preset: "constructor" }, 'preset is "constructor", and must be one of "baseline", "strict".'],
        [{ retentionDay: 1 }, 'there is no setting "retentionDay" (did you mean "retentionDays"?).'],
        [{ exemptions: {} }, "exemptions is {}, and must be a list."],
        [
            { exemptions: ["all"] },
            'exemptions[0] is "all", and must be an object with rule, resources, reason, owner, expires.',
        ],
        [
            { exemptions: [{ ...exemption, reason: undefined }] },
            "exemptions[0].reason is missing: give a text that says why.",
        ],
        [
            { exemptions: [{ ...exemption, reason: " " }] },
            'exemptions[0].reason is " ", and must be a text that says why.',
        ],
        [
            { exemptions: [{ ...exemption, expires: undefined }] },
            "exemptions[0].expires is missing: give its last day, as YYYY-MM-DD.",
        ],
        [
            { exemptions: [exemption, { ...exemption, expires: "2999-02-30" }] },
            'exemptions[1].expires is "2999-02-30", and must be its last day, as YYYY-MM-DD.',
        ],
        [
            { exemptions: [{ ...exemption, expires: "31.12.2999" }] },
            'exemptions[0].expires is "31.12.2999", and must be its last day, as YYYY-MM-DD.',
        ],
        [
            { exemptions: [{ ...exemption, rule: "kms-key-rotatoin" }] },
            'exemptions[0].rule: there is no rule "kms-key-rotatoin" (did you mean "kms-key-rotation"?).',
        ],
        [
            { exemptions: [{ ...exemption, expiry: "2999-01-01" }] },
            'exemptions[0] has no field "expiry" (did you mean "expires"?).',
        ],
    ] as const) {
        it(`refuse ${JSON.stringify(given)}`, () => {
            assert.deepEqual(problems(given), [message]);
        });
    }

    it("name every mistake at once", () => {
        assert.equal(problems({ preset: "x", retentionDays: 0, colour: "red" }).length, 3);
    });

    it("list what there is where a name is like none of it", () => {
        assert.match(problems({ colour: "red" })[0] ?? "", /^there is no setting "colour" \(there are: preset, /);
    });
});
