import assert from "node:assert/strict";
import { gapsInPackage, gapsInPipeline, gapsInScript } from "../../../policies/checks/pipeline";

const pack = "orgtrail-policies";
const config = "config/prod.json";
const script = (text: string) => gapsInScript(text, { pack, config }).map(({ missing }) => missing);
const pipeline = (text: string) => gapsInPipeline(text, { pack }).map(({ command, missing }) => [command, missing]);
const complete = `--policy-pack node_modules/${pack} --policy-pack-config policies/${config}`;

describe("the check of pipelines", () => {
    for (const text of [
        `pulumi up --yes ${complete}`,
        `pulumi preview ${complete} && pulumi up ${complete}`,
        `pulumi up \\\n  ${complete}`,
        `/usr/bin/pulumi --cwd infrastructure up "${complete}"`,
        `pulumi up --policy-pack=./node_modules/${pack} --policy-pack-config=${config}`,
        "pulumi login && pulumi stack select preview",
        "pulumi destroy --yes",
        "# pulumi up",
        "echo up; npm install pulumi",
    ]) {
        it(`accepts ${JSON.stringify(text)}`, () => {
            assert.deepEqual(script(text), []);
        });
    }

    for (const text of [
        "pulumi up",
        "pulumi up --policy-pack other",
        "cd infrastructure && pulumi preview",
        "(pulumi update --yes)",
        "if ! pulumi -s prod up; then exit 1; fi",
        'result="$(pulumi preview --json)"',
        `pulumi preview # ${complete}`,
    ]) {
        it(`refuses ${JSON.stringify(text)}`, () => {
            assert.deepEqual(script(text), [`--policy-pack ${pack}`, `--policy-pack-config ${config}`]);
        });
    }

    it("refuses another configuration than the approved one", () => {
        assert.deepEqual(script(`pulumi up --policy-pack node_modules/${pack} --policy-pack-config lax.json`), [
            `--policy-pack-config ${config}`,
        ]);
    });

    it("finds the scripts of a pipeline at any depth", () => {
        const workflow = "jobs:\n  deploy:\n    steps:\n      - run: |\n          npm ci\n          pulumi up --yes\n";
        assert.deepEqual(pipeline(workflow), [["pulumi up --yes", `--policy-pack ${pack}`]]);
    });

    it("refuses Pulumi's action for GitHub without the pack", () => {
        const step = "- uses: pulumi/actions@v6\n  with:\n    command: up\n";
        assert.deepEqual(pipeline(step), [["pulumi/actions, command: up", `policyPacks: ${pack}`]]);
    });

    it("refuses Pulumi's action for GitHub with a command that only a run tells", () => {
        const step = "- uses: pulumi/actions@v6\n  with:\n    command: ${{ inputs.command }}\n";
        assert.deepEqual(pipeline(step), [["pulumi/actions, command: ${{ inputs.command }}", `policyPacks: ${pack}`]]);
    });

    it("reads a pipeline that is not YAML as a script", () => {
        assert.deepEqual(pipeline("run: [\npulumi up\n"), [["pulumi up", `--policy-pack ${pack}`]]);
    });

    it("finds the scripts of a package", () => {
        const scripts = { build: "tsc", deploy: "npm run build && pulumi up --yes" };
        const text = JSON.stringify({ description: "runs pulumi up", scripts });
        assert.deepEqual(gapsInPackage(text, { pack }), [
            { command: "pulumi up --yes", missing: `--policy-pack ${pack}` },
        ]);
    });

    it("accepts a package without scripts", () => {
        assert.deepEqual(gapsInPackage("null", { pack }), []);
    });

    it("accepts Pulumi's action for GitHub with the pack, and where it deploys nothing", () => {
        const step = `- uses: pulumi/actions@v6\n  with:\n    command: up\n    policyPacks: node_modules/${pack}\n`;
        assert.deepEqual(pipeline(`${step}- uses: pulumi/actions@v6\n`), []);
    });
});
