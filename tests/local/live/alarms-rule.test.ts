import * as assert from "node:assert/strict";
import { AlarmRuleError, evaluateAlarmRule } from "../../../local/alarms/alarm-rule";
import type { State } from "../../../local/alarms/evaluate-metric-alarm";

const states: Readonly<Record<string, State>> = {
    up: "ALARM",
    "two words": "ALARM",
    down: "OK",
    "arn:aws:cloudwatch:us-east-1:1:alarm:new": "INSUFFICIENT_DATA",
};
const holds = (rule: string): boolean => evaluateAlarmRule(rule, (name) => states[name]);

describe("the rule of a composite alarm", () => {
    const rules: Readonly<Record<string, boolean>> = {
        "ALARM(up)": true,
        'ALARM("two words")': true,
        "ALARM(down)": false,
        "OK(down)": true,
        "INSUFFICIENT_DATA(arn:aws:cloudwatch:us-east-1:1:alarm:new)": true,
        "ALARM(missing)": false,
        TRUE: true,
        FALSE: false,
        "NOT ALARM(up)": false,
        "NOT (ALARM(down) OR FALSE)": true,
        "ALARM(up) AND ALARM(down)": false,
        "ALARM(up) OR ALARM(down)": true,
        "TRUE OR TRUE AND FALSE": true,
        "(TRUE OR TRUE) AND FALSE": false,
        " ALARM ( up )\n AND OK(down) ": true,
    };
    for (const [rule, expected] of Object.entries(rules)) {
        it(`${expected ? "holds" : "does not hold"}: ${rule}`, () => {
            assert.equal(holds(rule), expected);
        });
    }

    const wrong: Readonly<Record<string, string>> = {
        "ALARM(up": '")" is missing',
        "ALARM up": '"(" is missing before "up"',
        "ALARM(up) ALARM(down)": '"ALARM" is not expected',
        "AT_LEAST(1, ALARM, (up))": '"AT_LEAST" is not evaluated here',
        "": "it ends too early",
        'ALARM("up)': "it has a quote that is not closed",
    };
    for (const [rule, message] of Object.entries(wrong)) {
        it(`cannot be evaluated: ${rule}`, () => {
            assert.throws(() => holds(rule), new AlarmRuleError(message));
        });
    }
});
