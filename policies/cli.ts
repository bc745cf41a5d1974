#!/usr/bin/env node
/** The checks that a pipeline makes around the pack, as the command `orgtrail-policies`. */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { configurationProblems } from "./checks/configuration";
import { gapsInPackage, gapsInPipeline, gapsInScript } from "./checks/pipeline";
import { policies } from "./policy";
import { rules } from "./rules";

const usage = `orgtrail-policies check-config FILE...
    Checks files for --policy-pack-config.
orgtrail-policies check-pipelines [--pack PACK] [--config FILE] [FOLDER]
    Refuses pipelines that run Pulumi without the policy pack.
    --pack    part of the pack's path; orgtrail-policies by default
    --config  the only configuration to be used with it`;

const pipelines = [
    ".github/actions",
    ".github/workflows",
    ".gitlab-ci.yml",
    ".circleci/config.yml",
    "azure-pipelines.yml",
    "bitbucket-pipelines.yml",
    "buildspec.yml",
    "Jenkinsfile",
    "Makefile",
    "package.json",
    ".ci",
    "scripts",
];

/** The problems that a command finds, one a line. */
function run(parameters: readonly string[]): string[] {
    const { positionals, values } = parseArgs({
        args: [...parameters],
        allowPositionals: true,
        options: { pack: { type: "string", default: "orgtrail-policies" }, config: { type: "string" } },
    });
    const [command, ...operands] = positionals;
    if (command === "check-config" && operands.length > 0) {
        return operands.flatMap(checkConfiguration);
    }
    if (command === "check-pipelines" && operands.length <= 1) {
        const folder = operands[0] ?? ".";
        const { pack, config } = values;
        const files = pipelines
            .map((name) => join(folder, name))
            .filter((path) => existsSync(path))
            .flatMap(filesIn);
        if (files.length === 0) {
            return [`${folder}: no pipeline found; looked for ${pipelines.join(", ")}`];
        }
        const requirement = { pack, ...(config !== undefined && { config }) };
        return files.flatMap((file) => checkPipeline(file, requirement));
    }
    throw new Error(`usage:\n${usage}`);
}

function checkConfiguration(file: string): string[] {
    const ruleNames = rules.map(({ name }) => name);
    const policyNames = policies(rules).map(({ name }) => name);
    return configurationProblems(readFileSync(file, "utf8"), ruleNames, policyNames).map((each) => `${file}: ${each}`);
}

function checkPipeline(file: string, requirement: Parameters<typeof gapsInScript>[1]): string[] {
    const find = /\.ya?ml$/.test(file) ? gapsInPipeline : file.endsWith("package.json") ? gapsInPackage : gapsInScript;
    return find(readFileSync(file, "utf8"), requirement).map(
        ({ command, missing }) => `${file}: "${command}" runs without the policy pack. Fix: add ${missing}`,
    );
}

function filesIn(path: string): string[] {
    return statSync(path).isDirectory()
        ? readdirSync(path, { withFileTypes: true, recursive: true })
              .filter((entry) => entry.isFile())
              .map(({ name, parentPath }) => join(parentPath, name))
        : [path];
}

try {
    const problems = run(process.argv.slice(2));
    problems.forEach((problem) => console.error(problem));
    process.exitCode = problems.length > 0 ? 1 : 0;
} catch (error) {
    console.error((error as Error).message);
    process.exitCode = 2;
}
