import type { CloudTrailRecord, JsonValue } from "../../../detections/cloudtrail-record";
import { leaves, textAt, valueAt } from "./values";

/** What a request parameter is called that says what the call is about. */
const telling = /(?:name|arn|id|identifier|url|key)$/i;
/** Such names that do not. */
const notTelling = /(?:token|requestid|accesskeyid|externalid|callerreference|rolesessionname|transferid|contextid)$/i;
/** More would not be read in a table. */
const most = 2;
const searched = 200;

/**
 * What a call was about, in a short text: the first resource that the record lists, else the request parameters that are
 * called a name, an ARN or an id; the parameter that the event's own noun names first. Of an Insights event, what was unusual.
 */
export function targetOf(record: CloudTrailRecord): string {
    const insight = textAt(record, "insightDetails", "insightType");
    if (insight !== undefined) {
        return [textAt(record, "insightDetails", "state"), insight].filter(Boolean).join(" of ");
    }
    const resources = valueAt(record, "resources");
    const arn = Array.isArray(resources)
        ? (resources as readonly JsonValue[]).map((resource) => textAt(resource, "ARN")).find(Boolean)
        : undefined;
    if (arn !== undefined) {
        return withoutService(arn);
    }
    const named = parameters(valueAt(record, "requestParameters") ?? null);
    const noun = (textAt(record, "eventName") ?? "").replace(/^[A-Z][a-z]+/, "").toLowerCase();
    const isOwn = (key: string) => noun.includes(key.toLowerCase().replace(telling, "") || "-");
    const sorted = [...named.filter(([key]) => isOwn(key)), ...named.filter(([key]) => !isOwn(key))];
    const values = [...new Set(sorted.map(([, value]) => withoutService(value)))];
    return values.slice(0, most).join(", ") || "-";
}

function parameters(value: JsonValue): [key: string, value: string][] {
    const found: [string, string][] = [];
    let looked = 0;
    for (const [path, leaf] of leaves(value)) {
        looked += 1;
        const key = /([^.[\]]+)(?:\[\d+\])*$/.exec(path)?.[1] ?? "";
        if (typeof leaf === "string" && leaf !== "" && telling.test(key) && !notTelling.test(key)) {
            found.push([key, leaf]);
        }
        if (looked === searched || found.length === 2 * most) {
            break;
        }
    }
    return found;
}

/** The part of an ARN that tells resources of one kind apart: `role/Admin`, `my-bucket/key`. */
function withoutService(text: string): string {
    return /^arn:[^:]*:[^:]*:[^:]*:[^:]*:(.+)$/s.exec(text)?.[1] ?? text;
}
