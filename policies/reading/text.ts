/** A value as text; "" for what is none, such as an object, which `String` may throw at. */
export function text(value: unknown): string {
    return ["string", "number", "boolean"].includes(typeof value) ? String(value) : "";
}
