import type { CloudTrailRecord } from "../../detections/cloudtrail-record";
import { and, term, type Expression } from "./filter/expression";
import { patternOf } from "./filter/pattern";
import { actorOf } from "./output/actor";
import { targetOf } from "./output/target";
import { textAt } from "./output/values";
import type { Found } from "./source";

/** A chain that is longer is none that people make. */
const longest = 8;
/** The clocks of the service that issued credentials and of the one that was called with them agree about as well. */
const tolerance = 120_000;

/**
 * How a caller came by temporary credentials: the calls that issued them, each by its own credentials, the first call first.
 * What cannot be found is left out.
 */
export async function roleChain(
    record: CloudTrailRecord,
    find: (expression: Expression) => Promise<Found | undefined>,
): Promise<CloudTrailRecord[]> {
    const chain: CloudTrailRecord[] = [];
    let of = record;
    while (chain.length < longest) {
        const issued = issuing(of);
        const found = issued && (await find(and([issued, ...inAccount(of)])));
        if (!issued || !found) {
            break;
        }
        // Of a caller from another account, only the record of that account says who it was.
        const isForeign = textAt(found.record, "userIdentity", "type") === "AWSAccount";
        const complete = isForeign ? await find(and([issued, ...inAccount(found.record)])) : undefined;
        of = (complete ?? found).record;
        chain.unshift(of);
    }
    return chain;
}

/** The caller's account, which is that of the role for a session. */
function inAccount(record: CloudTrailRecord): Expression[] {
    const account = textAt(record, "userIdentity", "accountId");
    return account === undefined ? [] : [term(["recipientAccountId"], "=", patternOf(account))];
}

/** A step in words. */
export function chainLine(record: CloudTrailRecord): string {
    const parameter = (name: string) => textAt(record, "requestParameters", name);
    const session = parameter("roleSessionName");
    const device = parameter("serialNumber");
    return [
        `${actorOf(record)} called ${textAt(record, "eventName") ?? "-"} for ${targetOf(record)}`,
        ...(session === undefined ? [] : [` as session ${session}`]),
        ...(device === undefined ? [] : [` with the MFA device ${device}`]),
        ` from ${textAt(record, "sourceIPAddress") ?? "an unknown address"}`,
        ` at ${textAt(record, "eventTime") ?? "an unknown time"}`,
        ` (event ${textAt(record, "eventID") ?? "without an id"})`,
    ].join("");
}

/** The call that issued the temporary access key of a record: it is as old as the session. */
function issuing(record: CloudTrailRecord): Expression | undefined {
    const key = textAt(record, "userIdentity", "accessKeyId");
    const since = Date.parse(textAt(record, "userIdentity", "sessionContext", "attributes", "creationDate") ?? "");
    if (key === undefined || !key.startsWith("ASIA") || Number.isNaN(since)) {
        return undefined;
    }
    return and([
        term("time", ">=", new Date(since - tolerance).toISOString()),
        term("time", "<", new Date(since + tolerance).toISOString()),
        term(["eventSource"], "=", "sts.amazonaws.com"),
        term(["responseElements", "credentials", "accessKeyId"], "=", patternOf(key)),
    ]);
}
