import { costOfManagementEventCopy, dollars, millions } from "../cost";
import { referenceOrganization } from "../reference-organization";
import { partitionOf } from "../regions";
import type { ParsedTrail } from "../schema";
import { deliversToLogGroup, watchedTrailOf } from "../settings";
import { repetitions } from "./repetitions";
import { entriesOf, repeated, type Change, type Contradiction, type Partly } from "./contradiction";

interface PlacedTrail {
    readonly path: string;
    readonly entry: ParsedTrail;
}

export function trails(settings: Partly): Contradiction[] {
    const all = entriesOf("trails", settings.trails);
    return [
        ...equalNames(all),
        ...all.flatMap((trail) => recordsNothing(trail, settings)),
        ...copiesOfManagementEvents(all, settings),
        ...all.flatMap(withoutManagementEvents),
        ...all.flatMap(({ path, entry }) => [
            ...repetitions(`${path}.excludedManagementEventSources`, entry.excludedManagementEventSources),
            ...repetitions(`${path}.dataEvents`, entry.dataEvents),
            ...repetitions(`${path}.networkActivityEvents`, entry.networkActivityEvents),
            ...repetitions(`${path}.insights`, entry.insights),
        ]),
        ...sharedPrefixes(all),
        ...all.flatMap(logGroupOutlivesArchive(settings)),
        ...logGroupWithoutFilters(all),
        ...all.flatMap(subscribersOfNoTopic),
    ];
}

function equalNames(all: readonly PlacedTrail[]): Contradiction[] {
    return repeated(all, ({ entry }) => entry.name).map(({ entry: { path, entry }, first }) => ({
        path: `${path}.name`,
        given: entry.name,
        allowed: `a name other than that of ${first.path}: each trail has one of its own`,
        example: `${entry.name.slice(0, 30)}-2`,
    }));
}

/** A trail that records nothing is refused by CloudTrail; the example is a narrow one. */
function recordsNothing({ path, entry }: PlacedTrail, { homeRegion }: Partly): Contradiction[] {
    return recordsOther(entry) || entry.managementEvents !== "none"
        ? []
        : [
              {
                  path: `${path}.dataEvents`,
                  given: entry.dataEvents,
                  allowed:
                      "at least one entry here or in networkActivityEvents: managementEvents is none, and CloudTrail refuses a trail that records nothing",
                  example: "",
                  fix: eventsOfOneBucket(path, homeRegion),
              },
          ];
}

function eventsOfOneBucket(path: string, region = ""): Change[] {
    const selected = `${path}.dataEvents[0]`;
    return [
        { path: `${selected}.resourceType`, value: "AWS::S3::Object" },
        { path: `${selected}.fieldSelectors[0].field`, value: "resources.ARN" },
        {
            path: `${selected}.fieldSelectors[0].startsWith[0]`,
            value: `arn:${partitionOf(region)}:s3:::example-bucket/`,
        },
    ];
}

function recordsOther({ dataEvents, networkActivityEvents }: ParsedTrail): boolean {
    return dataEvents.length > 0 || networkActivityEvents.length > 0;
}

/** The first copy of management events is free, every other one is not: also that of a second deployment. */
function copiesOfManagementEvents(all: readonly PlacedTrail[], settings: Partly): Contradiction[] {
    const { names, acknowledgeSecondCopyOfManagementEvents: acknowledged } = settings;
    if (acknowledged !== false) {
        return [];
    }
    const recording = all.filter(({ entry }) => entry.managementEvents !== "none");
    const [first] = recording;
    const copies = names?.suffix === undefined ? recording.slice(1) : recording;
    return copies.map(({ path, entry }) => {
        const reason =
            names?.suffix === undefined
                ? `${first?.path ?? ""} records management events already`
                : `names.suffix ${names.suffix} makes this a second deployment in the organization, whose first one records management events already`;
        return {
            path: `${path}.managementEvents`,
            given: entry.managementEvents,
            allowed: `none, or acknowledgeSecondCopyOfManagementEvents: ${reason}, and AWS charges USD 2.00 for 100,000 events of every further copy; ${costExample(entry)}`,
            example: "",
            fix: [
                ...(recordsOther(entry) ? [] : eventsOfOneBucket(path, settings.homeRegion)),
                ...(entry.excludedManagementEventSources.length > 0
                    ? [{ path: `${path}.excludedManagementEventSources` }]
                    : []),
                ...(entry.insights.length > 0 ? [{ path: `${path}.insights` }] : []),
                { path: `${path}.managementEvents`, value: "none" },
            ],
        };
    });
}

