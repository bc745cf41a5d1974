import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { documentationFile, searchDocumentation } from "../../../commands/search/documentation";

describe("docs/search.md", () => {
    it("is what `npm run docs` writes from the filter language", () =>
        assert.equal(readFileSync(documentationFile, "utf8"), searchDocumentation()));
});
