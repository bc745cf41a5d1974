import { all, any, not, type Answer } from "./answer";
import type { Resource } from "./resource";
import { text } from "./text";
import { isOff, list, meets, read, UNKNOWN } from "./value";

/** An event by the fields that event selectors compare. A field that is not here is one that only some events have. */
type Event = Readonly<Record<string, string>>;

/** A management event of each kind that selectors tell apart: reads and writes, of the two sources that can be left out. */
const managementEvents: readonly Event[] = ["true", "false"].flatMap((readOnly) =>
    ["kms.amazonaws.com", "rdsdata.amazonaws.com", "iam.amazonaws.com"].map((eventSource) => ({
        eventCategory: "Management",
        readOnly,
        eventSource,
    })),
);

/** For each kind of management events, whether a trail records it ("Logging management events"). */
export function recordedManagementEvents(trail: Resource): readonly Answer[] {
    const selectors = [...list(trail.input("eventSelectors")), ...list(trail.input("advancedEventSelectors"))];
    return managementEvents.map((event) =>
        // A trail without selectors records all management events and nothing else.
        selectors.length === 0 ? "yes" : any(selectors.map((selector) => selects(selector, event))),
    );
}

/** Whether a trail records any management events. */
export function recordsManagementEvents(trail: Resource): Answer {
    return any(recordedManagementEvents(trail));
}

/**
 * Whether a trail records the delivery of a log file to a bucket as a data event.
 *
 * @param bucketName undefined while not known: then the answer is "yes" only for selectors that take in every bucket
 * @param isMadeFromBucket whether the values at a path, of which some are not known, are made from that bucket
 */
export function recordsDeliveries(
    trail: Resource,
    bucketName: string | undefined,
    isMadeFromBucket: (...path: ["eventSelectors", ...(string | number)[]]) => Answer = () => "unknown",
): Answer {
    const prefix = trail.input("s3KeyPrefix");
    const folder = typeof prefix === "string" && prefix !== "" ? `${prefix}/` : "";
    return any([
        ...list(trail.input("eventSelectors")).map((selector, index) =>
            selectsDelivery(selector, bucketName, folder, (resource) =>
                isMadeFromBucket("eventSelectors", index, "dataResources", resource, "values"),
            ),
        ),
        ...list(trail.input("advancedEventSelectors")).map((selector) =>
            selects(selector, {
                eventCategory: "Data",
                eventName: "PutObject",
                eventSource: "s3.amazonaws.com",
                readOnly: "false",
                "resources.type": "AWS::S3::Object",
                "resources.ARN": bucketName === undefined ? "" : `arn:aws:s3:::${bucketName}/${folder}AWSLogs/`,
            }),
        ),
    ]);
}

/** Whether a trail records data events of a resource type, such as `AWS::S3::Object`. */
export function recordsDataEvents(trail: Resource, type: string): Answer {
    return any([
        ...list(trail.input("eventSelectors")).flatMap((selector) =>
            list(read(selector, "dataResources")).map((data) => meets(read(data, "type"), (known) => known === type)),
        ),
        ...list(trail.input("advancedEventSelectors")).map((selector) =>
            all(
                fieldsOf(selector)
                    .filter(({ name }) => name === "resources.type")
                    .map((field) => accepts(field, type))
                    .concat(fieldsOf(selector).some(({ name }) => name === "resources.type") ? [] : ["no"]),
            ),
        ),
    ]);
}

/** Whether a selector takes in a management event or, an advanced one, an event of any kind. */
function selects(selector: unknown, event: Event): Answer {
    if (selector === UNKNOWN) {
        return "unknown";
    }
    const fields = fieldsOf(selector);
    if (fields.length === 0) {
        return event.eventCategory === "Management" ? selectsManagementEvent(selector, event) : "no";
    }
    return all(fields.map((field) => passes(field, event)));
}

