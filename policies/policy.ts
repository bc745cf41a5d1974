import type { Policies } from "@pulumi/policy";
import { noticePolicy, notices } from "./notices";
import { type Listing, Pack, type Policy, Request, type ValidateResource, type ValidateStack } from "./request";
import type { Rule } from "./rule";
import { rulePolicy } from "./rule-policy";
import { type Configuration, schema } from "./settings";

const settingsListing: Listing = {
    name: "settings",
    description: "The policy pack is configured correctly",
    enforcementLevel: "mandatory",
    severity: "high",
    configSchema: schema,
};

/**
 * The rules as Pulumi policies, after the one that reads the settings and before those that tell of exemptions and of
 * what a preview could not decide. A policy may judge resources and stacks: the SDK asks the one function as resources
 * register, the other at the end.
 *
 * The SDK deserializes the resource, or the whole stack, anew for each policy that it asks. So when it goes through this
 * list for a request, it gets the policy of the settings, which judges by all the rules at once, and after that only the
 * policies that have something to report. Taken in any other way than by iteration, each policy works by itself.
 *
 * @param configuration what holds where the engine hands over none
 */
export function policies(rules: readonly Rule[], configuration: Configuration = {}): Policies {
    const pack = new Pack(rules, configuration);
    const alone = () => new Request(pack);
    const all: Policy[] = [
        settingsPolicy(alone),
        ...rules.map((rule) => rulePolicy(rule, alone)),
        ...notices.map((notice) => noticePolicy(notice, alone)),
    ];
    return Object.assign(all, { [Symbol.iterator]: () => toAsk(pack, all) });
}

function* toAsk(pack: Pack, all: readonly Policy[]): Generator<Policy> {
    const request = new Request(pack);
    const same = () => request;
    yield settingsPolicy(same);
    if (request.violations) {
        for (const rule of pack.rules.filter(({ name }) => request.violations?.has(name))) {
            yield rulePolicy(rule, same);
        }
    } else if (request.judgement) {
        for (const rule of pack.rules) {
            yield enabledProbe(rulePolicy(rule, same), request);
        }
        for (const notice of notices) {
            if (notice.reports(request.judgement, request.isEnabled).length > 0) {
                yield noticePolicy(notice, same);
            }
        }
    } else {
        // Nothing was judged: the SDK lists the policies, or asks for remediation.
        yield* Array.from({ length: all.length - 1 }, (_, index) => all[index + 1] as Policy);
    }
}

/** A policy that notes that it is not disabled, which only the SDK knows, and has nothing to be asked without a report. */
function enabledProbe(policy: Policy, { enabled, judgement }: Request): Policy {
    return Object.defineProperty({ ...policy }, "validateStack", {
        get() {
            enabled.add(policy.name);
            return judgement?.violations.has(policy.name) && "validateStack" in policy
                ? policy.validateStack
                : undefined;
        },
    });
}

function settingsPolicy(request: () => Request): Policy {
    const validateResource: ValidateResource = (args, report) => {
        const current = request();
        current.pack.configure(args.getConfig());
        current.ofResource(args);
        // Once for the stack, before anything else of it is judged.
        if (args.type === "pulumi:pulumi:Stack") {
            current.pack.settings.problems.forEach((problem) => report(problem));
        }
    };
    const validateStack: ValidateStack = (args) => {
        const current = request();
        current.pack.configure(args.getConfig());
        current.ofStack(args);
    };
    return { ...settingsListing, validateResource, validateStack };
}
