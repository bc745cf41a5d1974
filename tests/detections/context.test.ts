import assert from "node:assert/strict";
import { sampleContext } from "../../detections/context";
import { detectionNamesOf } from "../../settings/detection-names";
import { completeSettings } from "../../settings/settings";
import { parsedSettings } from "../helpers/settings";

describe("the sample of a deployment", () => {
    it("has the names that one has whose settings give none", () => {
        const names = detectionNamesOf(completeSettings(parsedSettings({ homeRegion: "us-east-1" })));
        assert.deepEqual(sampleContext, { ...sampleContext, ...names });
    });
});
