import { Option, type Command } from "commander";
import { Failure } from "../../../command-line/failure";
import { ConditionError, expressionOf } from "./condition";
import { and, or, type Expression, type Operator, type Path } from "./expression";
import { fields, isField, type Field } from "./fields";
import { fieldNamed, parseFilter, suggestion } from "./parse";
import { timeForms } from "./time";

/** One option of the filter. What is given several times is a list of alternatives; `--where` and `--field` add conditions. */
interface FilterOption {
    readonly flag: string;
    readonly argument: string;
    readonly what: string;
    /** Whether it may be given once only. */
    readonly isSingle?: true;
    expression(values: readonly string[], now: Date): Expression;
}

const timeField = named("time");
const parameterField = named("parameter");

const filterOptions: readonly FilterOption[] = [
    timeOption("since", ">=", `events of this time or later: ${timeForms}`),
    timeOption("until", "<", "events before this time, given like --since"),
    ...fields.flatMap((field) => (field.option ? [fieldOption(field, field.option)] : [])),
    {
        flag: "field",
        argument: "path=value",
        what: "the value at any path of the record",
        expression: (values, now) => and(values.map((value) => pathCondition(value, now))),
    },
    {
        flag: "where",
        argument: "filter",
        what: "conditions with and, or, not and parentheses",
        expression: (values, now) => and(values.map((value) => parseFilter(value, now))),
    },
];

/** Adds the options of the filter to a command. {@link filterOf} makes an expression of what is given for them. */
export function addFilterOptions(command: Command): Command {
    for (const { flag, argument, what, isSingle } of filterOptions) {
        const option = new Option(`--${flag} <${argument}>`, what);
        command.addOption(
            isSingle ? option : option.argParser((value: string, others: string[] = []) => [...others, value]),
        );
    }
    return command;
}

/**
 * The expression of all options that were given, which must hold together; `everything` for none.
 *
 * @param options as commander hands them over; other options are left alone.
 * @param now what times such as `2h` are counted from.
 * @throws Failure that names the option, the value given and what is allowed.
 */
export function filterOf(options: Readonly<Record<string, unknown>>, now: Date): Expression {
    return and(
        filterOptions.flatMap(({ flag, expression }) => {
            const given = options[flag.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase())];
            const values = [given].flat().filter((value) => typeof value === "string");
            return values.length === 0 ? [] : [expression(values, now)];
        }),
    );
}

function named(name: string): Field {
    const field = fieldNamed(name);
    if (!field || !isField(field)) {
        throw new Error(`no field ${name}`);
    }
    return field;
}

function timeOption(flag: string, operator: Operator, what: string): FilterOption {
    return {
        flag,
        argument: "time",
        what,
        isSingle: true,
        expression: (values, now) => and(values.map((value) => condition(flag, timeField, operator, value, now))),
    };
}

function fieldOption(field: Field, { flag, argument }: Field["option"] & object): FilterOption {
    const operator = field.name === "text" ? "~" : "=";
    const of = (value: string, now: Date) =>
        field === parameterField ? parameter(value, now) : condition(flag, field, operator, value, now);
    return {
        flag,
        argument,
        what: field.what.replaceAll("`", ""),
        expression: (values, now) => or(values.map((value) => of(value, now))),
    };
}

/** `bucketName=example`, or a value alone; `=value` for a value with an equals sign. */
function parameter(text: string, now: Date): Expression {
    const [, path = "", value = text] = /^((?:[\w*-]|\.|"[^"]*")*)=(.*)$/s.exec(text) ?? [];
    const field = path === "" ? parameterField : fieldNamed(`requestParameters.${path}`);
    if (!field) {
        throw new Failure(
            `--parameter ${text}: no path ${path}`,
            "keys with dots between them, such as filter.name=example",
        );
    }
    return condition("parameter", field, "=", value, now);
}

function pathCondition(text: string, now: Date): Expression {
    const [, path, value = ""] = /^((?:[^"=]|"[^"]*")+)=(.*)$/s.exec(text) ?? [];
    if (path === undefined) {
        throw new Failure(`--field ${text}: no equals sign`, "PATH=VALUE, such as userIdentity.type=Root");
    }
    const field = fieldNamed(path);
    if (!field) {
        throw new Failure(`--field ${text}: no field ${path}`, suggestion(path));
    }
    return condition("field", field, "=", value, now);
}

function condition(flag: string, field: Field | Path, operator: Operator, value: string, now: Date): Expression {
    try {
        return expressionOf({ field, operator, value }, now);
    } catch (error) {
        if (!(error instanceof ConditionError)) {
            throw error;
        }
        throw new Failure(`--${flag} ${value}: ${error.message}`, `allowed: ${error.allowed}`);
    }
}
