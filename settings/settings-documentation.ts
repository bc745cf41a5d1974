import { z } from "zod";
import { namesOf, trailNamesOf } from "./names";
import { settingsSchema } from "./schema";
import { keyMeta, unwrapped, valueMetaAt } from "./value-meta";

interface Row {
    readonly key: string;
    readonly schema: z.ZodType;
    readonly allowed: string;
}

/** Every key of the settings, those within lists too, with its meaning, what is allowed and the default. */
export function settingsTable(): string {
    const described = new Map<z.ZodType, string>();
    const rows = Object.entries(settingsSchema.shape).flatMap(([key, schema]) => rowsOf(key, schema, described));
    return [
        "| Setting | Meaning | Allowed | Default |",
        "| --- | --- | --- | --- |",
        ...rows.map(
            ({ key, schema, allowed }) =>
                `| \`${key}\` | ${schema.description ?? ""} | ${allowed.replaceAll("|", "\\|")} | ${defaultOf(key, schema)} |`,
        ),
    ].join("\n");
}

/** One row, or for what has keys of its own one for each of them; for a shape that came before, a reference. */
function rowsOf(key: string, schema: z.ZodType, described: Map<z.ZodType, string>): Row[] {
    const inner = unwrapped(schema);
    const shape = shapeOf(inner);
    if (!shape) {
        return [{ key, schema, allowed: valueMetaAt(schema, [], undefined).allowed }];
    }
    const before = described.get(inner);
    if (before !== undefined) {
        return [{ key, schema, allowed: `as \`${before}\`` }];
    }
    described.set(inner, key);
    const isGroup = inner instanceof z.ZodObject && !(schema instanceof z.ZodOptional);
    const own = isGroup ? [] : [{ key, schema, allowed: allowedFor(inner) }];
    return [
        ...own,
        ...Object.entries(shape.keys).flatMap(([name, part]) => rowsOf(`${key}${shape.step}.${name}`, part, described)),
    ];
}

/** The keys below a value, and how its own key goes on to them. */
function shapeOf(inner: z.ZodType): { step: string; keys: Readonly<Record<string, z.ZodType>> } | undefined {
    if (inner instanceof z.ZodObject) {
        return { step: "", keys: inner.shape as Record<string, z.ZodType> };
    }
    if (inner instanceof z.ZodArray) {
        return shapeOfEntry("[]", unwrapped(inner.element as z.ZodType));
    }
    return inner instanceof z.ZodRecord ? shapeOfEntry(".<key>", unwrapped(inner.valueType as z.ZodType)) : undefined;
}

function shapeOfEntry(step: string, entry: z.ZodType): ReturnType<typeof shapeOf> {
    if (entry instanceof z.ZodObject) {
        return { step, keys: entry.shape as Record<string, z.ZodType> };
    }
    return entry instanceof z.ZodDiscriminatedUnion ? { step, keys: keysOfOptions(entry) } : undefined;
}

/** The keys of all options; of those that they share, the one with the most to say. */
function keysOfOptions(union: z.ZodDiscriminatedUnion): Record<string, z.ZodType> {
    const shapes = (union.options as z.ZodObject[]).map((option) => option.shape as Record<string, z.ZodType>);
    const { discriminator } = union.def;
    const names = [...new Set(shapes.flatMap((shape) => Object.keys(shape)))];
    return Object.fromEntries(names.map((name) => [name, mergedKey(name, shapes, discriminator)]));
}

function mergedKey(name: string, shapes: Record<string, z.ZodType>[], discriminator: string): z.ZodType {
    const parts = shapes.flatMap((shape) => {
        const part = shape[name];
        return part ? [{ part, option: [...(shape[discriminator] as z.ZodLiteral<string>).values].join(", ") }] : [];
    });
    const [first] = parts;
    if (name === discriminator) {
        return merged(first?.part, `one of ${parts.map(({ option }) => option).join(", ")}`);
    }
    const allowed = parts.map(({ part, option }) => `${valueMetaAt(part, [], undefined).allowed} (${option})`);
    const isOne = parts.every(({ part }) => part === first?.part);
    return isOne && first ? first.part : merged(first?.part, allowed.join("; "));
}

/** A stand-in for the parts of several options, for a row of its own. */
function merged(part: z.ZodType | undefined, allowed: string): z.ZodType {
    return z.string().meta({ description: part?.description ?? "", allowed, example: "" });
}

function allowedFor(inner: z.ZodType): string {
    if (inner instanceof z.ZodRecord) {
        return `an object; each key ${keyMeta(inner).allowed}`;
    }
    const { allowed } = valueMetaAt(inner, [], undefined);
    return inner instanceof z.ZodArray && allowed.startsWith("a list; ") ? "a list" : allowed;
}

/** The names as they are built, with the settings that they are built from in angle brackets. */
const derived: Readonly<Record<string, string>> = {
    ...Object.fromEntries(
        Object.entries(namesOf({ names: { prefix: "<prefix>" }, organizationId: "<organizationId>" })).map(
            ([key, name]) => [`names.${key}`, `\`${name}\``],
        ),
    ),
    ...trailDefaults(),
    "trails[].logGroup.deliver": "`true` with management events",
    trails: "one trail",
};

function trailDefaults(): Record<string, string> {
    const logGroup = { retentionDays: 365, class: "STANDARD" as const };
    const { trailName } = trailNamesOf({ names: { prefix: "<prefix>" } }, { name: "<name>", logGroup });
    const named = trailNamesOf({ names: { prefix: "" } }, { name: "", trailName: "<trailName>", logGroup });
    return { "trails[].trailName": `\`${trailName}\``, "trails[].logGroup.name": `\`${named.logGroup}\`` };
}

function defaultOf(key: string, schema: z.ZodType): string {
    const name = derived[key];
    if (name !== undefined) {
        return name;
    }
    if (schema instanceof z.ZodDefault) {
        const value: unknown = schema.def.defaultValue;
        const text = JSON.stringify(value);
        return text === "[]" || text === "{}" ? "none" : `\`${typeof value === "string" ? value : text}\``;
    }
    return schema.safeParse(undefined).success ? "none" : "must be set";
}
