import { accountOf, type AccessRequest, type Caller } from "./request";

/** The condition keys of a request. */
export interface Context {
    /**
     * The values of a key, whose name ignores case; none if the request does not have it.
     *
     * @throws Error for a key that every such request has, with a value that the test did not say.
     */
    values(key: string): readonly string[];
}

/** How a request comes if it does not say so itself. */
const transport = { "aws:SecureTransport": "true", "aws:ViaAWSService": "false" };

/** Keys that every request has, with values that follow from nothing here. */
const alwaysPresent = ["aws:CurrentTime", "aws:EpochTime", "aws:RequestedRegion", "aws:UserAgent", "aws:userid"];

/**
 * The context of a request in the account that owns the resource. After "AWS global condition context keys", whose
 * "Availability" notes say which caller has which key.
 *
 * @throws Error if the request itself gives a key that follows from its caller.
 */
export function requestContext({ caller, context = {} }: AccessRequest, owner: string): Context {
    const derived = lowerCaseKeys({ "aws:ResourceAccount": owner, ...keysOf(caller) });
    const given = lowerCaseKeys(context);
    for (const key of Object.keys(given)) {
        if (key in derived || callersOwn.includes(key)) {
            throw new Error(`the condition key ${key} follows from the caller: a request cannot give it`);
        }
    }
    const unknown = lowerCaseKeys(Object.fromEntries([...alwaysPresent, ...unsaidOf(caller)].map((key) => [key, ""])));
    const all = { ...lowerCaseKeys(transport), ...given, ...derived };
    return {
        values: (key) => {
            const name = key.toLowerCase();
            const value = all[name];
            if (value === undefined && name in unknown) {
                throw new Error(`the request does not say its ${key}, which every such request has`);
            }
            return value === undefined ? [] : [value].flat();
        },
    };
}

/** Where a caller does not have these, no request can. */
const callersOwn = ["aws:principalarn", "aws:principalorgid", "aws:sourcearn", "aws:sourceaccount", "aws:sourceorgid"];

const principalTypes = { "role session": "AssumedRole", "IAM user": "User", "root user": "Account" } as const;

function keysOf(caller: Caller): Record<string, string> {
    if (caller.kind === "anonymous") {
        return { "aws:PrincipalAccount": "anonymous", "aws:PrincipalType": "Anonymous" };
    }
    if (caller.kind === "service principal") {
        const { service, source } = caller;
        return {
            "aws:PrincipalIsAWSService": "true",
            "aws:PrincipalServiceName": service,
            ...(source && { "aws:SourceArn": source.arn, "aws:SourceAccount": source.accountId }),
            ...(source?.organizationId && { "aws:SourceOrgID": source.organizationId }),
        };
    }
    return {
        "aws:PrincipalIsAWSService": "false",
        "aws:PrincipalArn": caller.arn,
        "aws:PrincipalAccount": accountOf(caller) ?? "",
        "aws:PrincipalType": principalTypes[caller.kind],
        ...(caller.organization && { "aws:PrincipalOrgID": caller.organization.id }),
        ...(caller.kind === "IAM user" && { "aws:username": caller.arn.split("/").at(-1) ?? "" }),
    };
}

/** AWS documents these as keys of every request, but not what they are when a service calls. */
function unsaidOf(caller: Caller): readonly string[] {
    return caller.kind === "service principal" ? ["aws:PrincipalAccount", "aws:PrincipalType"] : [];
}

function lowerCaseKeys<T>(record: Readonly<Record<string, T>>): Record<string, T | undefined> {
    return Object.fromEntries(Object.entries(record).map(([key, value]) => [key.toLowerCase(), value]));
}
