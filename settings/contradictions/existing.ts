import { accountOf } from "../../components/documents/arns";
import { partitionOf } from "../regions";
import { settingsSchema } from "../schema";
import type { Contradiction, Partly } from "./contradiction";

/** What exists already takes the place of what the settings would have had created, in the right account and Region. */
export function existingResources(settings: Partly): Contradiction[] {
    return settings.existing === undefined
        ? []
        : [
              ...archiveWithoutKey(settings, settings.existing),
              ...accessLogs(settings.existing),
              ...elsewhere(settings, settings.existing),
              ...namesOfExisting(settings, settings.existing),
              ...retentionOfExisting(settings, settings.existing),
          ];
}

type Existing = NonNullable<Partly["existing"]>;

function archiveWithoutKey(
    { homeRegion = "us-east-1", logArchiveAccountId = "444455556666" }: Partly,
    { archiveBucket, archiveKeyArn }: Existing,
): Contradiction[] {
    if ((archiveBucket === undefined) === (archiveKeyArn === undefined)) {
        return [];
    }
    const [missing, present, example] =
        archiveBucket === undefined
            ? ["archiveBucket", "archiveKeyArn", "example-audit-logs"]
            : [
                  "archiveKeyArn",
                  "archiveBucket",
                  `arn:${partitionOf(homeRegion)}:kms:${homeRegion}:${logArchiveAccountId}:key/1234abcd-12ab-34cd-56ef-1234567890ab`,
              ];
    return [
        {
            path: `existing.${missing}`,
            given: undefined,
            allowed: `to be set with existing.${present}: an archive is a bucket and the key that its log files are encrypted with`,
            example,
        },
    ];
}

function accessLogs({ archiveBucket, accessLogBucket }: Existing): Contradiction[] {
    const allowed =
        archiveBucket === undefined
            ? "nothing without existing.archiveBucket, whose access logs it holds; those of a bucket that is created are in names.accessLogBucket"
            : "a bucket other than existing.archiveBucket, which is left out of data events as it is";
    return accessLogBucket === undefined || (archiveBucket !== undefined && archiveBucket !== accessLogBucket)
        ? []
        : [{ path: "existing.accessLogBucket", given: accessLogBucket, allowed, example: "" }];
}

function elsewhere(settings: Partly, existing: Existing): Contradiction[] {
    const { homeRegion, logArchiveAccountId, managementAccountId } = settings;
    const ofTrail = { whose: "the management account", account: managementAccountId };
    const expected = {
        archiveKeyArn: { whose: "the log-archive account", account: logArchiveAccountId },
        trailKeyArn: ofTrail,
        urgentTopicArn: ofTrail,
        reviewTopicArn: ofTrail,
        deliveryTopicArn: ofTrail,
    };
    return (Object.keys(expected) as (keyof typeof expected)[]).flatMap((key) => {
        const arn = existing[key];
        const { whose, account } = expected[key];
        if (arn === undefined || homeRegion === undefined || account === undefined) {
            return [];
        }
        const [, , , region] = arn.split(":");
        return region === homeRegion && accountOf(arn) === account
            ? []
            : [
                  {
                      path: `existing.${key}`,
                      given: arn,
                      allowed: `an ARN in homeRegion, ${homeRegion}, and in ${whose}, ${account}`,
                      example: "",
                      ...(key === "archiveKeyArn"
                          ? { fix: [{ path: "existing.archiveBucket" }, { path: "existing.archiveKeyArn" }] }
                          : {}),
                  },
              ];
    });
}

function namesOfExisting({ names }: Partly, existing: Existing): Contradiction[] {
    const pairs = [
        ["archiveBucket", ["archiveBucket", "accessLogBucket", "archiveKeyAlias"]],
        ["trailKeyArn", ["trailKeyAlias"]],
        ["urgentTopicArn", ["urgentTopic"]],
        ["reviewTopicArn", ["reviewTopic"]],
        ["deliveryTopicArn", ["deliveryTopic"]],
    ] as const;
    return pairs.flatMap(([key, unused]) =>
        existing[key] === undefined
            ? []
            : unused
                  .filter((name) => names?.[name] !== undefined)
                  .map((name) => ({
                      path: `names.${name}`,
                      given: names?.[name],
                      allowed: `nothing while existing.${key} is set: nothing is created that could have the name`,
                      example: "",
                  })),
    );
}

/** Settings of an archive that is not ours would be ignored; those that say what is the default anyway do no harm. */
function retentionOfExisting({ retention }: Partly, existing: Existing): Contradiction[] {
    if (existing.archiveBucket === undefined || retention === undefined) {
        return [];
    }
    const defaults: Readonly<Record<string, unknown>> = settingsSchema.shape.retention.parse(undefined);
    return Object.entries(retention)
        .filter(([key, given]) => JSON.stringify(given) !== JSON.stringify(defaults[key]))
        .map(([key, given]) => ({
            path: `retention.${key}`,
            given,
            allowed:
                "nothing while existing.archiveBucket is set: the lifecycle and Object Lock of an existing bucket are its owner's",
            example: "",
        }));
}
