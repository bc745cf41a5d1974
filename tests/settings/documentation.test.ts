import assert from "node:assert/strict";
import * as fs from "node:fs";
import { configurationDocumentation } from "../../settings/documentation";

describe("docs/configuration.md", () => {
    it("has the table that `npm run docs` writes from the schema", () => {
        const { file, text } = configurationDocumentation();
        assert.equal(fs.readFileSync(file, "utf8"), text);
    });
});
