import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { findOrInstallEngine } from "../../local/engine";
import { repositoryFolder } from "../../command-line/paths";
import { silentProgress } from "../../command-line/progress";
import { installProvider } from "../../local/provider/plugin";
import { run } from "../../command-line/run";
import { Stack } from "../../local/stack";
import { temporaryFolder } from "../helpers/programs";

/** No emulator runs here: whoever asks AWS for something fails. */
const nowhere = "http://127.0.0.1:9";

describe("an offline preview on the real engine", function () {
    this.timeout(180_000);
    let folder: string;
    let stack: Stack;
    let offline: NodeJS.ProcessEnv;

    before(async () => {
        folder = temporaryFolder();
        stack = new Stack({
            engine: await findOrInstallEngine(silentProgress),
            folder: path.join(folder, "stack"),
            project: repositoryFolder,
            name: "prod",
            endpoint: nowhere,
            region: "us-east-1",
            policyPacks: [path.join(repositoryFolder, "policies")],
        });
        await installProvider(stack.home);
        await stack.recover();
        offline = { ...stack.environment(), ORGTRAIL_OFFLINE_PREVIEW: "1" };
    });
    after(() => fs.rmSync(folder, { recursive: true }));

    async function pulumi(env: NodeJS.ProcessEnv, ...args: string[]) {
        const { code, stdout, stderr } = await run("pulumi", [...args, "--non-interactive"], {
            cwd: repositoryFolder,
            env,
        });
        return { code, output: stdout + stderr };
    }

    it("asks AWS for nothing, and has the policy pack judge it", async () => {
        const { code, output } = await pulumi(offline, "preview");
        assert.equal(code, 0, output);
        assert.match(output, /✅ orgtrail@v/);
    });

    it("fails without the variable when there is no AWS", async () => {
        const { code } = await pulumi({ ...offline, ORGTRAIL_OFFLINE_PREVIEW: "" }, "preview");
        assert.notEqual(code, 0);
    });

    it("is refused as an update, and nothing is created", async () => {
        const { code, output } = await pulumi(offline, "up", "--yes", "--skip-preview");
        assert.notEqual(code, 0);
        assert.match(output, /ORGTRAIL_OFFLINE_PREVIEW is 1, and this is no preview/);
        const { deployment } = await stack.exportState();
        assert.deepEqual(
            (deployment.resources ?? []).filter(({ type }) => type !== "pulumi:pulumi:Stack"),
            [],
        );
    });

    it("is refused with a value that says neither yes nor no", async () => {
        const { code, output } = await pulumi({ ...offline, ORGTRAIL_OFFLINE_PREVIEW: "true" }, "preview");
        assert.notEqual(code, 0);
        assert.match(output, /ORGTRAIL_OFFLINE_PREVIEW is "true"; allowed are 1, .* and 0 or nothing/);
    });

    describe("of a pull request", () => {
        const script = path.join(repositoryFolder, "scripts/preview-pull-request");

        /** As `pulumi stack init` and `pulumi config set --secret` leave it on another computer. */
        function initialized(settings: string): string {
            const url = "https://events.example.com/integration/orgtrail";
            assert.ok(settings.includes(url));
            return `encryptionsalt: v1:SALT=:v1:TEST:EXAMPLE==\n${settings.replace(url, "{ secure: v1:EXAMPLE:SECRET== }")}`;
        }

        /** A checkout whose settings differ in one line. */
        function checkout(name: string, change: (settings: string) => string): string {
            const copy = path.join(folder, name);
            fs.mkdirSync(copy);
            for (const file of fs.readdirSync(repositoryFolder)) {
                if (file !== ".git" && file !== "Pulumi.prod.yaml") {
                    fs.symlinkSync(path.join(repositoryFolder, file), path.join(copy, file));
                }
            }
            const settings = fs.readFileSync(path.join(repositoryFolder, "Pulumi.prod.yaml"), "utf8");
            fs.writeFileSync(path.join(copy, "Pulumi.prod.yaml"), change(initialized(settings)));
            return copy;
        }

        async function report(base: string, head: string) {
            return run(script, [base, head, "prod"], { cwd: folder, env: { ...offline, PULUMI_STACK: "" } });
        }

        it("shows what changes in a stack", async () => {
            const base = checkout("base", (settings) => settings);
            const head = checkout("head", (settings) => settings.replace("Environment: prod", "Environment: other"));
            const { code, stdout, stderr } = await report(base, head);
            assert.equal(code, 0, stderr);
            assert.match(stdout, /^### Preview of `prod`\n\n\*\*0 new, \d+ changed, 0 gone\*\*/);
            assert.match(
                stdout,
                /^> `orgtrail:urgentSubscriptions\[0\]\.endpoint` is a secret, which cannot be decrypted here/m,
            );
            assert.match(stdout, /- +"Environment": "prod"\n\+ +"Environment": "other"/);
            assert.match(stdout, /✅ orgtrail@v/);
        });

        it("fails, and says why, when the settings after the change are wrong", async () => {
            const base = path.join(folder, "base");
            const head = checkout("wrong", (settings) => settings.replace("o-exampleorgid", "exampleorgid"));
            const { code, stdout } = await report(base, head);
            assert.equal(code, 1);
            assert.match(stdout, /It fails:[^]*1 setting is wrong; nothing was created or changed\./);
        });
    });
});
