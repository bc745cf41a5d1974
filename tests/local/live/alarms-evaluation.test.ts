import * as assert from "node:assert/strict";
import { evaluateMetricAlarm, type Conditions } from "../../../local/alarms/evaluate-metric-alarm";
import type { StatisticSet } from "../../../local/alarms/metric-store";

const now = Date.UTC(2026, 10, 23, 9, 5, 20);

const conditions: Conditions = {
    statistic: "Sum",
    comparison: "GreaterThanOrEqualToThreshold",
    threshold: 1,
    period: 60,
    evaluationPeriods: 1,
    missingData: "notBreaching",
};

/** Evaluates with data points by the start of their minute. */
function evaluate(changes: Partial<Conditions>, byMinute: Readonly<Record<string, number>>, at = now) {
    const points = Object.entries(byMinute).map(
        ([minute, value]) => [Date.parse(`2026-11-23T${minute}:00Z`), value] as const,
    );
    const read = (start: number, end: number): StatisticSet | undefined => {
        const values = points.flatMap(([time, value]) => (time >= start && time < end ? [value] : []));
        return values.length === 0
            ? undefined
            : {
                  sampleCount: values.length,
                  sum: values.reduce((sum, value) => sum + value, 0),
                  minimum: Math.min(...values),
                  maximum: Math.max(...values),
              };
    };
    return evaluateMetricAlarm({ ...conditions, ...changes }, read, at);
}

/** The five minutes before `now`, as the user guide writes them: 0 is within the threshold, X beyond it, - missing. */
function range(points: string): Readonly<Record<string, number>> {
    const minutes = ["09:00", "09:01", "09:02", "09:03", "09:04"];
    return Object.fromEntries(
        points
            .split(" ")
            .flatMap((point, index) => (point === "-" ? [] : [[minutes[index] ?? "", point === "X" ? 1 : 0]])),
    );
}

describe("the evaluation of a metric alarm", () => {
    // "How alarm state is evaluated when data is missing", CloudWatch User Guide; undefined = the current state is retained.
    const treatments = ["missing", "ignore", "breaching", "notBreaching"] as const;
    const tables: Readonly<Record<number, Readonly<Record<string, readonly (string | undefined)[]>>>> = {
        3: {
            "0 - X - X": ["OK", "OK", "OK", "OK"],
            "0 - - - -": ["OK", "OK", "OK", "OK"],
            "- - - - -": ["INSUFFICIENT_DATA", undefined, "ALARM", "OK"],
            "0 X X - X": ["ALARM", "ALARM", "ALARM", "ALARM"],
            "- - - - X": ["INSUFFICIENT_DATA", undefined, "ALARM", "OK"],
            "X - - - -": ["ALARM", undefined, "ALARM", "OK"],
        },
        2: {
            "0 - X - X": ["ALARM", "ALARM", "ALARM", "ALARM"],
            "0 0 X 0 X": ["ALARM", "ALARM", "ALARM", "ALARM"],
            "0 - X - -": ["OK", "OK", "ALARM", "OK"],
            "- - - - 0": ["OK", "OK", "ALARM", "OK"],
            "- - - - X": ["INSUFFICIENT_DATA", undefined, "ALARM", "OK"],
        },
    };
    for (const [datapointsToAlarm, rows] of Object.entries(tables)) {
        for (const [points, states] of Object.entries(rows)) {
            it(`of ${datapointsToAlarm} out of 3 on ${points} is as the user guide shows it`, () => {
                const found = treatments.map(
                    (missingData) =>
                        evaluate(
                            { evaluationPeriods: 3, datapointsToAlarm: Number(datapointsToAlarm), missingData },
                            range(points),
                        )?.state,
                );
                assert.deepEqual(found, states);
            });
        }
    }

    it("adds up a period of five minutes wherever the minutes lie", () => {
        const data = { "09:01": 4, "09:05": 6 };
        assert.equal(evaluate({ period: 300, threshold: 10 }, data)?.state, "ALARM");
    });

    it("does not add up what lies farther apart than a period", () => {
        const data = { "09:00": 4, "09:05": 6 };
        assert.equal(evaluate({ period: 300, threshold: 10 }, data)?.state, "OK");
    });

    it("raises at once what the running minute already proves", () => {
        assert.equal(evaluate({}, { "09:05": 1 })?.state, "ALARM");
    });

    it("does not raise for too little before the minute is over", () => {
        const few = { comparison: "LessThanThreshold", threshold: 5, missingData: "breaching" } as const;
        assert.equal(evaluate(few, { "09:04": 5, "09:05": 1 })?.state, "OK");
        assert.equal(evaluate(few, { "09:04": 5, "09:05": 1 }, now + 60_000)?.state, "ALARM");
    });

    it("falls back when the evaluation range has passed", () => {
        const data = { "09:05": 1 };
        const states = [0, 1, 2, 3].map((minutes) => evaluate({}, data, now + minutes * 60_000)?.state);
        assert.deepEqual(states, ["ALARM", "ALARM", "ALARM", "ALARM"]);
        assert.equal(evaluate({}, data, now + 4 * 60_000)?.state, "OK");
    });

    for (const [statistic, threshold] of [
        ["Sum", 9],
        ["Average", 3],
        ["Minimum", 1],
        ["Maximum", 5],
        ["SampleCount", 3],
    ] as const) {
        it(`takes the ${statistic}`, () => {
            const data = { "09:01": 1, "09:02": 3, "09:03": 5 };
            const at = (limit: number) => evaluate({ statistic, threshold: limit, period: 300 }, data)?.state;
            assert.deepEqual([at(threshold), at(threshold + 0.1)], ["ALARM", "OK"]);
        });
    }

    for (const [comparison, states] of [
        ["GreaterThanOrEqualToThreshold", ["OK", "ALARM", "ALARM"]],
        ["GreaterThanThreshold", ["OK", "OK", "ALARM"]],
        ["LessThanThreshold", ["ALARM", "OK", "OK"]],
        ["LessThanOrEqualToThreshold", ["ALARM", "ALARM", "OK"]],
    ] as const) {
        it(`compares by ${comparison}`, () => {
            const found = [1, 2, 3].map((value) => evaluate({ comparison, threshold: 2 }, { "09:04": value })?.state);
            assert.deepEqual(found, states);
        });
    }
});

