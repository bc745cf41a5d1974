import type { Argument, Fields } from "./arguments";
import { canonicalJson, canonicalPolicy } from "./canonical-json";
import { isObject, type Properties } from "./properties";

/**
 * The names of the arguments that `wanted` wants otherwise than they are `now`. What AWS decides (`computed`) and `wanted`
 * leaves open is no difference.
 */
export function differences(fields: Fields, now: Properties, wanted: Properties): string[] {
    return Object.entries(fields)
        .filter(([name, field]) => !(field.options.computed && wanted[name] === undefined))
        .filter(([name, field]) => canonical(field, now[name]) !== canonical(field, wanted[name]))
        .map(([name]) => name);
}

/** A field that AWS has and no argument is for. */
const other: Argument = { kind: "text", options: {} };

/**
 * One text for all spellings of a value. False, zero and what is empty are the same as nothing, as they are to the real
 * provider: where they differ from nothing the argument has a default.
 */
function canonical(argument: Argument, value: unknown): string {
    if (!value) {
        return "";
    }
    const { kind, items, fields, options } = argument;
    if ((kind === "list" || kind === "set") && Array.isArray(value) && items) {
        const texts = value.map((item) => canonical(items, item));
        return texts.length ? JSON.stringify(kind === "set" ? texts.sort() : texts) : "";
    }
    if (kind === "archive") {
        return isObject(value) ? String(value.hash) : "";
    }
    if (isObject(value)) {
        const texts = Object.entries(value)
            // An empty tag is a tag: in a map, nothing is left out.
            .map(([name, item]) => [name, kind === "map" ? [item] : canonical(fields?.[name] ?? other, item)] as const)
            .filter(([, item]) => item)
            .sort(([a], [b]) => (a < b ? -1 : 1));
        return texts.length ? JSON.stringify(texts) : "";
    }
    const given = String(value);
    if (kind === "json" || kind === "policy") {
        return kind === "json" ? canonicalJson(given) : canonicalPolicy(given);
    }
    return options.canonical?.(given) ?? given;
}
