import type { Answer } from "./answer";
import type { Resource } from "./resource";
import { isUnset, meets, UNKNOWN } from "./value";

/**
 * Whether a property names a customer managed KMS key: a key or an alias of the organization's own, by id, ARN or name.
 * A key that the stack is about to create has no id yet, so what an unknown value was made from counts, too.
 *
 * @param path of the value inside the property
 */
export function isCustomerKey(resource: Resource, property: string, ...path: readonly (string | number)[]): Answer {
    const value = resource.input(property, ...path);
    if (value === UNKNOWN) {
        return resource.sourcesOf(property).some(({ type }) => /^aws(:kms\/|-native:kms:)/.test(type))
            ? "yes"
            : "unknown";
    }
    return typeof value === "string" && !isUnset(value) && !isAwsManagedKey(value) ? "yes" : "no";
}

/** Whether a property names the key that AWS keeps for a service: its policy is AWS's and nobody can change it. */
export function namesAwsManagedKey(resource: Resource, property: string): Answer {
    return meets(resource.input(property), (value) => typeof value === "string" && isAwsManagedKey(value));
}

// AWS reserves this prefix (AWS KMS Developer Guide, "Aliases").
function isAwsManagedKey(key: string): boolean {
    return /^(arn:[^:]*:kms:[^:]*:[^:]*:)?alias\/aws\//.test(key);
}
