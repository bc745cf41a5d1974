import assert from "node:assert/strict";
import { bundledFunction } from "../../verification/bundle";

describe("the code of the function that verifies", () => {
    const code = bundledFunction();

    it("is the same text each time, so that a second deployment changes nothing", () => {
        assert.equal(bundledFunction(), code);
    });

    it("needs nothing but Node.js and the SDK, which the Lambda runtime has", () => {
        const modules = [...code.matchAll(/require\("([^"]+)"\)/g)].map(([, name = ""]) => name);
        const others = modules.filter((name) => !name.startsWith("node:") && !name.startsWith("@aws-sdk/client-"));
        assert.ok(modules.includes("@aws-sdk/client-s3"));
        assert.deepEqual(others, []);
    });

    it("says nothing of the folder that it was made in", () => {
        assert.ok(!code.includes(process.cwd()));
    });

    it("is small enough to be kept in the stack's state", () => {
        assert.ok(code.length < 600_000, `${code.length} characters`);
    });
});
