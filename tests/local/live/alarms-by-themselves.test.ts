import * as assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import { CloudTrail } from "@aws-sdk/client-cloudtrail";
import { CloudWatch } from "@aws-sdk/client-cloudwatch";
import { useLiveEmulator } from "./delivery-harness";
import { watchedTrail, type WatchedTrail } from "./watched-trail";

/** Nothing is told to deliver or to evaluate here. */
describe("an alarm on StopLogging", () => {
    const aws = useLiveEmulator({ deliverySeconds: 1, digestSeconds: 3600 });
    let trail: WatchedTrail;

    before(async () => {
        trail = await watchedTrail(aws);
        await trail.watchFor("StopLogging", { alarm: { Period: 10 } });
    });

    async function untilState(state: string, seconds: number): Promise<string | undefined> {
        for (const deadline = Date.now() + seconds * 1_000; ; await pause(50)) {
            const { MetricAlarms } = await aws.client(CloudWatch).describeAlarms({ AlarmNames: [trail.name] });
            if (MetricAlarms?.[0]?.StateValue === state) {
                return MetricAlarms[0].StateReason;
            }
            assert.ok(Date.now() < deadline, `${MetricAlarms?.[0]?.StateValue} after ${seconds} seconds, not ${state}`);
        }
    }

    it("rises within seconds of the call that stops its own trail", async () => {
        await aws.client(CloudTrail).stopLogging({ Name: trail.trailName });
        await untilState("ALARM", 5);
    });

    it("falls back when the time that it looks at has passed", async function () {
        this.timeout(90_000);
        assert.equal(
            await untilState("OK", 70),
            "Threshold Crossed: no datapoints were received for 1 period and 1 missing datapoint was treated as [NonBreaching].",
        );
    });
});
