import { change, type Program } from "../../helpers/program";
import { unknown } from "../../helpers/server";
import type { Scenario } from "../../helpers/stacks";

/** What a change of one resource leads to, by the rule that finds it: the resource, what is wrong, and the inputs. */
export type Fault = readonly [
    rule: string,
    resource: string,
    meaning: string,
    inputs: Readonly<Record<string, unknown>>,
];

/** Scenarios that differ from a stack that keeps every rule in the inputs of one resource; found by one rule alone. */
export function faults(program: Program, changes: readonly Fault[], config?: Scenario["config"]): Scenario[] {
    return changes.map(([rule, resource, meaning, inputs]) => ({
        name: `${resource}: ${meaning}`,
        program: change(program, resource, inputs),
        finds: [`${rule}: ${resource}`],
        ...(config && { config }),
    }));
}

/** Scenarios in which one input is not known: the rule leaves them to the update. */
export function undecided(
    program: Program,
    changes: readonly (readonly [rule: string, resource: string, input: string | Readonly<Record<string, unknown>>])[],
    config?: Scenario["config"],
): Scenario[] {
    return changes.map(([rule, resource, input]) => ({
        name: `${resource}: ${typeof input === "string" ? input : JSON.stringify(input).replaceAll(unknown, "?")} not known (${rule})`,
        program: change(program, resource, typeof input === "string" ? { [input]: unknown } : input),
        finds: [`${rule}? ${resource}`],
        ...(config && { config }),
    }));
}

/** Scenarios in which nothing is wrong. */
export function fine(
    program: Program,
    changes: readonly (readonly [resource: string, meaning: string, inputs: Readonly<Record<string, unknown>>])[],
    config?: Scenario["config"],
): Scenario[] {
    return changes.map(([resource, meaning, inputs]) => ({
        name: `${resource}: ${meaning}`,
        program: change(program, resource, inputs),
        ...(config && { config }),
    }));
}
