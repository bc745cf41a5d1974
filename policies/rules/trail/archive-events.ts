import { all, not } from "../../reading/answer";
import { recordsDeliveries } from "../../reading/event-selectors";
import type { Resource } from "../../reading/resource";
import { namesOf } from "../../reading/stack";
import { types } from "../../reading/types";
import { isOn, UNKNOWN } from "../../reading/value";
import { type Rule, type Verdict, verdict } from "../../rule";

const fault = "records the delivery of its own log files as data events";

export const archiveEvents: Rule = {
    name: "cloudtrail-trail-archive-events",
    title: "A CloudTrail trail records no data events of the bucket that it delivers to",
    severity: "medium",
    why: "Every log file that it delivers is an event to be delivered: an endless loop, billed for each event.",
    fix: 'on the trail, advancedEventSelectors with { field: "resources.ARN", notStartsWiths: [`arn:aws:s3:::${bucketName}/`] }',
    controls: { "NIST 800-53 r5": ["AU-4", "SI-4"] },
    url: "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html",
    types: types.trail,
    judge: (trail) => {
        const judged = judgeAlone(trail);
        // The stack may tell which bucket it is.
        return judged === "unknown" && trail.input("s3BucketName") === UNKNOWN ? "yes" : judged;
    },
    judgeStack: (stack) =>
        stack.ofType(types.trail).flatMap((trail) => {
            const buckets = stack.linked(trail, "s3BucketName", types.bucket);
            const verdicts = buckets.map((bucket) =>
                verdict(
                    not(
                        recordsDeliveries(trail, namesOf(bucket)[0], (...path) =>
                            stack.refersTo(trail, path, bucket, types.bucket),
                        ),
                    ),
                    fault,
                ),
            );
            return (verdicts.length > 0 ? verdicts : [judgeAlone(trail)]).map((each) => ({
                resource: trail,
                verdict: each,
            }));
        }),
};

/** The bucket may be another account's, whose events only an organization's trail records. */
function judgeAlone(trail: Resource): Verdict {
    const name = trail.input("s3BucketName");
    const isOfOrganization = isOn(trail.input("isOrganizationTrail"));
    const isRecorded = recordsDeliveries(trail, typeof name === "string" ? name : undefined);
    return verdict(not(all([isOfOrganization, isRecorded])), fault);
}
