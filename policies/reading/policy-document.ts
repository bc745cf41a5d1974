import { all, any, type Answer } from "./answer";
import { list, meets, read, UNKNOWN } from "./value";

/** Whether a bucket policy lets CloudTrail write objects into its bucket. */
export function letsCloudTrailWrite(document: unknown): Answer {
    return any(
        statementsOf(document).map((statement) =>
            all([
                meets(read(statement, "Effect"), (effect) => effect === "Allow"),
                anyOf(read(statement, "Principal", "Service"), (service) => service === "cloudtrail.amazonaws.com"),
                anyOf(read(statement, "Action"), (action) => matches(action.toLowerCase(), "s3:putobject")),
            ]),
        ),
    );
}

/**
 * Whether a bucket policy denies everybody every action over plain HTTP, on the bucket and on every object in it, in
 * one statement or in several.
 *
 * @param bucketName undefined while not known: then the bucket that the document speaks of
 */
export function deniesPlainHttp(document: unknown, bucketName: string | undefined): Answer {
    const statements = statementsOf(document).map((statement) => ({
        denies: all([
            meets(read(statement, "Effect"), (effect) => effect === "Deny"),
            any([isEverybody(read(statement, "Principal")), isEverybody(read(statement, "Principal", "AWS"))]),
            anyOf(read(statement, "Action"), (action) => ["*", "s3:*"].includes(action.toLowerCase())),
            isPlainHttp(read(statement, "Condition")),
        ]),
        paths: list(read(statement, "Resource")).map((resource) =>
            typeof resource === "string" ? resource.replace(/^arn:[^:]*:s3:[^:]*:[^:]*:/, "") : resource,
        ),
    }));
    // S3 refuses a policy that speaks of two buckets, so any path in it tells the name.
    const path = statements.flatMap(({ paths }) => paths).find((candidate) => typeof candidate === "string");
    const name = bucketName ?? path?.replace(/\/.*/s, "") ?? "";
    const isDenied = (wanted: string) =>
        any(statements.map(({ denies, paths }) => all([denies, anyOf(paths, (pattern) => matches(pattern, wanted))])));
    // Whatever pattern covers only some of the objects does not cover one with this key.
    return all([isDenied(name), isDenied(`${name}/\0/\0`)]);
}

/** The statements of a policy document: JSON text or an object, with one statement or a list. Anything else has none. */
function statementsOf(document: unknown): unknown[] {
    if (typeof document !== "string") {
        return list(read(document, "Statement"));
    }
    try {
        return list(read(JSON.parse(document), "Statement"));
    } catch {
        return [];
    }
}

function isEverybody(principal: unknown): Answer {
    return anyOf(principal, (name) => name === "*");
}

/** Whether plain HTTP meets a statement's condition and the condition asks for nothing more, which would narrow it. */
function isPlainHttp(condition: unknown): Answer {
    return onlyEntry(condition, /^Bool(IfExists)?$/i, (test) =>
        onlyEntry(test, /^aws:SecureTransport$/i, (value) => anyOf(value, (word) => word.toLowerCase() === "false")),
    );
}

/** Judges the value of an object's one and only entry, if that has the right key. */
function onlyEntry(object: unknown, key: RegExp, judge: (value: unknown) => Answer): Answer {
    if (typeof object !== "object" || object === null) {
        return object === UNKNOWN ? "unknown" : "no";
    }
    const [only = "", ...others] = Object.keys(object);
    return key.test(only) && others.length === 0 ? judge(read(object, only)) : "no";
}

/** Whether an element of a list, or the lone value in its place, passes a test as text. */
function anyOf(value: unknown, test: (text: string) => boolean): Answer {
    const isText = (element: unknown) => typeof element === "string" || typeof element === "boolean";
    return any(list(value).map((element) => meets(element, (known) => isText(known) && test(String(known)))));
}

/** IAM's wildcards: `*` for any characters, `?` for one. Linear where a regular expression could take for ever. */
function matches(pattern: string, text: string): boolean {
    let [at, star, resume] = [0, -1, 0];
    for (let index = 0; index < text.length;) {
        if (pattern[at] === "*") {
            [star, resume] = [at++, index];
        } else if (pattern[at] === "?" || pattern[at] === text[index]) {
            at++;
            index++;
        } else if (star >= 0) {
            [at, index] = [star + 1, ++resume];
        } else {
            return false;
        }
    }
    return /^\**$/.test(pattern.slice(at));
}
