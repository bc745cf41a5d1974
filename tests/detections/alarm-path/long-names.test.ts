import assert from "node:assert/strict";
import { alarmPathDetections } from "../../../detections/alarm-path";
import { auditLogDetections } from "../../../detections/audit-log";
import { sampleContext, type DetectionContext } from "../../../detections/context";
import { compileFilters } from "../../../detections/filter-pattern/compile";
import { matches } from "../../../detections/filter-pattern/evaluate";

const long = (length: number) => "n".repeat(length);

/** Names as long as AWS allows: trail 128, bucket 63, log group 512, role 64, topic 256, alias 256 characters. */
const longest: DetectionContext = {
    ...sampleContext,
    trails: [{ name: long(128), arn: `arn:aws:cloudtrail:us-east-1:111122223333:trail/${long(128)}` }],
    archiveBucket: `a${long(62)}`,
    accessLogBucket: `b${long(62)}`,
    logGroup: long(512),
    deliveryRole: long(64),
    topicArns: ["a", "b"].map((first) => `arn:aws:sns:us-east-1:111122223333:${first}${long(255)}`),
    keyAliases: ["a", "b"].map((first) => `alias/${first}${long(249)}`),
};

describe("the detections of a deployment with the longest names", () => {
    for (const { id, condition, samples } of [...auditLogDetections(longest), ...alarmPathDetections(longest)]) {
        it(`${id} fits its filters, and they match its samples`, () => {
            const patterns = compileFilters(condition);
            assert.deepEqual(
                samples().match.filter((sample) => !patterns.some((pattern) => matches(pattern, sample))),
                [],
            );
        });
    }
});
