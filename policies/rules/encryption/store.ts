import type { Severity } from "@pulumi/policy";
import { all, type Answer, any } from "../../reading/answer";
import { isCustomerKey } from "../../reading/key";
import type { Resource } from "../../reading/resource";
import { text } from "../../reading/text";
import { isOn, isUnset, list, UNKNOWN } from "../../reading/value";
import { type Rule, verdict } from "../../rule";
import { atRest } from "./controls";

type Path = readonly [string, ...(string | number)[]];

/** How one kind of store is encrypted at rest. */
export interface Store {
    /** The rule's name without its ending. */
    readonly name: string;
    /** The store with its article, as the start of a sentence. */
    readonly store: string;
    readonly types: readonly string[];
    /** Whether it is encrypted; left out where AWS encrypts each one, so that only the key is in question. */
    readonly isEncrypted?: (resource: Resource) => Answer;
    /** Whether it has a customer managed key, or the path of the property that names the key. */
    readonly key?: Path | ((resource: Resource) => Answer);
    /** Properties that make the store from another one, whose encryption and key it takes over. */
    readonly inherits?: readonly string[];
    /** How to encrypt it, and the property for a key of one's own. */
    readonly fix: string;
    readonly keyFix?: string;
    readonly securityHub?: readonly string[];
    readonly cis?: Rule["controls"];
    readonly severity?: Severity;
    readonly url: string;
    readonly remediate?: Rule["remediate"];
}

/** The rule that such a store is encrypted and, where the configuration asks for it, with a customer managed key. */
export function encryptionRule(store: Store): Rule {
    const { name, store: subject, types, isEncrypted, key, fix, keyFix, url, remediate } = store;
    const hasKey = typeof key === "function" ? key : key && ((resource: Resource) => isCustomerKey(resource, ...key));
    return {
        name: `${name}-${isEncrypted ? "encrypted" : "customer-key"}`,
        title: isEncrypted
            ? `${subject} is encrypted at rest`
            : `${subject} has a customer managed key, where the configuration asks for one`,
        severity: store.severity ?? (isEncrypted ? "high" : "medium"),
        why: isEncrypted
            ? "Whoever gets hold of the storage, or of a copy of it, can read the data."
            : "Only the policy of a key of your own can withhold the data from those who may read the store.",
        fix: [fix, ...(keyFix ? [`for a key of your own ${keyFix}`] : [])].join("; "),
        controls: atRest(store.securityHub, store.cis),
        url,
        types,
        judge: (resource, { customerKeys }) => {
            const encrypted = verdict(isEncrypted?.(resource) ?? "yes", "is not encrypted at rest");
            if (encrypted !== "yes" || !customerKeys || hasKey === undefined) {
                return encrypted;
            }
            return verdict(
                any([given(...(store.inherits ?? []))(resource), hasKey(resource)]),
                "is not encrypted with a customer managed key, which the configuration asks for",
            );
        },
        ...(remediate && { remediate }),
    };
}

export function encryptionRules(stores: readonly Store[]): Rule[] {
    return stores.map(encryptionRule);
}

/** Whether every element of a list names a customer managed key at a path in it; "yes" of an empty list. */
export function keyInEach(resource: Resource, property: string, ...path: readonly (string | number)[]): Answer {
    return all(list(resource.input(property)).map((_, index) => isCustomerKey(resource, property, index, ...path)));
}

/** Whether a program sets one of some properties; a value that is not known yet counts as set. */
export function given(...properties: readonly string[]): (resource: Resource) => Answer {
    return (resource) =>
        any(
            properties.map((property) =>
                resource.isSet(property) && !isUnset(resource.input(property)) ? "yes" : "no",
            ),
        );
}

/** Whether a switch is on; `unset` tells what AWS does where a program leaves it out. */
export function switchedOn(
    path: Path,
    unset: (resource: Resource) => Answer = () => "no",
): (resource: Resource) => Answer {
    return (resource) => {
        const value = resource.input(...path);
        return isUnset(value) ? unset(resource) : isOn(value);
    };
}

/** Whether a property has one of some values; `unset` tells what AWS does where a program leaves it out. */
export function oneOf(path: Path, values: readonly string[], unset: Answer = "no"): (resource: Resource) => Answer {
    return (resource) => {
        const value = resource.input(...path);
        return value === UNKNOWN ? "unknown" : isUnset(value) ? unset : values.includes(text(value)) ? "yes" : "no";
    };
}

/** Whether every element at the path of a list passes a test. */
export function every(elements: readonly unknown[], test: (element: unknown) => Answer): Answer {
    return all(elements.map((element) => (element === UNKNOWN ? "unknown" : test(element))));
}
