import type { State } from "./evaluate-metric-alarm";

/** What an alarm rule asks about: the state of the alarm with a name or ARN; undefined where there is none. */
export type StateOf = (alarm: string) => State | undefined;

/** A composite alarm's rule that cannot be evaluated. */
export class AlarmRuleError extends Error {}

const token = /\s*(?:([()])|"((?:[^"\\]|\\.)*)"|([^\s()"]+))/y;

/**
 * Whether a composite alarm's rule holds (CloudWatch API Reference, PutCompositeAlarm): ALARM, OK and INSUFFICIENT_DATA of an
 * alarm's name or ARN, TRUE, FALSE, AND, OR, NOT and parentheses. Throws an {@link AlarmRuleError} for anything else.
 */
export function evaluateAlarmRule(rule: string, stateOf: StateOf): boolean {
    const words: string[] = [];
    token.lastIndex = 0;
    while (token.lastIndex < rule.trimEnd().length) {
        const found = token.exec(rule);
        if (!found) {
            throw new AlarmRuleError(`it has a quote that is not closed`);
        }
        words.push(found[1] ?? found[2] ?? String(found[3]));
    }
    let at = 0;
    const result = either();
    if (at < words.length) {
        throw new AlarmRuleError(`"${words[at]}" is not expected`);
    }
    return result;

    function either(): boolean {
        let holds = both();
        while (words[at] === "OR") {
            at += 1;
            holds = both() || holds;
        }
        return holds;
    }

    function both(): boolean {
        let holds = one();
        while (words[at] === "AND") {
            at += 1;
            holds = one() && holds;
        }
        return holds;
    }

    function one(): boolean {
        const word = words[at];
        at += 1;
        switch (word) {
            case "NOT":
                return !one();
            case "TRUE":
            case "FALSE":
                return word === "TRUE";
            case "(": {
                const holds = either();
                expectWord(")");
                return holds;
            }
            case "ALARM":
            case "OK":
            case "INSUFFICIENT_DATA": {
                expectWord("(");
                const alarm = words[at];
                at += 1;
                expectWord(")");
                return stateOf(alarm ?? "") === word;
            }
            case undefined:
            default:
                throw new AlarmRuleError(word === undefined ? "it ends too early" : `"${word}" is not evaluated here`);
        }
    }

    function expectWord(expected: string): void {
        if (words[at] !== expected) {
            throw new AlarmRuleError(
                `"${expected}" is missing${words[at] === undefined ? "" : ` before "${words[at]}"`}`,
            );
        }
        at += 1;
    }
}
