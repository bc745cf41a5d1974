import { describe, type StackJudgement } from "./judgement";
import { type Listing, type Policy, reportAll, type Request, type StackReport, type ValidateStack } from "./request";

/**
 * The policies that tell what exemptions excuse, and, once for each resource, which rules wait for values that the preview
 * does not know. Policies of their own, so that they can be switched off, or made mandatory where a pipeline must decide
 * everything before the update.
 */
export const notices: readonly Notice[] = [
    {
        listing: {
            name: "exemptions",
            description: "Exemptions are in use",
            enforcementLevel: "advisory",
            severity: "low",
        },
        reports: ({ excused, idle }, isEnabled) => [
            ...[...excused].flatMap(([rule, reports]) => (isEnabled(rule) ? reports : [])),
            ...idle.map(({ resources, rule }) => ({
                message: `The exemption of ${resources} from ${rule} excuses nothing. Remove it, or correct its pattern.`,
            })),
        ],
    },
    {
        listing: {
            name: "undecided-in-preview",
            description: "Some rules wait for values that the preview does not know",
            enforcementLevel: "advisory",
            severity: "low",
        },
        reports: ({ undecided }, isEnabled) =>
            [...undecided].flatMap(([resource, rules]) => {
                const names = [...rules].filter(isEnabled).join(", ");
                const message = `${describe(resource)} is judged by the update, which knows its values: ${names}.`;
                return names === "" ? [] : [{ resource, message }];
            }),
    },
];

interface Notice {
    readonly listing: Listing;
    reports(judgement: StackJudgement, isEnabled: (rule: string) => boolean): readonly StackReport[];
}

export function noticePolicy({ listing: common, reports }: Notice, request: () => Request): Policy {
    const validateStack: ValidateStack = (args, report) => {
        const current = request();
        reportAll(reports(current.ofStack(args), current.isEnabled), report);
    };
    return { ...common, validateStack };
}
