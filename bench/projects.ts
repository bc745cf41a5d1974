import * as fs from "node:fs/promises";
import * as path from "node:path";
import type { Engine } from "../local/engine";
import { repositoryFolder } from "../command-line/paths";
import { installProvider } from "../local/provider/plugin";
import { Stack } from "../local/stack";
import type { Subject } from "./measure";

/** The stack that is measured: the largest of the examples. */
const stackName = "prod";

/** No provider connects in an offline preview: nothing listens here. */
const nowhere = "http://127.0.0.1:9";

const preview = ["pulumi", "preview", "--non-interactive", "--suppress-progress", "--color", "never"];

/** Makes the projects below a folder, each with a stack of its own. */
export class Projects {
    constructor(
        private readonly engine: Engine,
        private readonly folder: string,
    ) {}

    /** Engine, language host and an empty program. */
    async floor(): Promise<Subject> {
        const project = await this.project("floor", "export {};\n");
        return this.subject("floor: an empty program", project);
    }

    /** This program, alone or with its compiled pack. */
    async program(name: string, policyPacks: readonly string[]): Promise<Subject> {
        return this.subject(name, repositoryFolder, { policyPacks });
    }

    /** A pack with one rule that looks at nothing: what any pack costs. */
    async emptyPack(): Promise<string> {
        const pack = path.join(this.folder, "empty-pack");
        await fs.mkdir(pack, { recursive: true });
        await fs.symlink(path.join(repositoryFolder, "node_modules"), path.join(pack, "node_modules"));
        await fs.copyFile(
            path.join(repositoryFolder, "policies/PulumiPolicy.yaml"),
            path.join(pack, "PulumiPolicy.yaml"),
        );
        const manifest = { name: "empty", version: "1.0.0", main: "index.js" };
        await fs.writeFile(path.join(pack, "package.json"), JSON.stringify(manifest));
        const rule = '{ name: "nothing", description: "nothing", enforcementLevel: "advisory", validateStack() {} }';
        await fs.writeFile(
            path.join(pack, "index.js"),
            `new (require("@pulumi/policy").PolicyPack)("empty", { policies: [${rule}] });\n`,
        );
        return pack;
    }

    /** The same as most projects have it: types checked whenever it runs, and a pack in TypeScript, which is always checked. */
    async stock(): Promise<Subject> {
        const project = await this.project("stock");
        for (const name of [
            "index.ts",
            "config.ts",
            "providers.ts",
            "commands",
            "components",
            "detections",
            "log-files",
            "queries",
            "settings",
            "stack-traces.ts",
            "verification",
        ]) {
            await fs.cp(path.join(repositoryFolder, name), path.join(project, name), { recursive: true });
        }
        await fs.copyFile(path.join(repositoryFolder, "Pulumi.yaml"), path.join(project, "Pulumi.yaml"));
        await this.tsconfig(project, without("ts-node"));
        const pack = path.join(project, "policies");
        await fs.cp(path.join(repositoryFolder, "policies"), pack, {
            recursive: true,
            filter: (file) => !/(dist|node_modules)$/.test(file),
        });
        await this.tsconfig(pack, without("ts-node"));
        const manifest = path.join(pack, "package.json");
        const own = JSON.parse(await fs.readFile(manifest, "utf8")) as Record<string, unknown>;
        await fs.writeFile(manifest, JSON.stringify(without("main")(own)));
        const entry = path.join(pack, "index.ts");
        const text = await fs.readFile(entry, "utf8");
        await fs.writeFile(entry, text.replace('import "./freshness";\n', ""));
        return this.subject("stock set-up: types checked, pack in TypeScript", project, { policyPacks: [pack] });
    }

    async trails(count: number): Promise<Subject> {
        const program = path.join(repositoryFolder, "bench/programs/trails");
        const project = await this.project(`trails-${count}`, `import ${JSON.stringify(program)};\n`);
        return this.subject(`${count} trails`, project, { variables: { ORGTRAIL_BENCH_TRAILS: String(count) } });
    }

    /** The inputs of the program's resources, as the engine plans them. */
    async plan(): Promise<string> {
        const subject = await this.program("plan", []);
        const { run } = await import("../command-line/run");
        const [command = "", ...args] = [...subject.command, "--json"];
        return (await run(command, args, subject)).stdout;
    }

    private async project(name: string, program?: string): Promise<string> {
        const project = path.join(this.folder, name);
        await fs.mkdir(project, { recursive: true });
        await fs.writeFile(path.join(project, "package.json"), JSON.stringify({ name, main: "index.ts" }));
        await fs.writeFile(path.join(project, "Pulumi.yaml"), `name: ${name}\nruntime: nodejs\n`);
        await fs.symlink(path.join(repositoryFolder, "node_modules"), path.join(project, "node_modules"));
        await this.tsconfig(project, (tsconfig) => tsconfig);
        if (program !== undefined) {
            await fs.writeFile(path.join(project, "index.ts"), program);
        }
        return project;
    }

    private async tsconfig(
        project: string,
        change: (tsconfig: Record<string, unknown>) => Record<string, unknown>,
    ): Promise<void> {
        const own = JSON.parse(await fs.readFile(path.join(repositoryFolder, "tsconfig.json"), "utf8")) as Record<
            string,
            unknown
        >;
        await fs.writeFile(path.join(project, "tsconfig.json"), JSON.stringify(change(own)));
    }

    private async subject(
        name: string,
        project: string,
        {
            policyPacks = [],
            variables = {},
        }: { readonly policyPacks?: readonly string[]; readonly variables?: Readonly<Record<string, string>> } = {},
    ): Promise<Subject> {
        const settings = path.join(repositoryFolder, `Pulumi.${stackName}.yaml`);
        const stack = new Stack({
            engine: this.engine,
            folder: path.join(this.folder, "stacks", name.replaceAll(/\W+/g, "-")),
            project,
            name: stackName,
            endpoint: nowhere,
            region: "us-east-1",
            policyPacks,
            settings,
        });
        await installProvider(stack.home);
        await stack.recover();
        const env = { ...stack.environment(), ORGTRAIL_OFFLINE_PREVIEW: "1", ...variables };
        return { name, command: preview, cwd: project, env };
    }
}

function without(key: string) {
    return (object: Readonly<Record<string, unknown>>): Record<string, unknown> =>
        Object.fromEntries(Object.entries(object).filter(([each]) => each !== key));
}
