import { storageClassPrices } from "../prices";
import type { Retention } from "../schema";
import { storageClasses } from "../retention-schema";
import type { Contradiction, Partly } from "./contradiction";

/** "Transitioning objects using Amazon S3 Lifecycle" and "Locking objects with Object Lock". */
export function retention({ retention: given, existing }: Partly): Contradiction[] {
    // Of an existing bucket the whole of it is refused.
    return given === undefined || existing?.archiveBucket !== undefined
        ? []
        : [...transitions(given), ...objectLock(given)];
}

/** In the order of the days, down the classes, and as far apart as S3 wants them. */
function transitions({ transitions: list, expireAfterDays }: Retention): Contradiction[] {
    return list.flatMap(({ storageClass, afterDays }, index): Contradiction[] => {
        const path = `retention.transitions[${index}]`;
        const before = list[index - 1];
        if (storageClass === "STANDARD_IA" && afterDays < 30) {
            return [
                {
                    path: `${path}.afterDays`,
                    given: afterDays,
                    allowed: "at least 30: S3 moves no object to STANDARD_IA sooner",
                    example: "30",
                },
            ];
        }
        if (before && storageClasses.indexOf(storageClass) <= storageClasses.indexOf(before.storageClass)) {
            return [
                {
                    path: `${path}.storageClass`,
                    given: storageClass,
                    allowed: `a class below ${before.storageClass}, which transitions[${index - 1}] moves objects to: they go down from STANDARD_IA by GLACIER_IR and GLACIER to DEEP_ARCHIVE, and never up`,
                    example: "",
                    fix: [{ path }],
                },
            ];
        }
        const beforeLeast = before ? before.afterDays + leastDays(before.storageClass) : 0;
        if (before && afterDays < beforeLeast) {
            return [
                {
                    path: `${path}.afterDays`,
                    given: afterDays,
                    // PutBucketLifecycleConfiguration: "must be 90 days more than ... StorageClass 'GLACIER'".
                    allowed: `at least ${beforeLeast}: ${leastDays(before.storageClass)} days after transitions[${index - 1}], for which AWS bills ${before.storageClass} at least, and S3 refuses a rule that moves objects on sooner`,
                    example: String(beforeLeast),
                },
            ];
        }
        return afterDays < expireAfterDays
            ? []
            : [
                  {
                      path: `${path}.afterDays`,
                      given: afterDays,
                      allowed: `at most ${expireAfterDays - 1}: S3 refuses a transition at or after expiration, and retention.expireAfterDays is ${expireAfterDays}; transitions: [] leaves logs in S3 Standard`,
                      example: "",
                      // The default transition is in no file that it could be removed from.
                      fix: [{ path: "retention.expireAfterDays", value: String(afterDays + leastDays(storageClass)) }],
                  },
              ];
    });
}

function objectLock({ objectLock: lock, expireAfterDays }: Retention): Contradiction[] {
    return lock === undefined || lock.days <= expireAfterDays
        ? []
        : [
              {
                  path: "retention.objectLock.days",
                  given: lock.days,
                  allowed: `at most retention.expireAfterDays, ${expireAfterDays}: what is locked for longer cannot expire then, and is paid for as an older version`,
                  example: String(expireAfterDays),
              },
          ];
}

function leastDays(storageClass: (typeof storageClasses)[number]): number {
    return storageClassPrices[storageClass].leastDays;
}
