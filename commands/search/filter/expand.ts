import { activityClasses, type ActivityClass } from "./activity-class";
import { and, not, or, term, type Expression, type Path, type Term } from "./expression";

const is = (path: Path, pattern: string) => term(path, "=", pattern);

/** Of a session, and of a sign-in ("CloudTrail userIdentity element", "AWS Management Console sign-in events"). */
const mfa = or([
    is(["userIdentity", "sessionContext", "attributes", "mfaAuthenticated"], "true"),
    is(["additionalEventData", "MFAUsed"], "Yes"),
]);

/** "CloudTrail record contents": the session's field, the types of the console's events, and what names itself so. */
const console = or([
    is(["sessionCredentialFromConsole"], "true"),
    is(["eventType"], "AwsConsole*"),
    is(["userAgent"], "console.*amazonaws.com"),
    is(["userAgent"], "signin.amazonaws.com"),
]);

/** The expression without `class`, `mfa` and `console`: with what they stand for, in paths of the record. */
export function expanded(expression: Expression): Expression {
    switch (expression.kind) {
        case "term":
            return meaning(expression);
        case "not":
            return not(expanded(expression.of));
        case "and":
            return and(expression.of.map(expanded));
        case "or":
            return or(expression.of.map(expanded));
    }
}

function meaning(of: Term): Expression {
    if (of.field === "class") {
        return activityClasses[of.value as ActivityClass];
    }
    const stands = of.field === "mfa" ? mfa : of.field === "console" ? console : undefined;
    return stands === undefined ? of : of.value === "yes" ? stands : not(stands);
}
