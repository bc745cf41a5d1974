import * as ipaddr from "ipaddr.js";
import { activityClasses } from "./activity-class";
import { and, not, or, term, type Expression, type Operator, type Path, type Term } from "./expression";
import { isField, type Field } from "./fields";
import { patternOf, segments } from "./pattern";
import { parseTime, timeForms } from "./time";

/** A condition as people give it. */
export interface Condition {
    /** One of the fields with a name, or a path in the record. */
    readonly field: Field | Path;
    readonly operator: Operator;
    readonly value: string;
}

/** Why a condition cannot be: what is wrong with its operator or its value, and what is allowed there. */
export class ConditionError extends Error {
    constructor(
        readonly part: "operator" | "value",
        message: string,
        readonly allowed: string,
    ) {
        super(message);
    }
}

const errorCode = (pattern: string) => term(["errorCode"], "=", pattern);
const anyError = or([errorCode("*"), term(["errorMessage"], "=", "*")]);
const errors: ReadonlyMap<string, Expression> = new Map([
    ["any", anyError],
    ["none", not(anyError)],
    [
        "denied",
        or(
            ["*AccessDenied*", "*Unauthorized*", "*NotAuthorized*", "*Forbidden*", "AuthorizationError*"].map(
                errorCode,
            ),
        ),
    ],
]);

/**
 * The expression of a condition.
 *
 * @param now what times such as `2h` are counted from.
 * @throws ConditionError for an operator or a value that the field does not have.
 */
export function expressionOf({ field, operator, value }: Condition, now: Date): Expression {
    if (value === "") {
        throw new ConditionError("value", "no value", "a value; * for any, and not FIELD = * for none");
    }
    if (!isField(field)) {
        return textTerm(field, operator, value);
    }
    const { name, field: place, values } = field;
    switch (values) {
        case "time":
            return timeTerm(operator, value, now);
        case "class":
            return choice(name, place, operator, value, Object.keys(activityClasses));
        case "yes or no":
            return choice(name, place, operator, value, ["yes", "no"]);
        case "ip":
            return operator === "=" ? term(place, "=", address(value)) : textTerm(place, operator, value);
        case "error":
            return (operator === "=" ? errors.get(value) : undefined) ?? textTerm(place, operator, value);
        case "source":
            // Services are named by their domain.
            return textTerm(place, operator, /^[a-z0-9-]+$/.test(value) ? `${value}.amazonaws.com` : value);
        case "account":
            if (operator === "=" && !/^(?:\d{12}|.*\*.*)$/.test(value)) {
                throw new ConditionError("value", `no account id ${value}`, "12 digits, or a pattern such as 1111*");
            }
            return textTerm(place, operator, value);
        case "text":
            return textTerm(place, operator, value);
    }
}

function textTerm(field: Term["field"], operator: Operator, value: string): Expression {
    if (operator === "=") {
        return term(field, "=", patternOf(...segments(value)));
    }
    if (operator === "~") {
        return term(field, "~", segments(value).join("*"));
    }
    if (typeof field === "string") {
        throw new ConditionError("operator", `${field} is a text, which ${operator} does not compare`, "= != ~ in");
    }
    if (value.trim() === "" || !Number.isFinite(Number(value))) {
        throw new ConditionError("value", `${value} is no number`, `a number behind ${operator}`);
    }
    return term(field, operator, String(Number(value)));
}

function choice(
    name: string,
    field: Term["field"],
    operator: Operator,
    value: string,
    allowed: readonly string[],
): Expression {
    if (operator !== "=") {
        throw new ConditionError("operator", `${name} does not go with ${operator}`, "= != in");
    }
    if (!allowed.includes(value)) {
        throw new ConditionError("value", `no ${name} ${value}`, allowed.join(", "));
    }
    return term(field, "=", value);
}

function timeTerm(operator: Operator, value: string, now: Date): Expression {
    const time = parseTime(value, now);
    if (!time) {
        throw new ConditionError("value", `no time ${value}`, timeForms);
    }
    const compared = (with_: Operator, than: Date) => term("time", with_, than.toISOString());
    if (operator === "~") {
        throw new ConditionError("operator", "time does not go with ~", "= < <= > >=");
    }
    if (operator === "=" && /^\d{4}-\d\d-\d\d$/.test(value)) {
        return and([compared(">=", time), compared("<", new Date(time.getTime() + 86_400_000))]);
    }
    return compared(operator, time);
}

/** As it is compared: an address or a block in its canonical form, else the pattern of a service's name. */
function address(value: string): string {
    const [, ip = "", length] = /^([0-9a-fA-F:.]+)(?:\/(\d{1,3}))?$/.exec(value) ?? [];
    if (ipaddr.isValid(ip) && (ip.includes(":") || ipaddr.IPv4.isValidFourPartDecimal(ip))) {
        const parsed = ipaddr.parse(ip);
        const bits = parsed.kind() === "ipv4" ? 32 : 128;
        if (length !== undefined && Number(length) > bits) {
            throw new ConditionError("value", `no block ${value}`, `a prefix length from 0 to ${bits}`);
        }
        return length === undefined ? parsed.toString() : `${parsed.toString()}/${Number(length)}`;
    }
    if (/^[\d.:/]+$/.test(value)) {
        throw new ConditionError(
            "value",
            `no IP address ${value}`,
            "such as 192.0.2.7, 10.0.0.0/8, 2001:db8::/32 or 192.0.2.*",
        );
    }
    return patternOf(...segments(value));
}
