import { partitionOf } from "../regions";
import type { FieldSelector } from "../../components/event-selectors";
import { exampleArnOf } from "../example-resources";
import { entriesOf, type Contradiction, type Partly } from "./contradiction";

interface PlacedArn {
    readonly path: string;
    readonly entry: string;
    /** For what is no ARN at all. */
    readonly example?: string;
}

/** Services and Regions of another partition are other ones, which this one cannot reach. */
export function otherPartitions(settings: Partly): Contradiction[] {
    const { homeRegion, alarms } = settings;
    if (!homeRegion) {
        return [];
    }
    const partition = partitionOf(homeRegion);
    const arns = [...rolesAndPrincipals(settings), ...selectedArns(settings), ...queues(settings)];
    return [
        ...arns
            .filter(({ entry }) => entry.split(":")[1] !== partition)
            .map(({ path, entry, example = "" }) => ({
                path,
                given: entry,
                allowed: `an ARN of the partition ${partition}, where homeRegion ${homeRegion} is`,
                example: inPartition(entry, homeRegion) ?? inPartition(example, homeRegion) ?? "",
            })),
        ...entriesOf("alarms.approvedRegions", alarms?.approvedRegions)
            .filter(({ entry }) => partitionOf(entry) !== partition)
            .map(({ path, entry }) => ({
                path,
                given: entry,
                allowed: `a Region of the partition ${partition}, where homeRegion ${homeRegion} is`,
                example: homeRegion,
            })),
    ];
}

/** The ARN in the partition of the Region, and in the Region itself if it names one; nothing for what is no ARN. */
export function inPartition(arn: string, region: string): string | undefined {
    const [scheme, , service, ofRegion, ...rest] = arn.split(":");
    return scheme === "arn" && service !== undefined && rest.length > 0
        ? [scheme, partitionOf(region), service, ofRegion ? region : "", ...rest].join(":")
        : undefined;
}

function rolesAndPrincipals({ logArchiveRoleArn, alarms, ...settings }: Partly): PlacedArn[] {
    const lists = [
        "breakGlassRoleArns",
        "deploymentRoleArns",
        "readerRoleArns",
        "operatorPrincipalArns",
        "auditorPrincipalArns",
    ] as const;
    return [
        ...(logArchiveRoleArn ? [{ path: "logArchiveRoleArn", entry: logArchiveRoleArn }] : []),
        ...lists.flatMap((key) => entriesOf(key, settings[key])),
        ...entriesOf("alarms.pipelineRoleArns", alarms?.pipelineRoleArns),
    ];
}

function selectedArns({ trails }: Partly): PlacedArn[] {
    return entriesOf("trails", trails).flatMap(({ path, entry: trail }) => [
        ...entriesOf(`${path}.dataEvents`, trail.dataEvents).flatMap((events) =>
            arnsOf(`${events.path}.fieldSelectors`, events.entry.fieldSelectors, events.entry.resourceType),
        ),
        ...entriesOf(`${path}.networkActivityEvents`, trail.networkActivityEvents).flatMap((events) =>
            arnsOf(`${events.path}.fieldSelectors`, events.entry.fieldSelectors),
        ),
    ]);
}

function arnsOf(path: string, selectors: readonly FieldSelector[], resourceType?: string): PlacedArn[] {
    return entriesOf(path, selectors).flatMap(({ path: at, entry }) =>
        entry.field === "resources.ARN" || entry.field === "userIdentity.arn"
            ? (["equals", "startsWith", "notEquals", "notStartsWith"] as const).flatMap((operator) =>
                  entriesOf(`${at}.${operator}`, entry[operator]).map((value) => ({
                      ...value,
                      example: exampleArnOf(entry.field, resourceType),
                  })),
              )
            : [],
    );
}

function queues(settings: Partly): PlacedArn[] {
    return [
        ...(["urgentSubscriptions", "reviewSubscriptions", "deliverySubscriptions"] as const).map((key) =>
            entriesOf(key, settings[key]),
        ),
        ...entriesOf("trails", settings.trails).map(({ path, entry }) =>
            entriesOf(`${path}.deliverySubscriptions`, entry.deliverySubscriptions),
        ),
    ]
        .flat()
        .flatMap(({ path, entry }) =>
            entry.protocol === "sqs" ? [{ path: `${path}.endpoint`, entry: entry.endpoint }] : [],
        );
}
