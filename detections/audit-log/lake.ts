import { all, any, comparison, equals, exists, isFalse, notExists, oneOf, succeeded } from "../filter-pattern/build";
import { firstEvent } from "../entry";
import { record } from "../sample-record";
import type { JsonValue } from "../cloudtrail-record";
import type { PatternDetection } from "../detection";

const source = "cloudtrail.amazonaws.com";
const eventDataStore = "arn:aws:cloudtrail:us-east-1:111122223333:eventdatastore/4a3b2c1d-1111-2222-3333-444455556666";
const channel = "arn:aws:cloudtrail:us-east-1:111122223333:channel/5b4c3d2e-1111-2222-3333-444455556666";
const losing = [
    "DeleteEventDataStore",
    "StopEventDataStoreIngestion",
    "StopImport",
    "DisableFederation",
    "DeleteChannel",
    "DeleteResourcePolicy",
    "PutResourcePolicy",
];

export const lakeChanges: PatternDetection = {
    ...firstEvent,
    id: "cloudtrail-lake-or-insights-weakened",
    title: "CloudTrail Lake or Insights weakened",
    why: "An event data store is a second copy of the audit log: it was deleted, stopped, opened to others or told to keep less. Or CloudTrail no longer looks for unusual activity.",
    response:
        "Restore the event data store, which CloudTrail keeps for seven days, and start its ingestion. Then read what the actor did before.",
    severity: "high",
    techniques: ["T1562.008", "T1070"],
    controls: [],
    noise: "An event data store made for one investigation and deleted after it.",
    events: [{ source, names: [...losing, "UpdateEventDataStore", "PutInsightSelectors"] }],
    watches:
        "of UpdateEventDataStore: termination protection, all Regions or the organization switched off, other selectors, less than a year kept; of PutInsightSelectors: none left",
    condition: all(
        equals("$.eventSource", source),
        any(
            oneOf("$.eventName", losing),
            all(
                equals("$.eventName", "UpdateEventDataStore"),
                any(
                    isFalse("$.requestParameters.terminationProtectionEnabled"),
                    isFalse("$.requestParameters.multiRegionEnabled"),
                    isFalse("$.requestParameters.organizationEnabled"),
                    exists("$.requestParameters.advancedEventSelectors[0].fieldSelectors[0].field"),
                    comparison("$.requestParameters.retentionPeriod", "<", 365),
                ),
            ),
            all(
                equals("$.eventName", "PutInsightSelectors"),
                notExists("$.requestParameters.insightSelectors[0].insightType"),
            ),
        ),
        succeeded(),
    ),
    samples: () => ({
        match: [
            record(source, "DeleteEventDataStore", { requestParameters: { eventDataStore } }),
            record(source, "StopEventDataStoreIngestion", { requestParameters: { eventDataStore } }),
            record(source, "StopImport", { requestParameters: { importId: "0a1b2c3d-1111-2222-3333-444455556666" } }),
            record(source, "DisableFederation", { requestParameters: { eventDataStore } }),
            record(source, "DeleteChannel", { requestParameters: { channel } }),
            record(source, "DeleteResourcePolicy", { requestParameters: { resourceArn: channel } }),
            record(source, "PutResourcePolicy", {
                requestParameters: {
                    resourceArn: channel,
                    resourcePolicy:
                        '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"cloudtrail-data:PutAuditEvents"}]}',
                },
            }),
            record(source, "PutInsightSelectors", {
                requestParameters: { trailName: "team-trail", insightSelectors: [] },
            }),
            updated({ terminationProtectionEnabled: false }),
            updated({ multiRegionEnabled: false }),
            updated({ organizationEnabled: false }),
            updated({ retentionPeriod: 7 }),
            updated({
                advancedEventSelectors: [
                    {
                        fieldSelectors: [
                            { field: "eventCategory", equals: ["Management"] },
                            { field: "readOnly", equals: ["true"] },
                        ],
                    },
                ],
            }),
        ],
        ignore: [
            updated({ name: "organization-events", retentionPeriod: 2557 }),
            record(source, "CreateEventDataStore", {
                requestParameters: { name: "organization-events", multiRegionEnabled: false },
            }),
            record(source, "DeleteEventDataStore", {
                errorCode: "EventDataStoreTerminationProtectedException",
                errorMessage:
                    "The event data store cannot be deleted because termination protection is enabled for it.",
                requestParameters: { eventDataStore },
            }),
            record(source, "PutInsightSelectors", {
                requestParameters: {
                    trailName: "team-trail",
                    insightSelectors: [{ insightType: "ApiCallRateInsight" }, { insightType: "ApiErrorRateInsight" }],
                },
            }),
            record("lex.amazonaws.com", "DeleteResourcePolicy", {
                requestParameters: { resourceArn: "arn:aws:lex:us-east-1:111122223333:bot/ABCDEFGHIJ" },
            }),
            record("mediatailor.amazonaws.com", "DeleteChannel", { requestParameters: { ChannelName: "news" } }),
        ],
    }),
};

function updated(change: { readonly [field: string]: JsonValue }) {
    return record(source, "UpdateEventDataStore", { requestParameters: { eventDataStore, ...change } });
}
