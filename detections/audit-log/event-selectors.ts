import { all, any, equals, exists, isFalse, notExists, oneOf, succeeded } from "../filter-pattern/build";
import { firstEvent } from "../entry";
import { record, roleSession } from "../sample-record";
import type { JsonValue } from "../cloudtrail-record";
import type { DetectionContext } from "../context";
import type { PatternDetection } from "../detection";
import type { Expression } from "../filter-pattern/expression";

const source = "cloudtrail.amazonaws.com";
const names = ["PutEventSelectors"];

/** The fields of "PutEventSelectors" (CloudTrail API Reference), as CloudTrail writes them. */
const basic = "$.requestParameters.eventSelectors[*]";
const advanced = "$.requestParameters.advancedEventSelectors";

/** A trail that goes on, with less in it: nobody who looks whether it is logging sees that. */
export function eventSelectorsNarrowed({ trails }: DetectionContext): PatternDetection {
    const trail = trails[0]?.arn ?? "";
    const put = (requestParameters: { readonly [field: string]: JsonValue }, fields = {}) =>
        record(source, "PutEventSelectors", { requestParameters, ...fields });
    const everything = { readWriteType: "All", includeManagementEvents: true, dataResources: [] };
    const managementEvents = { field: "eventCategory", equals: ["Management"] };
    const objectEvents = {
        name: "Objects",
        fieldSelectors: [
            { field: "eventCategory", equals: ["Data"] },
            { field: "resources.type", equals: ["AWS::S3::Object"] },
        ],
    };
    return {
        ...firstEvent,
        id: "trail-event-selectors-narrowed",
        title: "Trail told to record less",
        why: "A trail that still reports that it is logging, but no longer records what it did.",
        response: "Put the selectors back. Then look in other sources for what the same actor did while they were off.",
        severity: "critical",
        techniques: ["T1562.008"],
        controls: [],
        noise: "A deployment that changes the selectors of this trail; a trail for data events alone.",
        events: [{ source, names }],
        watches:
            "selectors without management events, for one kind of calls only or leaving out a service; any change of this deployment's trails",
        condition: all(
            equals("$.eventSource", source),
            any(
                all(
                    equals("$.eventName", "PutEventSelectors"),
                    any(
                        oneOf(
                            "$.requestParameters.trailName",
                            trails.flatMap(({ name, arn }) => [name, arn]),
                        ),
                        isFalse(`${basic}.includeManagementEvents`),
                        oneOf(`${basic}.readWriteType`, ["ReadOnly", "WriteOnly"]),
                        exists("$.requestParameters.eventSelectors[0].excludeManagementEventSources[0]"),
                    ),
                ),
                all(
                    equals("$.eventName", "PutEventSelectors"),
                    exists(`${advanced}[0].fieldSelectors[1].field`),
                    absentOrNarrow(1),
                    absentOrNarrow(2),
                ),
            ),
            succeeded(),
        ),
        samples: () => ({
            match: [
                put({ trailName: trail, eventSelectors: [{ ...everything }] }),
                put({ trailName: trails[0]?.name ?? "", eventSelectors: [{ ...everything }] }),
                put({
                    trailName: "team-trail",
                    eventSelectors: [{ ...everything, includeManagementEvents: false }],
                }),
                put({ trailName: "team-trail", eventSelectors: [{ ...everything, readWriteType: "ReadOnly" }] }),
                put({ trailName: "team-trail", eventSelectors: [{ ...everything, readWriteType: "WriteOnly" }] }),
                put({
                    trailName: "team-trail",
                    eventSelectors: [{ ...everything, excludeManagementEventSources: ["kms.amazonaws.com"] }],
                }),
                put({ trailName: "team-trail", advancedEventSelectors: [objectEvents] }),
                put({ trailName: "team-trail", advancedEventSelectors: [objectEvents, objectEvents, objectEvents] }),
                put(
                    {
                        trailName: "team-trail",
                        advancedEventSelectors: [
                            { fieldSelectors: [managementEvents, { field: "readOnly", equals: ["true"] }] },
                            {
                                fieldSelectors: [
                                    managementEvents,
                                    { field: "eventSource", notEquals: ["iam.amazonaws.com"] },
                                ],
                            },
                        ],
                    },
                    { userIdentity: roleSession("Administrator", "maria.garcia", "cloudformation.amazonaws.com") },
                ),
            ],
            ignore: [
                put({
                    trailName: "team-trail",
                    eventSelectors: [{ ...everything, excludeManagementEventSources: [] }],
                }),
                put({
                    trailName: "team-trail",
                    advancedEventSelectors: [{ name: "Management", fieldSelectors: [managementEvents] }, objectEvents],
                }),
                put({
                    trailName: "team-trail",
                    advancedEventSelectors: [objectEvents, { name: "Management", fieldSelectors: [managementEvents] }],
                }),
                put(
                    { trailName: "team-trail", eventSelectors: [{ ...everything, includeManagementEvents: false }] },
                    { errorCode: "InvalidEventSelectorsException", errorMessage: "The event selectors are not valid." },
                ),
                put({
                    trailName: "team-trail",
                    advancedEventSelectors: [objectEvents, objectEvents, { fieldSelectors: [managementEvents] }],
                }),
                record(source, "CreateEventDataStore", {
                    requestParameters: { name: "objects", advancedEventSelectors: [objectEvents] },
                }),
                record(source, "CreateTrail", {
                    errorCode: "TrailAlreadyExistsException",
                    errorMessage: "Trail team-trail already exists for customer: 111122223333",
                    requestParameters: { name: "team-trail" },
                }),
                record(source, "GetEventSelectors", { readOnly: true, requestParameters: { trailName: trail } }),
            ],
        }),
    };
}

/**
 * Every management event is a selector with one field, `eventCategory`: whatever else a selector takes, or leaves out, needs
 * a second one ("AdvancedEventSelector", CloudTrail API Reference).
 */
function absentOrNarrow(index: number): Expression {
    const selector = `${advanced}[${index}]`;
    return any(notExists(selector), exists(`${selector}.fieldSelectors[1].field`));
}
