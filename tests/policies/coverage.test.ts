import assert from "node:assert/strict";
import { rules } from "../../policies/rules";
import { compliantStack } from "./helpers/compliant-stack";
import type { Program } from "./helpers/program";
import { scenarioFiles } from "./helpers/stacks";

const files = scenarioFiles("");
const scenarios = files.flatMap(({ stacks }) =>
    stacks.map(({ finds = [], preview = finds, ...rest }) => ({ ...rest, finds, preview })),
);
const isUndecided = (finding: string) => finding.includes("? ");
const bad = scenarios.filter(({ finds }) => finds.some((finding) => !isUndecided(finding)));
const good = scenarios.filter(({ finds }) => finds.length === 0);

/** The rules of which no scenario passes a test. */
function without(isCovered: (rule: string) => boolean): string[] {
    return rules.map(({ name }) => name).filter((name) => !isCovered(name));
}

describe("the stacks that the rules are tested with", () => {
    it("have names, each its own in its file", () => {
        const doubles = files.flatMap(({ name: file, stacks }) => {
            const names = stacks.map(({ name }) => name);
            return names.filter((name, index) => names.indexOf(name) !== index).map((name) => `${file}: ${name}`);
        });
        assert.deepEqual(doubles, []);
    });

    it("are at least 150 bad ones", () => {
        assert.ok(bad.length >= 150, `${bad.length} bad stacks`);
    });

    it("are at least 60 good ones", () => {
        assert.ok(good.length >= 60, `${good.length} good stacks`);
    });

    it("have, for each rule, one that it alone catches", () => {
        const alone = new Set(
            bad.flatMap(({ finds }) => {
                const names = new Set(finds.map((finding) => finding.replace(/[?:] .*/, "")));
                return names.size === 1 ? [...names] : [];
            }),
        );
        assert.deepEqual(
            without((rule) => alone.has(rule)),
            [],
        );
    });

    it("have, for each rule, one that it leaves to the update", () => {
        const waiting = new Set(scenarios.flatMap(({ preview }) => preview.map((finding) => finding.split("? ")[0])));
        assert.deepEqual(
            without((rule) => waiting.has(rule)),
            [],
        );
    });

    it("are found faulty in an update as in the preview, or left open by the preview", () => {
        const contradictions = scenarios.filter(({ finds, preview }) => {
            const known = preview.filter((finding) => !isUndecided(finding));
            const isAnnounced = (finding: string) =>
                preview.includes(finding) || preview.includes(finding.replace(": ", "? "));
            return !known.every((finding) => finds.includes(finding)) || !finds.every(isAnnounced);
        });
        assert.deepEqual(
            contradictions.map(({ name }) => name),
            [],
        );
    });

    it("have, for each type of resource that a rule reads, one without a fault", () => {
        const programs: Program[] = [compliantStack, ...good.map(({ program }) => program)];
        const types = new Set(programs.flatMap((program) => Object.values(program).map(({ type }) => type)));
        const uncovered = rules.filter((rule) => rule.types.length > 0 && !rule.types.some((type) => types.has(type)));
        assert.deepEqual(
            uncovered.map(({ name }) => name),
            [],
        );
    });
});
