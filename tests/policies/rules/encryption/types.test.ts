import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { rules as encryption } from "../../../../policies/rules/encryption";
import { managedPolicies } from "../../../../policies/rules/side-doors/managed-policies";
import { shapes } from "../../../../policies/rules/side-doors/shapes";

const provider = dirname(require.resolve("@pulumi/aws/package.json"));

/** Whether @pulumi/aws has a resource with this type token. */
function isKnown(token: string): boolean {
    const [, module = "", file = ""] = /^aws:(\w+)\/(\w+):\w+$/.exec(token) ?? [];
    const path = join(provider, module, `${file}.js`);
    return existsSync(path) && readFileSync(path, "utf8").includes(`__pulumiType = '${token}'`);
}

describe("the rules on every stack", () => {
    it("read types that @pulumi/aws knows", () => {
        const tokens = [...encryption, ...managedPolicies].flatMap(({ types }) => types);
        assert.deepEqual(
            tokens.filter((token) => !isKnown(token)),
            [],
        );
    });

    it("know the types of CloudFormation as types of @pulumi/aws", () => {
        const tokens = [...shapes.values()].flatMap(({ type }) => (typeof type === "string" ? [type] : [type({})]));
        assert.deepEqual(
            tokens.filter((token) => !isKnown(token)),
            [],
        );
    });
});
