import assert from "node:assert/strict";

type Container = Record<string, unknown> | unknown[];

/**
 * Carries out `pulumi config set` and `rm` commands, joined by &&, on settings as they are in Pulumi.<stack>.yaml, as the
 * CLI was seen to: with `--path`, whole numbers and truth values are no text, and an entry that is removed is not left empty.
 */
export function carryOut(
    commands: string,
    settings: Readonly<Record<string, unknown>>,
    project: string,
): Record<string, unknown> {
    // By way of text: entries of one value that are one object must not change together.
    const changed = JSON.parse(JSON.stringify(settings)) as Record<string, unknown>;
    for (const command of commands.split(/ && (?=pulumi config )/)) {
        const words = [...command.matchAll(/(?:'[^']*'|\\'|[^\s'])+/g)].map(([word]) =>
            word.replaceAll(/'([^']*)'|\\(')/g, (_, quoted?: string, quote?: string) => quoted ?? quote ?? ""),
        );
        const [pulumi, config, verb, ...rest] = words;
        assert.deepEqual([pulumi, config], ["pulumi", "config"], command);
        const isPath = rest[0] === "--path";
        const [key = "", value = ""] = isPath ? rest.slice(1) : rest;
        assert(key.startsWith(`${project}:`), command);
        const name = key.slice(project.length + 1);
        const steps = isPath ? stepsOf(name) : [name];
        if (verb === "set") {
            set(changed, steps, isPath ? typed(value) : value);
        } else {
            assert.equal(verb, "rm", command);
            remove(changed, steps);
        }
    }
    return changed;
}

function stepsOf(path: string): (string | number)[] {
    return [...path.matchAll(/\[(\d+)\]|\["((?:[^"\\]|\\.)*)"\]|([^.[\]]+)/g)].map(([, index, quoted, name]) =>
        index !== undefined ? Number(index) : (quoted?.replaceAll('\\"', '"') ?? name ?? ""),
    );
}

function typed(value: string): unknown {
    return /^(0|[1-9]\d*)$/.test(value)
        ? Number(value)
        : value === "true" || value === "false"
          ? value === "true"
          : value;
}

function set(root: Container, steps: readonly (string | number)[], value: unknown): void {
    const [step = "", next, ...rest] = steps;
    if (next === undefined) {
        entry(root, step, value);
        return;
    }
    const below = (root as Record<string | number, unknown>)[step] ?? (typeof next === "number" ? [] : {});
    assert(typeof below === "object", `${steps.join(".")}: there is a value in the way`);
    entry(root, step, below);
    set(below as Container, [next, ...rest], value);
}

function entry(container: Container, step: string | number, value: unknown): void {
    if (Array.isArray(container)) {
        assert(
            typeof step === "number" && step <= container.length,
            `no index ${step} in a list of ${container.length}`,
        );
    }
    (container as Record<string | number, unknown>)[step] = value;
}

function remove(root: Container, steps: readonly (string | number)[]): void {
    const [step = "", ...rest] = steps;
    const below = (root as Record<string | number, unknown>)[step];
    if (rest.length > 0) {
        if (typeof below === "object" && below !== null) {
            remove(below as Container, rest);
        }
    } else if (Array.isArray(root)) {
        root.splice(Number(step), 1);
    } else {
        delete root[step];
    }
}
