import { z } from "zod";
import type { ValueMeta } from "./values";

type Path = readonly PropertyKey[];

/** Where an example goes, and where others go that it takes as well. */
interface MetaAtPath extends ValueMeta {
    readonly path: Path;
    readonly more?: readonly { readonly path: Path; readonly example: string }[];
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
        return { allowed: meta.allowed, example: meta.example, path };
    }
    if (inner instanceof z.ZodArray) {
        const entry = under(0, valueMetaAt(inner.element as z.ZodType, [], undefined));
        return { ...entry, allowed: `a list; each entry ${entry.allowed}` };
    }
    if (inner instanceof z.ZodObject) {
        const shape = inner.shape as Record<string, z.ZodType>;
        const [[firstKey, first] = ["", inner]] = Object.entries(shape);
        const below = valueMetaAt(first, [], undefined);
        return {
            allowed: `an object with some of the keys ${Object.keys(shape).join(", ")}`,
            example: below.example,
            path: [firstKey, ...below.path],
        };
    }
    if (inner instanceof z.ZodRecord) {
        const below = valueMetaAt(inner.valueType as z.ZodType, [], undefined);
        return { allowed: "an object of names and values", example: below.example, path: ["Owner"] };
    }
    throw new Error(`the schema says nothing of what is allowed at ${path.map(String).join(".")}`);
}

function under(step: PropertyKey, meta: MetaAtPath): MetaAtPath {
    const more = meta.more?.map((each) => ({ ...each, path: [step, ...each.path] }));
    return { ...meta, path: [step, ...meta.path], ...(more ? { more } : {}) };
}

/** Of a union the discriminator decides first; the whole of it is set part by part, as its first option. */
function unionMeta(union: z.ZodDiscriminatedUnion, path: Path): MetaAtPath {
    const { discriminator } = union.def;
    const shapes = (union.options as z.ZodObject[]).map((option) => option.shape as Record<string, z.ZodType>);
    const names = shapes.flatMap((shape) => [...(shape[discriminator] as z.ZodLiteral<string>).values]);
    const example = names[0] ?? "";
    if (path[0] === discriminator) {
        return { allowed: `one of ${names.join(", ")}`, example, path };
    }
    const others = Object.entries(shapes[0] ?? {}).filter(([name]) => name !== discriminator);
    return {
        allowed: `an object with ${discriminator} (one of ${names.join(", ")}) and ${others.map(([name]) => name).join(", ")}`,
        example,
        path: [discriminator],
        more: others.map(([name, part]) => ({ path: [name], example: valueMetaAt(part, [], undefined).example })),
    };
}

/** The names that an object in the settings may have at this path, for suggestions. */
export function keysAt(schema: z.ZodType, path: Path, value: unknown): string[] {
    const inner = unwrapped(schema);
    const [step, ...rest] = path;
    if (step === undefined) {
        return inner instanceof z.ZodObject
            ? Object.keys(inner.shape)
            : inner instanceof z.ZodDiscriminatedUnion
              ? Object.keys((optionFor(inner, value) as z.ZodObject | undefined)?.shape ?? {})
              : [];
    }
    const child = childOf(inner, step, value);
    return child ? keysAt(child, rest, propertyOf(value, step)) : [];
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
        return schema.valueType as z.ZodType;
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
