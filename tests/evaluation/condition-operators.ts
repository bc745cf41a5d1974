import { BlockList, isIP } from "node:net";
import type { Context } from "./context";
import { arnMatches, plainText, textMatches } from "./patterns";

/** Compares one value of the policy with one value of the request. */
export type Comparison = (policyValue: string, requestValue: string, context: Context) => boolean;

export interface ConditionOperator {
    readonly matches: Comparison;
    /** Holds where nothing of the policy matches; so also where the request does not have the key. */
    readonly negated: boolean;
}

const stringEquals: Comparison = (policy, request, context) => plainText(policy, context) === request;
const equalsIgnoreCase: Comparison = (policy, request, context) =>
    plainText(policy, context).toLowerCase() === request.toLowerCase();

/**
 * Every condition operator that policies here may use, but `Null`, which asks for the key and not for its value. After
 * "IAM JSON policy elements: Condition operators".
 */
const operators: Readonly<Record<string, ConditionOperator>> = {
    StringEquals: positive(stringEquals),
    StringNotEquals: negative(stringEquals),
    StringEqualsIgnoreCase: positive(equalsIgnoreCase),
    StringNotEqualsIgnoreCase: negative(equalsIgnoreCase),
    StringLike: positive(textMatches),
    StringNotLike: negative(textMatches),
    // "The ArnEquals and ArnLike condition operators behave identically", wildcards included.
    ArnEquals: positive(arnMatches),
    ArnLike: positive(arnMatches),
    ArnNotEquals: negative(arnMatches),
    ArnNotLike: negative(arnMatches),
    Bool: positive((policy, request) => truth(policy) === truth(request)),
    IpAddress: positive(inRange),
    NotIpAddress: negative(inRange),
    ...ordered("Numeric", number),
    ...ordered("Date", date),
};

/** @throws Error for an operator that is not modelled. */
export function conditionOperator(name: string): ConditionOperator {
    const operator = Object.hasOwn(operators, name) ? operators[name] : undefined;
    if (operator === undefined) {
        throw new Error(`unknown condition operator ${name}: known are ${Object.keys(operators).join(", ")}, Null`);
    }
    return operator;
}

function positive(matches: Comparison): ConditionOperator {
    return { matches, negated: false };
}

function negative(matches: Comparison): ConditionOperator {
    return { matches, negated: true };
}

function ordered(type: string, read: (text: string) => number): Record<string, ConditionOperator> {
    const compare =
        (holds: (request: number, policy: number) => boolean): Comparison =>
        (policy, request) =>
            holds(read(request), read(policy));
    return {
        [`${type}Equals`]: positive(compare((request, policy) => request === policy)),
        [`${type}NotEquals`]: negative(compare((request, policy) => request === policy)),
        [`${type}LessThan`]: positive(compare((request, policy) => request < policy)),
        [`${type}LessThanEquals`]: positive(compare((request, policy) => request <= policy)),
        [`${type}GreaterThan`]: positive(compare((request, policy) => request > policy)),
        [`${type}GreaterThanEquals`]: positive(compare((request, policy) => request >= policy)),
    };
}

function number(text: string): number {
    if (!/^-?\d+(\.\d+)?$/.test(text)) {
        throw new Error(`not a number: ${text}`);
    }
    return Number(text);
}

/** Milliseconds; the text is a date of ISO 8601 or in seconds since 1970. */
function date(text: string): number {
    const milliseconds = /^\d+$/.test(text) && text.length > 4 ? Number(text) * 1000 : Date.parse(text);
    if (Number.isNaN(milliseconds)) {
        throw new Error(`not a date: ${text}`);
    }
    return milliseconds;
}

function truth(text: string): boolean {
    if (!/^(true|false)$/i.test(text)) {
        throw new Error(`neither true nor false: ${text}`);
    }
    return text.toLowerCase() === "true";
}

function inRange(range: string, address: string): boolean {
    const [network = "", prefix] = range.split("/");
    const version = isIP(network);
    if (version === 0 || isIP(address) === 0) {
        throw new Error(`not an IP address: ${version === 0 ? range : address}`);
    }
    const list = new BlockList();
    const bits = prefix === undefined ? (version === 4 ? 32 : 128) : Number(prefix);
    list.addSubnet(network, bits, version === 4 ? "ipv4" : "ipv6");
    return list.check(address, isIP(address) === 4 ? "ipv4" : "ipv6");
}
