import { dayOf } from "../../log-files/log-file-key";

/** Which partitions a query reads. */
export interface Predicates {
    readonly account?: readonly string[];
    readonly region?: readonly string[];
    /** First and last day, both included. */
    readonly day?: readonly [string, string];
}

const millisecondsOfDay = 86_400_000;

/**
 * The S3 prefixes that Athena reads for a query's predicates, from the table's properties alone, as "Use partition projection
 * with Amazon Athena" has it. Throws where Athena refuses the query.
 */
export function projectedPrefixes(
    properties: Readonly<Record<string, string>>,
    predicates: Predicates,
    now: Date,
): string[] {
    if (properties["projection.enabled"] !== "true") {
        throw new Error("the table has no partition projection");
    }
    const template = properties["storage.location.template"] ?? "";
    const names = [...template.matchAll(/\$\{(\w+)\}/g)].map(([, name = ""]) => name);
    return names.reduce<string[]>(
        (prefixes, name) => {
            const values = valuesOf(name, properties, predicates, now);
            return prefixes.flatMap((prefix) => values.map((value) => prefix.replace(`\${${name}}`, value)));
        },
        [template],
    );
}

function valuesOf(
    name: string,
    properties: Readonly<Record<string, string>>,
    predicates: Predicates,
    now: Date,
): readonly string[] {
    const property = (key: string) => properties[`projection.${name}.${key}`];
    const asked = predicates[name as keyof Predicates];
    switch (property("type")) {
        case "injected":
            if (asked === undefined) {
                throw new Error(
                    `For the injected projected partition column ${name}, the WHERE clause must name its values`,
                );
            }
            return asked;
        case "enum":
            return (property("values") ?? "").split(",").filter((value) => asked?.includes(value) ?? true);
        case "date":
            return days(property("range") ?? "", property("format") ?? "", now).filter(
                (day) => asked === undefined || ((asked[0] ?? "") <= day && day <= (asked[1] ?? "")),
            );
        case undefined:
        default:
            throw new Error(`the column ${name} has no projection`);
    }
}

function days(range: string, format: string, now: Date): string[] {
    const [, back] = /^NOW-(\d+)DAYS,NOW$/.exec(range) ?? [];
    if (back === undefined || format !== "yyyy/MM/dd") {
        throw new Error(`a range that this test does not read: ${range} in ${format}`);
    }
    const count = Number(back);
    return Array.from({ length: count + 1 }, (_, index) =>
        dayOf(new Date(now.getTime() - (count - index) * millisecondsOfDay)),
    );
}
