import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { documentationFile, outputsDocumentation } from "../outputs-documentation";

describe("docs/outputs.md", () => {
    it("is what `npm run docs` writes from the table of outputs", () => {
        assert.equal(readFileSync(documentationFile, "utf8"), outputsDocumentation());
    });
});
