import { all, any } from "../../reading/answer";
import { recordedManagementEvents } from "../../reading/event-selectors";
import { types } from "../../reading/types";
import { type Rule, verdict } from "../../rule";

export const managementEvents: Rule = {
    name: "cloudtrail-trail-management-events",
    title: "The CloudTrail trails of a stack together record all management events",
    severity: "high",
    why: "What is left out (reads, writes, the use of keys or of the Data API) is where nobody can look later.",
    fix: 'on one trail, leave out eventSelectors and advancedEventSelectors, or advancedEventSelectors: [{ name: "Management events selector", fieldSelectors: [{ field: "eventCategory", equals: ["Management"] }] }]',
    controls: {
        "CIS v3.0": ["3.1"],
        "CIS v5.0": ["3.1"],
        "CIS v7.0": ["4.1"],
        "Security Hub": ["CloudTrail.1"],
        "NIST 800-53 r5": ["AU-2", "AU-3", "AU-12", "AU-14(1)"],
        "PCI DSS v4.0.1": ["10.2.1"],
    },
    url: "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-management-events-with-cloudtrail.html",
    types: [],
    judgeStack: (stack, parameters) => {
        const trails = stack.ofType(types.trail).map((trail) => ({ trail, recorded: recordedManagementEvents(trail) }));
        const [first] = trails;
        if (!parameters.managementEvents || first === undefined) {
            return [];
        }
        // Two trails may share the work: one that records reads and one that records writes leave nothing out.
        const isAnyRecorded = first.recorded.map((_, kind) =>
            any(trails.map(({ recorded }) => recorded[kind] ?? "no")),
        );
        const judged = verdict(all(isAnyRecorded), "leaves out management events that no trail of the stack records");
        const ofManagement = trails.filter(({ recorded }) => any(recorded) !== "no");
        return (ofManagement.length > 0 ? ofManagement : trails).map(({ trail }) => ({
            resource: trail,
            verdict: judged,
        }));
    },
};
