import { list, read } from "../../reading/value";
import { camelCase } from "./names";

export type Properties = Readonly<Record<string, unknown>>;

/** A resource of @pulumi/aws that a CloudFormation resource amounts to, or a setting of it that is a resource there. */
export interface Translation {
    readonly type: string;
    readonly properties: Properties;
    /** The property that refers to the main resource, in a setting. */
    readonly refersBy?: string;
}

/** How @pulumi/aws has a CloudFormation type. */
export interface Shape {
    readonly type: string | ((properties: Properties) => string);
    /** Properties with another name or form, by CloudFormation's name for them as Pulumi spells it. */
    readonly properties?: Readonly<Record<string, string | ((value: unknown) => Properties)>>;
    /** What is a resource of its own there. */
    readonly settings?: (properties: Properties) => readonly Translation[];
}

// What these hold is the language of IAM, and no names of CloudFormation's.
const isPolicy = (name: string) =>
    /(document|accessPolic(y|ies)|resourcePolicy|keyPolicy|fileSystemPolicy|repositoryPolicyText|inlinePolicy|^content)$/i.test(
        name,
    );

/** The resources of @pulumi/aws that a CloudFormation resource amounts to: itself first, then its settings. */
export function translate(shape: Shape, raw: Properties): [Translation, ...Translation[]] {
    const properties = camelCased(raw) as Properties;
    const type = typeof shape.type === "string" ? shape.type : shape.type(properties);
    const renamed = Object.entries(properties).map(([name, value]): Properties => {
        const target = shape.properties?.[name] ?? name;
        return typeof target === "string" ? { [target]: value } : target(value);
    });
    const own: Properties = Object.assign({}, ...renamed);
    return [{ type, properties: own }, ...(shape.settings?.(properties) ?? [])];
}

/** The name that @pulumi/aws has for a property, of those that other resources are given by. */
export function targetsOf(shape: Shape, name: string): string[] {
    const target = shape.properties?.[camelCase(name)] ?? camelCase(name);
    return typeof target === "string" ? [target] : Object.keys(target({}));
}

/** A value with the names in it as Pulumi spells them, and UNKNOWN for what is not known. */
export function camelCased(value: unknown): unknown {
    if (Array.isArray(value)) {
        return list(value).map(camelCased);
    }
    return typeof value === "object" && value !== null
        ? Object.fromEntries(
              Object.keys(value).map((key) => {
                  const [name, element] = [camelCase(key), read(value, key)];
                  return [name, isPolicy(name) ? element : camelCased(element)];
              }),
          )
        : value;
}
