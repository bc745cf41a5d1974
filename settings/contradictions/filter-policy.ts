import { z } from "zod";
import type { ParsedSubscription } from "../schema";
import type { Contradiction } from "./contradiction";

/** "Filter policy constraints in Amazon SNS". */
const mostKeys = 5;
const mostCombinations = 150;
const mostBytes = 262_144;

type Policy = Readonly<Record<string, unknown>>;

/** What Amazon SNS refuses in a filter policy, or reads as something else than it looks like. */
export function filterPolicy({ path, entry }: { path: string; entry: ParsedSubscription }): Contradiction[] {
    const { filterPolicy: policy, filterPolicyScope: scope } = entry;
    if (policy === undefined) {
        return [];
    }
    const refuse = (given: unknown, allowed: string) => [{ path: `${path}.filterPolicy`, given, allowed, example: "" }];
    const keys = Object.keys(policy);
    const bytes = Buffer.byteLength(JSON.stringify(policy));
    if (keys.length === 0 || keys.length > mostKeys) {
        return refuse(policy, `a filter policy of 1 to ${mostKeys} keys`);
    }
    const wrong = findWrong(policy, scope === "MessageBody");
    if (wrong !== undefined) {
        return refuse(policy, wrong);
    }
    const combinations = combinationsOf(policy);
    if (combinations > mostCombinations) {
        return refuse(
            `${combinations} combinations`,
            `at most ${mostCombinations} combinations: the numbers of values of all keys, each times its depth, multiplied`,
        );
    }
    return bytes > mostBytes ? refuse(`${bytes} bytes`, `a filter policy of at most ${mostBytes} bytes of JSON`) : [];
}

const text = z.string();
const exact = z.union([text, z.number()]);
const ofText = ["prefix", "suffix", "equals-ignore-case", "wildcard"] as const;
const bounds = z.tuple([z.enum([">", ">="]), z.number(), z.enum(["<", "<="]), z.number()]);

/** The operators of a value that is an object, by "Amazon SNS subscription filter policies". */
const operators: Readonly<Record<string, z.ZodType>> = {
    ...Object.fromEntries(ofText.map((operator) => [operator, text])),
    "anything-but": z.union([
        exact,
        z.array(exact).min(1),
        ...ofText.map((operator) => z.strictObject({ [operator]: z.union([text, z.array(text).min(1)]) })),
    ]),
    cidr: z.union([z.cidrv4(), z.cidrv6()]),
    exists: z.boolean(),
    numeric: z.union([
        z.tuple([z.enum(["=", "<", "<=", ">", ">="]), z.number()]),
        bounds.refine(([, bottom, , top]) => bottom < top),
    ]),
};

const value = z.union([
    exact,
    z.boolean(),
    z.null(),
    ...Object.entries(operators).map(([operator, operand]) => z.strictObject({ [operator]: operand })),
]);

/** What is allowed at the first key, in dots, that is wrong. */
function findWrong(policy: Policy, nested: boolean, under = ""): string | undefined {
    return Object.entries(policy)
        .map(([key, given]) => {
            const at = `${under}${key}`;
            const inner = branchesOf(key, given) ?? (nested && isObject(given) ? [given] : []);
            if (inner.some((each) => Object.keys(each).length > 0)) {
                return inner.map((each) => findWrong(each, nested, `${at}.`)).find(Boolean);
            }
            return Array.isArray(given) && given.length > 0
                ? wrongValue(at, given)
                : `a list with at least one value for the key ${at}${nested ? ", or an object with such keys" : "; filterPolicyScope MessageAttributes takes no keys within keys"}`;
        })
        .find(Boolean);
}

function wrongValue(key: string, values: readonly unknown[]): string | undefined {
    const wrong = values.find((each) => !value.safeParse(each).success);
    return wrong === undefined
        ? undefined
        : `no ${JSON.stringify(wrong).slice(0, 80)} for the key ${key}: a value is a text, a number, true, false, null, or an object with one operator, as {"prefix":"a"}, {"suffix":"a"}, {"wildcard":"a*b"}, {"equals-ignore-case":"a"}, {"anything-but":["a"]}, {"numeric":[">=",0,"<",10]}, {"exists":true}, {"cidr":"10.0.0.0/24"}`;
}

/** "OR operator": two or more objects, none of which has a key that is an operator; else `$or` is a key like others. */
function branchesOf(key: string, given: unknown): readonly Policy[] | undefined {
    return key === "$or" &&
        Array.isArray(given) &&
        given.length > 1 &&
        given.every(
            (branch) =>
                isObject(branch) &&
                Object.keys(branch).length > 0 &&
                Object.keys(branch).every((name) => !Object.hasOwn(operators, name)),
        )
        ? (given as Policy[])
        : undefined;
}

/** Each level of nesting multiplies the values once more. */
function combinationsOf(policy: Policy, depth = 1): number {
    return Object.entries(policy).reduce<number>((product, [key, given]) => {
        const branches = branchesOf(key, given);
        return (
            product *
            (branches
                ? branches.reduce((sum, branch) => sum + combinationsOf(branch, depth), 0)
                : Array.isArray(given)
                  ? given.length * depth
                  : combinationsOf(given as Policy, depth + 1))
        );
    }, 1);
}

function isObject(given: unknown): given is Policy {
    return typeof given === "object" && given !== null && !Array.isArray(given);
}
