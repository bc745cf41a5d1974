import { textsOf } from "./archive";
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
    const check = new ArgumentCheck(owner);
    return { inputs: check.fields(fields, values, ""), failures: check.failures };
}

class ArgumentCheck {
    readonly failures: CheckFailure[] = [];

    constructor(private readonly owner: string) {}

    /** `within` is the path of the object that the fields are in, with its dot. */
    fields(fields: Fields, values: Properties, within: string): Properties {
        for (const [name, value] of Object.entries(values)) {
            if (value !== undefined && !Object.hasOwn(fields, name)) {
                const known = Object.keys(fields).map((field) => within + field);
                this.fail(
                    within + name,
                    `the stand-in does not know the argument "${within}${name}" of ${this.owner}; it knows ${known.join(", ")}`,
                );
            }
        }
        const checked = Object.entries(fields).map(([name, field]) => [
            name,
            this.argument(field, values[name], within + name),
        ]);
        return Object.fromEntries(checked.filter(([, value]) => value !== undefined)) as Properties;
    }

    private argument(argument: Argument, value: unknown, path: string): unknown {
        if (value !== undefined) {
            return this.value(argument, value, path);
        }
        if (argument.options.required) {
            this.fail(path, `${this.owner} needs the argument "${path}"`);
        }
        return argument.options.default;
    }

    private value(argument: Argument, value: unknown, path: string): unknown {
        const { kind, items, fields } = argument;
        if (value === unknown) {
            return value;
        }
        if (kind === "policy" && isObject(value)) {
            return containsUnknown(value) ? unknown : JSON.stringify(value);
        }
        if ((kind === "list" || kind === "set") && Array.isArray(value) && items) {
            return value.map((item, index) => this.value(items, item, `${path}[${index}]`));
        }
        if (kind === "object" && isObject(value) && fields) {
            return this.fields(fields, value, `${path}.`);
        }
        const [name, fits] = simple[kind];
        if (!fits(value)) {
            const given = typeof value === "string" ? `the text "${value}"` : JSON.stringify(value);
            this.fail(path, `"${path}" of ${this.owner} must be ${name}, not ${given}`);
        }
        return value;
    }

    private fail(property: string, reason: string): void {
        this.failures.push({ property, reason });
    }
}

const isText = (value: unknown): boolean => typeof value === "string";

/** What a value must be, in words and as a test. Lists and objects get here only when the value is neither. */
const simple: Readonly<Record<Argument["kind"], readonly [name: string, fits: (value: unknown) => boolean]>> = {
    text: ["text", isText],
    number: ["a number", (value) => typeof value === "number"],
    boolean: ["true or false", (value) => typeof value === "boolean"],
    json: ["JSON text", isJson],
    policy: ["a policy document or its JSON text", isJson],
    map: ["texts by name", (value) => isObject(value) && Object.values(value).every(isText)],
    list: ["a list", () => false],
    set: ["a list", () => false],
    object: ["an object", () => false],
    archive: ["an archive of texts", (value) => textsOf(value) !== undefined],
};

function isJson(value: unknown): boolean {
    try {
        return typeof value === "string" && isObject(JSON.parse(value));
    } catch {
        return false;
    }
}
