import assert from "node:assert/strict";
import { advancedEventSelectors, type DataEvents, type TrailEvents } from "../../components/event-selectors";

const events: TrailEvents = {
    managementEvents: "none",
    excludedManagementEventSources: [],
    dataEvents: [],
    networkActivityEvents: [],
    insights: [],
};
const logBuckets = ["arn:aws:s3:::archive", "arn:aws:s3:::access-logs"];
const objects: DataEvents = { resourceType: "AWS::S3::Object", readWriteType: "all", fieldSelectors: [] };

function fieldsOf(given: Partial<TrailEvents>): unknown[][] {
    const selectors = advancedEventSelectors({ ...events, ...given }, logBuckets);
    return selectors.map(({ fieldSelectors }) => fieldSelectors as unknown[]);
}

describe("the event selectors of a trail", () => {
    it("record all management events by the name that auditors look for", () => {
        assert.deepEqual(advancedEventSelectors({ ...events, managementEvents: "all" }, logBuckets), [
            {
                name: "Management events selector",
                fieldSelectors: [{ field: "eventCategory", equals: ["Management"] }],
            },
        ]);
    });

    it("can be limited to management events that write", () => {
        assert.deepEqual(fieldsOf({ managementEvents: "write-only" }), [
            [
                { field: "eventCategory", equals: ["Management"] },
                { field: "readOnly", equals: ["false"] },
            ],
        ]);
    });

    it("can leave out the management events of a service", () => {
        assert.deepEqual(fieldsOf({ managementEvents: "all", excludedManagementEventSources: ["kms.amazonaws.com"] }), [
            [
                { field: "eventCategory", equals: ["Management"] },
                { field: "eventSource", notEquals: ["kms.amazonaws.com"] },
            ],
        ]);
    });

    it("record no management events when told so, not even those of excluded services", () => {
        assert.deepEqual(fieldsOf({ excludedManagementEventSources: ["kms.amazonaws.com"] }), []);
    });

    it("leave the objects of the buckets with logs out of the data events", () => {
        assert.deepEqual(fieldsOf({ dataEvents: [objects] }), [
            [
                { field: "eventCategory", equals: ["Data"] },
                { field: "resources.type", equals: ["AWS::S3::Object"] },
                { field: "resources.ARN", notStartsWiths: ["arn:aws:s3:::archive/", "arn:aws:s3:::access-logs/"] },
            ],
        ]);
    });

    it("leave them out beside what else is asked of the ARN, as CloudTrail takes each field once", () => {
        const fieldSelectors = [
            { field: "eventName", equals: ["DeleteObject"] },
            { field: "resources.ARN", startsWith: ["arn:aws:s3:::"], notStartsWith: ["arn:aws:s3:::scratch/"] },
        ];
        assert.deepEqual(
            fieldsOf({ dataEvents: [{ ...objects, readWriteType: "write-only", fieldSelectors }] })[0]?.slice(2),
            [
                { field: "readOnly", equals: ["false"] },
                { field: "eventName", equals: ["DeleteObject"] },
                {
                    field: "resources.ARN",
                    startsWiths: ["arn:aws:s3:::"],
                    notStartsWiths: ["arn:aws:s3:::scratch/", "arn:aws:s3:::archive/", "arn:aws:s3:::access-logs/"],
                },
            ],
        );
    });

    it("ask nothing of the ARN of other resource types", () => {
        const functions: DataEvents = {
            resourceType: "AWS::Lambda::Function",
            readWriteType: "read-only",
            fieldSelectors: [],
        };
        assert.deepEqual(fieldsOf({ dataEvents: [functions] }), [
            [
                { field: "eventCategory", equals: ["Data"] },
                { field: "resources.type", equals: ["AWS::Lambda::Function"] },
                { field: "readOnly", equals: ["true"] },
            ],
        ]);
    });

    it("pass on every operator of a field", () => {
        const fieldSelectors = [
            { field: "eventName", equals: ["a"], notEquals: ["b"], startsWith: ["c"], notStartsWith: ["d"] },
            { field: "userIdentity.arn", endsWith: ["e"], notEndsWith: ["f"] },
        ];
        const functions: DataEvents = { resourceType: "AWS::Lambda::Function", readWriteType: "all", fieldSelectors };
        assert.deepEqual(fieldsOf({ dataEvents: [functions] })[0]?.slice(2), [
            { field: "eventName", equals: ["a"], notEquals: ["b"], startsWiths: ["c"], notStartsWiths: ["d"] },
            { field: "userIdentity.arn", endsWiths: ["e"], notEndsWiths: ["f"] },
        ]);
    });

    it("record network activity of a service", () => {
        const denied = {
            eventSource: "s3.amazonaws.com",
            fieldSelectors: [{ field: "errorCode", equals: ["VpceAccessDenied"] }],
        };
        assert.deepEqual(advancedEventSelectors({ ...events, networkActivityEvents: [denied] }, logBuckets), [
            {
                name: "Network activity events 1 of s3.amazonaws.com",
                fieldSelectors: [
                    { field: "eventCategory", equals: ["NetworkActivity"] },
                    { field: "eventSource", equals: ["s3.amazonaws.com"] },
                    { field: "errorCode", equals: ["VpceAccessDenied"] },
                ],
            },
        ]);
    });
});
