import { createHash } from "node:crypto";
import * as fs from "node:fs/promises";
import * as path from "node:path";
import { parse as parseYaml, YAMLParseError } from "yaml";
import { parseSettings, pathText } from "../settings/parse";
import { reportOf, setCommand } from "../settings/problems";
import { completeSettings, type Settings } from "../settings/settings";
import { Failure } from "../command-line/failure";

/**
 * The settings in a stack's file, checked as the program checks them: a wrong one is reported before anything starts.
 * A secret, which Pulumi alone can read, may stand for an https endpoint; a URL of the domain `secret.invalid` takes its
 * place. Throws a {@link Failure} with the report.
 */
export async function readStackSettings(file: string, project: string): Promise<Settings> {
    const values = Object.entries(await readConfig(file))
        .filter(([key]) => key.startsWith(`${project}:`))
        .map(([key, value]) => [key.slice(project.length + 1), withoutSecretUrls(value)] as const);
    const secret = secretIn(Object.fromEntries(values));
    if (secret !== undefined) {
        const setting = pathText(secret);
        throw new Failure(
            `${path.basename(file)}: ${project}:${setting} is a secret, which Pulumi alone can read, and the names and policies are made from its value. Only the endpoint of an https subscription may be one.`,
            `Set it without --secret: ${setCommand(project, setting, "VALUE")}`,
        );
    }
    const raw = Object.fromEntries(
        values.map(([key, value]) => [key, typeof value === "string" ? value : JSON.stringify(value)]),
    );
    const { settings, problems } = parseSettings(raw, project);
    if (problems) {
        throw new Failure(`${path.basename(file)}: ${reportOf(problems, project)}`);
    }
    return completeSettings(settings);
}

/** What `pulumi config set --secret` leaves in the file. */
function isSecret(value: unknown): value is { readonly secure: string } {
    return isObject(value) && typeof value["secure"] === "string" && Object.keys(value).length === 1;
}

/** Each secret has a URL of its own, as each endpoint has. */
function withoutSecretUrls(value: unknown): unknown {
    if (Array.isArray(value)) {
        return value.map(withoutSecretUrls);
    }
    if (!isObject(value)) {
        return value;
    }
    const { protocol, endpoint } = value;
    return Object.fromEntries(
        Object.entries(value).map(([key, part]) => [
            key,
            part === endpoint && protocol === "https" && isSecret(endpoint)
                ? `https://secret.invalid/${createHash("sha256").update(endpoint.secure).digest("hex").slice(0, 12)}`
                : withoutSecretUrls(part),
        ]),
    );
}

/** The path of the first secret. */
function secretIn(value: unknown): PropertyKey[] | undefined {
    if (isSecret(value)) {
        return [];
    }
    const parts: [PropertyKey, unknown][] = Array.isArray(value)
        ? value.map((part, index) => [index, part])
        : Object.entries(isObject(value) ? value : {});
    return parts
        .map(([step, part]) => {
            const below = secretIn(part);
            return below && [step, ...below];
        })
        .find(Boolean);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
    return typeof value === "object" && value !== null;
}

async function readConfig(file: string): Promise<Record<string, unknown>> {
    const text = await fs.readFile(file, "utf8").catch((error: Error) => {
        throw new Failure(
            `the settings ${file} cannot be read: ${error.message}`,
            "Name a stack's file, such as Pulumi.prod.yaml.",
        );
    });
    try {
        const { config } = (parseYaml(text) ?? {}) as { config?: Record<string, unknown> };
        return config ?? {};
    } catch (error) {
        if (error instanceof YAMLParseError) {
            throw new Failure(`${file} is not valid YAML: ${error.message}`, "Correct that line.");
        }
        throw error;
    }
}
