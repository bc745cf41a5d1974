import { z } from "zod";
import type { ValueMeta } from "./values";

type Path = readonly PropertyKey[];

/** What is allowed at a path, and the values, each with its own path, that make an example of it. */
export interface MetaAtPath {
    readonly allowed: string;
    readonly examples: readonly { readonly path: Path; readonly value: string }[];
}

/**
 * What is allowed at a path of a schema, and an example: from the metadata of the value there, or, for an object or a
 * list, from its shape. `value` is the input, which decides between the options of a union.
 */
export function valueMetaAt(schema: z.ZodType, path: Path, value: unknown): MetaAtPath {
    const inner = unwrapped(schema);
    const [step, ...rest] = path;
    if (step !== undefined) {
        const child = childOf(inner, step, value);
        if (child) {
            return under(step, valueMetaAt(child, rest, propertyOf(value, step)));
        }
    }
    if (inner instanceof z.ZodDiscriminatedUnion) {
        return unionMeta(inner, path);
    }
    const meta = z.globalRegistry.get(inner) as Partial<ValueMeta> | undefined;
    if (meta?.allowed !== undefined && meta.example !== undefined) {
        return { allowed: meta.allowed, examples: [{ path: meta.at ?? [], value: meta.example }] };
    }
    if (inner instanceof z.ZodArray) {
        const entry = under(0, valueMetaAt(inner.element as z.ZodType, [], undefined));
        return { ...entry, allowed: `a list; each entry ${entry.allowed}` };
    }
    if (inner instanceof z.ZodRecord) {
        const key = keyMeta(inner).examples[0]?.value ?? "";
        return { allowed: "an object of names and values", examples: exampleOf(key, inner.valueType as z.ZodType) };
    }
    if (inner instanceof z.ZodObject) {
        return objectMeta(inner.shape as Record<string, z.ZodType>);
    }
    throw new Error(`the schema says nothing of what is allowed at ${path.map(String).join(".")}`);
}

function under(step: PropertyKey, { allowed, examples }: MetaAtPath): MetaAtPath {
    return { allowed, examples: examples.map(({ path, value }) => ({ path: [step, ...path], value })) };
}

/** What the keys of a record may be. */
export function keyMeta(record: z.ZodRecord): MetaAtPath {
    return valueMetaAt(record.keyType as z.ZodType, [], undefined);
}

/** An example has all that must be given, or, if nothing must be, the first key. */
function objectMeta(shape: Readonly<Record<string, z.ZodType>>): MetaAtPath {
    const keys = Object.keys(shape);
    const required = keys.filter((key) => isRequired(shape[key]));
    const others = keys.filter((key) => !required.includes(key));
    const optional = others.length === 0 ? "" : `, and optionally ${listed(others)}`;
    return {
        allowed:
            required.length === 0
                ? `an object with some of the keys ${keys.join(", ")}`
                : `an object with ${listed(required)}${optional}`,
        examples: (required.length > 0 ? required : keys.slice(0, 1)).flatMap((key) => exampleOf(key, shape[key])),
    };
}

function exampleOf(key: string, schema: z.ZodType | undefined): MetaAtPath["examples"] {
    return schema ? under(key, valueMetaAt(schema, [], undefined)).examples : [];
}

function isRequired(schema: z.ZodType | undefined): boolean {
    return schema !== undefined && !schema.safeParse(undefined).success;
}

function listed(words: readonly string[]): string {
    return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1) ?? ""}`;
}

/** Of a union the discriminator decides first; the whole of it is set as its first option. */
function unionMeta(union: z.ZodDiscriminatedUnion, path: Path): MetaAtPath {
    const { discriminator } = union.def;
    const shapes = (union.options as z.ZodObject[]).map((option) => option.shape as Record<string, z.ZodType>);
    const names = shapes.flatMap((shape) => [...(shape[discriminator] as z.ZodLiteral<string>).values]);
    const chosen = { path: [discriminator], value: names[0] ?? "" };
    if (path[0] === discriminator) {
        return { allowed: `one of ${names.join(", ")}`, examples: [chosen] };
    }
    const [first = {}] = shapes;
    const required = Object.keys(first).filter((key) => key !== discriminator && isRequired(first[key]));
    return {
        allowed: `an object with ${discriminator} (one of ${names.join(", ")}) and ${listed(required)}`,
        examples: [chosen, ...required.flatMap((key) => exampleOf(key, first[key]))],
    };
}

/** The names that an object in the settings may have at this path, for suggestions. */
export function keysAt(schema: z.ZodType, path: Path, value: unknown): string[] {
    const inner = schemaAt(schema, path, value);
    if (inner instanceof z.ZodDiscriminatedUnion) {
        const option = optionFor(inner, path.reduce(propertyOf, value)) ?? (inner.options[0] as z.ZodType);
        return keysAt(option, [], undefined);
    }
    return inner instanceof z.ZodObject ? Object.keys(inner.shape) : [];
}

/** The schema of the value at a path. */
export function schemaAt(schema: z.ZodType, path: Path, value: unknown): z.ZodType | undefined {
    const [step, ...rest] = path;
    if (step === undefined) {
        return unwrapped(schema);
    }
    const child = childOf(unwrapped(schema), step, value);
    return child && schemaAt(child, rest, propertyOf(value, step));
}

export function propertyOf(value: unknown, step: PropertyKey): unknown {
    return typeof value === "object" && value !== null && Object.hasOwn(value, step)
        ? (value as Record<PropertyKey, unknown>)[step]
        : undefined;
}

/** The schema inside of defaults and optionality. */
export function unwrapped(schema: z.ZodType): z.ZodType {
    return schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault || schema instanceof z.ZodOptional
        ? unwrapped(schema.unwrap() as z.ZodType)
        : schema;
}

function childOf(schema: z.ZodType, step: PropertyKey, value: unknown): z.ZodType | undefined {
    if (schema instanceof z.ZodObject) {
        return Object.hasOwn(schema.shape, step) ? (schema.shape as Record<PropertyKey, z.ZodType>)[step] : undefined;
    }
    if (schema instanceof z.ZodArray) {
        return schema.element as z.ZodType;
    }
    if (schema instanceof z.ZodRecord) {
        // Of values that may be any JSON nothing can be said: what is allowed is said of the record.
        return schema.valueType instanceof z.ZodLazy ? undefined : (schema.valueType as z.ZodType);
    }
    if (schema instanceof z.ZodDiscriminatedUnion) {
        const option = optionFor(schema, value);
        return option && childOf(option, step, value);
    }
    return undefined;
}

function optionFor(union: z.ZodDiscriminatedUnion, value: unknown): z.ZodType | undefined {
    const discriminator = union.def.discriminator;
    const given = propertyOf(value, discriminator);
    return (union.options as z.ZodObject[]).find((option) => {
        const literal = (option.shape as Record<string, unknown>)[discriminator];
        return literal instanceof z.ZodLiteral && literal.values.has(given as string);
    });
}
