import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { documentationFile, policiesDocumentation } from "../../policies/documentation";

describe("docs/policies.md", () => {
    it("is what `npm run docs` writes from the rules", () => {
        assert.equal(readFileSync(documentationFile, "utf8"), policiesDocumentation());
    });
});