describe("the reason of an alarm's state", () => {
    const reasons: readonly [Partial<Conditions>, Readonly<Record<string, number>>, string][] = [
        [
            {},
            { "09:05": 1 },
            "Threshold Crossed: 1 datapoint [1.0 (23/11/26 09:05:00)] was greater than or equal to the threshold (1.0).",
        ],
        [
            {},
            { "09:04": 0 },
            "Threshold Crossed: 1 datapoint [0.0 (23/11/26 09:04:00)] was not greater than or equal to the threshold (1.0).",
        ],
        [
            {},
            {},
            "Threshold Crossed: no datapoints were received for 1 period and 1 missing datapoint was treated as [NonBreaching].",
        ],
        [
            { evaluationPeriods: 2, missingData: "breaching" },
            {},
            "Threshold Crossed: no datapoints were received for 2 periods and 2 missing datapoints were treated as [Breaching].",
        ],
        [{ missingData: "missing" }, {}, "Insufficient Data: 1 datapoint was unknown."],
        [
            { evaluationPeriods: 3, comparison: "GreaterThanThreshold", threshold: 2.5 },
            { "09:03": 4, "09:04": 3.5, "09:05": 5 },
            "Threshold Crossed: 3 datapoints [5.0 (23/11/26 09:05:00), 3.5 (23/11/26 09:04:00), 4.0 (23/11/26 09:03:00)] were greater than the threshold (2.5).",
        ],
        [
            { evaluationPeriods: 20, datapointsToAlarm: 1 },
            { "09:04": 613 },
            "Threshold Crossed: 1 out of the last 20 datapoints [613.0 (23/11/26 09:04:00)] was greater than or equal to the threshold (1.0) and 19 missing datapoints were treated as [NonBreaching] (minimum 1 datapoint for OK -> ALARM transition).",
        ],
        [
            { evaluationPeriods: 1, datapointsToAlarm: 1, comparison: "LessThanThreshold", threshold: 100 },
            { "09:04": 100 },
            "Threshold Crossed: 1 out of the last 1 datapoints [100.0 (23/11/26 09:04:00)] was not less than the threshold (100.0) (minimum 1 datapoint for ALARM -> OK transition).",
        ],
    ];
    for (const [changes, data, reason] of reasons) {
        it(`is worded as CloudWatch words it: ${reason}`, () => {
            assert.equal(evaluate(changes, data)?.reason, reason);
        });
    }

    it("has the data points as JSON", () => {
        assert.deepEqual(JSON.parse(evaluate({}, { "09:05": 1 })?.reasonData ?? ""), {
            version: "1.0",
            queryDate: "2026-11-23T09:05:20.000+0000",
            startDate: "2026-11-23T09:05:00.000+0000",
            statistic: "Sum",
            period: 60,
            recentDatapoints: [1],
            threshold: 1,
            evaluatedDatapoints: [{ timestamp: "2026-11-23T09:05:00.000+0000", sampleCount: 1, value: 1 }],
        });
    });
});
