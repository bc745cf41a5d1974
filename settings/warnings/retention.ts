import { costOfLeavingEarly, costOfMovingLogFiles, movesOf, smallestSizeThatPays, type Move } from "../tiering";
import { dollars, millions } from "../cost";
import { referenceOrganization } from "../reference-organization";
import { storageClassPrices } from "../prices";
import type { ParsedSettings, Retention } from "../schema";
import type { Warning } from "./warning";

/** "PCI DSS v4.0.1", requirement 10.5.1. */
const yearOfAuditors = 365;

export function retention({ retention: given, existing, trails }: ParsedSettings): Warning[] {
    if (existing.archiveBucket !== undefined) {
        return [];
    }
    const isRecord = trails.some(({ managementEvents }) => managementEvents !== "none");
    const { expireAfterDays, objectLock } = given;
    return [
        ...movesOf(given.transitions, expireAfterDays).flatMap((move, index) => tiering(move, index, given)),
        ...(isRecord && expireAfterDays < yearOfAuditors
            ? [
                  {
                      text: `retention.expireAfterDays: logs are gone after ${expireAfterDays} days; PCI DSS 10.5.1, for one, asks for ${yearOfAuditors}`,
                      to: "To keep them for a year",
                      fix: [{ path: "retention.expireAfterDays", value: String(yearOfAuditors) }],
                  },
              ]
            : []),
        ...(objectLock?.mode === "COMPLIANCE"
            ? [
                  {
                      text: `retention.objectLock.mode is COMPLIANCE: for ${objectLock.days} days after its delivery nobody can delete a log file or end its lock, neither the root user nor AWS, and the bucket cannot be deleted; closing the account is the only way out`,
                      to: "To leave break-glass roles a way",
                      fix: [{ path: "retention.objectLock.mode", value: "GOVERNANCE" }],
                  },
              ]
            : []),
    ];
}

/** A move that costs more than it saves, for some of the objects that it takes, or by leaving the class too soon. */
function tiering(move: Move, index: number, { minimumObjectSizeKiB, expireAfterDays }: Retention): Warning[] {
    const path = `retention.transitions[${index}]`;
    const text = `${path} moves objects of ${minimumObjectSizeKiB} KiB and more to ${move.to} for ${move.days} days`;
    const wasted = costOfLeavingEarly(move);
    if (wasted > 0) {
        // Only expiration can come too soon: a transition that does is refused.
        const { leastDays } = storageClassPrices[move.to];
        const value = String(expireAfterDays - move.days + leastDays);
        return [
            {
                text: `${text}, and AWS bills ${leastDays}: ${dollars(wasted)} for nothing with each TiB`,
                to: "To keep them for that long",
                fix: [{ path: "retention.expireAfterDays", value }],
            },
        ];
    }
    const smallest = smallestSizeThatPays(move);
    if (smallest !== undefined && smallest <= minimumObjectSizeKiB) {
        return [];
    }
    const { objects, objectKiB } = referenceOrganization;
    const { moved, stayed } = costOfMovingLogFiles(move);
    const figure =
        minimumObjectSizeKiB > objectKiB
            ? ""
            : `; of CloudTrail's own, which have ${Math.round(objectKiB)} KiB on average, the ${millions(objects)} of a month cost ${dollars(moved)} there, and ${dollars(stayed)} where they are`;
    return [
        smallest === undefined
            ? {
                  text: `${text}, which never costs less than ${move.from}${figure}`,
                  to: "To leave them",
                  fix: [{ path }],
              }
            : {
                  text: `${text}, which costs less than ${move.from} only from ${smallest} KiB on${figure}`,
                  to: "To move those alone",
                  fix: [{ path: "retention.minimumObjectSizeKiB", value: String(smallest) }],
              },
    ];
}
