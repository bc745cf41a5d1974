import type { ParsedSettings, ParsedTrail } from "./schema";

/** The names of everything that is created beside the trails, decided before the first preview. */
export interface Names {
    readonly archiveBucket: string;
    readonly accessLogBucket: string;
    /** Alias of the archive's key, without `alias/`. */
    readonly archiveKeyAlias: string;
    /** Alias of the key in the trail's account, without `alias/`. */
    readonly trailKeyAlias: string;
    readonly deliveryTopic: string;
    readonly urgentTopic: string;
    readonly reviewTopic: string;
    readonly auditorTopic: string;
    readonly operatorRole: string;
    readonly auditorRole: string;
    /** For the results of queries. */
    readonly queryBucket: string;
    readonly queryWorkgroup: string;
    readonly queryDatabase: string;
    /** Of the function that verifies on a schedule, and its role; schedules, log group and alarms are named after it. */
    readonly verification: string;
    /** What the names of alarms and metric filters begin with. */
    readonly alarmPrefix: string;
    readonly metricNamespace: string;
    readonly dashboard: string;
}

/** The names of what belongs to one trail. */
export interface TrailNames {
    readonly trailName: string;
    readonly logGroup: string;
    readonly logDeliveryRole: string;
    /** Of its own topic, if it has one. */
    readonly deliveryTopic: string;
}

/**
 * Bucket names are shared by all of AWS, so they carry the organization's id; the rest is unique in its account by the
 * prefix and the suffix.
 */
export function namesOf({ names, organizationId }: Pick<ParsedSettings, "names" | "organizationId">): Names {
    const { prefix, suffix, ...given } = names;
    const named = naming(names);
    return {
        archiveBucket: named(`archive-${organizationId}`),
        accessLogBucket: named(`access-logs-${organizationId}`),
        archiveKeyAlias: named("archive"),
        trailKeyAlias: named("trail"),
        deliveryTopic: named("delivered-log-files"),
        urgentTopic: named("urgent-alarms"),
        reviewTopic: named("review-alarms"),
        auditorTopic: named("auditor-alarms"),
        operatorRole: named("operator"),
        auditorRole: named("auditor"),
        queryBucket: named(`queries-${organizationId}`),
        queryWorkgroup: named("queries"),
        // A name that SQL takes without quotes.
        queryDatabase: named("logs").replaceAll("-", "_"),
        verification: named("verification"),
        alarmPrefix: suffix === undefined ? `${prefix}-` : `${prefix}-${suffix}-`,
        metricNamespace: suffix === undefined ? prefix : `${prefix}-${suffix}`,
        dashboard: named("detections"),
        ...given,
    };
}

/** What the organization's first deployment, which has no suffix, calls everything by default. */
export function namesOfFirstDeployment({
    names: { prefix },
    organizationId,
}: Pick<ParsedSettings, "names" | "organizationId">): Names {
    return namesOf({ names: { prefix }, organizationId });
}

/**
 * The buckets whose objects no trail may record, because each delivery would be an event, and each event a delivery: the
 * archive and its access logs. With a suffix, those of the organization's first deployment as well: its trail and this one
 * would record each other's deliveries without end.
 */
export function logBucketNamesOf(settings: Pick<ParsedSettings, "names" | "organizationId" | "existing">): string[] {
    const { existing, names } = settings;
    const created = namesOf(settings);
    const first = namesOfFirstDeployment(settings);
    const own =
        existing.archiveBucket === undefined
            ? [created.archiveBucket, created.accessLogBucket]
            : [existing.archiveBucket, ...(existing.accessLogBucket === undefined ? [] : [existing.accessLogBucket])];
    return [...new Set([...own, ...(names.suffix === undefined ? [] : [first.archiveBucket, first.accessLogBucket])])];
}

export function trailNamesOf(
    { names }: Pick<ParsedSettings, "names">,
    trail: Pick<ParsedTrail, "name" | "trailName" | "logGroup">,
): TrailNames {
    const named = naming(names);
    const trailName = trail.trailName ?? named(`${trail.name}-trail`);
    return {
        trailName,
        logGroup: trail.logGroup.name ?? `/aws/cloudtrail/${trailName}`,
        logDeliveryRole: named(`${trail.name}-log-delivery`),
        deliveryTopic: named(`${trail.name}-delivered-log-files`),
    };
}

function naming({ prefix, suffix }: ParsedSettings["names"]): (name: string) => string {
    return (name) => [prefix, name, ...(suffix === undefined ? [] : [suffix])].join("-");
}