function costExample({ managementEvents }: ParsedTrail): string {
    const { accounts, managementEventsOfAccountAndDay: daily, managementEvents: monthly } = referenceOrganization;
    const recorded = managementEvents === "write-only" ? "write-only" : "all";
    const share = recorded === "all" ? "" : " of which a tenth write";
    return `${accounts} accounts with ${daily.toLocaleString("en-US")} events a day, ${millions(monthly)} a month${share}, pay ${dollars(costOfManagementEventCopy(recorded))} a month`;
}

/** What is about management events means nothing without any; Insights without them is refused ("PutInsightSelectors"). */
function withoutManagementEvents({ path, entry }: PlacedTrail): Contradiction[] {
    return entry.managementEvents !== "none"
        ? []
        : (["excludedManagementEventSources", "insights"] as const)
              .filter((key) => entry[key].length > 0)
              .map((key) => ({
                  path: `${path}.${key}`,
                  given: entry[key],
                  allowed: "nothing while managementEvents is none: it is about recorded management events",
                  example: "",
              }));
}

/** Trails that deliver to one place, or one into the place of another: no reader can tell their files apart. */
function sharedPrefixes(all: readonly PlacedTrail[]): Contradiction[] {
    return all.flatMap(({ path, entry }, index) => {
        const clash = all.slice(0, index).find((other) => overlap(other.entry.prefix, entry.prefix));
        const where = clash?.entry.prefix === undefined ? "no prefix" : JSON.stringify(clash.entry.prefix);
        return clash === undefined
            ? []
            : [
                  {
                      path: `${path}.prefix`,
                      given: entry.prefix,
                      allowed: `a prefix neither equal to that of ${clash.path}, which is ${where}, nor within it or around it: both trails would deliver to one place, events of both as copies under other names, and whoever lists one gets both`,
                      example: unusedPrefix(entry.name, all),
                  },
              ];
    });
}

function overlap(one: string | undefined, other: string | undefined): boolean {
    return (
        one === other ||
        (one !== undefined && other !== undefined && (one.startsWith(`${other}/`) || other.startsWith(`${one}/`)))
    );
}

function unusedPrefix(name: string, all: readonly PlacedTrail[]): string {
    const taken = (prefix: string) => all.some(({ entry }) => overlap(entry.prefix, prefix));
    return [name, ...all.map((_, index) => `${name}-${index + 2}`)].find((prefix) => !taken(prefix)) ?? `${name}-files`;
}

/** What an existing bucket or log group keeps is its owner's, and not known here. */
function logGroupOutlivesArchive({ retention, existing, trails }: Partly): (trail: PlacedTrail) => Contradiction[] {
    const existingLogGroupOf = existing?.logGroupName === undefined ? undefined : watchedTrailOf(trails ?? []);
    return ({ path, entry }) => {
        const { retentionDays } = entry.logGroup;
        return retention === undefined ||
            existing?.archiveBucket !== undefined ||
            entry === existingLogGroupOf ||
            !deliversToLogGroup(entry) ||
            retentionDays <= retention.expireAfterDays
            ? []
            : [
                  {
                      path: `${path}.logGroup.retentionDays`,
                      given: retentionDays,
                      allowed: `at most retention.expireAfterDays, ${retention.expireAfterDays}: the log group is not to outlive the archive`,
                      example: String([365, 180, 90, 30, 7, 1].find((days) => days <= retention.expireAfterDays)),
                  },
              ];
    };
}

/** "Log classes": metric filters, which alarms are made of, need the class Standard. */
function logGroupWithoutFilters(all: readonly PlacedTrail[]): Contradiction[] {
    const watched = watchedTrailOf(all.map(({ entry }) => entry));
    const unwatched = all.find(({ entry }) => deliversToLogGroup(entry) && entry.managementEvents !== "none");
    return unwatched === undefined || (watched && watched.managementEvents !== "none")
        ? []
        : [
              {
                  path: `${unwatched.path}.logGroup.class`,
                  given: unwatched.entry.logGroup.class,
                  allowed:
                      "STANDARD for the log group that the alarms watch: INFREQUENT_ACCESS takes no metric filters. Without alarms, set logGroup.deliver to false",
                  example: "STANDARD",
              },
          ];
}

function subscribersOfNoTopic({ path, entry }: PlacedTrail): Contradiction[] {
    return entry.delivery === "own" || entry.deliverySubscriptions.length === 0
        ? []
        : [
              {
                  path: `${path}.delivery`,
                  given: entry.delivery,
                  allowed: `own, because the trail has deliverySubscriptions; those of the shared topic are the stack's deliverySubscriptions`,
                  example: "own",
              },
          ];
}
