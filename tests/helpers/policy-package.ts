import { execFileSync } from "node:child_process";
import * as fs from "node:fs/promises";
import * as os from "node:os";
import * as path from "node:path";
import { repositoryFolder } from "../../command-line/paths";

export interface PolicyPackage {
    readonly folder: string;
    remove(): Promise<void>;
}

/** The policy pack as a user of its npm package has it: compiled as it is now, and nothing of the sources is there. */
export async function policyPackage(): Promise<PolicyPackage> {
    const folder = await fs.mkdtemp(path.join(os.tmpdir(), "orgtrail-policies-"));
    const policies = path.join(repositoryFolder, "policies");
    execFileSync(process.execPath, [path.join(policies, "build.js")]);
    execFileSync("npm", ["pack", "--ignore-scripts", "--pack-destination", folder], { cwd: policies, stdio: "pipe" });
    const [tarball = ""] = await fs.readdir(folder);
    execFileSync("tar", ["-xzf", tarball], { cwd: folder });
    await fs.symlink(path.join(repositoryFolder, "node_modules"), path.join(folder, "node_modules"));
    return {
        folder: path.join(folder, "package"),
        remove: async () => fs.rm(folder, { recursive: true }),
    };
}
