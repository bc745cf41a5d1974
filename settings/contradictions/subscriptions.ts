import type { ParsedSubscription } from "../schema";
import { entriesOf, repeated, type Contradiction, type Partly } from "./contradiction";

/** "Filter policy constraints in Amazon SNS". */
const mostKeys = 5;
const mostCombinations = 150;
const mostBytes = 262_144;

export function subscriptions(settings: Partly): Contradiction[] {
    const lists = [
        ...(["urgentSubscriptions", "reviewSubscriptions", "deliverySubscriptions"] as const).map((key) =>
            entriesOf(key, settings[key]),
        ),
        ...entriesOf("trails", settings.trails).map(({ path, entry }) =>
            entriesOf(`${path}.deliverySubscriptions`, entry.deliverySubscriptions),
        ),
    ];
    return lists.flatMap((list) => [
        ...repeated(list, ({ entry }) => `${entry.protocol} ${entry.endpoint}`).map(
            ({ entry: { path, entry }, first }) => ({
                path,
                given: entry,
                allowed: `another endpoint than ${first.path}: Amazon SNS keeps one subscription of an endpoint to a topic`,
                example: "",
            }),
        ),
        ...list.flatMap(filterPolicy),
    ]);
}

function filterPolicy({ path, entry }: { path: string; entry: ParsedSubscription }): Contradiction[] {
    const { filterPolicy: policy, filterPolicyScope: scope } = entry;
    if (policy === undefined) {
        return [];
    }
    const refuse = (given: unknown, allowed: string) => [{ path: `${path}.filterPolicy`, given, allowed, example: "" }];
    const keys = Object.keys(policy);
    const bytes = Buffer.byteLength(JSON.stringify(policy));
    const notALeaf = findWrongLeaf(policy, scope === "MessageBody");
    if (keys.length === 0 || keys.length > mostKeys) {
        return refuse(policy, `a filter policy of 1 to ${mostKeys} keys`);
    }
    if (notALeaf !== undefined) {
        const inside =
            scope === "MessageBody"
                ? ", or an object with such keys"
                : "; filterPolicyScope MessageAttributes takes no keys within keys";
        return refuse(policy, `a list with at least one value for the key ${notALeaf}${inside}`);
    }
    const combinations = combinationsOf(policy);
    if (combinations > mostCombinations) {
        return refuse(
            `${combinations} combinations`,
            `at most ${mostCombinations} combinations: the numbers of values of all keys, multiplied`,
        );
    }
    return bytes > mostBytes ? refuse(`${bytes} bytes`, `a filter policy of at most ${mostBytes} bytes of JSON`) : [];
}

/** The first key, in dots, whose value is neither a list of values nor, where that is allowed, an object of such keys. */
function findWrongLeaf(policy: Readonly<Record<string, unknown>>, nested: boolean): string | undefined {
    for (const [key, value] of Object.entries(policy)) {
        if (Array.isArray(value) && value.length > 0) {
            continue;
        }
        const inner = nested && isObject(value) && Object.keys(value).length > 0 ? findWrongLeaf(value, nested) : "";
        if (inner !== undefined) {
            return inner === "" ? key : `${key}.${inner}`;
        }
    }
    return undefined;
}

function combinationsOf(policy: Readonly<Record<string, unknown>>): number {
    return Object.values(policy).reduce<number>(
        (product, value) =>
            product * (Array.isArray(value) ? value.length : isObject(value) ? combinationsOf(value) : 1),
        1,
    );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
