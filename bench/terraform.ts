import * as fs from "node:fs/promises";
import * as path from "node:path";
import { knownAfterUpdate, plannedResources, type PlannedResource } from "../commands/compare-previews/preview";
import { run } from "../command-line/run";
import type { Subject } from "./measure";

/** The parts of `terraform providers schema -json` that say how an argument is written. */
interface Block {
    readonly attributes?: Readonly<Record<string, { readonly required?: boolean; readonly optional?: boolean }>>;
    readonly block_types?: Readonly<Record<string, { readonly block: Block }>>;
}

type Schemas = Readonly<Record<string, { readonly block: Block }>>;

const provider = {
    region: "us-east-1",
    access_key: "bench",
    secret_key: "bench",
    skip_credentials_validation: true,
    skip_metadata_api_check: true,
    skip_requesting_account_id: true,
};
const required_providers = { aws: { source: "hashicorp/aws" } };

/** Types whose name is not that of the Pulumi token. */
const names: Readonly<Record<string, string>> = { "aws:cloudtrail/trail:Trail": "aws_cloudtrail" };

/** Arguments whose name is not Pulumi's in snake case. */
const argumentNames: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    aws_cloudwatch_metric_alarm: { name: "alarm_name" },
    aws_lambda_function: { name: "function_name" },
    aws_sns_topic_subscription: { topic: "topic_arn" },
};

/** Stands for what only AWS will know: most such values are ARNs, which the provider checks in a plan. */
const unknownArn = "arn:aws:kms:us-east-1:111122223333:key/00000000-0000-0000-0000-000000000000";

/**
 * A `terraform plan` of the same resources, to measure beside Pulumi, but for those that are newer than the provider at hand;
 * or why there is none: Terraform, or its AWS provider, is not at hand.
 *
 * @param preview the output of `pulumi preview --json`
 */
export async function terraformPlan(preview: string, folder: string): Promise<Subject | string> {
    await fs.mkdir(folder, { recursive: true });
    const write = async (content: unknown) =>
        fs.writeFile(path.join(folder, "main.tf.json"), JSON.stringify(content, undefined, 2));
    await write({ terraform: { required_providers }, provider: { aws: provider } });
    const terraform = async (...args: string[]) => run("terraform", args, { cwd: folder, env: process.env });
    const initialized = await terraform("init", "-input=false", "-no-color").catch((error: Error) => error);
    if (initialized instanceof Error || initialized.code !== 0) {
        const why =
            initialized instanceof Error ? initialized.message : (initialized.stdout + initialized.stderr).trim();
        return why.split("\n").slice(0, 3).join(" ");
    }
    const { stdout } = await terraform("providers", "schema", "-json");
    const { provider_schemas } = JSON.parse(stdout) as {
        provider_schemas: Readonly<Record<string, { readonly resource_schemas: Schemas }>>;
    };
    const schemas = Object.values(provider_schemas)[0]?.resource_schemas ?? {};
    const resources = plannedResources(preview, "the preview").filter(({ type }) => type.startsWith("aws:"));
    const resource: Record<string, Record<string, unknown>> = {};
    for (const planned of resources) {
        const type = terraformType(planned.type, schemas);
        const { block } = schemas[type] ?? { block: {} };
        (resource[type] ??= {})[planned.name.replaceAll(/\W/g, "_")] = written(
            planned.settings,
            block,
            argumentNames[type],
        );
    }
    const plan = ["plan", "-input=false", "-no-color"];
    const planned = async () => {
        const some = Object.fromEntries(Object.entries(resource).filter(([, each]) => Object.keys(each).length > 0));
        const text = JSON.stringify({ terraform: { required_providers }, provider: { aws: provider }, resource: some });
        const known = text.replaceAll(JSON.stringify(knownAfterUpdate), JSON.stringify(unknownArn));
        await write(JSON.parse(known.replaceAll("${", () => "$${")));
        return terraform(...plan);
    };
    const refused = [...(await planned()).stderr.matchAll(/^ {2}with (\w+)\.(\w+),$/gm)];
    for (const [, type = "", name = ""] of refused) {
        delete resource[type]?.[name];
    }
    const { code, stderr } = await planned();
    if (code !== 0) {
        return `it refuses the plan: ${stderr.trim().split("\n")[0] ?? ""}`;
    }
    const left = Object.values(resource).reduce((sum, each) => sum + Object.keys(each).length, 0);
    return {
        name: `terraform plan of ${left} of the same ${resources.length} resources`,
        command: ["terraform", ...plan],
        cwd: folder,
        env: process.env,
    };
}

function terraformType(token: PlannedResource["type"], schemas: Schemas): string {
    const [, module = "", kind = ""] = /^aws:(\w+)\/\w+:(\w+)$/.exec(token) ?? [];
    const candidates = [names[token] ?? "", `aws_${module}_${snakeCase(kind)}`, `aws_${snakeCase(kind)}`];
    const found = candidates.find((name) => name in schemas);
    if (found === undefined) {
        throw new Error(`Terraform's AWS provider has no resource type for ${token}`);
    }
    return found;
}

/** The inputs of a resource in Terraform's words: snake case, and blocks in the singular. */
function written(
    inputs: Readonly<Record<string, unknown>>,
    block: Block,
    renamed: Readonly<Record<string, string>> = {},
): Record<string, unknown> {
    const settable = Object.entries(block.attributes ?? {}).filter(
        ([, { required, optional }]) => required || optional,
    );
    const known = { ...Object.fromEntries(settable), ...block.block_types };
    return Object.fromEntries(
        Object.entries(inputs).flatMap(([key, value]) => {
            const name = [
                renamed[key] ?? snakeCase(key),
                snakeCase(key).replace(/ies$/, "y"),
                snakeCase(key).replace(/s$/, ""),
            ].find((candidate) => candidate in known);
            if (name === undefined) {
                return [];
            }
            const inner = block.block_types?.[name]?.block;
            if (inner) {
                const members = [value].flat() as Record<string, unknown>[];
                return [[name, members.map((member) => written(member, inner))]];
            }
            // A policy document is text there, too.
            const isDocument = typeof value === "object" && value !== null && /polic|body|^input$/.test(name);
            return [[name, isDocument ? JSON.stringify(value) : value]];
        }),
    );
}

function snakeCase(text: string): string {
    return text.replaceAll(/(?<=[a-z0-9])([A-Z])/g, "_$1").toLowerCase();
}
