import * as assert from "node:assert/strict";
import type { MetricFilter, MetricTransformation } from "@aws-sdk/client-cloudwatch-logs";
import { FilterPatternError } from "../../../detections/filter-pattern/expression";
import { compileFilter } from "../../../local/alarms/metric-filter";

const event = {
    eventName: "StopLogging",
    eventSource: "cloudtrail.amazonaws.com",
    size: 7,
    text: "12",
    nested: { id: "a" },
};
const transformation: MetricTransformation = { metricName: "stops", metricNamespace: "orgtrail", metricValue: "1" };

const counted = (changes: Partial<MetricTransformation>, filter: Partial<MetricFilter> = {}) =>
    compileFilter({
        filterPattern: '{ $.eventName = "StopLogging" }',
        metricTransformations: [{ ...transformation, ...changes }],
        ...filter,
    })(event);

const metric = { namespace: "orgtrail", name: "stops", dimensions: {} };

describe("a metric filter", () => {
    it("publishes its value for an event that matches", () => {
        assert.deepEqual(counted({ unit: "Count" }), [{ metric, unit: "Count", value: 1 }]);
    });

    it("publishes nothing for an event that does not match", () => {
        assert.deepEqual(counted({}, { filterPattern: '{ $.eventName = "StartLogging" }' }), []);
    });

    it("publishes its default value for an event that does not match", () => {
        const found = counted({ defaultValue: 0 }, { filterPattern: '{ $.eventName = "StartLogging" }' });
        assert.deepEqual(found, [{ metric, unit: "None", value: 0 }]);
    });

    for (const [metricValue, value] of [
        ["$.size", 7],
        ["$.text", 12],
        ["2.5", 2.5],
    ] as const) {
        it(`publishes ${value} for the value ${metricValue}`, () => {
            assert.equal(counted({ metricValue })[0]?.value, value);
        });
    }

    for (const metricValue of ["$.missing", "$.eventName", "$.nested"]) {
        it(`publishes nothing where the value ${metricValue} is no number`, () => {
            assert.deepEqual(counted({ metricValue }), []);
        });
    }

    it("publishes with dimensions that the event has", () => {
        const dimensions = { Name: "$.eventName", Id: "$.nested.id" };
        assert.deepEqual(counted({ dimensions })[0]?.metric.dimensions, { Name: "StopLogging", Id: "a" });
    });

    it("publishes nothing where the event lacks a dimension", () => {
        assert.deepEqual(counted({ dimensions: { Name: "$.missing" } }), []);
    });

    it("without a pattern matches every event, also one that is no JSON", () => {
        const matchesAll = compileFilter({ filterPattern: "", metricTransformations: [transformation] });
        assert.equal(matchesAll(undefined).length, 1);
    });

    it("for JSON matches no other event", () => {
        const filter = compileFilter({ filterPattern: "{ $.a NOT EXISTS }", metricTransformations: [transformation] });
        assert.deepEqual([filter(undefined).length, filter("text").length, filter({}).length], [0, 0, 1]);
    });

    for (const filterPattern of ["ERROR", '"access denied" -test', "[ip, user, status = 4*]"]) {
        it(`is refused with a pattern of terms or for space-delimited events: ${filterPattern}`, () => {
            assert.throws(
                () => compileFilter({ filterPattern, metricTransformations: [transformation] }),
                (error: Error) =>
                    error instanceof FilterPatternError &&
                    error.message ===
                        `only patterns for JSON events, { … }, are evaluated here, not those of terms or of space-delimited events: ${filterPattern}`,
            );
        });
    }
});
