import { storageClassPrices } from "../prices";
import type { Retention } from "../schema";
import { storageClasses } from "../retention-schema";
import type { Contradiction, Partly } from "./contradiction";

/** "Transitioning objects using Amazon S3 Lifecycle", "Amazon S3 pricing" and "Locking objects with Object Lock". */
export function retention({ retention: given }: Partly): Contradiction[] {
    return given === undefined ? [] : [...transitions(given), ...objectLock(given)];
}

/** In the order of the days, down the classes, and not so soon that a class is left before AWS stops billing it. */
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
                    allowed: `at least ${beforeLeast}: ${leastDays(before.storageClass)} days after transitions[${index - 1}], because AWS bills ${before.storageClass} for at least that long`,
                    example: String(beforeLeast),
                },
            ];
        }
        const latest = expireAfterDays - leastDays(storageClass);
        if (afterDays > latest) {
            return [
                {
                    path: `${path}.afterDays`,
                    given: afterDays,
                    allowed:
                        latest < 0
                            ? `no transition to ${storageClass} at all: AWS bills it for at least ${leastDays(storageClass)} days, and retention.expireAfterDays is ${expireAfterDays}; transitions: [] leaves logs in S3 Standard`
                            : `at most ${latest}: ${leastDays(storageClass)} days less than retention.expireAfterDays, because AWS bills ${storageClass} for at least that long`,
                    example: "",
                    // The default transition is in no file that it could be removed from.
                    fix: [{ path: "retention.expireAfterDays", value: String(afterDays + leastDays(storageClass)) }],
                },
            ];
        }
        return [];
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
