import { Struct } from "google-protobuf/google/protobuf/struct_pb";

/** What stands for a value that is not known before the update (Pulumi's resource property encoding). */
export const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

const signature = "4dabf18193072939515e22adb298388d";
const secretSignature = "1b47061264138c4ac30d75fd1eb44270";

export type Properties = Readonly<Record<string, unknown>>;

/** Properties as plain values, and the names of those that are secret or hold a secret. */
export interface Decoded {
    readonly values: Properties;
    readonly secrets: ReadonlySet<string>;
}

export const isObject = (value: unknown): value is Properties =>
    typeof value === "object" && value !== null && !Array.isArray(value);

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
            return value;
        }
        if (value[signature] === secretSignature) {
            secrets.add(name);
            return plain(value.value, name);
        }
        return withoutMissing(Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item, name)])));
    };
    const values = Object.entries(struct?.toJavaScript() ?? {}).map(([name, value]) => [name, plain(value, name)]);
    return { values: withoutMissing(Object.fromEntries(values)), secrets };
}

/** The opposite of {@link decode}: the named properties become secrets as a whole. */
export function encode(values: Properties, secrets: ReadonlySet<string>): Struct {
    const wrapped = Object.entries(withoutMissing(values)).map(([name, value]) => [
        name,
        secrets.has(name) ? { [signature]: secretSignature, value } : value,
    ]);
    return Struct.fromJavaScript(Object.fromEntries(wrapped));
}

/** Without the properties that are undefined or null, which the protocol has no place for. */
function withoutMissing(values: Properties): Properties {
    return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== null));
}
