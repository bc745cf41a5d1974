import { isObject } from "./properties";

/** A value with all its names as the AWS API writes them: `storageClass` becomes `StorageClass`. */
export const upperCaseKeys = (value: unknown): unknown =>
    withKeys(value, (key) => key[0]?.toUpperCase() + key.slice(1));

/** The opposite of {@link upperCaseKeys}; dates become the text that the provider's arguments use. */
export const lowerCaseKeys = (value: unknown): unknown =>
    withKeys(value, (key) => key[0]?.toLowerCase() + key.slice(1));

function withKeys(value: unknown, rename: (key: string) => string): unknown {
    if (Array.isArray(value)) {
        return value.map((item) => withKeys(item, rename));
    }
    if (value instanceof Date) {
        return value.toISOString().replace(".000Z", "Z");
    }
    return isObject(value)
        ? Object.fromEntries(Object.entries(value).map(([key, item]) => [rename(key), withKeys(item, rename)]))
        : value;
}
