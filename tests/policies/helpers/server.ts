import assert from "node:assert/strict";
import * as sdk from "@pulumi/policy/server";
import analyzer from "@pulumi/pulumi/proto/analyzer_pb";
import { Struct, type JavaScriptValue } from "google-protobuf/google/protobuf/struct_pb";
import type { Policies } from "@pulumi/policy";
import { policies } from "../../../policies/policy";
import { rules } from "../../../policies/rules";
import type { Configuration } from "../../../policies/settings";
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
type MakeRpc<Request> = (pack: string, version: string, level: string, served: Policies) => Rpc<Request>;

// The server functions are the SDK's own and not in its types: deserialization, proxies and levels are those of the engine.
const { makeAnalyzeRpcFun, makeAnalyzeStackRpcFun } = sdk as unknown as {
    makeAnalyzeRpcFun: MakeRpc<analyzer.AnalyzeRequest>;
    makeAnalyzeStackRpcFun: MakeRpc<analyzer.AnalyzeStackRequest>;
};

/**
 * What the pack says, in the order in which the engine asks it: each resource by its inputs, then the stack's outputs.
 *
 * @param served the policies, or their settings; by default those of the pack without any configuration
 */
export async function diagnose(
    program: Program,
    mode: Mode,
    served: Policies | Configuration = {},
): Promise<Diagnostic[]> {
    const pack = Array.isArray(served) ? (served as Policies) : packOf(served as Configuration);
    const analyzeResource = makeAnalyzeRpcFun("orgtrail", "0.1.0", "mandatory", pack);
    const analyzeStack = makeAnalyzeStackRpcFun("orgtrail", "0.1.0", "mandatory", pack);
    const resources = Object.entries(program).map(([name, { type, inputs, computed = {}, options }]) => ({
        type,
        name,
        urn: urnOf(program, name),
        inputs: resolve(inputs, program, mode),
        options: new analyzer.AnalyzerResourceOptions()
            .setProtect(options?.protect ?? false)
            .setIgnorechangesList([...(options?.ignoreChanges ?? [])]),
        outputs: {
            ...resolve(mode === "preview" ? unknownEach(computed) : computed, program, mode),
            ...resolve(inputs, program, mode),
        },
        sources: Object.entries(inputs).map(([property, value]) => [property, sourcesOf(value)] as const),
    }));
    const diagnostics: analyzer.AnalyzeDiagnostic[] = [];
    for (const { type, name, urn, inputs, options } of resources) {
        const request = new analyzer.AnalyzeRequest()
            .setType(type)
            .setName(name)
            .setUrn(urn)
            .setProperties(struct(inputs))
            .setOptions(options);
        for (const diagnostic of await call(analyzeResource, request)) {
            diagnostics.push(diagnostic.setUrn(urn));
        }
    }
    const request = new analyzer.AnalyzeStackRequest().setResourcesList(
        resources.map(({ type, name, urn, outputs, options, sources }) => {
            const resource = new analyzer.AnalyzerResource()
                .setType(type)
                .setName(name)
                .setUrn(urn)
                .setProperties(struct(outputs))
                .setOptions(options);
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

const packs = new Map<string, Policies>();

function packOf(configuration: Configuration): Policies {
    const key = JSON.stringify(configuration);
    const pack = packs.get(key) ?? policies(rules, configuration);
    packs.set(key, pack);
    return pack;
}

/** The diagnostics in short: `rule: resource` for a violation, `rule? resource` for what a preview leaves to the update. */
export async function findings(program: Program, mode: Mode, configuration: Configuration = {}): Promise<string[]> {
    const diagnostics = await diagnose(program, mode, configuration);
    return diagnostics
        .flatMap(({ policy, resource, message }) =>
            policy === "undecided-in-preview"
                ? (/ its values: (.*)\.$/.exec(message)?.[1] ?? "").split(", ").map((rule) => `${rule}? ${resource}`)
                : [`${policy}: ${resource}`],
        )
        .sort();
}

/** Asserts what the pack finds in an update and, where that differs, in the preview before it. */
export async function assertFindings(
    program: Program,
    update: readonly string[],
    preview: readonly string[] = update,
    configuration: Configuration = {},
): Promise<void> {
    assert.deepEqual(
        {
            preview: await findings(program, "preview", configuration),
            update: await findings(program, "update", configuration),
        },
        { preview: [...preview].sort(), update: [...update].sort() },
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
