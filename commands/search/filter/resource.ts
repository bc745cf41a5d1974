import type { CloudTrailRecord } from "../../../detections/cloudtrail-record";
import { namesOf, parseArn } from "./arn";
import { literalOf, patternMatcher } from "./pattern";
import { someText, textOf } from "./values";

/**
 * Whether a record's resources, what was asked or what came back name a resource: by its ARN, by a name in its ARN, or by its
 * name alone. Many calls only give a name: an ARN also matches those to its service in its account and Region.
 */
export function resourceMatcher(pattern: string): (record: CloudTrailRecord) => boolean {
    const is = patternMatcher(pattern);
    const isNamed = (text: string) => {
        if (is(text)) {
            return true;
        }
        const arn = parseArn(text);
        return arn !== undefined && namesOf(arn).some(is);
    };
    const isOwnName = nameMatcher(pattern);
    return (record) => {
        const { resources, requestParameters, responseElements } = record;
        return (
            someText(resources, isNamed) ||
            someText(requestParameters, isNamed) ||
            someText(responseElements, isNamed) ||
            isOwnName?.(record) === true
        );
    };
}

function nameMatcher(pattern: string): ((record: CloudTrailRecord) => boolean) | undefined {
    const arn = parseArn(literalOf(pattern) ?? "");
    if (!arn) {
        return undefined;
    }
    // The name that is the resource's own; for a role with a path the last part, since calls name roles without it.
    const name = nameIn(arn);
    return ({ eventSource, recipientAccountId, awsRegion, requestParameters }) =>
        (textOf(eventSource) ?? "").startsWith(`${arn.service}.`) &&
        (arn.account === "" || recipientAccountId === arn.account) &&
        (arn.region === "" || awsRegion === arn.region) &&
        someText(requestParameters, (text) => text === name);
}

/** What calls name a resource by that is not named by its ARN. */
export function nameIn(arn: ReturnType<typeof parseArn> & object): string {
    return (arn.service === "s3" ? arn.resource : namesOf(arn).at(-2)) ?? arn.resource;
}
