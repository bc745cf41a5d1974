import * as fs from "node:fs";
import * as path from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { parse as parseYaml } from "yaml";

const root = path.resolve(__dirname, "../..");

export interface RegisteredResource {
    readonly type: string;
    readonly name: string;
    readonly inputs: Record<string, unknown>;
    /** `urn::id` of the explicit provider, for custom resources that have one. */
    readonly provider?: string;
}

/** Resources in the order of their names: the order of registration is not part of what a program is. */
export interface Recording {
    readonly resources: RegisteredResource[];
    /** Settles once every resource that was declared is registered. */
    registered(): Promise<RegisteredResource[]>;
}

/** Outputs that AWS decides: known after an update, unknown during the preview of a new stack. */
function computed(type: string, name: string): Record<string, string> {
    const arn = `arn:aws:example:::${name}`;
    return type === "aws:kms/key:Key" ? { arn, keyId: `key-id-of-${name}` } : { arn };
}

/**
 * Replaces the engine by a recorder: what is declared from now on is registered here, with the inputs as its outputs.
 * Shows the shape of a program; that the engine and AWS accept it, other tests show.
 */
export async function recordResources(preview = false): Promise<Recording> {
    const resources: RegisteredResource[] = [];
    await pulumi.runtime.setMocks(
        {
            newResource({ type, name, inputs, provider }) {
                resources.push({ type, name, inputs, ...(provider ? { provider } : {}) });
                return {
                    id: preview ? "" : `${name}-id`,
                    state: preview ? inputs : { ...inputs, ...computed(type, name) },
                };
            },
            call({ token }) {
                throw new Error(`the program looks ${token} up; it must not`);
            },
        },
        "orgtrail",
        "dev",
        preview,
    );
    return {
        resources,
        async registered() {
            await pulumi.runtime.disconnect();
            return resources.sort((a, b) => (a.name < b.name ? -1 : 1));
        },
    };
}

/** The AWS resources that a declaration registers. */
export async function customResources(declare: () => void): Promise<RegisteredResource[]> {
    const recording = await recordResources();
    declare();
    return (await recording.registered()).filter(({ type }) => type.startsWith("aws:"));
}

/** The settings of a committed stack file, as the engine hands them to the program. */
export function stackConfig(stack: string): Record<string, string> {
    const { config } = parseYaml(fs.readFileSync(path.join(root, `Pulumi.${stack}.yaml`), "utf8")) as {
        config: Record<string, unknown>;
    };
    return Object.fromEntries(
        Object.entries(config).map(([key, value]) => [key, typeof value === "string" ? value : JSON.stringify(value)]),
    );
}

/** Runs index.ts anew with the given configuration and returns what it registered and exported. */
export async function runProgram(config: Record<string, string>, preview = false) {
    const recording = await recordResources(preview);
    pulumi.runtime.setAllConfig(config);
    const program = path.join(root, "index.ts");
    delete require.cache[program];
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- a program runs when it is loaded
    const outputs = require(program) as Record<string, pulumi.Input<unknown>>;
    return { resources: await recording.registered(), outputs };
}
