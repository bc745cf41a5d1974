import { join } from "node:path";
import { parameterDescriptions, presets } from "./parameters";
import { frameworks, type Rule } from "./rule";
import { groups, rules } from "./rules";

export const documentationFile = join(__dirname, "..", "docs", "policies.md");

/** The text of docs/policies.md. Run this file to write it: `npm run docs`. */
export function policiesDocumentation(): string {
    return [
        header,
        ...Object.entries(groups)
            .filter(([, group]) => group.length > 0)
            .map(([title, group]) => `### ${title}\n\n${ruleTable(group)}`),
        "## Parameters\n\nUnder `settings` in the configuration ([how](policy-pack.md#configuration)).",
        parameterTable(),
        "## Controls\n\nCIS is the AWS Foundations Benchmark. v3.0 and v5.0 count alike; v7.0 shifts the sections.",
        ...frameworks.map((framework) => `### ${framework}\n\n${controlTable(framework)}`),
    ]
        .join("\n\n")
        .concat("\n");
}

const header = `# The rules of the policy pack

<!-- Generated from the rules: npm run docs -->

${rules.length} rules that keep a stack from weakening the audit log of the organization or leaving data open or unencrypted. How to use
them, configure them and exempt from them: [The policy pack](policy-pack.md).

- A trail's bucket is one that a trail of the stack delivers to, or one whose policy lets CloudTrail write: the trail may
  be in another stack. What the stack only names and another one has is not judged.
- A setting counts in each of its forms: as a resource of its own, as a property, and under the older \`V2\` names.
- What a preview knows to be wrong is reported beside what it does not know. A reference to a resource that the stack is
  about to create is followed. What is still open is one advisory for each resource, \`undecided-in-preview\`.
- A rule about a single resource stops it before it is created. A rule about links between resources can speak only when
  all are there: at the end of a preview, or after an update. So let a pipeline preview first.
- **fix**: the rule can change the resource, at the level \`remediate\`.

## Rules`;

function ruleTable(group: readonly Rule[]): string {
    return table(
        ["Rule", "What holds", "Severity", "Level", "Controls"],
        group.map(({ name, title, severity, level = "mandatory", remediate, controls }) => [
            `${code(name)}${remediate ? " **fix**" : ""}`,
            title,
            severity,
            level,
            frameworks.flatMap((each) => controls[each]?.map((id) => `${short(each)} ${id}`) ?? []).join(", ") || "–",
        ]),
    );
}

function parameterTable(): string {
    return table(
        ["Parameter", "What it asks for", "Allowed", "baseline", "strict"],
        Object.entries(parameterDescriptions).map(([name, { description, allowed }]) => [
            code(name),
            description,
            allowed,
            ...Object.values(presets).map((preset) => code(JSON.stringify(preset[name as keyof typeof preset]))),
        ]),
    );
}

function controlTable(framework: (typeof frameworks)[number]): string {
    const ids = new Set(rules.flatMap(({ controls }) => controls[framework] ?? []));
    return table(
        ["Control", "Rules"],
        [...ids]
            .sort((first, second) => first.localeCompare(second, "en", { numeric: true }))
            .map((id) => [
                id,
                rules
                    .filter(({ controls }) => controls[framework]?.includes(id))
                    .map(({ name }) => code(name))
                    .join(", "),
            ]),
    );
}

/** The name of a framework within a cell that lists several. */
function short(framework: string): string {
    return framework.replace(/^Security Hub$/, "SH").replace(/^(NIST|PCI).*/, "$1");
}

function code(text: string): string {
    return `\`${text}\``;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
    return [head, head.map(() => "---"), ...rows]
        .map((cells) => `| ${cells.map((cell) => cell.replace(/\|/g, "\\|")).join(" | ")} |`)
        .join("\n");
}
