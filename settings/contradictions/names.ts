import type { z } from "zod";
import { bucketName, roleName } from "../name-values";
import { namesOf, trailNamesOf, type Names } from "../names";
import { valueMetaAt } from "../value-meta";
import { entriesOf, type Contradiction, type Partly } from "./contradiction";

/** Names that are built, and may turn out as their service refuses them. */
export function names({ names: given, organizationId, trails, existing, athena }: Partly): Contradiction[] {
    if (!given || !organizationId) {
        return [];
    }
    return [
        // Beside an existing archive no bucket is created.
        ...(existing?.archiveBucket === undefined ? buckets(namesOf({ names: given, organizationId })) : []),
        ...(athena?.enabled === false ? [] : queryBucket(namesOf({ names: given, organizationId }), existing)),
        ...entriesOf("trails", trails).flatMap(({ path, entry }) => {
            const { logDeliveryRole } = trailNamesOf({ names: given }, entry);
            return roleName.safeParse(logDeliveryRole).success
                ? []
                : [
                      {
                          path: `${path}.name`,
                          given: logDeliveryRole,
                          allowed: `a name that leaves the role for log delivery at most 64 characters: it has ${logDeliveryRole.length}`,
                          example: trails?.[0]?.name === "trail" ? "events" : "trail",
                      },
                  ];
        }),
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

/** Results in a bucket of logs would be deleted with them, or not at all, and queried with them. */
function queryBucket(
    { queryBucket, archiveBucket, accessLogBucket }: Names,
    existing: Partly["existing"],
): Contradiction[] {
    const logBuckets = {
        "names.archiveBucket": existing?.archiveBucket === undefined ? archiveBucket : undefined,
        "names.accessLogBucket": existing?.archiveBucket === undefined ? accessLogBucket : undefined,
        "existing.archiveBucket": existing?.archiveBucket,
        "existing.accessLogBucket": existing?.accessLogBucket,
    };
    const [taken] = Object.entries(logBuckets).find(([, name]) => name === queryBucket) ?? [];
    return taken === undefined
        ? refused("names.queryBucket", queryBucket, bucketName)
        : [
              {
                  path: "names.queryBucket",
                  given: queryBucket,
                  allowed: `a bucket other than ${taken}: nobody but the trails writes there`,
                  example: `${queryBucket.slice(0, 55)}-queries`,
              },
          ];
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
