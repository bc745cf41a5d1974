import { createTwoFilesPatch } from "diff";
import type { PlannedResource } from "./preview";

export interface ReportOptions {
    /** Heads the report: the stack's name. */
    readonly title: string;
    /** What `pulumi preview --policy-pack` printed, for the verdict of the pack. */
    readonly policyOutput?: string | undefined;
    /** What else has to be known to read the report, a sentence each. */
    readonly notes?: readonly string[];
    /** The most characters; GitHub takes 65,536 in a comment. */
    readonly limit: number;
}

interface Change {
    readonly sign: "+" | "~" | "-";
    readonly resource: PlannedResource;
    readonly difference: string;
}

/** What a change makes of a stack, as Markdown: a table of resources, and the difference of each. */
export function report(
    base: readonly PlannedResource[],
    head: readonly PlannedResource[],
    { title, policyOutput, notes = [], limit }: ReportOptions,
): string {
    const changes = changesBetween(base, head);
    const count = (sign: Change["sign"]) => changes.filter((change) => change.sign === sign).length;
    const lines = [
        `### Preview of \`${title}\``,
        "",
        changes.length === 0
            ? `No resource changes; ${head.length} resource${head.length === 1 ? "" : "s"}.`
            : `**${count("+")} new, ${count("~")} changed, ${count("-")} gone**; ${head.length - count("+") - count("~")} unchanged.`,
        ...notes.flatMap((note) => ["", `> ${note}`]),
        ...(policyOutput === undefined ? [] : ["", ...policyLines(policyOutput)]),
        ...(changes.length === 0 ? [] : ["", "| | Resource | Type |", "| --- | --- | --- |", ...changes.map(row)]),
        "",
    ];
    return within(limit, lines.join("\n"), changes.map(details));
}

function changesBetween(base: readonly PlannedResource[], head: readonly PlannedResource[]): Change[] {
    const before = new Map(base.map((resource) => [resource.identity, resource]));
    const after = new Map(head.map((resource) => [resource.identity, resource]));
    const changes = [...new Set([...before.keys(), ...after.keys()])].sort().map((identity): Change | undefined => {
        const [was, is] = [before.get(identity), after.get(identity)];
        const resource = is ?? was;
        const [old, current] = [textOf(was), textOf(is)];
        return resource && old !== current
            ? { sign: was ? (is ? "~" : "-") : "+", resource, difference: differenceOf(old, current) }
            : undefined;
    });
    return changes.filter((change) => change !== undefined);
}

function textOf(resource: PlannedResource | undefined): string {
    return resource ? `${JSON.stringify(resource.settings, undefined, 2)}\n` : "";
}

/** The lines that differ with those around them, without the head of a patch. */
function differenceOf(was: string, is: string): string {
    const patch = createTwoFilesPatch("", "", was, is, undefined, undefined, { context: 3 });
    return patch.split("\n").slice(5).join("\n").trimEnd();
}

function row({ sign, resource: { name, type } }: Change): string {
    return `| ${sign} | \`${name}\` | ${type} |`;
}

function details({ sign, resource: { name }, difference }: Change): string {
    // More backticks than any line of the difference holds, or that line would end the block.
    const fence = "`".repeat(Math.max(3, ...[...difference.matchAll(/`+/g)].map(([ticks]) => ticks.length + 1)));
    return `<details><summary>${sign} ${escaped(name)}</summary>\n\n${fence}diff\n${difference}\n${fence}\n\n</details>\n`;
}

function escaped(text: string): string {
    return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

/** The section of the CLI's output that the pack fills. */
function policyLines(output: string): string[] {
    const lines = output.split("\n");
    const start = lines.findIndex((line) => /^Policies:/.test(line));
    if (start < 0) {
        return ["No policy pack has judged this preview."];
    }
    const length = lines.slice(start + 1).findIndex((line) => /^\S/.test(line));
    const section = lines
        .slice(start + 1, length < 0 ? undefined : start + 1 + length)
        .join("\n")
        .trimEnd();
    return ["Policy packs:", "", "```text", section, "```"];
}

/** All differences that fit; the table names the others, so nothing goes unmentioned. */
function within(limit: number, head: string, differences: readonly string[]): string {
    let text = head;
    for (const [index, difference] of differences.entries()) {
        const missing = `\n${differences.length - index} differences do not fit here: run the preview to see them.\n`;
        if (text.length + difference.length + missing.length > limit) {
            return text + missing;
        }
        text += `\n${difference}`;
    }
    return text;
}
