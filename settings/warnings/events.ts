import { entriesOf } from "../contradictions/contradiction";
import { costOfDataEvents, costOfInsight, costOfLogIngestion, costOfManagementEventCopy, dollars } from "../cost";
import { networkEventSources } from "../network-event-sources";
import { suggestionFor } from "../problems";
import { referenceOrganization } from "../reference-organization";
import { partitionOf } from "../regions";
import { dataEventResourceTypes } from "../resource-types";
import type { ParsedSettings, ParsedTrail } from "../schema";
import { deliversToLogGroup } from "../settings";
import type { Warning } from "./warning";

interface PlacedTrail {
    readonly path: string;
    readonly entry: ParsedTrail;
}

/** Events that cost, and events that CloudTrail may not know. */
export function events(settings: ParsedSettings): Warning[] {
    const trails = entriesOf("trails", settings.trails);
    return [
        ...copies(trails, settings),
        ...trails.flatMap((trail) => [
            ...allObjects(trail, settings.homeRegion),
            ...insights(trail),
            ...unknownTypes(trail),
            ...bucketsThatBeginAlike(trail),
        ]),
    ];
}

function copies(trails: readonly PlacedTrail[], settings: ParsedSettings): Warning[] {
    const recording = trails.filter(({ entry }) => entry.managementEvents !== "none");
    const paid = settings.names.suffix === undefined ? recording.slice(1) : recording;
    if (!settings.acknowledgeSecondCopyOfManagementEvents) {
        return [];
    }
    return paid.length > 0
        ? paid.map(({ path, entry }) => ({
              text: `${path} records a further copy of management events, as acknowledged: ${dollars(costOfManagementEventCopy(recordedBy(entry)))} a month ${inReferenceOrganization}`,
          }))
        : [
              {
                  text: "acknowledgeSecondCopyOfManagementEvents is true, and no trail records a second copy: the next one would do so unasked",
                  to: "To be asked",
                  fix: [{ path: "acknowledgeSecondCopyOfManagementEvents" }],
              },
          ];
}

function allObjects({ path, entry: trail }: PlacedTrail, homeRegion: string): Warning[] {
    return entriesOf(`${path}.dataEvents`, trail.dataEvents).flatMap(({ path: selected, entry }) => {
        const cost = costOfDataEvents(entry);
        if (cost === undefined || !trail.organization) {
            return [];
        }
        const intoLogs = deliversToLogGroup(trail)
            ? `, and ${dollars(costOfLogIngestion(trail.logGroup.class, referenceOrganization.objectEvents))} more for the log group`
            : "";
        const upTo = entry.readWriteType === "all" ? "" : "up to ";
        return [
            {
                text: `${selected} records what happens to the objects of every bucket in the organization: ${upTo}${dollars(cost)} a month ${inReferenceOrganization}${intoLogs}`,
                to: "To record one bucket",
                fix: [
                    { path: `${selected}.fieldSelectors[0].field`, value: "resources.ARN" },
                    {
                        path: `${selected}.fieldSelectors[0].startsWith[0]`,
                        value: `arn:${partitionOf(homeRegion)}:s3:::example-bucket/`,
                    },
                ],
            },
        ];
    });
}

function insights({ path, entry }: PlacedTrail): Warning[] {
    return entriesOf(`${path}.insights`, entry.insights).map(({ path: at, entry: type }) => ({
        text: `${at}, ${type}, analyzes ${type === "ApiCallRateInsight" ? "management events that write" : "management events"}: ${dollars(costOfInsight(type, recordedBy(entry)))} a month ${inReferenceOrganization}`,
    }));
}

/** AWS adds types every month: one that is not known here is not refused. */
function unknownTypes({ path, entry: trail }: PlacedTrail): Warning[] {
    const selected = [
        ...entriesOf(`${path}.dataEvents`, trail.dataEvents).map(({ path: at, entry }) => ({
            path: `${at}.resourceType`,
            given: entry.resourceType,
            known: dataEventResourceTypes,
        })),
        ...entriesOf(`${path}.networkActivityEvents`, trail.networkActivityEvents).map(({ path: at, entry }) => ({
            path: `${at}.eventSource`,
            given: entry.eventSource,
            known: networkEventSources,
        })),
    ];
    return selected
        .filter(({ given, known }) => !known.includes(given))
        .map(({ path: at, given, known }) => {
            const suggestion = suggestionFor(given, known);
            const text = `${at} ${given} is not among the ${known.length} that this version knows, and CloudTrail refuses one that it does not record`;
            return suggestion === undefined
                ? { text }
                : { text, to: "If this was meant", fix: [{ path: at, value: suggestion }] };
        });
}

/** Without the slash, `arn:aws:s3:::logs` begins the ARN of every object in `logs-of-others` too. */
function bucketsThatBeginAlike({ path, entry: trail }: PlacedTrail): Warning[] {
    return entriesOf(`${path}.dataEvents`, trail.dataEvents)
        .filter(({ entry }) => entry.resourceType === "AWS::S3::Object")
        .flatMap(({ path: at, entry }) => entriesOf(`${at}.fieldSelectors`, entry.fieldSelectors))
        .filter(({ entry }) => entry.field === "resources.ARN")
        .flatMap(({ path: at, entry }) =>
            (["startsWith", "notStartsWith"] as const).flatMap((operator) =>
                entriesOf(`${at}.${operator}`, entry[operator])
                    .filter(({ entry: arn }) => /^arn:[^:]+:s3:::[^/]+$/.test(arn))
                    .map((value) => ({
                        text: `${value.path} ${value.entry} is about every bucket whose name begins so`,
                        to: "To mean one bucket",
                        fix: [{ path: value.path, value: `${value.entry}/` }],
                    })),
            ),
        );
}

function recordedBy({ managementEvents }: ParsedTrail): "all" | "write-only" {
    return managementEvents === "write-only" ? "write-only" : "all";
}

const inReferenceOrganization = `in an organization of ${referenceOrganization.accounts} accounts`;
