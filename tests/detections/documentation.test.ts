import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { alarmsDocumentation, documentationFile } from "../../detections/documentation";

describe("docs/alarms.md", () => {
    it("is what `npx ts-node detections/documentation.ts` writes from the catalogue", () => {
        assert.equal(readFileSync(documentationFile, "utf8"), alarmsDocumentation());
    });
});
