import { advancedEventSelectors, type FieldSelector } from "../../components/event-selectors";
import { bucketArn } from "../../components/documents/arns";
import { namesOf } from "../names";
import { partitionOf } from "../regions";
import { fieldsOfDataEvents, fieldsOfNetworkActivityEvents, operators } from "../trail-schema";
import { repetitions } from "./repetitions";
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
        const ofObjects = entriesOf(`${path}.dataEvents`, trail.dataEvents)
            .filter(({ entry }) => entry.resourceType === "AWS::S3::Object")
            .flatMap((events) => entriesOf(`${events.path}.fieldSelectors`, events.entry.fieldSelectors))
            .filter(({ entry }) => entry.field === "resources.ARN");
        const lists: { path: string; entry: { fieldSelectors: readonly FieldSelector[] } }[] = [
            ...entriesOf(`${path}.dataEvents`, trail.dataEvents),
            ...entriesOf(`${path}.networkActivityEvents`, trail.networkActivityEvents),
        ];
        return [
            ...lists.flatMap((list) => {
                const placed = entriesOf(`${list.path}.fieldSelectors`, list.entry.fieldSelectors);
                return [...fieldsTwice(placed), ...placed.flatMap(fieldSelector)];
            }),
            ...ofObjects.flatMap(bucketForObject),
            ...ofObjects.flatMap((selector) => ownBuckets(selector, logBucketArns)),
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

function fieldSelector({ path, entry }: PlacedSelector): Contradiction[] {
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
                fix: [
                    { path: `${path}.${allowed[0] ?? ""}[0]`, value: values?.[0] ?? exampleValues[entry.field] ?? "" },
                ],
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
        const opposite = entry[oppositeOf(operator)] ?? [];
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
            ...list
                .filter(({ entry: value }) => operator.startsWith("not") && opposite.includes(value))
                .map((value) => ({
                    path: value.path,
                    given: value.entry,
                    allowed: `no value of ${oppositeOf(operator)}: the two contradict each other, and nothing would be recorded`,
                    example: "",
                    ...(list.length > 1 ? {} : { fix: [{ path: `${path}.${operator}` }] }),
                })),
        ];
    });
}

const exampleValues: Readonly<Record<string, string>> = {
    eventName: "DeleteObject",
    eventSource: "s3.amazonaws.com",
    eventType: "AwsApiCall",
    "resources.ARN": "arn:aws:s3:::example-bucket/example-object",
    "userIdentity.arn": "arn:aws:sts::111122223333:assumed-role/Application/session",
    vpcEndpointId: "vpce-0123456789abcdef0",
};

function oppositeOf(operator: (typeof operators)[number]): (typeof operators)[number] {
    const [one = "equals"] = operators.filter(
        (other) => other.toLowerCase() === operator.toLowerCase().replace(/^not/, ""),
    );
    return one;
}

/** An object's ARN has a key; that of a bucket is equal to none, and one without a slash begins other buckets' too. */
function bucketForObject({ path, entry }: PlacedSelector): Contradiction[] {
    return (["equals", "notEquals"] as const).flatMap((operator) =>
        entriesOf(`${path}.${operator}`, entry[operator])
            .filter(({ entry: arn }) => /^arn:[^:]+:s3:::[^/]*\/?$/.test(arn))
            .map((value) => ({
                path: value.path,
                given: value.entry,
                allowed: `the ARN of an object, with a key: for all objects of a bucket, ${operator === "equals" ? "startsWith" : "notStartsWith"} takes ${value.entry.replace(/\/?$/, "/")}`,
                example: `${value.entry.replace(/\/?$/, "/")}example-object`,
            })),
    );
}

/** Objects of the buckets that hold the logs are never recorded, whatever is asked. */
function ownBuckets({ path, entry }: PlacedSelector, logBucketArns: readonly string[]): Contradiction[] {
    return (["equals", "startsWith"] as const).flatMap((operator) => {
        return entriesOf(`${path}.${operator}`, entry[operator])
            .filter(({ entry: arn }) => logBucketArns.some((bucket) => arn === bucket || arn.startsWith(`${bucket}/`)))
            .map((value) => ({
                path: value.path,
                given: value.entry,
                allowed:
                    "an ARN outside the archive and access-log buckets: their objects are never recorded, because each delivery would be an event, and each event a delivery",
                example: value.entry.replace(/:::.*/, ":::example-bucket/"),
            }));
    });
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

function logBucketArnsOf({ names: given, organizationId, existing, homeRegion }: Partly): string[] {
    if (!given || !organizationId || !homeRegion) {
        return [];
    }
    const { archiveBucket, accessLogBucket } = namesOf({ names: given, organizationId });
    const partition = partitionOf(homeRegion);
    return [existing?.archiveBucket ?? archiveBucket, accessLogBucket].map((name) => bucketArn({ partition }, name));
}
