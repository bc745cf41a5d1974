import assert from "node:assert/strict";
import * as sdk from "@pulumi/policy/server";
import analyzer from "@pulumi/pulumi/proto/analyzer_pb";
import { Struct, type JavaScriptValue } from "google-protobuf/google/protobuf/struct_pb";
import { policies } from "../../../policies/policy";
import { rules } from "../../../policies/rules";
import { type Program, Reference } from "./program";

/** A preview of a stack that does not exist yet, or the update that creates it, when every value is known. */
export type Mode = "preview" | "update";

export interface Diagnostic {
    readonly policy: string;
    readonly level: "advisory" | "mandatory";
    /** The resource's name in the program. */
    readonly resource: string;
    readonly message: string;
}

/** What the engine sends for a value that it does not know. */
export const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

type Properties = Readonly<Record<string, unknown>>;
type Rpc<Request> = (
    call: { request: Request },
    callback: (error: unknown, response: analyzer.AnalyzeResponse) => void,
) => void;
type MakeRpc<Request> = (pack: string, version: string, level: string, served: typeof pack_) => Rpc<Request>;

const pack_ = policies(rules);
// The server functions are the SDK's own and not in its types: deserialization, proxies and levels are those of the engine.
const { makeAnalyzeRpcFun, makeAnalyzeStackRpcFun } = sdk as unknown as {
    makeAnalyzeRpcFun: MakeRpc<analyzer.AnalyzeRequest>;
    makeAnalyzeStackRpcFun: MakeRpc<analyzer.AnalyzeStackRequest>;
};
const analyzeResource = makeAnalyzeRpcFun("orgtrail", "0.1.0", "mandatory", pack_);
const analyzeStack = makeAnalyzeStackRpcFun("orgtrail", "0.1.0", "mandatory", pack_);

/** What the pack says, in the order in which the engine asks it: each resource by its inputs, then the stack's outputs. */
export async function diagnose(program: Program, mode: Mode): Promise<Diagnostic[]> {
    const resources = Object.entries(program).map(([name, { type, inputs, computed = {} }]) => ({
        type,
        name,
        urn: urnOf(program, name),
        inputs: resolve(inputs, program, mode),
        outputs: {
            ...resolve(mode === "preview" ? unknownEach(computed) : computed, program, mode),
            ...resolve(inputs, program, mode),
        },
        sources: Object.entries(inputs).map(([property, value]) => [property, sourcesOf(value)] as const),
    }));
    const diagnostics: analyzer.AnalyzeDiagnostic[] = [];
    for (const { type, name, urn, inputs } of resources) {
        const request = new analyzer.AnalyzeRequest()
            .setType(type)
            .setName(name)
            .setUrn(urn)
            .setProperties(struct(inputs))
            .setOptions(new analyzer.AnalyzerResourceOptions());
        for (const diagnostic of await call(analyzeResource, request)) {
            diagnostics.push(diagnostic.setUrn(urn));
        }
    }
    const request = new analyzer.AnalyzeStackRequest().setResourcesList(
        resources.map(({ type, name, urn, outputs, sources }) => {
            const resource = new analyzer.AnalyzerResource()
                .setType(type)
                .setName(name)
                .setUrn(urn)
                .setProperties(struct(outputs))
                .setOptions(new analyzer.AnalyzerResourceOptions());
            for (const [property, names] of sources.filter(([, names]) => names.length > 0)) {
                const dependencies = new analyzer.AnalyzerPropertyDependencies();
                dependencies.setUrnsList(names.map((source) => urnOf(program, source)));
                resource.getPropertydependenciesMap().set(property, dependencies);
            }
            return resource;
        }),
    );
    diagnostics.push(...(await call(analyzeStack, request)));
    return diagnostics.map((diagnostic) => ({
        policy: diagnostic.getPolicyname(),
        level: diagnostic.getEnforcementlevel() === analyzer.EnforcementLevel.MANDATORY ? "mandatory" : "advisory",
        resource: resources.find(({ urn }) => urn === diagnostic.getUrn())?.name ?? "",
        message: diagnostic.getMessage(),
    }));
}

/** The diagnostics in short: `rule: resource` for a violation, `rule? resource` for what a preview leaves to the update. */
async function findings(program: Program, mode: Mode): Promise<string[]> {
    const diagnostics = await diagnose(program, mode);
    return diagnostics
        .flatMap(({ policy, level, resource, message }) =>
            level === "mandatory"
                ? [`${policy}: ${resource}`]
                : (/ its values: (.*)\.$/.exec(message)?.[1]?.split(", ") ?? [policy]).map(
                      (rule) => `${rule}? ${resource}`,
                  ),
        )
        .sort();
}

/** Asserts what the pack finds in an update and, where that differs, in the preview before it. */
export async function assertFindings(
    program: Program,
    update: readonly string[],
    preview: readonly string[] = update,
): Promise<void> {
    assert.deepEqual(
        { preview: await findings(program, "preview"), update: await findings(program, "update") },
        { preview, update },
    );
}

async function call<Request>(rpc: Rpc<Request>, request: Request): Promise<analyzer.AnalyzeDiagnostic[]> {
    return new Promise((settle, fail) => {
        rpc({ request }, (error, response) => {
            if (error instanceof Error) {
                fail(error);
            } else {
                settle(response.getDiagnosticsList());
            }
        });
    });
}

function urnOf(program: Program, name: string): string {
    return `urn:pulumi:dev::probe::${program[name]?.type}::${name}`;
}

function struct(properties: Properties): Struct {
    return Struct.fromJavaScript(properties as Record<string, JavaScriptValue>);
}

function unknownEach(properties: Properties): Properties {
    return Object.fromEntries(Object.keys(properties).map((property) => [property, unknown]));
}

function resolve(properties: Properties, program: Program, mode: Mode): Properties {
    return mapLeaves(properties, ({ resource, output }) => {
        const definition = program[resource];
        const value = definition?.inputs[output] ?? (mode === "update" ? definition?.computed?.[output] : unknown);
        if (value === undefined) {
            throw new Error(`the program's resource "${resource}" has no output "${output}"`);
        }
        return value;
    }) as Properties;
}

function sourcesOf(value: unknown): string[] {
    const sources = new Set<string>();
    mapLeaves(value, ({ resource, others }) => [resource, ...others].forEach((source) => sources.add(source)));
    return [...sources];
}

function mapLeaves(value: unknown, map: (reference: Reference) => unknown): unknown {
    if (value instanceof Reference) {
        return mapLeaves(map(value), map);
    }
    if (Array.isArray(value)) {
        return value.map((element) => mapLeaves(element, map));
    }
    return typeof value === "object" && value !== null
        ? Object.fromEntries(Object.entries(value).map(([key, element]) => [key, mapLeaves(element, map)]))
        : value;
}
