import { all, any, not } from "../../reading/answer";
import { recordedManagementEvents } from "../../reading/event-selectors";
import { types } from "../../reading/types";
import { type Rule, verdict } from "../../rule";

export const secondCopy: Rule = {
    name: "cloudtrail-trail-second-copy",
    title: "Management events are recorded by one CloudTrail trail",
    severity: "low",
    level: "advisory",
    why: "AWS delivers the first copy of management events free of charge and bills every other for each event.",
    fix: 'on one of the trails, advancedEventSelectors: [{ fieldSelectors: [{ field: "eventCategory", equals: ["Data"] }, { field: "resources.type", equals: ["AWS::S3::Object"] }] }]',
    controls: { "NIST 800-53 r5": ["AU-4"] },
    url: "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-trail-manage-costs.html",
    types: [],
    judgeStack: (stack) => {
        // Sorted, so that the one that is said to be the second does not change from run to run.
        const trails = [...stack.ofType(types.trail)].sort((one, other) => (one.urn < other.urn ? -1 : 1));
        return trails.map((trail, index) => {
            const own = recordedManagementEvents(trail);
            const isSecond = any(
                trails
                    .slice(0, index)
                    .map(recordedManagementEvents)
                    .flatMap((earlier) => own.map((answer, kind) => all([answer, earlier[kind] ?? "no"]))),
            );
            return {
                resource: trail,
                verdict: verdict(not(isSecond), "records management events that another trail of the stack records"),
            };
        });
    },
};
