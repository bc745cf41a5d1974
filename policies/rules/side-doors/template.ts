import { text } from "../../reading/text";
import { read, UNKNOWN } from "../../reading/value";
import { parseJson } from "./parse";

/** A resource that a template declares. */
export interface Declaration {
    readonly logicalId: string;
    /** The CloudFormation type, such as `AWS::S3::Bucket`. */
    readonly type: string;
    /** Its properties, in which UNKNOWN stands for what only CloudFormation knows. */
    readonly properties: Readonly<Record<string, unknown>>;
    /** The logical ids that each property refers to. */
    readonly references: Readonly<Record<string, readonly string[]>>;
}

type Variables = ReadonlyMap<string, unknown>;

// The only pseudo parameters whose value can be told without the account; in other partitions the rest differs as well.
const pseudoParameters = { "AWS::Partition": "aws", "AWS::URLSuffix": "amazonaws.com" };

/**
 * The resources of a CloudFormation template.
 *
 * @param body JSON or YAML
 * @param parameters what the stack sets for the template's parameters
 * @returns none where the body is no template: CloudFormation says so itself
 */
export function declarations(body: string, parameters: unknown): Declaration[] {
    const template = parse(body);
    const variables: Variables = new Map([
        ...Object.entries(pseudoParameters),
        ...entries(read(template, "Parameters")).map(
            ([name, parameter]) => [name, read(parameters, name) ?? read(parameter, "Default") ?? UNKNOWN] as const,
        ),
    ]);
    return entries(read(template, "Resources")).flatMap(([logicalId, resource]) => {
        const type = read(resource, "Type");
        const properties = entries(read(resource, "Properties"));
        return typeof type === "string"
            ? [
                  {
                      logicalId,
                      type,
                      properties: Object.fromEntries(
                          properties.map(([name, value]) => [name, resolve(value, variables)]),
                      ),
                      references: Object.fromEntries(properties.map(([name, value]) => [name, referencesIn(value)])),
                  },
              ]
            : [];
    });
}

function parse(body: string): unknown {
    if (body.trimStart().startsWith("{")) {
        return parseJson(body);
    }
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- most stacks have no template, and YAML takes long to load
    return (require("./yaml") as typeof import("./yaml")).parseYaml(body);
}

/** The value with the functions of CloudFormation carried out, and UNKNOWN for those that need the account. */
function resolve(value: unknown, variables: Variables): unknown {
    if (Array.isArray(value)) {
        return value.map((element) => resolve(element, variables)).filter((element) => element !== undefined);
    }
    if (typeof value !== "object" || value === null) {
        return value;
    }
    const [[name = "", argument] = [], ...others] = entries(value);
    if (others.length === 0 && (name === "Ref" || name.startsWith("Fn::"))) {
        return call(name, resolve(argument, variables), variables);
    }
    return Object.fromEntries(entries(value).map(([key, element]) => [key, resolve(element, variables)]));
}

function call(name: string, argument: unknown, variables: Variables): unknown {
    if (name === "Ref" && typeof argument === "string") {
        return argument === "AWS::NoValue" ? undefined : variables.has(argument) ? variables.get(argument) : UNKNOWN;
    }
    if (name === "Fn::Sub" && typeof argument === "string") {
        const names = [...argument.matchAll(/\$\{([^!}][^}]*)\}/g)].map(([, variable = ""]) => variable);
        return names.every((variable) => typeof variables.get(variable) === "string")
            ? argument.replace(/\$\{([^!}][^}]*)\}/g, (_, variable: string) => text(variables.get(variable)))
            : UNKNOWN;
    }
    if (name === "Fn::Join" && Array.isArray(argument)) {
        const [separator, parts] = argument as unknown[];
        return Array.isArray(parts) && parts.every((part) => typeof part === "string")
            ? parts.join(text(separator))
            : UNKNOWN;
    }
    return UNKNOWN;
}

/** The logical ids that a value refers to, those of parameters included. */
function referencesIn(value: unknown): string[] {
    if (typeof value !== "object" || value === null) {
        return [];
    }
    return entries(value).flatMap(([key, element]) => {
        if (key === "Ref") {
            return [text(element)];
        }
        if (key === "Fn::GetAtt") {
            return [text(Array.isArray(element) ? element[0] : element).replace(/\..*/s, "")];
        }
        const texts = key === "Fn::Sub" ? [element].flat().filter((each) => typeof each === "string") : [];
        return [
            ...texts.flatMap((each) => [...each.matchAll(/\$\{([^!}.]+)[^}]*\}/g)].map(([, id = ""]) => id)),
            ...referencesIn(element),
        ];
    });
}

function entries(value: unknown): [string, unknown][] {
    return typeof value === "object" && value !== null ? Object.entries(value) : [];
}
