import type { Argument, Fields } from "./arguments";
import { containsUnknown, isObject, type Properties, unknown } from "./properties";

export interface CheckFailure {
    /** The path of the argument, such as `rules[0].status`. */
    readonly property: string;
    readonly reason: string;
}

export interface Checked {
    /** The arguments with defaults put in, also inside objects. */
    readonly inputs: Properties;
    readonly failures: readonly CheckFailure[];
}

/** Checks names, presence and types. What is not known yet passes. `owner` is named in the messages. */
export function checkArguments(fields: Fields, values: Properties, owner: string): Checked {
    const failures: CheckFailure[] = [];
    const inputs = checkFields(fields, values, "", owner, failures);
    return { inputs, failures };
}

function checkFields(
    fields: Fields,
    values: Properties,
    path: string,
    owner: string,
    failures: CheckFailure[],
): Properties {
    const at = (name: string): string => (path ? `${path}.${name}` : name);
    for (const name of Object.keys(values).filter((given) => !Object.hasOwn(fields, given))) {
        failures.push({
            property: at(name),
            reason: `the stand-in does not know the argument "${at(name)}" of ${owner}; it knows ${Object.keys(fields).map(at).join(", ")}`,
        });
    }
    const checked: Record<string, unknown> = {};
    for (const [name, field] of Object.entries(fields)) {
        const value = values[name];
        if (value !== undefined && value !== null) {
            checked[name] = checkValue(field, value, at(name), owner, failures);
        } else if (field.options.required) {
            failures.push({ property: at(name), reason: `${owner} needs the argument "${at(name)}"` });
        } else if (field.options.default !== undefined) {
            checked[name] = field.options.default;
        }
    }
    return checked;
}

function checkValue(
    argument: Argument,
    value: unknown,
    path: string,
    owner: string,
    failures: CheckFailure[],
): unknown {
    if (value === unknown) {
        return value;
    }
    const wrong = (expected: string): unknown => {
        const given = typeof value === "string" ? `the text "${value}"` : JSON.stringify(value);
        failures.push({ property: path, reason: `"${path}" of ${owner} must be ${expected}, not ${given}` });
        return value;
    };
    switch (argument.kind) {
        case "text":
            return typeof value === "string" ? value : wrong("text");
        case "number":
            return typeof value === "number" ? value : wrong("a number");
        case "boolean":
            return typeof value === "boolean" ? value : wrong("true or false");
        case "json":
            return typeof value === "string" && isJson(value) ? value : wrong("JSON text");
        case "policy":
            if (isObject(value)) {
                return containsUnknown(value) ? unknown : JSON.stringify(value);
            }
            return typeof value === "string" && isJson(value) ? value : wrong("a policy document or its JSON text");
        case "map":
            if (!isObject(value) || !Object.values(value).every((item) => typeof item === "string")) {
                return wrong("texts by name");
            }
            return value;
        case "list":
        case "set": {
            const { items } = argument;
            if (!Array.isArray(value) || !items) {
                return wrong("a list");
            }
            return value.map((item, index) => checkValue(items, item, `${path}[${index}]`, owner, failures));
        }
        case "object":
            if (!isObject(value) || !argument.fields) {
                return wrong("an object");
            }
            return checkFields(argument.fields, value, path, owner, failures);
    }
}

function isJson(value: string): boolean {
    try {
        return isObject(JSON.parse(value));
    } catch {
        return false;
    }
}
