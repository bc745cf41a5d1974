import { Struct } from "google-protobuf/google/protobuf/struct_pb";

/** What stands for a value that is not known before the update (Pulumi's resource property encoding). */
export const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** The property that tells special values from objects. */
export const signature = "4dabf18193072939515e22adb298388d";
export const assetSignature = "c44067f5952c0a294b673a41bacd8c17";
export const archiveSignature = "0def7320c3a5731c473e5ecbe6d01bc7";
const secretSignature = "1b47061264138c4ac30d75fd1eb44270";

export type Properties = Readonly<Record<string, unknown>>;

/** Properties as plain values, and the names of those that are secret or hold a secret. */
export interface Decoded {
    readonly values: Properties;
    readonly secrets: ReadonlySet<string>;
}

export const isObject = (value: unknown): value is Properties =>
    typeof value === "object" && value !== null && !Array.isArray(value);

/** Whether it is nothing, or a text, list or object with nothing in it. */
export const isEmpty = (value: unknown): boolean =>
    value === undefined ||
    value === "" ||
    (typeof value === "object" && value !== null && Object.keys(value).length === 0);

export function containsUnknown(value: unknown): boolean {
    if (typeof value === "object" && value !== null) {
        return Object.values(value).some(containsUnknown);
    }
    return value === unknown;
}

/** Unwraps the secrets and leaves out what is null. */
export function decode(struct: Struct | undefined): Decoded {
    const secrets = new Set<string>();
    const plain = (value: unknown, name: string): unknown => {
        if (Array.isArray(value)) {
            return value.map((item) => plain(item, name));
        }
        if (!isObject(value)) {
            return value ?? undefined;
        }
        if (value[signature] === secretSignature) {
            secrets.add(name);
            return plain(value.value, name);
        }
        return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item, name || key)]));
    };
    return { values: plain(struct?.toJavaScript() ?? {}, "") as Properties, secrets };
}

/** The opposite of {@link decode}: the named properties become secrets as a whole. What is undefined is left out. */
export function encode(values: Properties, secrets: ReadonlySet<string>): Struct {
    const wrapped = Object.entries(values).map(([name, value]) => [
        name,
        secrets.has(name) && value !== undefined ? { [signature]: secretSignature, value } : value,
    ]);
    // The protocol has no undefined, JSON text neither.
    return Struct.fromJavaScript(JSON.parse(JSON.stringify(Object.fromEntries(wrapped))) as Record<string, never>);
}

/** A text for people, in which no secret text of `given` is to be read. */
export function withoutSecrets(text: string, given: Decoded): string {
    const texts = (value: unknown): string[] =>
        typeof value === "object" && value !== null
            ? Object.values(value).flatMap(texts)
            : [String(value), JSON.stringify(String(value)).slice(1, -1)];
    return [...given.secrets]
        .flatMap((name) => texts(given.values[name]))
        .filter((secret) => secret.length > 2)
        .reduce((scrubbed, secret) => scrubbed.replaceAll(secret, "[secret]"), text);
}
