import { z } from "zod";
import { contradictionsIn, type Contradiction } from "./contradictions";
import { newPlaceOf } from "./former-names";
import { commandsOf, removeCommand, setCommand, suggestionFor, type Problem } from "./problems";
import { settingsSchema, type ParsedSettings } from "./schema";
import { keyMeta, keysAt, propertyOf, schemaAt, valueMetaAt } from "./value-meta";

export type Parsed =
    | { readonly settings: ParsedSettings; readonly problems?: undefined }
    | { readonly settings?: undefined; readonly problems: readonly Problem[] };

const shape: Readonly<Record<string, z.ZodType>> = settingsSchema.shape;

/**
 * Parses and checks all settings at once. Never throws: every problem is returned, in the order of the settings, what
 * is wrong in itself before what contradicts another setting.
 *
 * @param raw the values as Pulumi keeps them: text, or JSON for what is not text; by key without the project's name.
 * @param project the project's name, for the commands in the fixes.
 */
export function parseSettings(raw: Readonly<Record<string, string>>, project: string): Parsed {
    const unknown = Object.keys(raw)
        .filter((key) => !Object.hasOwn(shape, key))
        .map((key) => unknownKey(project, [], key, Object.keys(shape), valueOf(raw[key] ?? "")));
    const results = Object.entries(shape).map(([key, schema]) => parseOne(project, key, schema, raw[key]));

    const valid = Object.fromEntries(results.flatMap((result) => (result.ok ? [[result.key, result.value]] : [])));
    const problems = [
        ...unknown,
        ...results.flatMap((result) => (result.ok ? [] : result.problems)),
        ...firstOfEachPath(contradictionsIn(valid).map((found) => problemOf(project, found))),
    ];
    return problems.length > 0 ? { problems } : { settings: valid as ParsedSettings };
}

function problemOf(project: string, { path, given, allowed, example, fix }: Contradiction): Problem {
    const changes = fix ?? [{ path, ...(example === "" ? {} : { value: example }) }];
    return { path, given: shown(given), allowed, fix: commandsOf(project, changes) };
}

type Result =
    | { readonly ok: true; readonly key: string; readonly value: unknown }
    | { readonly ok: false; readonly problems: readonly Problem[] };

function parseOne(project: string, key: string, schema: z.ZodType, text: string | undefined): Result {
    const input = inputOf(schema, text);
    const parsed = schema.safeParse(input);
    return parsed.success
        ? { ok: true, key, value: parsed.data }
        : {
              ok: false,
              problems: firstOfEachPath(
                  parsed.error.issues.flatMap((issue) => problemsOf(project, key, schema, input, issue)),
              ),
          };
}

/** Two checks of one value that fail are one problem: the message says all that is allowed. */
function firstOfEachPath(problems: readonly Problem[]): Problem[] {
    return problems.filter(({ path }, index) => problems.findIndex((other) => other.path === path) === index);
}

/**
 * Pulumi keeps text as it is and everything else as JSON. Empty text is as good as none: it is the default that
 * Pulumi.yaml declares for what must be given. What is no JSON stays text, for the schema to refuse.
 */
function inputOf(schema: z.ZodType, text: string | undefined): unknown {
    if (text === undefined || text === "") {
        return undefined;
    }
    return schema instanceof z.ZodString ? text : valueOf(text);
}

function valueOf(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        return text;
    }
}

function problemsOf(
    project: string,
    key: string,
    schema: z.ZodType,
    input: unknown,
    issue: z.core.$ZodIssue,
): Problem[] {
    const at = issue.path.reduce(propertyOf, input);
    if (issue.code === "unrecognized_keys") {
        const known = keysAt(schema, issue.path, input);
        return issue.keys.map((name) => unknownKey(project, [key, ...issue.path], name, known, propertyOf(at, name)));
    }
    const path = pathText([key, ...issue.path]);
    if (issue.code === "invalid_key") {
        const record = schemaAt(schema, issue.path.slice(0, -1), input);
        const allowed = record instanceof z.ZodRecord ? keyMeta(record).allowed : "another key";
        return [{ path, given: shown(issue.path.at(-1)), allowed, fix: removeCommand(project, path) }];
    }
    const { allowed, examples } = valueMetaAt(schema, issue.path, input);
    if (issue.code === "too_big" && Array.isArray(at)) {
        const fix = removeCommand(project, `${path}[${Number(issue.maximum)}]`);
        return [{ path, given: `${at.length} entries`, allowed, fix }];
    }
    // A path below a value that is no list or object cannot be set until that value is gone.
    const inTheWay = at !== undefined && examples.some((each) => each.path.length > issue.path.length);
    const place = inTheWay ? afterRemoval(issue.path, input) : issue.path;
    const set = examples
        .map((each) => {
            const full = pathText([key, ...place, ...each.path.slice(issue.path.length)]);
            return setCommand(project, full, each.value);
        })
        .join(" && ");
    return [{ path, given: shown(at), allowed, fix: inTheWay ? `${removeCommand(project, path)} && ${set}` : set }];
}

/** The entries of a list close up when one is removed: the new one comes last. */
function afterRemoval(path: readonly PropertyKey[], input: unknown): readonly PropertyKey[] {
    const list: unknown = path.slice(0, -1).reduce<unknown>(propertyOf, input);
    return Array.isArray(list) && path.length > 0 ? [...path.slice(0, -1), list.length - 1] : path;
}

function unknownKey(
    project: string,
    path: readonly PropertyKey[],
    name: string,
    known: readonly string[],
    value: unknown,
): Problem {
    const suggestion = suggestionFor(name, known);
    const newPlace = newPlaceOf(path, name);
    const full = pathText([...path, name]);
    // `pulumi config set a.b` without --path makes a key of that very name.
    const [first = ""] = name.split(/[.[]/);
    const nested = path.length === 0 && first !== name && known.includes(first);
    return {
        path: full,
        given: shown(value),
        allowed: nested
            ? `no setting has this name; ${first} has parts, which are set with --path`
            : newPlace
              ? `no setting has this name; ${newPlace}`
              : suggestion
                ? `no setting has this name; did you mean ${suggestion}?`
                : `one of ${known.join(", ")}`,
        fix: nested
            ? `${removeCommand(project, full, false)} && ${setCommand(project, full, "VALUE")}`
            : removeCommand(project, full, path.length > 0),
    };
}

/** `a.b[0]["c.d"]`, as `pulumi config set --path` reads it. */
export function pathText(path: readonly PropertyKey[]): string {
    return path
        .map((step, index) =>
            typeof step === "number"
                ? `[${step}]`
                : /^[\w-]+$/.test(String(step))
                  ? `${index === 0 ? "" : "."}${String(step)}`
                  : index === 0
                    ? String(step)
                    : `["${String(step).replaceAll('"', '\\"')}"]`,
        )
        .join("");
}

/** A value for a message. Of a URL only the host: the rest may be a key. */
function shown(value: unknown): string | undefined {
    const text = JSON.stringify(value)
        ?.replaceAll(/(https?:\/\/)[^"/?#@]*@/gi, "$1...@")
        .replaceAll(/(https?:\/\/[^"/?#]+)[/?#][^"]*/gi, "$1/...");
    return text !== undefined && text.length > 120 ? `${text.slice(0, 117)}...` : text;
}
