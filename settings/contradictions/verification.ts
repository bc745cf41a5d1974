import { settingsSchema } from "../schema";
import { watchedTrailOf } from "../settings";
import { entriesOf, type Contradiction, type Partly } from "./contradiction";

/** Storage classes whose objects have to be restored before they can be read. */
const frozen = ["GLACIER", "DEEP_ARCHIVE"];
/** A run on the second day reads files of the first, from its beginning on. */
const leastDays = 2;

/** A scheduled verification that could tell nobody, or read nothing, and settings of one that there is not. */
export function verification(settings: Partly): Contradiction[] {
    const { scheduledVerification: given } = settings;
    if (given === undefined) {
        return [];
    }
    return given.enabled
        ? [...withoutTopic(settings), ...unreadable(settings)]
        : ignored(given, settings.names?.verification);
}

function withoutTopic({ trails }: Partly): Contradiction[] {
    return trails === undefined || watchedTrailOf(trails) !== undefined
        ? []
        : [
              {
                  path: "scheduledVerification.enabled",
                  given: true,
                  allowed:
                      "false while no trail delivers to a log group of the class STANDARD: its alarms notify the urgent topic, which there is with the other alarms",
                  example: "false",
              },
          ];
}

function unreadable({ retention, existing }: Partly): Contradiction[] {
    return existing?.archiveBucket !== undefined
        ? []
        : entriesOf("retention.transitions", retention?.transitions)
              .filter(({ entry }) => frozen.includes(entry.storageClass) && entry.afterDays < leastDays)
              .map(({ path, entry }) => ({
                  path: `${path}.afterDays`,
                  given: entry.afterDays,
                  allowed: `at least ${leastDays} days while scheduledVerification.enabled is true: files in ${entry.storageClass} cannot be read, nor verified, without being restored`,
                  example: String(leastDays),
              }));
}

function ignored(given: NonNullable<Partly["scheduledVerification"]>, name: string | undefined): Contradiction[] {
    const defaults = settingsSchema.shape.scheduledVerification.parse({});
    const allowed = "nothing while scheduledVerification.enabled is false: nothing is verified on a schedule";
    return [
        ...(name === undefined ? [] : [{ path: "names.verification", given: name, allowed, example: "" }]),
        ...(["hour", "parts"] as const)
            .filter((key) => given[key] !== defaults[key])
            .map((key) => ({ path: `scheduledVerification.${key}`, given: given[key], allowed, example: "" })),
    ];
}
