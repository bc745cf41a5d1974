import { tunedCatalogue } from "../detections/tuning";
import { detectionNamesOf } from "../settings/detection-names";
import { partitionOf, regions } from "../settings/regions";
import type { Settings, TrailDefinition } from "../settings/settings";
import { alarmQueries } from "./alarm-queries";
import { investigations } from "./investigations";
import type { SavedQuery } from "./saved-query";
import { statementOf, type Target } from "./statement";
import {
    tableName,
    tablesOf,
    type DeliveryPlace,
    type Partitions,
    type TableDefinition,
    type TableKind,
} from "./tables";

type QuerySettings = Pick<Settings, "alarms" | "athena" | "deployment" | "existing" | "names" | "retention"> & {
    readonly trails: readonly TrailDefinition[];
    readonly watchedTrail: TrailDefinition | undefined;
};

/** Where the trails of one prefix deliver, and what of it there are partitions for. */
interface QueriedPlace extends DeliveryPlace, Partitions {
    readonly trails: readonly TrailDefinition[];
}

/** The tables of the archive, for each prefix under which trails deliver. */
export function archiveTables(settings: QuerySettings): TableDefinition[] {
    const bucket = settings.existing.archiveBucket ?? settings.names.archiveBucket;
    return placesOf(settings).flatMap((place) => tablesOf(bucket, place, place));
}

/** A table with events, and what is known of its partitions. */
export interface EventTable {
    readonly database: string;
    readonly table: string;
    /** `undefined` where every query has to name its accounts. */
    readonly accountIds: readonly string[] | undefined;
    readonly regions: readonly string[];
}

/** The tables with all events of the trails, in their order. */
export function eventTables(settings: QuerySettings): EventTable[] {
    return placesOf(settings).flatMap((place) => {
        const records = place.trails.some(({ networkActivityEvents }) => networkActivityEvents.length > 0);
        const kinds: readonly TableKind[] = records ? ["events", "network_activity"] : ["events"];
        return kinds.map((kind) => ({
            database: settings.names.queryDatabase,
            table: tableName(place.trail, kind),
            accountIds: place.accountIds.length === 0 ? undefined : place.accountIds,
            regions: place.regions,
        }));
    });
}

/** All saved queries: the investigations, and one for each alarm that watches events, unless the settings leave these out. */
export function savedQueries(settings: QuerySettings): SavedQuery[] {
    const { alarms, athena } = settings;
    return [
        ...investigations,
        ...(athena.alarmQueries ? alarmQueries(tunedCatalogue(detectionNamesOf(settings), alarms)) : []),
    ];
}

/** The text of a query as it is saved: of the table that has most to say about it, and the last days. */
export function savedStatement(settings: QuerySettings, query: SavedQuery): string {
    return statementOf(query, { ...tableFor(settings, query), window: { days: query.days } });
}

/**
 * The table of a query: of the named trail, or of the first that records what it is about. The accounts are those that a
 * query without a choice of its own has to name; none where the table knows its accounts.
 *
 * @returns undefined if there is no trail of that name.
 */
export function tableOfTrail(
    settings: QuerySettings,
    query: SavedQuery,
    trailName: string,
): Omit<Target, "window"> | undefined {
    const place = placesOf(settings).find(({ trails }) => trails.some(({ name }) => name === trailName));
    return place && target(settings, query, place);
}

export function tableFor(settings: QuerySettings, query: SavedQuery): Omit<Target, "window"> {
    const { trails, watchedTrail } = settings;
    const records: Partial<Record<string, (trail: TrailDefinition) => boolean>> = {
        "object-activity": ({ dataEvents }) => dataEvents.length > 0,
        "vpc-endpoint-denials": ({ networkActivityEvents }) => networkActivityEvents.length > 0,
        insights: ({ insights }) => insights.length > 0,
    };
    const trail = trails.find((each) => records[query.name]?.(each)) ?? watchedTrail ?? trails[0];
    const [first, ...others] = placesOf(settings);
    const place = others.find(({ trails }) => trails.some(({ name }) => name === trail?.name)) ?? first;
    if (place === undefined) {
        throw new Error("a deployment has a trail at least");
    }
    return target(settings, query, place);
}

function target(
    { deployment, names }: QuerySettings,
    { table }: SavedQuery,
    { trail, accountIds }: QueriedPlace,
): Omit<Target, "window"> {
    return {
        database: names.queryDatabase,
        table: tableName(trail, table),
        accountIds: accountIds.length > 0 ? [] : [deployment.managementAccountId, deployment.logArchiveAccountId],
    };
}

/** Trails with one prefix share folders; only where they are of one kind do they share accounts. */
function placesOf({ athena, deployment, retention, trails }: QuerySettings): QueriedPlace[] {
    const { managementAccountId, logArchiveAccountId, organizationId, region } = deployment;
    const places = new Map<string, TrailDefinition[]>();
    for (const trail of trails) {
        const key = `${String(trail.organization)} ${trail.prefix ?? ""}`;
        places.set(key, [...(places.get(key) ?? []), trail]);
    }
    return [...places.values()].flatMap((sharing) => {
        const [first] = sharing;
        if (first === undefined) {
            return [];
        }
        const named = [...new Set([managementAccountId, logArchiveAccountId, ...athena.accountIds])];
        return [
            {
                trail: first.name,
                prefix: first.prefix,
                organizationId: first.organization ? organizationId : undefined,
                accountIds: !first.organization ? [managementAccountId] : athena.accountIds.length === 0 ? [] : named,
                regions: sharing.some(({ multiRegion }) => multiRegion)
                    ? regions.filter((each) => partitionOf(each) === deployment.partition)
                    : [region],
                days: retention.expireAfterDays,
                trails: sharing,
            },
        ];
    });
}
