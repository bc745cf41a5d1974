import { settingsSchema, type ParsedTrail } from "../schema";
import { deliversToLogGroup, watchedTrailOf } from "../settings";
import { entriesOf, type Contradiction, type Partly } from "./contradiction";

/**
 * Settings that nothing would come of. They are refused, not warned about: whoever set them counts on them, on being told
 * of an alarm above all. Those that say what is the default anyway do no harm.
 */
export function ignoredSettings(settings: Partly): Contradiction[] {
    const { trails } = settings;
    return trails === undefined
        ? []
        : [
              ...entriesOf("trails", trails).flatMap(({ path, entry }) =>
                  deliversToLogGroup(entry)
                      ? []
                      : logGroup(
                            path,
                            entry,
                            "nothing while the trail delivers to no log group: logGroup.deliver makes it do so",
                        ),
              ),
              ...withoutAlarms(settings, trails),
              ...existingLogGroup(settings, trails),
              ...withoutSharedTopic(settings, trails),
              ...withoutAthena(settings),
              ...accountsOfNoTable(settings, trails),
          ];
}

const { logGroup: defaults } = settingsSchema.shape.trails.parse(undefined)[0] as ParsedTrail;

function logGroup(path: string, { logGroup: given }: ParsedTrail, allowed: string): Contradiction[] {
    return (["name", "retentionDays", "class"] as const)
        .filter((key) => given[key] !== defaults[key])
        .map((key) => ({ path: `${path}.logGroup.${key}`, given: given[key], allowed, example: "" }));
}

function withoutAlarms(settings: Partly, trails: readonly ParsedTrail[]): Contradiction[] {
    // That the class takes no alarms is reported of the log group.
    const isReported = trails.some((trail) => deliversToLogGroup(trail) && trail.managementEvents !== "none");
    const { existing, urgentSubscriptions, reviewSubscriptions } = settings;
    return watchedTrailOf(trails) !== undefined || isReported
        ? []
        : present(
              {
                  "existing.logGroupName": existing?.logGroupName,
                  "existing.urgentTopicArn": existing?.urgentTopicArn,
                  "existing.reviewTopicArn": existing?.reviewTopicArn,
                  urgentSubscriptions,
                  reviewSubscriptions,
              },
              "nothing while no trail delivers to a log group of the class STANDARD, which alarms watch: logGroup.deliver of a trail makes it do so",
          );
}

function existingLogGroup({ existing }: Partly, trails: readonly ParsedTrail[]): Contradiction[] {
    const watched = watchedTrailOf(trails);
    return existing?.logGroupName === undefined || watched === undefined
        ? []
        : logGroup(
              `trails[${trails.indexOf(watched)}]`,
              watched,
              "nothing while existing.logGroupName is set: the trail delivers to that log group, as its owner made it",
          );
}

function withoutSharedTopic(
    { existing, deliverySubscriptions }: Partly,
    trails: readonly ParsedTrail[],
): Contradiction[] {
    return trails.some(({ delivery }) => delivery === "shared")
        ? []
        : present(
              { "existing.deliveryTopicArn": existing?.deliveryTopicArn, deliverySubscriptions },
              "nothing while the delivery of no trail is shared: the topic that it is about would get no message",
          );
}

function accountsOfNoTable({ athena }: Partly, trails: readonly ParsedTrail[]): Contradiction[] {
    return athena?.enabled !== true || trails.some(({ organization }) => organization)
        ? []
        : present(
              { "athena.accountIds": athena.accountIds },
              "nothing while no trail records the organization: the tables know the management account",
          );
}

function withoutAthena({ athena, names }: Partly): Contradiction[] {
    if (athena?.enabled !== false) {
        return [];
    }
    const defaults = settingsSchema.shape.athena.parse({});
    const allowed = "nothing while athena.enabled is false: there is nothing to query with";
    return [
        ...(names?.queryBucket === undefined
            ? []
            : [{ path: "names.queryBucket", given: names.queryBucket, allowed, example: "" }]),
        ...(Object.keys(defaults) as (keyof typeof defaults)[])
            .filter((key) => key !== "enabled" && JSON.stringify(athena[key]) !== JSON.stringify(defaults[key]))
            .map((key) => ({ path: `athena.${key}`, given: athena[key], allowed, example: "" })),
    ];
}

function present(settings: Readonly<Record<string, string | readonly unknown[] | undefined>>, allowed: string) {
    return Object.entries(settings)
        .filter(([, given]) => given !== undefined && given.length > 0)
        .map(([path, given]) => ({ path, given, allowed, example: "" }));
}
