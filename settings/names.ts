import type { ParsedSettings } from "./schema";

/** The names of everything that is created, decided before the first preview. */
export interface Names {
    readonly archiveBucket: string;
    readonly accessLogBucket: string;
    /** Alias of the archive's key, without `alias/`. */
    readonly archiveKeyAlias: string;
    readonly trail: string;
    readonly logGroup: string;
    readonly logDeliveryRole: string;
    /** Alias of the key in the trail's account, without `alias/`. */
    readonly trailKeyAlias: string;
    readonly alarmTopic: string;
    readonly deliveryTopic: string;
    /** What the names of alarms and metric filters begin with. */
    readonly alarmPrefix: string;
    readonly metricNamespace: string;
}

/**
 * Bucket names are shared by all of AWS, so they carry the organization's id; the rest is unique in its account by the
 * prefix. With the longest prefix and id every name fits its service's limit.
 */
export function namesOf({ names, organizationId }: Pick<ParsedSettings, "names" | "organizationId">): Names {
    const { prefix } = names;
    const trail = names.trail ?? `${prefix}-organization-trail`;
    return {
        archiveBucket: names.archiveBucket ?? `${prefix}-archive-${organizationId}`,
        accessLogBucket: names.accessLogBucket ?? `${prefix}-access-logs-${organizationId}`,
        archiveKeyAlias: `${prefix}-archive`,
        trail,
        logGroup: names.logGroup ?? `/aws/cloudtrail/${trail}`,
        logDeliveryRole: `${prefix}-cloudtrail-log-delivery`,
        trailKeyAlias: `${prefix}-trail`,
        alarmTopic: `${prefix}-alarms`,
        deliveryTopic: `${prefix}-delivered-log-files`,
        alarmPrefix: `${prefix}-`,
        metricNamespace: prefix,
    };
}

/** The partition that a Region belongs to. */
export function partitionOf(region: string): "aws" | "aws-us-gov" | "aws-cn" {
    if (region.startsWith("us-gov-")) {
        return "aws-us-gov";
    }
    return region.startsWith("cn-") ? "aws-cn" : "aws";
}
