import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { alarmsDocumentation, documentationFile } from "../../detections/documentation";

describe("docs/alarms.md", () => {
    it("is what `npm run docs` writes from the catalogue", () => {
        assert.equal(readFileSync(documentationFile, "utf8"), alarmsDocumentation());
    });
});
