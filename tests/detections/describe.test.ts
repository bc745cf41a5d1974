import assert from "node:assert/strict";
import { catalogue } from "../../detections/catalogue";
import { kmsKeyLoss, s3BucketPolicyChanges } from "../../detections/cis/data";
import { sampleContext } from "../../detections/context";
import { alarmDescription, insightsQuery } from "../../detections/describe";
import { heartbeats } from "../../detections/heartbeat";

const [noLogEvents] = heartbeats(sampleContext);
assert.ok(noLogEvents);

describe("an alarm's description", () => {
    it("says what happened, why it matters, what to do, the controls, the runbook and the query", () => {
        assert.equal(
            alarmDescription(kmsKeyLoss, "https://wiki.example.com/runbooks/"),
            [
                "KMS key disabled or scheduled for deletion.",
                "What the key encrypts can no longer be read, and after the waiting period never again.",
                "First: Cancel the deletion or enable the key while its waiting period lasts. Then ask who did it why.",
                "Controls: CIS AWS Foundations v5.0.0 4.7, CIS AWS Foundations v7.0.0 5.7, Security Hub CloudWatch.7.",
                "Runbook: https://wiki.example.com/runbooks/kms-key-disabled-or-scheduled-for-deletion",
                "fields @timestamp, eventName, userIdentity.arn, recipientAccountId, awsRegion, sourceIPAddress, errorCode",
                '| filter eventSource = "kms.amazonaws.com" and eventName in ["DisableKey", "ScheduleKeyDeletion"] and not ispresent(errorCode)',
                "| sort @timestamp desc",
            ].join("\n"),
        );
    });

    it("says what it watches where it is no event", () => {
        assert.equal(
            alarmDescription(noLogEvents),
            [
                "No CloudTrail event in the log group for an hour.",
                "An organization is never silent for an hour: the trail was stopped, or it can no longer write to the log group, and no other alarm can fire.",
                "First: See whether the trail is logging and whether its last delivery to CloudWatch Logs failed. Until it delivers again, read the log files in the archive: no other alarm can fire.",
                "Watches log events that arrive in the trail's log group.",
                "More: docs/alarms.md#no-log-events",
            ].join("\n"),
        );
    });

    it("has the query without fields where the whole one is too long", () => {
        const text = alarmDescription({ ...s3BucketPolicyChanges, why: `${"x".repeat(170)}.` });
        assert.match(text, /\nfilter eventSource = "s3.amazonaws.com" and /);
        assert.ok(text.length <= 1024, `${text.length}`);
    });

    it("leaves the query to the documentation where it is too long", () => {
        const text = alarmDescription({ ...s3BucketPolicyChanges, why: `${"x".repeat(400)}.` });
        assert.match(text, /\nLogs Insights query: docs\/alarms.md#s3-bucket-policy-changes$/);
    });

    for (const detection of catalogue) {
        it(`fits CloudWatch's 1024 characters for ${detection.id}, with a long link too`, () => {
            assert.ok(alarmDescription(detection).length <= 1024);
            assert.ok(alarmDescription(detection, `https://${"x".repeat(150)}.example.com/`).length <= 1024);
        });
    }

    it("is refused when its words are too long", () => {
        assert.throws(
            () => alarmDescription({ ...noLogEvents, why: "x".repeat(1000) }),
            new Error(
                'the description of the alarm "no-log-events" has 1267 characters, 1024 are allowed; shorten its "why" or "response"',
            ),
        );
    });
});

describe("a Logs Insights query", () => {
    it("shows who did what where, the latest first", () => {
        assert.equal(
            insightsQuery(kmsKeyLoss.condition),
            [
                "fields @timestamp, eventName, userIdentity.arn, recipientAccountId, awsRegion, sourceIPAddress, errorCode",
                '| filter eventSource = "kms.amazonaws.com" and eventName in ["DisableKey", "ScheduleKeyDeletion"] and not ispresent(errorCode)',
                "| sort @timestamp desc",
            ].join("\n"),
        );
    });
});
