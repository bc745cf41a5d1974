import type { z } from "zod";
import { bucketName, roleName } from "../name-values";
import { namesOf, trailNamesOf, type Names } from "../names";
import { valueMetaAt } from "../value-meta";
import { entriesOf, repeated, type Contradiction, type Partly } from "./contradiction";

/** Names that are built, and may turn out as their service refuses them; names that are equal and must not be. */
export function names({ names: given, organizationId, trails, existing }: Partly): Contradiction[] {
    if (!given || !organizationId) {
        return [];
    }
    const built = namesOf({ names: given, organizationId });
    const ofTrails = entriesOf("trails", trails).map(({ path, entry }) => ({
        path,
        name: entry.name,
        ...trailNamesOf({ names: given }, entry),
    }));
    return [
        // Beside an existing archive no bucket is created.
        ...(existing?.archiveBucket === undefined ? buckets(built) : []),
        ...equalNames("a topic", placed(built, ["deliveryTopic", "urgentTopic", "reviewTopic", "auditorTopic"])),
        ...equalNames("a role", placed(built, ["operatorRole", "auditorRole"])),
        ...ofTrails.flatMap(({ path, logDeliveryRole }) =>
            roleName.safeParse(logDeliveryRole).success
                ? []
                : [
                      {
                          path: `${path}.name`,
                          given: logDeliveryRole,
                          allowed: `a name that leaves the role for log delivery at most 64 characters: it has ${logDeliveryRole.length}`,
                          example: trails?.[0]?.name === "trail" ? "events" : "trail",
                      },
                  ],
        ),
        ...equalNames(
            "a trail",
            // Equal names within the stack are reported as that: other names are equal because of them.
            firstOfEach(ofTrails, ({ name }) => name).map(({ path, trailName }) => ({
                path: `${path}.trailName`,
                name: trailName,
            })),
        ),
        ...equalNames(
            "a log group",
            firstOfEach(ofTrails, ({ trailName }) => trailName).map(({ path, logGroup }) => ({
                path: `${path}.logGroup.name`,
                name: logGroup,
            })),
        ),
    ];
}

function buckets({ archiveBucket, accessLogBucket }: Names): Contradiction[] {
    return [
        ...refused("names.archiveBucket", archiveBucket, bucketName),
        ...refused("names.accessLogBucket", accessLogBucket, bucketName),
        ...(archiveBucket === accessLogBucket
            ? [
                  {
                      path: "names.accessLogBucket",
                      given: accessLogBucket,
                      allowed:
                          "a bucket other than names.archiveBucket: a bucket that logs access to itself never ends",
                      example: `${accessLogBucket.slice(0, 51)}-access-logs`,
                  },
              ]
            : []),
    ];
}

function placed(built: Names, keys: readonly (keyof Names)[]): { path: string; name: string }[] {
    return keys.map((key) => ({ path: `names.${key}`, name: built[key] }));
}

/** A built name, with the rule of its service. */
function refused(path: string, name: string, schema: z.ZodType): Contradiction[] {
    return schema.safeParse(name).success
        ? []
        : [
              {
                  path,
                  given: name,
                  allowed: valueMetaAt(schema, [], undefined).allowed,
                  example: `${name.slice(0, 40).replace(/-+$/, "")}-logs`,
              },
          ];
}

function equalNames(kind: string, all: readonly { path: string; name: string }[]): Contradiction[] {
    return repeated(all, ({ name }) => name).map(({ entry, first }) => ({
        path: entry.path,
        given: entry.name,
        allowed: `${kind} other than ${first.path}`,
        example: `${entry.name}-2`,
    }));
}

function firstOfEach<T>(entries: readonly T[], keyOf: (entry: T) => string): T[] {
    const later = repeated(entries, keyOf).map(({ entry }) => entry);
    return entries.filter((entry) => !later.includes(entry));
}
