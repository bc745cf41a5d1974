import * as fs from "node:fs/promises";
import * as path from "node:path";
import { Failure } from "../command-line/failure";
import { localFolder, repositoryFolder } from "../command-line/paths";

/** The project's name in Pulumi.yaml. */
export const project = "orgtrail";

/** The stack that is deployed when none is named. */
export const defaultStack = "local";

/** How a command is told which stack it is about; nothing for the default one. */
export const stackOption = (name: string): string => (name === defaultStack ? "" : ` --stack ${name}`);

/** The command that deploys a stack. */
export const upCommand = (name: string): string =>
    name === defaultStack ? "npm run local" : `npm run local -- --stack ${name}`;

/** The file with the settings of a stack. Throws a {@link Failure} that lists the stacks when there is none of this name. */
export async function findSettings(name: string): Promise<string> {
    const files = await fs.readdir(repositoryFolder);
    const names = files.flatMap((file) => /^Pulumi\.(.+)\.yaml$/.exec(file)?.[1] ?? []).sort();
    if (!names.includes(name)) {
        throw new Failure(
            `there is no stack "${name}": this folder has no Pulumi.${name}.yaml`,
            `Name one that there is (${names.join(", ")}), as in --stack ${names[0]}, or write that file.`,
        );
    }
    return path.join(repositoryFolder, `Pulumi.${name}.yaml`);
}

/** The stacks of which something is deployed, by name. */
export async function deployedStacks(): Promise<string[]> {
    const folder = path.join(localFolder, "state", ".pulumi", "stacks", project);
    const files = await fs.readdir(folder).catch(() => []);
    const names = files.filter((file) => file.endsWith(".json")).map((file) => path.basename(file, ".json"));
    const deployed = await Promise.all(names.map((name) => hasResources(path.join(folder, `${name}.json`))));
    return names.filter((_, index) => deployed[index]).sort();
}

/** The stack that a command is about: the one that is named, else the only one that is deployed. */
export async function chooseStack(named: string | undefined, command: string): Promise<string> {
    if (named !== undefined) {
        await findSettings(named);
        return named;
    }
    const [only = defaultStack, ...others] = await deployedStacks();
    if (others.length > 0) {
        throw new Failure(
            `several stacks are deployed: ${[only, ...others].join(", ")}`,
            `Say which, as in: npm run local -- ${command} --stack ${only}`,
        );
    }
    return only;
}

/** Whether a state file of Pulumi's `file://` backend holds a resource. */
async function hasResources(file: string): Promise<boolean> {
    const { checkpoint } = JSON.parse(await fs.readFile(file, "utf8")) as {
        checkpoint?: { latest?: { resources?: unknown[] } };
    };
    return (checkpoint?.latest?.resources?.length ?? 0) > 0;
}
