import { parseAllDocuments } from "yaml";

/** What each Pulumi command of a pipeline must be given. */
export interface Requirement {
    /** A part of the path of the pack, for instance its package name. */
    readonly pack: string;
    /** The file for `--policy-pack-config`, where only one is approved. */
    readonly config?: string;
}

/** A Pulumi command that runs without the pack, or with another configuration. */
export interface Gap {
    readonly command: string;
    readonly missing: string;
}

// Commands that create or change resources, or decide whether to. `refresh` and `destroy` take no policy pack.
const deploying = ["up", "update", "preview", "pre", "watch"];
// Whose operands may be called like those, for instance `pulumi stack select preview`.
const others = ["config", "destroy", "env", "import", "new", "org", "plugin", "policy", "refresh", "stack", "state"];

/** The Pulumi commands in a shell script, or in any text of a pipeline, that do without the pack. */
export function gapsInScript(script: string, requirement: Requirement): Gap[] {
    return commandsIn(script).flatMap((words) => {
        const subcommand = words.find((word) => deploying.includes(word) || others.includes(word)) ?? "";
        const isDeploying = deploying.includes(subcommand);
        const missing = isDeploying ? missingOptions(words, requirement) : [];
        return missing.map((option) => ({ command: words.join(" "), missing: option }));
    });
}

/** The same for a pipeline in YAML: its scripts, and the steps that use Pulumi's action for GitHub. */
export function gapsInPipeline(yaml: string, requirement: Requirement): Gap[] {
    const documents = parseAllDocuments(yaml);
    return documents.some(({ errors }) => errors.length > 0)
        ? gapsInScript(yaml, requirement)
        : documents.flatMap((document) => gapsInNode(document.toJS() as unknown, requirement));
}

/** The same for the scripts of a package.json, which pipelines run by their names. */
export function gapsInPackage(json: string, requirement: Requirement): Gap[] {
    try {
        return gapsInNode((JSON.parse(json) as Record<string, unknown> | null)?.["scripts"], requirement);
    } catch {
        return gapsInScript(json, requirement);
    }
}

function gapsInNode(node: unknown, requirement: Requirement): Gap[] {
    if (typeof node === "string") {
        return gapsInScript(node, requirement);
    }
    if (typeof node !== "object" || node === null) {
        return [];
    }
    return [
        ...gapsInAction(node as Record<string, unknown>, requirement),
        ...Object.values(node).flatMap((each) => gapsInNode(each, requirement)),
    ];
}

function gapsInAction(step: Record<string, unknown>, { pack, config }: Requirement): Gap[] {
    if (!/^pulumi\/actions@/.test(String(step["uses"]))) {
        return [];
    }
    const given = Object(step["with"]) as Record<string, unknown>;
    const command = String(given["command"] ?? "");
    // What an expression stands for, only a run tells.
    if (!deploying.includes(command) && !command.includes("${{")) {
        return [];
    }
    const lacks = (input: string, part: string) => !String(given[input] ?? "").includes(part);
    return [
        ...(lacks("policyPacks", pack) ? [`policyPacks: ${pack}`] : []),
        ...(config !== undefined && lacks("policyPackConfigs", config) ? [`policyPackConfigs: ${config}`] : []),
    ].map((missing) => ({ command: `pulumi/actions, command: ${command}`, missing }));
}

function missingOptions(words: readonly string[], { pack, config }: Requirement): string[] {
    const has = (option: string, part: string) =>
        words.some((word, index) =>
            word.startsWith(`${option}=`)
                ? word.includes(part)
                : word === option && (words[index + 1] ?? "").includes(part),
        );
    return [
        ...(has("--policy-pack", pack) ? [] : [`--policy-pack ${pack}`]),
        ...(config === undefined || has("--policy-pack-config", config) ? [] : [`--policy-pack-config ${config}`]),
    ];
}

/** The words of each command that starts `pulumi`, wherever it stands between other commands. */
function commandsIn(script: string): string[][] {
    return script
        .replace(/\\\r?\n/g, " ")
        .split(/\r?\n|&&|\|\|?|;|\$\(|`/)
        .map((command) =>
            command
                .replace(/(^|\s)#.*$/, "")
                .replace(/["'()]/g, " ")
                .trim()
                .split(/\s+/),
        )
        .map((words) => words.slice(words.findIndex((word) => /(^|\/)pulumi$/.test(word))))
        .filter(([first = ""]) => /(^|\/)pulumi$/.test(first));
}
