import { entriesOf } from "../contradictions/contradiction";
import { isOptInRegion, partitionOf } from "../regions";
import type { ParsedSettings } from "../schema";
import { watchedTrailOf } from "../settings";
import type { Warning } from "./warning";

/** What nobody sees: accounts, Regions and events that are left out. */
export function reach(settings: ParsedSettings): Warning[] {
    const { homeRegion, names } = settings;
    const recording = entriesOf("trails", settings.trails).filter(({ entry }) => entry.managementEvents !== "none");
    const watched = watchedTrailOf(settings.trails);
    return [
        ...(isOptInRegion(homeRegion)
            ? [
                  {
                      text: `homeRegion ${homeRegion} must be opted in to: CloudTrail records nothing of a member account that has not enabled it ("Multi-Region trails and opt-in Regions")`,
                  },
              ]
            : []),
        ...(recording.length === 0 && names.suffix === undefined
            ? [
                  {
                      text: "no trail records management events: unless another trail of the organization does, nobody knows who changed what",
                      to: "To record them",
                      fix: [{ path: "trails[0].managementEvents", value: "all" }],
                  },
              ]
            : []),
        ...recording.flatMap(({ path, entry }) => [
            ...(entry.organization
                ? []
                : [
                      {
                          text: `${path}.organization is false: the trail records the management account alone`,
                          to: "To record every account",
                          fix: [{ path: `${path}.organization` }],
                      },
                  ]),
            ...(entry.multiRegion ? [] : [singleRegion(path, homeRegion)]),
            ...((watched?.managementEvents ?? "none") === "none"
                ? [
                      {
                          text: `${path}.logGroup.deliver is false: no alarm sees its events, because alarms watch a log group`,
                          to: "To have alarms",
                          fix: [{ path: `${path}.logGroup.deliver` }],
                      },
                  ]
                : []),
            ...(entry === watched ? blindAlarms(path, entry) : []),
        ]),
    ];
}

function singleRegion(path: string, homeRegion: string): Warning {
    // "Global service events": what has no Region is recorded there; of the other partitions nothing is known here.
    const isElsewhere = partitionOf(homeRegion) === "aws" && homeRegion !== "us-east-1";
    const missing = isElsewhere ? ", and no calls to IAM and to STS without a Region, which are in us-east-1" : "";
    return {
        text: `${path}.multiRegion is false: the trail records ${homeRegion} alone${missing}`,
        to: "To record every Region",
        fix: [{ path: `${path}.multiRegion` }],
    };
}

/** Alarms that cannot fire, because the events that they watch for are not recorded. */
function blindAlarms(path: string, trail: ParsedSettings["trails"][number]): Warning[] {
    const { managementEvents, excludedManagementEventSources: excluded } = trail;
    return [
        ...(managementEvents === "write-only"
            ? [
                  {
                      text: `${path}.managementEvents is write-only: alarms on calls that read, as those that somebody was denied, cannot fire`,
                      to: "To record those calls, at no charge for the first copy",
                      fix: [{ path: `${path}.managementEvents`, value: "all" }],
                  },
              ]
            : []),
        ...excluded.flatMap((source, index) =>
            source === "kms.amazonaws.com"
                ? [
                      {
                          text: `${path}.excludedManagementEventSources leaves out ${source}: the alarms on disabled and deleted keys cannot fire`,
                          to: "To record them",
                          fix: [{ path: `${path}.excludedManagementEventSources[${index}]` }],
                      },
                  ]
                : [],
        ),
    ];
}
