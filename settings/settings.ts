import { createHash } from "node:crypto";
import { accountOf, bucketArn, trailArn } from "../components/documents/arns";
import type { ArchiveKeyUsers } from "../components/documents/archive-key-policy";
import type { Deployment, Roles } from "../components/documents/deployment";
import type { TrailKeyUsers } from "../components/documents/trail-key-policy";
import {
    verificationAlarmArns,
    verificationLogGroupArn,
    type VerificationNames,
} from "../components/documents/verification-names";
import type { TrailEvents } from "../components/event-selectors";
import type { Subscription } from "../components/notification-topic";
import { logBucketNamesOf, namesOf, trailNamesOf, type Names } from "./names";
import { partitionOf } from "./regions";
import type { ParsedSettings, ParsedSubscription, ParsedTrail } from "./schema";

/** The settings of a stack, complete and checked: what the components are made from. */
export interface Settings extends Pick<
    ParsedSettings,
    | "logArchiveRoleArn"
    | "protect"
    | "tags"
    | "retention"
    | "existing"
    | "alarms"
    | "athena"
    | "operatorPrincipalArns"
    | "auditorPrincipalArns"
> {
    readonly deployment: Deployment;
    readonly names: Names;
    /** The buckets whose objects no trail records: see {@link logBucketNamesOf}. */
    readonly logBucketNames: readonly string[];
    /** Those who read include the operator and auditor roles of the log-archive account, where they are made. */
    readonly roles: Roles;
    readonly trails: readonly TrailSettings[];
    /** The trail whose log group the alarms watch; none without a log group that takes metric filters. */
    readonly watchedTrail: TrailSettings | undefined;
    readonly archiveKeyUsers: ArchiveKeyUsers;
    readonly trailKeyUsers: TrailKeyUsers;
    /** What verifies the archive on a schedule, if anything does. */
    readonly verification: VerificationSettings | undefined;
    readonly urgentSubscriptions: readonly NamedSubscription[];
    readonly reviewSubscriptions: readonly NamedSubscription[];
    readonly deliverySubscriptions: readonly NamedSubscription[];
}

/** A trail but for who is told of its log files, which the program may have as outputs. */
export interface TrailDefinition extends TrailEvents {
    /** What the trail is called in this stack. */
    readonly name: string;
    readonly trailName: string;
    readonly trailArn: string;
    readonly prefix: string | undefined;
    readonly organization: boolean;
    readonly multiRegion: boolean;
    /** Those of the stack as well. */
    readonly tags: Readonly<Record<string, string>>;
    readonly logGroup: LogGroupSettings | undefined;
    readonly delivery: "shared" | "own" | "none";
    /** Name of its own topic for delivered log files. */
    readonly deliveryTopic: string | undefined;
    readonly logDeliveryRoleName: string;
}

export interface TrailSettings extends TrailDefinition {
    readonly deliverySubscriptions: readonly NamedSubscription[];
}

export interface VerificationSettings extends VerificationNames {
    /** In UTC. */
    readonly hour: number;
}

export interface LogGroupSettings {
    readonly name: string;
    readonly retentionDays: number;
    readonly class: "STANDARD" | "INFREQUENT_ACCESS";
    /** Whether it is there already: then its retention and class are its owner's. */
    readonly exists: boolean;
}

export interface NamedSubscription extends Subscription {
    readonly endpoint: string;
}

/** Derives what follows from the parsed settings: names, ARNs, and who may do what. */
export function completeSettings(parsed: ParsedSettings): Settings {
    const deployment = deploymentOf(parsed);
    const names = namesOf(parsed);
    const roles = rolesOf(parsed, names);
    const verification = verificationOf(parsed, names);
    const watched = watchedTrailOf(parsed.trails);
    const trails = parsed.trails.map((trail) =>
        completeTrail(parsed, deployment, trail, trail === watched ? parsed.existing.logGroupName : undefined),
    );
    return {
        ...parsed,
        deployment,
        names,
        logBucketNames: logBucketNamesOf(parsed),
        roles,
        trails,
        watchedTrail: watched && trails[parsed.trails.indexOf(watched)],
        archiveKeyUsers: {
            logGroupArns: verification ? [verificationLogGroupArn(deployment, verification)] : [],
            queryBucketArn: parsed.athena.enabled ? bucketArn(deployment, names.queryBucket) : undefined,
        },
        trailKeyUsers: {
            trailArns: trails.map((trail) => trail.trailArn),
            logGroupNames: trails.flatMap(({ logGroup }) => (logGroup && !logGroup.exists ? [logGroup.name] : [])),
            alarmNamePrefix: names.alarmPrefix,
            otherAlarmArns: verification ? [verificationAlarmArns(deployment, verification)] : [],
            administrators: keyAdministrators(deployment, roles),
        },
        verification,
        urgentSubscriptions: parsed.urgentSubscriptions.map(named),
        reviewSubscriptions: parsed.reviewSubscriptions.map(named),
        deliverySubscriptions: parsed.deliverySubscriptions.map(named),
    };
}

