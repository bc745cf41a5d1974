import { accountOf } from "../components/documents/arns";
import { namesOf, partitionOf } from "./names";
import type { ParsedSettings } from "./schema";

/** A value that is fine alone and wrong beside the others. */
export interface Contradiction {
    readonly path: string;
    readonly given: unknown;
    readonly allowed: string;
    readonly example: string;
}

/** What could be parsed: a setting with a problem of its own is absent, and what needs it is not judged. */
type Partly = Partial<ParsedSettings>;

/** The settings that hold role ARNs of the two accounts; readers may come from any account. */
const administrators = ["breakGlassRoleArns", "deploymentRoleArns"] as const;

/** Everything that contradicts something else, in the order of the settings. */
export function contradictionsIn(settings: Partly): Contradiction[] {
    return [
        ...accounts(settings),
        ...names(settings),
        ...retention(settings),
        ...roles(settings),
        ...partitions(settings),
        ...repetitions(settings),
    ];
}

function accounts({ managementAccountId, logArchiveAccountId, logArchiveRoleArn }: Partly): Contradiction[] {
    const found: Contradiction[] = [];
    if (logArchiveAccountId !== undefined && logArchiveAccountId === managementAccountId) {
        found.push({
            path: "logArchiveAccountId",
            given: logArchiveAccountId,
            allowed: "an account other than managementAccountId: whoever runs the trail must not own its logs",
            example: logArchiveAccountId === "444455556666" ? "555566667777" : "444455556666",
        });
    }
    if (logArchiveRoleArn && logArchiveAccountId && accountOf(logArchiveRoleArn) !== logArchiveAccountId) {
        found.push({
            path: "logArchiveRoleArn",
            given: logArchiveRoleArn,
            allowed: `a role of the account logArchiveAccountId, ${logArchiveAccountId}`,
            example: logArchiveRoleArn.replace(/:\d{12}:/, `:${logArchiveAccountId}:`),
        });
    }
    return found;
}

function names({ names: given, organizationId }: Partly): Contradiction[] {
    if (!given || !organizationId) {
        return [];
    }
    const { archiveBucket, accessLogBucket } = namesOf({ names: given, organizationId });
    return archiveBucket !== accessLogBucket
        ? []
        : [
              {
                  path: "names.accessLogBucket",
                  given: accessLogBucket,
                  allowed: "a bucket other than names.archiveBucket: a bucket that logs access to itself never ends",
                  example: `${accessLogBucket.slice(0, 51)}-access-logs`,
              },
          ];
}

function retention({ retention: given }: Partly): Contradiction[] {
    return !given || given.archiveAfterDays < given.expireAfterDays
        ? []
        : [
              {
                  path: "retention.archiveAfterDays",
                  given: given.archiveAfterDays,
                  allowed: `fewer days than retention.expireAfterDays, ${given.expireAfterDays}`,
                  example: "90",
              },
          ];
}

function roles(settings: Partly): Contradiction[] {
    const { managementAccountId, logArchiveAccountId } = settings;
    if (!managementAccountId || !logArchiveAccountId) {
        return [];
    }
    return administrators.flatMap((key) =>
        (settings[key] ?? []).flatMap((arn, index) =>
            [managementAccountId, logArchiveAccountId].includes(accountOf(arn))
                ? []
                : [
                      {
                          path: `${key}[${index}]`,
                          given: arn,
                          allowed: `a role of the log-archive account ${logArchiveAccountId} or of the management account ${managementAccountId}`,
                          example: arn.replace(/:\d{12}:/, `:${logArchiveAccountId}:`),
                      },
                  ],
        ),
    );
}

function partitions(settings: Partly): Contradiction[] {
    const { homeRegion, logArchiveRoleArn } = settings;
    if (!homeRegion) {
        return [];
    }
    const partition = partitionOf(homeRegion);
    const lists = [...administrators, "readerRoleArns"] as const;
    const arns = [
        ...(logArchiveRoleArn ? [{ path: "logArchiveRoleArn", arn: logArchiveRoleArn }] : []),
        ...lists.flatMap((key) => (settings[key] ?? []).map((arn, index) => ({ path: `${key}[${index}]`, arn }))),
    ];
    return arns
        .filter(({ arn }) => arn.split(":")[1] !== partition)
        .map(({ path, arn }) => ({
            path,
            given: arn,
            allowed: `an ARN of the partition ${partition}, where homeRegion ${homeRegion} is`,
            example: arn.replace(/^arn:[^:]+:/, `arn:${partition}:`),
        }));
}

function repetitions(settings: Partly): Contradiction[] {
    const lists = ["alarmSubscriptions", "deliverySubscriptions", ...administrators, "readerRoleArns"] as const;
    return lists.flatMap((key) => {
        const texts = (settings[key] ?? []).map((entry) => JSON.stringify(entry));
        return texts.flatMap((text, index) =>
            texts.indexOf(text) === index
                ? []
                : [
                      {
                          path: `${key}[${index}]`,
                          given: JSON.parse(text) as unknown,
                          allowed: "each entry once",
                          example: "",
                      },
                  ],
        );
    });
}
