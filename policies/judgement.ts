import { covers, type Exemption, objection } from "./exemption";
import type { Resource } from "./reading/resource";
import type { Stack } from "./reading/stack";
import type { Fault, Finding, Rule } from "./rule";
import type { Settings } from "./settings";

/** What is said about a resource. */
export interface Report {
    readonly resource: Resource;
    readonly message: string;
}

/** What is found in a whole stack, beside the faults that are reported as resources register. */
export interface StackJudgement {
    /** The faults that only links between resources show, by the name of the rule. */
    readonly violations: ReadonlyMap<string, readonly Report[]>;
    /** The rules that wait for values of a resource. */
    readonly undecided: ReadonlyMap<Resource, ReadonlySet<string>>;
    /** What exemptions excuse, by the name of the rule. */
    readonly excused: ReadonlyMap<string, readonly Report[]>;
    /** The exemptions that excuse nothing. */
    readonly idle: readonly Exemption[];
}

/** The faults of a resource by the rules that judge it by itself: a message by the name of the rule. */
export function judgeResource(rules: readonly Rule[], resource: Resource, settings: Settings): Map<string, string> {
    const violations = new Map<string, string>();
    let isSettled = true;
    for (const rule of rules) {
        const verdict = rule.judge?.(resource, settings.parameters) ?? "yes";
        isSettled &&= verdict === "yes";
        if (isFault(verdict) && excuse(rule, resource, settings) === undefined) {
            violations.set(rule.name, message(rule, resource, verdict, settings));
        }
    }
    if (isSettled) {
        resource.settle();
    }
    return violations;
}

export function judgeStack(rules: readonly Rule[], stack: Stack, settings: Settings): StackJudgement {
    const violations = new Map<string, Report[]>();
    const excused = new Map<string, Report[]>();
    const undecided = new Map<Resource, Set<string>>();
    const used = new Set<Exemption>();
    for (const rule of rules) {
        const open = new Set<Resource>();
        const decided = new Set<Resource>();
        for (const { resource, verdict, isLinked } of findings(rule, stack, settings)) {
            const exemption = verdict === "yes" ? undefined : excuse(rule, resource, settings);
            if (exemption) {
                used.add(exemption);
                if (isFault(verdict) && !decided.has(resource)) {
                    append(excused, rule.name, { resource, message: excuseMessage(rule, resource, exemption) });
                }
            } else if (verdict === "unknown") {
                open.add(resource);
            } else if (isFault(verdict) && isLinked) {
                append(violations, rule.name, { resource, message: message(rule, resource, verdict, settings) });
            }
            if (isFault(verdict)) {
                decided.add(resource);
            }
        }
        for (const resource of open) {
            if (!decided.has(resource)) {
                undecided.set(resource, (undecided.get(resource) ?? new Set()).add(rule.name));
            }
        }
    }
    return { violations, undecided, excused, idle: settings.exemptions.filter((each) => !used.has(each)) };
}

/** What a rule finds in each resource by itself, and what links add for resources that have no fault by themselves. */
function findings(rule: Rule, stack: Stack, { parameters }: Settings): (Finding & { readonly isLinked: boolean })[] {
    const single = stack
        .ofType(rule.types)
        .filter(({ isSettled }) => !isSettled)
        .map((resource) => ({ resource, verdict: rule.judge?.(resource, parameters) ?? "yes", isLinked: false }));
    const faulty = new Set(single.filter(({ verdict }) => isFault(verdict)).map(({ resource }) => resource));
    const linked = rule.judgeStack?.(stack, parameters) ?? [];
    return [
        ...single,
        ...linked.filter(({ resource }) => !faulty.has(resource)).map((finding) => ({ ...finding, isLinked: true })),
    ];
}

function excuse(rule: Rule, resource: Resource, { exemptions, today }: Settings): Exemption | undefined {
    return exemptions.find(
        (each) => covers(each, rule, resource) && objection(each, rule, resource, today) === undefined,
    );
}

function message(rule: Rule, resource: Resource, { fault }: Fault, { exemptions, today }: Settings): string {
    const objections = exemptions
        .filter((each) => covers(each, rule, resource))
        .map((each) => ` ${objection(each, rule, resource, today)}`);
    return `${describe(resource)} ${fault}. ${rule.why}${objections.join("")}\nFix: ${rule.fix}`;
}

function excuseMessage(rule: Rule, resource: Resource, { expires, owner, reason }: Exemption): string {
    return `${describe(resource)} is exempt from ${rule.name} until ${expires}. ${owner} answers for it: ${reason}`;
}

/** A resource by its kind and its name in the program. */
export function describe({ type, name }: Resource): string {
    return `${type.slice(type.lastIndexOf(":") + 1)} "${name}"`;
}

function isFault(verdict: unknown): verdict is Fault {
    return typeof verdict === "object";
}

function append(reports: Map<string, Report[]>, rule: string, report: Report): void {
    const known = reports.get(rule);
    if (known === undefined) {
        reports.set(rule, [report]);
    } else {
        known.push(report);
    }
}