/** By default a trail delivers to a log group if alarms can make something of its events. */
export function deliversToLogGroup({ logGroup, managementEvents }: ParsedTrail): boolean {
    return logGroup.deliver ?? managementEvents !== "none";
}

/**
 * The trail whose log group the alarms watch: the first with management events and a log group that takes metric
 * filters, or else the first with such a log group.
 */
export function watchedTrailOf(trails: readonly ParsedTrail[]): ParsedTrail | undefined {
    const watchable = trails.filter((trail) => deliversToLogGroup(trail) && trail.logGroup.class === "STANDARD");
    return watchable.find(({ managementEvents }) => managementEvents !== "none") ?? watchable[0];
}

function deploymentOf(parsed: ParsedSettings): Deployment {
    return {
        partition: partitionOf(parsed.homeRegion),
        region: parsed.homeRegion,
        organizationId: parsed.organizationId,
        managementAccountId: parsed.managementAccountId,
        logArchiveAccountId: parsed.logArchiveAccountId,
    };
}

function rolesOf(parsed: ParsedSettings, names: Names): Roles {
    const arnPrefix = `arn:${partitionOf(parsed.homeRegion)}:iam::${parsed.logArchiveAccountId}:role/`;
    return {
        breakGlass: parsed.breakGlassRoleArns,
        deployment: [...new Set([parsed.logArchiveRoleArn, ...parsed.deploymentRoleArns])],
        readers: [
            ...parsed.readerRoleArns,
            ...(parsed.operatorPrincipalArns.length > 0 ? [`${arnPrefix}${names.operatorRole}`] : []),
            ...(parsed.auditorPrincipalArns.length > 0 ? [`${arnPrefix}${names.auditorRole}`] : []),
            ...(parsed.scheduledVerification.enabled ? [`${arnPrefix}${names.verification}`] : []),
        ],
    };
}

function verificationOf(
    { scheduledVerification: { enabled, hour, parts } }: Pick<ParsedSettings, "scheduledVerification">,
    { alarmPrefix, metricNamespace, verification: functionName }: Names,
): VerificationSettings | undefined {
    return enabled
        ? {
              functionName,
              scheduleRoleName: `${functionName}-schedule`,
              scheduleNames: Array.from({ length: parts }, (_, index) => `${functionName}-${index + 1}`),
              logGroupName: `/aws/lambda/${functionName}`,
              alarmNamePrefix: `${alarmPrefix}verification-`,
              metricNamespace: `${metricNamespace}/verification`,
              hour,
          }
        : undefined;
}

function completeTrail(
    parsed: ParsedSettings,
    deployment: Deployment,
    trail: ParsedTrail,
    existingLogGroup: string | undefined,
): TrailSettings {
    const names = trailNamesOf(parsed, trail);
    const { retentionDays, class: logGroupClass } = trail.logGroup;
    return {
        ...trail,
        trailName: names.trailName,
        trailArn: trailArn(deployment, names.trailName),
        prefix: trail.prefix,
        tags: { ...parsed.tags, ...trail.tags },
        logGroup: deliversToLogGroup(trail)
            ? {
                  name: existingLogGroup ?? names.logGroup,
                  retentionDays,
                  class: logGroupClass,
                  exists: existingLogGroup !== undefined,
              }
            : undefined,
        deliveryTopic: trail.delivery === "own" ? names.deliveryTopic : undefined,
        deliverySubscriptions: trail.deliverySubscriptions.map(named),
        logDeliveryRoleName: names.logDeliveryRole,
    };
}

/**
 * Who alone may destroy or reconfigure the key of the trail's account. Nobody alone, unless the role that deploys there is
 * named: a Deny that does not spare it would stop its next change of the key.
 */
function keyAdministrators({ managementAccountId }: Deployment, { breakGlass, deployment }: Roles): readonly string[] {
    const inTrailAccount = (role: string) => accountOf(role) === managementAccountId;
    return deployment.some(inTrailAccount) ? [...breakGlass, ...deployment].filter(inTrailAccount) : [];
}

/** Named by a hash of its endpoint, so that the others keep their names when one comes or goes. */
function named(subscription: ParsedSubscription): NamedSubscription {
    const { protocol, endpoint, filterPolicy, filterPolicyScope } = subscription;
    const hash = createHash("sha256").update(endpoint).digest("hex").slice(0, 8);
    return {
        name: `${protocol}-${hash}`,
        protocol,
        endpoint,
        ...(filterPolicy && { filterPolicy, filterPolicyScope }),
        ...("rawMessageDelivery" in subscription && subscription.rawMessageDelivery && { rawMessageDelivery: true }),
    };
}
