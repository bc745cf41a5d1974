import type { Context } from "./context";
import { conditionOperator, type ConditionOperator } from "./condition-operators";

/** One line of a `Condition`: all lines of a statement must hold, and of a line's values one, or none if negated. */
export interface ConditionTest {
    readonly key: string;
    readonly values: readonly string[];
    /** `Null` asks for the key and not for its value. */
    readonly operator: ConditionOperator | "Null";
    readonly set: "ForAllValues" | "ForAnyValue" | undefined;
    readonly ifExists: boolean;
}

/**
 * Reads the operator with its qualifiers, such as `ForAllValues:StringLikeIfExists`.
 *
 * @throws Error for an operator or a value of `Null` that is not known, and where AWS does not say what it means.
 */
export function conditionTest(name: string, key: string, values: readonly string[]): ConditionTest {
    if (name === "Null") {
        const other = values.find((value) => value !== "true" && value !== "false");
        if (other !== undefined) {
            throw new Error(`Null compares ${key} with true or false, and not with ${other}`);
        }
        return { key, values, operator: "Null", set: undefined, ifExists: false };
    }
    const [, set, operator = "", ifExists] = /^(?:(ForAllValues|ForAnyValue):)?(.*?)(IfExists)?$/.exec(name) ?? [];
    if (set === "ForAnyValue" && ifExists !== undefined) {
        throw new Error(`${name}: without the key the one part of it is false and the other true`);
    }
    return {
        key,
        values,
        operator: conditionOperator(operator),
        set: set === "ForAllValues" || set === "ForAnyValue" ? set : undefined,
        ifExists: ifExists !== undefined,
    };
}

/**
 * After "IAM JSON policy elements: Condition operators" and "Single-valued vs. multivalued context keys".
 *
 * @throws Error for several values in a request where no set operator says how to compare them.
 */
export function holds({ operator, key, values, set, ifExists }: ConditionTest, context: Context): boolean {
    const requestValues = context.values(key);
    if (operator === "Null") {
        return values.includes(String(requestValues.length === 0));
    }
    // To a set operator "a null data set, such as an empty string" is no value.
    const compared = set === undefined ? requestValues : requestValues.filter((value) => value !== "");
    if (compared.length === 0) {
        return ifExists || (set === undefined ? operator.negated : set === "ForAllValues");
    }
    if (set === undefined && compared.length > 1) {
        throw new Error(`${key} has ${compared.length} values: it needs ForAllValues or ForAnyValue`);
    }
    const satisfied = (value: string) =>
        values.some((policyValue) => operator.matches(policyValue, value, context)) !== operator.negated;
    return set === "ForAllValues" ? compared.every(satisfied) : compared.some(satisfied);
}
