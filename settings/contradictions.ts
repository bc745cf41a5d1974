import { archiveBucketPolicy } from "../components/documents/archive-bucket-policy";
import { accountOf } from "../components/documents/arns";
import { namesOf, partitionOf } from "./names";
import { settingsSchema, type ParsedSettings } from "./schema";
import { completeSettings } from "./settings";

/** A value that is fine alone and wrong beside the others. */
export interface Contradiction {
    readonly path: string;
    readonly given: unknown;
    readonly allowed: string;
    readonly example: string;
}

/** What could be parsed: a setting with a problem of its own is absent, and what needs it is not judged. */
type Partly = Partial<ParsedSettings>;

const subscriptionLists = ["alarmSubscriptions", "deliverySubscriptions"] as const;

const largestBucketPolicy = 20_480;

/** The settings that hold role ARNs of the two accounts; readers may come from any account. */
const administrators = ["breakGlassRoleArns", "deploymentRoleArns"] as const;

/** The minimum storage durations of "Amazon S3 pricing". */
const leastBilledDays = { GLACIER_IR: 90, GLACIER: 90, DEEP_ARCHIVE: 180 } as const;

/** Everything that contradicts something else, in the order of the settings. */
export function contradictionsIn(settings: Partly): Contradiction[] {
    return [
        ...accounts(settings),
        ...names(settings),
        ...retention(settings),
        ...roles(settings),
        ...partitions(settings),
        ...repetitions(settings),
        ...tags(settings),
        ...documentSizes(settings),
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
    // Of two accounts that are one, nobody knows which is meant: the role is not judged then.
    else if (logArchiveRoleArn && logArchiveAccountId && accountOf(logArchiveRoleArn) !== logArchiveAccountId) {
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
    if (!given) {
        return [];
    }
    const { archiveAfterDays, archiveClass, expireAfterDays, logGroupDays } = given;
    const found: Contradiction[] = [];
    const billed = leastBilledDays[archiveClass];
    if (archiveAfterDays + billed > expireAfterDays) {
        found.push({
            path: "retention.archiveAfterDays",
            given: archiveAfterDays,
            allowed: `at most ${expireAfterDays - billed}: ${billed} days less than retention.expireAfterDays, because AWS bills ${archiveClass} for at least ${billed} days`,
            example: "90",
        });
    }
    if (logGroupDays > expireAfterDays) {
        found.push({
            path: "retention.logGroupDays",
            given: logGroupDays,
            allowed: `at most retention.expireAfterDays, ${expireAfterDays}: the log group is not to outlive the archive`,
            example: "365",
        });
    }
    return found;
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
        ...subscriptionLists.flatMap((key) =>
            (settings[key] ?? []).flatMap(({ protocol, endpoint }, index) =>
                protocol === "sqs" ? [{ path: `${key}[${index}].endpoint`, arn: endpoint }] : [],
            ),
        ),
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
    const lists: [path: string, entries: readonly unknown[]][] = [
        ["trail.dataEvents", settings.trail?.dataEvents ?? []],
        ["trail.insights", settings.trail?.insights ?? []],
        ...[...subscriptionLists, ...administrators, "readerRoleArns" as const].map(
            (key): [string, readonly unknown[]] => [key, settings[key] ?? []],
        ),
    ];
    return lists.flatMap(([path, entries]) => {
        const texts = entries.map((entry) => JSON.stringify(entry));
        return entries.flatMap((given, index) =>
            texts.indexOf(JSON.stringify(given)) === index
                ? []
                : [{ path: `${path}[${index}]`, given, allowed: "each entry once", example: "" }],
        );
    });
}

/** "Tag naming limits and requirements"; IAM roles do not tell tag keys apart by case. */
function tags({ tags: given = {} }: Partly): Contradiction[] {
    const keys = Object.keys(given);
    const lower = keys.map((key) => key.toLowerCase());
    const found = keys
        .filter((_, index) => lower.indexOf(lower[index] ?? "") !== index)
        .map((key) => ({
            path: `tags.${key}`,
            given: given[key],
            allowed: "each tag key once, whatever its case: IAM does not tell them apart",
            example: "",
        }));
    return keys.length <= 50
        ? found
        : [...found, { path: "tags", given: `${keys.length} tags`, allowed: "at most 50 tags", example: "" }];
}

/** "Bucket policies" allows 20 KB. The archive's is the longest document, and grows with the roles that it names. */
function documentSizes(settings: Partly): Contradiction[] {
    if (!isComplete(settings)) {
        return [];
    }
    const { deployment, names: given, roles: named, trailArn } = completeSettings(settings);
    const bucket = { bucketName: given.archiveBucket, trailArns: [trailArn] };
    const size = JSON.stringify(archiveBucketPolicy(deployment, bucket, named)).length;
    return size <= largestBucketPolicy
        ? []
        : [
              {
                  path: "readerRoleArns",
                  given: `${named.readers.length} roles`,
                  allowed: `fewer roles, here and among break-glass and deployment: the archive's bucket policy would have ${size} bytes, and S3 takes ${largestBucketPolicy}`,
                  example: "",
              },
          ];
}

function isComplete(settings: Partly): settings is ParsedSettings {
    return Object.keys(settingsSchema.shape).every((key) => Object.hasOwn(settings, key));
}
