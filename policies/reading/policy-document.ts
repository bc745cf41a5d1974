import { all, any, not, type Answer } from "./answer";
import { Statement } from "./policy-statement";
import { list, meets, UNKNOWN } from "./value";
import { matches } from "./wildcards";

/** An IAM policy document: JSON text or an object, with one statement or a list. Anything else has no statements. */
export class Document {
    /** While the document is not known, one of which nothing is known. */
    readonly statements: readonly Statement[];
    /** "unknown" while the document or a whole statement is. */
    readonly isKnown: Answer;

    /** @param value the text or the object, or UNKNOWN */
    constructor(value: unknown) {
        const document = typeof value === "string" ? parse(value) : value;
        const statements = list(new Statement(document).element("Statement"));
        this.statements = statements.map((statement) => new Statement(statement));
        this.isKnown = statements.includes(UNKNOWN) ? "unknown" : "yes";
    }

    /** Whether some statement passes a test. */
    some(test: (statement: Statement) => Answer): Answer {
        return any(this.statements.map(test));
    }

    /**
     * Whether a statement allows an action and none denies it to everybody but those whom it spares by name.
     *
     * @param resource an ARN, perhaps with wildcards: allowed for some of what it stands for, and not denied for all
     * @param suspect which Allow statements count; every one by default
     * @param isByService whether an AWS service asks: then only a Deny that holds for those counts
     */
    allows(
        action: string,
        resource: string,
        suspect: (statement: Statement) => Answer = () => "yes",
        isByService = false,
    ): Answer {
        const isAllowed = this.some((each) =>
            inTurn(
                () => each.allows,
                () => each.covers(action),
                () => each.reaches(resource),
                () => suspect(each),
            ),
        );
        return inTurn(
            () => isAllowed,
            () => not(this.denies(action, resource, isByService)),
        );
    }

    /** Whether a statement denies an action on all that an ARN stands for, to everybody but those it spares by name. */
    private denies(action: string, resource: string, isByService: boolean): Answer {
        return this.some((each) =>
            inTurn(
                () => each.denies,
                () => each.covers(action),
                () => each.reachesAll(resource),
                () => (isByService ? each.stopsServices : each.isSweeping),
            ),
        );
    }
}

/** Like {@link all}, but asks no further once an answer is "no": most statements are about something else. */
function inTurn(...questions: readonly (() => Answer)[]): Answer {
    let answer: Answer = "yes";
    for (const question of questions) {
        const next = question();
        if (next === "no") {
            return "no";
        }
        answer = next === "unknown" ? next : answer;
    }
    return answer;
}

function parse(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        return undefined;
    }
}

/** Whether a bucket policy lets CloudTrail write objects into its bucket. */
export function letsCloudTrailWrite(document: Document): Answer {
    return any(document.statements.map(isDelivery));
}

/** Whether a statement of a bucket policy lets CloudTrail write objects. */
export function isDelivery(statement: Statement): Answer {
    return all([
        statement.allows,
        statement.isForService("cloudtrail.amazonaws.com"),
        statement.covers("s3:PutObject"),
        isForStores(statement) ? "no" : "yes",
    ]);
}

/** Whether a statement is for event data stores alone: CloudTrail Lake writes the results of queries, no log files. */
function isForStores({ conditions }: Statement): boolean {
    return conditions.some(
        ({ key, values, isMetWithoutKey }) =>
            key === "aws:sourcearn" &&
            !isMetWithoutKey &&
            values.every((value) => value !== UNKNOWN && value.includes(":eventdatastore/")),
    );
}

/**
 * Whether a bucket policy denies everybody every action over plain HTTP, on the bucket and on every object in it, in
 * one statement or in several.
 *
 * @param bucketName undefined while not known: then the bucket that the document speaks of
 */
export function deniesPlainHttp(document: Document, bucketName: string | undefined): Answer {
    const statements = document.statements.map((statement) => ({
        denies: all([
            statement.denies,
            statement.isForEveryone,
            any(statement.actions.map((each) => meets(each, (action) => /^(s3:)?\*$/i.test(String(action))))),
            isPlainHttp(statement),
        ]),
        paths: statement.resources.map((resource) =>
            resource === UNKNOWN ? resource : resource.replace(/^arn:[^:]*:s3:[^:]*:[^:]*:/, ""),
        ),
    }));
    // S3 refuses a policy that speaks of two buckets, so any path in it tells the name.
    const path = statements.flatMap(({ paths }) => paths).find((candidate) => candidate !== UNKNOWN);
    const name = bucketName ?? path?.replace(/\/.*/s, "") ?? "";
    const covers = (paths: readonly unknown[], wanted: string) =>
        any(paths.map((pattern) => meets(pattern, (known) => matches(String(known), wanted))));
    const isDenied = (wanted: string) =>
        any(statements.map(({ denies, paths }) => all([denies, covers(paths, wanted)])));
    // Whatever pattern covers only some of the objects does not cover one with this key.
    return all([isDenied(name), isDenied(`${name}/\0/\0`)]);
}

/** Whether plain HTTP meets a statement's condition and the condition asks for nothing more, which would narrow it. */
function isPlainHttp({ areConditionsKnown, conditions: [only, ...others] }: Statement): Answer {
    if (others.length > 0 || only?.operator !== "bool" || only.key !== "aws:securetransport") {
        return only === undefined && areConditionsKnown === "unknown" ? "unknown" : "no";
    }
    const isFalse = any(only.values.map((value) => meets(value, (known) => String(known).toLowerCase() === "false")));
    return all([isFalse, areConditionsKnown]);
}