/** Whether a classic selector takes in a management event: it does unless it says otherwise. */
function selectsManagementEvent(selector: unknown, event: Event): Answer {
    return all([
        not(isOff(read(selector, "includeManagementEvents"))),
        meets(
            read(selector, "readWriteType"),
            (type) => type !== (event.readOnly === "true" ? "WriteOnly" : "ReadOnly"),
        ),
        ...list(read(selector, "excludeManagementEventSources")).map((excluded) =>
            meets(excluded, (source) => source !== event.eventSource),
        ),
    ]);
}

function selectsDelivery(
    selector: unknown,
    bucketName: string | undefined,
    folder: string,
    isMadeFromBucket: (dataResource: number) => Answer,
): Answer {
    if (selector === UNKNOWN) {
        return "unknown";
    }
    const logs = `arn:aws:s3:::${bucketName}/${folder}AWSLogs/`;
    const isNamed = (value: unknown) => {
        const arn = withoutPartition(value);
        const isEveryBucket = arn === "arn:aws:s3" || arn === "arn:aws:s3:::";
        return isEveryBucket || (bucketName !== undefined && (logs.startsWith(arn) || arn.startsWith(logs)));
    };
    return all([
        meets(read(selector, "readWriteType"), (type) => type !== "ReadOnly"),
        any(
            list(read(selector, "dataResources")).map((data, index) =>
                all([
                    meets(read(data, "type"), (type) => type === "AWS::S3::Object"),
                    any(
                        list(read(data, "values")).map((value) =>
                            value === UNKNOWN ? isMadeFromBucket(index) : meets(value, isNamed),
                        ),
                    ),
                ]),
            ),
        ),
    ]);
}

/** A field selector: the name of a field and the tests that its value has to pass. */
interface Field {
    readonly name: string | typeof UNKNOWN;
    readonly tests: unknown;
}

function fieldsOf(selector: unknown): Field[] {
    return list(read(selector, "fieldSelectors")).map((tests) => {
        const name = read(tests, "field");
        return { name: name === UNKNOWN ? UNKNOWN : text(name), tests };
    });
}

/** Whether an event passes a field selector. One on a field that only some events have leaves most of them out. */
function passes(field: Field, event: Event): Answer {
    if (field.name === UNKNOWN) {
        return "unknown";
    }
    const value = event[field.name];
    return value === undefined ? "no" : accepts(field, value);
}

/** Whether a field of an event passes the tests of a field selector; "" for an ARN that is not known. */
function accepts({ name, tests }: Field, value: string): Answer {
    const isArn = name === "resources.ARN";
    if (isArn && value === "") {
        return "unknown";
    }
    // An ARN here is the folder of the log files: a test of a single file or folder in it takes in some of them.
    const starts = (prefix: string) => value.startsWith(prefix) || (isArn && prefix.startsWith(value));
    const positive: Record<string, (word: string) => boolean> = {
        equals: (word) => value === word || (isArn && word.startsWith(value)),
        startsWiths: starts,
        endsWiths: (word) => value.endsWith(word) || isArn,
    };
    const negative: Record<string, (word: string) => boolean> = {
        notEquals: (word) => value !== word,
        notStartsWiths: (word) => !value.startsWith(word),
        notEndsWiths: (word) => isArn || !value.endsWith(word),
    };
    const answers = (operator: string, test: (word: string) => boolean) =>
        list(read(tests, operator)).map((word) =>
            meets(word, (known) => test(isArn ? withoutPartition(known) : text(known))),
        );
    return all([
        ...Object.entries(positive).flatMap(([operator, test]) =>
            list(read(tests, operator)).length === 0 ? [] : [any(answers(operator, test))],
        ),
        ...Object.entries(negative).flatMap(([operator, test]) => answers(operator, test)),
    ]);
}

function withoutPartition(arn: unknown): string {
    return text(arn).replace(/^arn:[^:]*:/, "arn:aws:");
}
