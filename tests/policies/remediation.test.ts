import assert from "node:assert/strict";
import * as sdk from "@pulumi/policy/server";
import analyzer from "@pulumi/pulumi/proto/analyzer_pb";
import { Struct, type JavaScriptValue } from "google-protobuf/google/protobuf/struct_pb";
import { policies } from "../../policies/policy";
import { single } from "./helpers/sample-rules";
import { unknown } from "./helpers/server";

type Rpc = (
    call: { request: analyzer.AnalyzeRequest },
    callback: (error: unknown, response: analyzer.RemediateResponse) => void,
) => void;
const { makeRemediateRpcFun } = sdk as unknown as {
    makeRemediateRpcFun(pack: string, version: string, level: string, served: unknown): Rpc;
};

/** The properties after remediation by the sample rule, undefined where it changes nothing. */
async function remediated(
    properties: Record<string, JavaScriptValue>,
    { type = "aws:kms/key:Key", level = "remediate" } = {},
): Promise<unknown> {
    const levels = [...policies([single])].map((policy) => ({
        ...policy,
        ...(policy.name === single.name && { enforcementLevel: level }),
    }));
    const request = new analyzer.AnalyzeRequest()
        .setType(type)
        .setOptions(new analyzer.AnalyzerResourceOptions())
        .setProperties(Struct.fromJavaScript(properties));
    const response = await new Promise<analyzer.RemediateResponse>((settle, fail) => {
        makeRemediateRpcFun(
            "pack",
            "1.0.0",
            "advisory",
            levels,
        )({ request }, (error, answer) => (error instanceof Error ? fail(error) : settle(answer)));
    });
    const [remediation] = response.getRemediationsList();
    return remediation && { ...remediation.getProperties()?.toJavaScript(), diagnostic: remediation.getDiagnostic() };
}

const secret = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", value: "hidden" };

describe("remediation", () => {
    it("changes the property that breaks the rule and no other", async () => {
        assert.deepEqual(await remediated({ rotate: false, label: "a", tags: { team: "x" } }), {
            rotate: true,
            label: "a",
            tags: { team: "x" },
            diagnostic: "",
        });
    });

    it("leaves values that the preview does not know as they are", async () => {
        assert.deepEqual(await remediated({ label: unknown, nested: { list: [unknown] } }), {
            rotate: true,
            label: unknown,
            nested: { list: [unknown] },
            diagnostic: "",
        });
    });

    it("leaves secrets secret", async () => {
        assert.deepEqual(await remediated({ label: secret }), { rotate: true, label: secret, diagnostic: "" });
    });

    it("changes nothing where the value to change is not known yet", async () => {
        assert.equal(await remediated({ rotate: unknown }), undefined);
    });

    it("changes nothing where the rule is kept", async () => {
        assert.equal(await remediated({ rotate: true }), undefined);
    });

    it("changes no other type of resource", async () => {
        assert.equal(await remediated({ rotate: false }, { type: "aws:sns/topic:Topic" }), undefined);
    });

    it("happens at the level that asks for it only", async () => {
        assert.equal(await remediated({ rotate: false }, { level: "mandatory" }), undefined);
    });
});
