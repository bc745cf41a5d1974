import { all, type Answer } from "./answer";
import { text } from "./text";
import { list, read, UNKNOWN } from "./value";

/** One line of a statement's `Condition`. */
export interface Condition {
    /** In lower case and without prefix or suffix: `stringequals`, `arnlike`, `bool`, … */
    readonly operator: string;
    /** In lower case, as IAM compares them without case. */
    readonly key: string;
    /** As text, also where the policy has a boolean or a number. */
    readonly values: readonly (string | typeof UNKNOWN)[];
    /** Whether it asks for any value but these. */
    readonly isNegated: boolean;
    /** Whether a request without the key meets it: `…IfExists`, `ForAllValues:…` and negated operators. */
    readonly isMetWithoutKey: boolean;
}

/**
 * The condition keys that narrow who may call, for statements whose principal is everybody, each with how to tell a value
 * that still takes everybody in. After "The meaning of 'public'" in "Blocking public access to your Amazon S3 storage" and
 * "AWS global condition context keys". Left out is what a caller of any account can have: tags, user agents, referers,
 * `kms:ViaService`, `aws:PrincipalIsAWSService`.
 */
const keysOfCallers: Readonly<Record<string, (value: string) => boolean>> = {
    "aws:PrincipalAccount": isWild,
    "aws:PrincipalArn": isArnOfAnyAccount,
    "aws:PrincipalOrgID": isWild,
    "aws:PrincipalOrgPaths": isWildBeforeSlash,
    "aws:SourceAccount": isWild,
    "aws:SourceArn": isArnOfAnyAccount,
    "aws:SourceIp": isWideNetwork,
    "aws:SourceOrgID": isWild,
    "aws:SourceOrgPaths": isWildBeforeSlash,
    "aws:SourceOwner": isWild,
    "aws:SourceVpc": isWild,
    "aws:SourceVpce": isWild,
    // The unique id of a role or user has 21 characters; a pattern that starts with fewer fits strangers, too.
    "aws:userid": (value) => !/^[A-Z0-9]{12}/i.test(value),
    "aws:VpceAccount": isWild,
    "aws:VpceOrgID": isWild,
    "aws:VpceOrgPaths": isWildBeforeSlash,
    "kms:CallerAccount": isWild,
    "s3:DataAccessPointAccount": isWild,
    "s3:DataAccessPointArn": isArnOfAnyAccount,
    "elasticfilesystem:AccessedViaMountTarget": (value) => value !== "true",
    "elasticfilesystem:AccessPointArn": isArnOfAnyAccount,
};

export const callerKeys: readonly string[] = Object.keys(keysOfCallers);

/** The condition keys that say for whom an AWS service acts ("The confused deputy problem"). */
export const sourceKeys: readonly string[] = [
    "aws:SourceAccount",
    "aws:SourceArn",
    "aws:SourceOrgID",
    "aws:SourceOrgPaths",
];

const takesEverybodyIn = new Map(Object.entries(keysOfCallers).map(([key, test]) => [key.toLowerCase(), test]));

/** The lines of a `Condition` element; UNKNOWN for those that are not known. */
export function conditionsOf(element: unknown): (Condition | typeof UNKNOWN)[] {
    return entries(element).flatMap(([name, test]) =>
        name === UNKNOWN
            ? [UNKNOWN]
            : entries(test).map(([key, value]) => (key === UNKNOWN ? UNKNOWN : condition(name, key, value))),
    );
}

function entries(object: unknown): [string | typeof UNKNOWN, unknown][] {
    if (object === UNKNOWN) {
        return [[UNKNOWN, undefined]];
    }
    return typeof object === "object" && object !== null
        ? Object.keys(object).map((key) => [key, read(object, key)])
        : [];
}

function condition(name: string, key: string, value: unknown): Condition {
    const [, qualifier = "", operator = "", suffix = ""] =
        /^(forallvalues:|foranyvalue:)?(.*?)(ifexists)?$/s.exec(name.toLowerCase()) ?? [];
    const isNegated = operator.includes("not");
    return {
        operator,
        key: key.toLowerCase(),
        values: list(value).map((element) => (element === UNKNOWN ? UNKNOWN : text(element))),
        isNegated,
        isMetWithoutKey: qualifier === "forallvalues:" || suffix !== "" || isNegated,
    };
}

/** Whether a condition asks for a value that does not take everybody in. */
export function narrows({ operator, key, values, isMetWithoutKey }: Condition): Answer {
    if (isMetWithoutKey || operator === "null" || values.length === 0) {
        return "no";
    }
    const test = takesEverybodyIn.get(key) ?? isArnOfAnyAccount;
    return all(values.map((value) => (value === UNKNOWN ? "unknown" : test(value) ? "no" : "yes")));
}

/** Keys that a request of an AWS service's own does not have: it comes from no principal of an account and no network. */
const absentKeys =
    /^aws:(principal(account|arn|orgid|orgpaths|type|tag\/.*)|userid|username|sourceip|sourcevpc|sourcevpce|vpcsourceip)$/;

/** Whether a condition holds for the requests that an AWS service makes by itself, such as a trail's deliveries. */
export function holdsForServices({ operator, key, values, isMetWithoutKey }: Condition): boolean {
    if (operator === "null") {
        return absentKeys.test(key) && values.includes("true");
    }
    return key === "aws:principalisawsservice" ? values.includes("true") : absentKeys.test(key) && isMetWithoutKey;
}

function isWild(value: string): boolean {
    return value === "" || /[*?]/.test(value);
}

function isWildBeforeSlash(value: string): boolean {
    return isWild(value.replace(/\/.*/s, ""));
}

/** Whether an ARN leaves the account open; the name of a bucket is its owner's alone, whatever the account. */
function isArnOfAnyAccount(value: string): boolean {
    const [, , service = "", , account = "", ...resource] = value.split(":");
    return isWild(account) && (service !== "s3" || isWildBeforeSlash(resource.join(":")));
}

/** Whether a range of addresses is a good part of the Internet: S3 draws the line at /8 and, for IPv6, at /32. */
function isWideNetwork(value: string): boolean {
    const [address = "", length] = value.split("/");
    return isWild(address) || (length !== undefined && Number(length) < (address.includes(":") ? 32 : 8));
}
