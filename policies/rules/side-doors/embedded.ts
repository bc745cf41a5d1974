import type { PolicyResource } from "@pulumi/policy";
import { type Parameters, presets } from "../../parameters";
import { Resource } from "../../reading/resource";
import { Stack } from "../../reading/stack";
import { UNKNOWN } from "../../reading/value";
import type { Finding, Rule, Verdict } from "../../rule";
import { rules as alarm } from "../alarm";
import { rules as bucket } from "../bucket";
import { rules as encryption } from "../encryption";
import { rules as identity } from "../identity";
import { rules as key } from "../key";
import { rules as logGroup } from "../log-group";
import { rules as organization } from "../organization";
import { rules as topic } from "../topic";
import { rules as trail } from "../trail";
import { managedPolicies } from "./managed-policies";
import { type Shape, targetsOf, translate, type Translation } from "./shape";

/** What holds for a resource of @pulumi/aws holds for it behind a side door, but for what is only advised. */
const rules: readonly Rule[] = [
    ...trail,
    ...bucket,
    ...key,
    ...logGroup,
    ...alarm,
    ...topic,
    ...identity,
    ...organization,
    ...encryption,
    ...managedPolicies,
].filter(({ level }) => level !== "advisory");

/** A resource that another one carries: as a template, as a desired state, or in the terms of another provider. */
export interface Embedded {
    /** What the others refer to it by. */
    readonly name: string;
    /** What a message calls it; its name by default. */
    readonly label?: string;
    readonly shape: Shape;
    readonly properties: Readonly<Record<string, unknown>>;
    /** What each property refers to: other embedded resources by name, or resources of the stack. */
    readonly references: Readonly<Record<string, readonly (string | PolicyResource)[]>>;
    readonly carrier: Resource;
}

/**
 * Judges embedded resources by the rules for those of @pulumi/aws, together with their links to each other.
 *
 * @param scope which judgements to make: those on each resource, those on links, or both
 * @param beside the stack with the resources of @pulumi/aws that they may be linked to, and with the carriers
 * @returns one finding for each carrier, with all the faults of what it carries
 */
export function judgeEmbedded(
    embedded: readonly Embedded[],
    parameters: Parameters,
    scope: "resources" | "links" | "both",
    beside?: Stack,
): Finding[] {
    if (embedded.length === 0) {
        return [];
    }
    const carriers = new Map<string, Resource>();
    const resources = policyResources(embedded, carriers);
    // The first resource of each carrier is the main one: the others are settings of it.
    const standIns = new Map([...carriers].reverse().map(([urn, carrier]) => [carrier.urn, urn]));
    const others = beside?.all.filter(({ urn }) => !standIns.has(urn));
    const stack = new Stack(resources, others, beside && standIns);
    const verdicts = new Map<Resource, Verdict[]>();
    for (const rule of rules) {
        const findings = [
            ...(scope === "links"
                ? []
                : stack.ofType(rule.types).map((resource) => judged(rule, resource, parameters))),
            ...(scope === "resources" ? [] : (rule.judgeStack?.(stack, parameters) ?? [])),
        ];
        for (const { resource, verdict } of findings) {
            const carrier = carriers.get(resource.urn);
            if (carrier !== undefined && verdict !== "yes") {
                verdicts.set(carrier, [...(verdicts.get(carrier) ?? []), named(rule, resource, verdict)]);
            }
        }
    }
    return [...verdicts].map(([resource, each]) => ({ resource, verdict: together(each) }));
}

/** Whether embedded resources break a rule in a way that no exemption can excuse. */
export function isBeyondExemption(embedded: readonly Embedded[]): boolean {
    const stack = new Stack(policyResources(embedded, new Map()));
    return rules.some((rule) =>
        stack
            .ofType(rule.neverExempt ? rule.types : [])
            .filter((resource) => rule.neverExempt?.(resource))
            .some((resource) => typeof judged(rule, resource, presets.baseline).verdict === "object"),
    );
}

function judged(rule: Rule, resource: Resource, parameters: Parameters): Finding {
    return { resource, verdict: rule.judge?.(resource, parameters) ?? "yes" };
}

/** The verdict with what it is about: the carrier's own message cannot name the rule and its fix. */
function named(rule: Rule, { type, name }: Resource, verdict: Verdict): Verdict {
    const kind = type.slice(type.lastIndexOf(":") + 1);
    return typeof verdict === "object"
        ? { fault: `${kind} "${name}" ${verdict.fault} (${rule.name}: ${rule.fix})` }
        : verdict;
}

/** One verdict of several on what a resource carries: the faults in one sentence. */
function together(verdicts: readonly Verdict[]): Verdict {
    const faults = verdicts.flatMap((verdict) => (typeof verdict === "object" ? [verdict.fault] : []));
    return faults.length > 0
        ? { fault: `brings what breaks rules: ${[...new Set(faults)].join("; ")}` }
        : verdicts.includes("unknown")
          ? "unknown"
          : "yes";
}

function policyResources(embedded: readonly Embedded[], carriers: Map<string, Resource>): PolicyResource[] {
    const translated = embedded.map((each) => {
        const resources = translate(each.shape, each.properties).map((translation, index) => {
            const resource = policyResource(each, translation, index);
            carriers.set(resource.urn, each.carrier);
            return { resource, translation };
        });
        return { each, resources };
    });
    const mainOf = new Map(translated.map(({ each, resources }) => [each.name, resources[0]?.resource]));
    for (const { each, resources } of translated) {
        const references = referencesByTarget(each);
        for (const [index, { resource, translation }] of resources.entries()) {
            for (const property of Object.keys(resource.props)) {
                // A setting is made from one property or another: what any of them refers to may be meant.
                const named = index === 0 ? (references.get(property) ?? []) : Object.values(each.references).flat();
                const targets = property === translation.refersBy ? [each.name] : named;
                resource.propertyDependencies[property] = targets.flatMap((target) =>
                    typeof target === "string" ? (mainOf.get(target) ?? []) : [mainOf.get(target.urn) ?? target],
                );
            }
        }
    }
    return translated.flatMap(({ resources }) => resources.map(({ resource }) => resource));
}

/** What the properties refer to, by their names in @pulumi/aws. */
function referencesByTarget({ shape, references }: Embedded): Map<string, (string | PolicyResource)[]> {
    const byTarget = new Map<string, (string | PolicyResource)[]>();
    for (const [name, targets] of Object.entries(references)) {
        for (const property of targetsOf(shape, name)) {
            byTarget.set(property, [...(byTarget.get(property) ?? []), ...targets]);
        }
    }
    return byTarget;
}

function policyResource(
    { name, label = name, carrier }: Embedded,
    translation: Translation,
    index: number,
): PolicyResource {
    return {
        type: translation.type,
        name: label,
        // Unlike that of any resource that registered, so that nobody's inputs are taken for its own.
        urn: `${carrier.urn}#${name}#${index}`,
        opts: carrier.opts,
        props: {
            ...translation.properties,
            ...(translation.refersBy && { [translation.refersBy]: UNKNOWN }),
        },
        dependencies: [],
        propertyDependencies: {},
        isType: () => false,
        asType: () => undefined,
    };
}
