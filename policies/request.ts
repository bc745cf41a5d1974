import type { Policies, ResourceValidationPolicy, StackValidationPolicy } from "@pulumi/policy";
import { judgeResource, judgeStack, type Report, type StackJudgement } from "./judgement";
import { Resource } from "./reading/resource";
import { Stack } from "./reading/stack";
import type { Rule } from "./rule";
import { type Configuration, parseSettings, type Settings } from "./settings";

export type Policy = Policies[number];
export type ValidateResource = Exclude<ResourceValidationPolicy["validateResource"], unknown[] | undefined>;
export type ValidateStack = StackValidationPolicy["validateStack"];

/** What every policy of the pack has beside its functions. */
export type Listing = Omit<Policy, "validateResource" | "validateStack">;

/** Something to say; without a resource, about the stack. */
export type StackReport = Partial<Report> & Pick<Report, "message">;

/** What does not change between requests. */
export class Pack {
    settings: Settings;
    private readonly byType = new Map<string, Rule[]>();

    constructor(
        readonly rules: readonly Rule[],
        private configuration: Configuration,
    ) {
        this.settings = parseSettings(configuration, this.names);
        for (const rule of rules) {
            for (const type of rule.types) {
                this.byType.set(type, [...(this.byType.get(type) ?? []), rule]);
            }
        }
    }

    rulesFor(type: string): readonly Rule[] {
        return this.byType.get(type) ?? [];
    }

    configure(given: Configuration): void {
        const entries = Object.entries(given);
        const isKnown = entries.every(([key, value]) => this.configuration[key] === value);
        if (entries.length > 0 && (!isKnown || entries.length !== Object.keys(this.configuration).length)) {
            this.configuration = given;
            this.settings = parseSettings(given, this.names);
        }
    }

    private get names(): string[] {
        return this.rules.map(({ name }) => name);
    }
}

/** What the rules find in what one request of the engine is about. */
export class Request {
    violations?: ReadonlyMap<string, string>;
    judgement?: StackJudgement;
    readonly enabled = new Set<string>();

    constructor(readonly pack: Pack) {}

    ofResource(args: Parameters<ValidateResource>[0]): ReadonlyMap<string, string> {
        // Of any type: another resource's verdict may hang on what this one set.
        const judge = () =>
            judgeResource(this.pack.rulesFor(args.type), Resource.registering(args), this.pack.settings);
        return (this.violations ??= judge());
    }

    ofStack({ resources }: Parameters<ValidateStack>[0]): StackJudgement {
        return (this.judgement ??= judgeStack(this.pack.rules, new Stack(resources), this.pack.settings));
    }

    /** Whether the notices speak of a rule; of each where the SDK did not say which are disabled. */
    readonly isEnabled = (name: string): boolean => this.enabled.size === 0 || this.enabled.has(name);
}

export function reportAll(reports: readonly StackReport[], report: Parameters<ValidateStack>[1]): void {
    reports.forEach(({ message, resource }) => report(message, resource?.urn));
}
