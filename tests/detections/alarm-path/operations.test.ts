import assert from "node:assert/strict";
import * as cloudwatch from "@aws-sdk/client-cloudwatch";
import * as sns from "@aws-sdk/client-sns";
import { alarmPathDetections } from "../../../detections/alarm-path";
import { sampleContext } from "../../../detections/context";
import { changingOperations, named } from "../audit-log/changing-operations";

const detections = alarmPathDetections(sampleContext);

describe("the detections of the alarm path", () => {
    it("know every CloudWatch operation on alarms that changes something, but for harmless ones", () => {
        const known = named(detections, "monitoring.amazonaws.com");
        assert.deepEqual(
            changingOperations(cloudwatch).filter((name) => /Alarm/.test(name) && !known.has(name)),
            ["DeleteAlarmMuteRule", "EnableAlarmActions"],
        );
    });

    it("know every SNS operation on topics and subscriptions that changes something, but for harmless ones", () => {
        const known = named(detections, "sns.amazonaws.com");
        assert.deepEqual(
            changingOperations(sns).filter((name) => /Topic|ubscri|Permission|Policy/.test(name) && !known.has(name)),
            ["ConfirmSubscription", "CreateTopic"],
        );
    });
});
