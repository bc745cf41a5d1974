import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { documentationFile, outputs, outputsDocumentation } from "../outputs-documentation";
import { runProgram, stackConfig } from "./helpers/program";

describe("docs/outputs.md", () => {
    it("is what `npm run docs` writes from the table of outputs", () => {
        assert.equal(readFileSync(documentationFile, "utf8"), outputsDocumentation());
    });
});

describe("the table of outputs", () => {
    it("has exactly what the program exports, in its order", async () => {
        const { outputs: exported } = await runProgram(stackConfig("prod"));
        assert.deepEqual(Object.keys(outputs), Object.keys(exported));
    });
});
