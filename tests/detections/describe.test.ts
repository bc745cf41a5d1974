import assert from "node:assert/strict";
import { catalogue } from "../../detections/catalogue";
import { kmsKeyLoss } from "../../detections/cis/data";
import { alarmDescription } from "../../detections/describe";
import { noLogEvents } from "../../detections/heartbeat";

describe("an alarm's description", () => {
    it("says what happened, why it matters, the events and the controls", () => {
        assert.equal(
            alarmDescription(kmsKeyLoss),
            [
                "KMS key disabled or scheduled for deletion.",
                "What the key encrypts can no longer be read, and after the waiting period never again.",
                "Events of kms.amazonaws.com: DisableKey, ScheduleKeyDeletion.",
                "Controls: CIS AWS Foundations v5.0.0 4.7, CIS AWS Foundations v7.0.0 5.7, Security Hub CloudWatch.7.",
            ].join("\n"),
        );
    });

    it("says what it watches where it does not go by event names", () => {
        assert.equal(
            alarmDescription(noLogEvents),
            [
                "No CloudTrail event in the log group for an hour.",
                "An organization is never silent for an hour: the trail was stopped, or it can no longer write to the log group, and no other alarm can fire.",
                "Watches log events that arrive in the trail's log group.",
            ].join("\n"),
        );
    });

    for (const detection of catalogue) {
        it(`fits CloudWatch's 1024 characters for ${detection.id}`, () => {
            assert.ok(alarmDescription(detection).length <= 1024);
        });
    }

    it("is refused when it is longer", () => {
        assert.throws(
            () => alarmDescription({ ...noLogEvents, why: "x".repeat(1000) }),
            new Error(
                'the description of the alarm "no-log-events" has 1107 characters, 1024 are allowed; shorten its "why"',
            ),
        );
    });
});
