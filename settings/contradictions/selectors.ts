import { advancedEventSelectors, type FieldSelector } from "../../components/event-selectors";
import { bucketArn } from "../../components/documents/arns";
import { exampleArnOf, exampleEventOf } from "../example-resources";
import { logBucketNamesOf } from "../names";
import { partitionOf } from "../regions";
import { fieldsOfDataEvents, fieldsOfNetworkActivityEvents, operators } from "../trail-schema";
import { inPartition } from "./partitions";
import { repetitions } from "./repetitions";
import { resourceArns } from "./resource-arns";
import { entriesOf, repeated, type Contradiction, type Partly } from "./contradiction";

/** "Quotas in CloudTrail": values of all conditions of all selectors of a trail. */
const mostValues = 500;

const allowedOperators: Readonly<Record<string, readonly string[]>> = {
    ...fieldsOfDataEvents,
    ...fieldsOfNetworkActivityEvents,
};

/** Fields of which CloudTrail knows the values. */
const knownValues: Readonly<Record<string, readonly string[]>> = {
    errorCode: ["VpceAccessDenied"],
    sessionCredentialFromConsole: ["true"],
};

interface PlacedSelector {
    readonly path: string;
    readonly entry: FieldSelector;
}

/** What CloudTrail refuses in a selector, or would never find, after "AdvancedFieldSelector". */
export function selectors(settings: Partly): Contradiction[] {
    const logBucketArns = logBucketArnsOf(settings);
    return entriesOf("trails", settings.trails).flatMap(({ path, entry: trail }) => {
        const lists: { path: string; entry: { resourceType?: string; fieldSelectors: readonly FieldSelector[] } }[] = [
            ...entriesOf(`${path}.dataEvents`, trail.dataEvents),
            ...entriesOf(`${path}.networkActivityEvents`, trail.networkActivityEvents),
        ];
        return [
            ...lists.flatMap((list) => {
                const placed = entriesOf(`${list.path}.fieldSelectors`, list.entry.fieldSelectors);
                const example = (field: string) => exampleOf(field, list.entry.resourceType, settings.homeRegion);
                return [...fieldsTwice(placed), ...placed.flatMap((selector) => fieldSelector(selector, example))];
            }),
            ...entriesOf(`${path}.dataEvents`, trail.dataEvents).flatMap((events) =>
                resourceArns(events, settings.homeRegion, logBucketArns),
            ),
            ...tooManyValues(path, advancedEventSelectors(trail, logBucketArns)),
        ];
    });
}

function fieldsTwice(placed: readonly PlacedSelector[]): Contradiction[] {
    return repeated(placed, ({ entry }) => entry.field).map(({ entry: { path, entry }, first }) => ({
        path,
        given: entry,
        allowed: `another field: ${entry.field} is in ${first.path}, and CloudTrail takes each field once in a selector, with as many operators and values as need be`,
        example: "",
    }));
}

function fieldSelector({ path, entry }: PlacedSelector, exampleFor: (field: string) => string): Contradiction[] {
    const given = operators.filter((operator) => entry[operator] !== undefined);
    const allowed = allowedOperators[entry.field] ?? [];
    const values = knownValues[entry.field];
    if (given.length === 0) {
        return [
            {
                path,
                given: entry,
                allowed: `at least one of the operators ${allowed.join(", ")}`,
                example: "",
                fix: [{ path: `${path}.${allowed[0] ?? ""}[0]`, value: values?.[0] ?? exampleFor(entry.field) }],
            },
        ];
    }
    return given.flatMap((operator) => {
        const list = entriesOf(`${path}.${operator}`, entry[operator]);
        if (!allowed.includes(operator)) {
            return [
                {
                    path: `${path}.${operator}`,
                    given: entry[operator],
                    allowed: `for ${entry.field} CloudTrail takes only ${allowed.join(" and ")}`,
                    example: "",
                    ...(given.length > 1 ? {} : { fix: [{ path }] }),
                },
            ];
        }
        return [
            ...repetitions(`${path}.${operator}`, entry[operator] ?? []),
            ...list
                .filter(({ entry: value }) => values !== undefined && !values.includes(value))
                .map((value) => ({
                    path: value.path,
                    given: value.entry,
                    allowed: `${(values ?? []).join(" or ")}, the only value of ${entry.field} that CloudTrail knows`,
                    example: values?.[0] ?? "",
                })),
            ...list.flatMap((value) => {
                const whole = leftOut(entry, operator, value.entry);
                return whole === undefined
                    ? []
                    : [
                          {
                              path: value.path,
                              given: value.entry,
                              allowed: `nothing that leaves out all that ${whole} asks for: of that, nothing would be recorded`,
                              example: "",
                              ...(list.length > 1 ? {} : { fix: [{ path: `${path}.${operator}` }] }),
                          },
                      ];
            }),
        ];
    });
}

function exampleOf(field: string, resourceType: string | undefined, homeRegion = "us-east-1"): string {
    const examples: Readonly<Record<string, string>> = {
        eventName: exampleEventOf(resourceType),
        eventSource: "s3.amazonaws.com",
        eventType: "AwsApiCall",
        vpcEndpointId: "vpce-0123456789abcdef0",
    };
    return examples[field] ?? inPartition(exampleArnOf(field, resourceType), homeRegion) ?? "";
}

/**
 * The operator and value of which a negative one leaves nothing. "Filtering data events by using advanced event selectors":
 * what one of the negative operators finds is left out, whatever else finds it.
 */
function leftOut(entry: FieldSelector, operator: (typeof operators)[number], value: string): string | undefined {
    const covers: Readonly<Record<string, Partial<Record<(typeof operators)[number], (asked: string) => boolean>>>> = {
        notEquals: { equals: (asked) => asked === value },
        notStartsWith: {
            equals: (asked) => asked.startsWith(value),
            startsWith: (asked) => asked.startsWith(value),
        },
        notEndsWith: { equals: (asked) => asked.endsWith(value), endsWith: (asked) => asked.endsWith(value) },
    };
    return Object.entries(covers[operator] ?? {})
        .flatMap(([positive, isLeftOut]) =>
            (entry[positive as (typeof operators)[number]] ?? [])
                .filter(isLeftOut)
                .map((asked) => `${positive} ${asked}`),
        )
        .at(0);
}

function tooManyValues(path: string, selected: ReturnType<typeof advancedEventSelectors>): Contradiction[] {
    // Pulumi types them as inputs; made from settings, they are plain.
    const fields = selected.flatMap(
        ({ fieldSelectors }) => fieldSelectors as unknown as Readonly<Record<string, unknown>>[],
    );
    const count = fields
        .flatMap(Object.entries)
        .flatMap(([operator, values]: [string, unknown]) => (operator === "field" ? [] : values)).length;
    return count <= mostValues
        ? []
        : [
              {
                  path,
                  given: `${count} values in all conditions`,
                  allowed: `at most ${mostValues} values in all conditions of a trail, those that this program adds included: startsWith often covers many, or a second trail takes some`,
                  example: "",
                  fix: [{ path: `${path}.dataEvents` }],
              },
          ];
}

function logBucketArnsOf({ names, organizationId, existing, homeRegion }: Partly): string[] {
    if (!names || !organizationId || !homeRegion || !existing) {
        return [];
    }
    const partition = partitionOf(homeRegion);
    return logBucketNamesOf({ names, organizationId, existing }).map((name) => bucketArn({ partition }, name));
}
