import { accountOf, nameIn } from "../../components/documents/arns";
import { namesOf, namesOfFirstDeployment, trailNamesOf, type Names, type TrailNames } from "../names";
import type { ParsedTrail } from "../schema";
import { deliversToLogGroup, watchedTrailOf } from "../settings";
import { entriesOf, repeated, type Contradiction, type Partly } from "./contradiction";

interface PlacedTrail extends TrailNames {
    readonly path: string;
    readonly trail: ParsedTrail;
}

interface Placed {
    readonly path: string;
    readonly name: string;
}

/** Names that are equal and must not be: the second one would fail, or quietly become the first. */
export function equalNames({ organizationId, ...settings }: Partly): Contradiction[] {
    const { names } = settings;
    if (!names || !organizationId) {
        return [];
    }
    const built = namesOf({ names, organizationId });
    // Equal names within the stack are reported as that: other names are equal because of them.
    const trails = firstOfEach(
        entriesOf("trails", settings.trails).map(({ path, entry }) => ({
            path,
            trail: entry,
            ...trailNamesOf({ names }, entry),
        })),
        ({ trail }) => trail.name,
    );
    return [
        ...namesOfOtherDeployment({ names, organizationId }),
        ...topics(settings, built, trails),
        ...roles(settings, built, trails),
        ...equal(
            "a trail",
            trails.map(({ path, trailName }) => ({ path: `${path}.trailName`, name: trailName })),
        ),
        ...logGroups(settings, trails),
    ];
}

/** Topics and alarms of the first deployment would be taken over, and its bucket, in us-east-1 even without an error. */
function namesOfOtherDeployment({
    names,
    organizationId,
}: Required<Pick<Partly, "names" | "organizationId">>): Contradiction[] {
    const { suffix } = names;
    const given: Partial<Names> = names;
    const first = namesOfFirstDeployment({ names, organizationId });
    const buckets = ["archiveBucket", "accessLogBucket", "queryBucket"] as const;
    const clashes = (Object.keys(first) as (keyof Names)[]).filter((key) => {
        const kind: readonly (keyof Names)[] = (buckets as readonly string[]).includes(key) ? buckets : [key];
        return given[key] !== undefined && kind.some((other) => first[other] === given[key]);
    });
    return suffix === undefined
        ? []
        : clashes.map((key) => ({
              path: `names.${key}`,
              given: given[key],
              allowed: `another name: without the suffix ${suffix} it is one that the organization's first deployment has by default`,
              example: "",
          }));
}

interface Topic extends Placed {
    readonly carries: "alarms" | "log files";
    /** The ARN, of one that is there already. */
    readonly arn?: string;
}

/** One existing topic can take urgent alarms and those for review; no other topic can be two. */
function topics(settings: Partly, built: Names, trails: readonly PlacedTrail[]): Contradiction[] {
    const all = topicsOf(settings, built, trails);
    return all.flatMap((topic, index) => {
        const first = all
            .slice(0, index)
            .find(
                (other) =>
                    other.name === topic.name &&
                    (topic.arn === undefined || other.arn === undefined || topic.carries !== other.carries),
            );
        const reason =
            first?.carries === topic.carries
                ? ""
                : ": the policy of the one lets trails alone publish, that of the other alarms alone";
        return first === undefined
            ? []
            : [
                  {
                      path: topic.path,
                      given: topic.arn ?? topic.name,
                      allowed: `a topic other than ${first.path}${reason}`,
                      example: topic.arn === undefined ? another(topic.name) : "",
                  },
              ];
    });
}

/** Those that cannot have another name first: the problem is where it can be mended. */
function topicsOf(settings: Partly, built: Names, trails: readonly PlacedTrail[]): Topic[] {
    const { homeRegion, managementAccountId, existing } = settings;
    if (!existing || !homeRegion || !managementAccountId) {
        return [];
    }
    const kinds = [
        { arn: existing.urgentTopicArn, path: "urgentTopic", carries: "alarms" },
        { arn: existing.reviewTopicArn, path: "reviewTopic", carries: "alarms" },
        { arn: undefined, path: "auditorTopic", carries: "alarms" },
        { arn: existing.deliveryTopicArn, path: "deliveryTopic", carries: "log files" },
    ] as const;
    return [
        ...trails
            .filter(({ trail }) => trail.delivery === "own")
            .map(({ path, deliveryTopic }) => ({
                path: `the own topic of ${path}`,
                name: deliveryTopic,
                carries: "log files" as const,
            })),
        // A topic of another account or Region is none of these, and is refused for that.
        ...kinds.flatMap(({ arn, path, carries }) =>
            arn?.includes(`:${homeRegion}:${managementAccountId}:`)
                ? [{ path: `existing.${path}Arn`, name: nameIn(arn), arn, carries }]
                : [],
        ),
        ...kinds.flatMap(({ arn, path, carries }) =>
            arn === undefined ? [{ path: `names.${path}`, name: built[path], carries }] : [],
        ),
    ];
}

/** "IAM identifiers": names of roles are unique in an account, whatever their case. */
function roles(settings: Partly, built: Names, trails: readonly PlacedTrail[]): Contradiction[] {
    const { managementAccountId, logArchiveAccountId, logArchiveRoleArn } = settings;
    const given = [
        ...(logArchiveRoleArn ? [{ path: "logArchiveRoleArn", entry: logArchiveRoleArn }] : []),
        ...entriesOf("breakGlassRoleArns", settings.breakGlassRoleArns),
        ...entriesOf("deploymentRoleArns", settings.deploymentRoleArns),
    ];
    const ofAccess = (["operatorRole", "auditorRole"] as const).map((key) => ({
        path: `names.${key}`,
        name: built[key],
        called: `names.${key}`,
        allowed: "a role",
        example: another(built[key]),
    }));
    const ofDelivery = trails
        .filter(({ trail }) => deliversToLogGroup(trail))
        .map(({ path, logDeliveryRole, trail }) => ({
            path: `${path}.name`,
            name: logDeliveryRole,
            called: `the role for log delivery of ${path}`,
            allowed: "a name by which the role for log delivery is one",
            example: another(trail.name, 32),
        }));
    const ofVerification = (settings.scheduledVerification?.enabled ? ["", "-schedule"] : []).map((part) => ({
        path: "names.verification",
        name: `${built.verification}${part}`,
        called: "names.verification",
        allowed: "a name by which a role is one",
        example: another(built.verification, 54),
    }));
    return (
        [
            [managementAccountId, [...ofDelivery, ...ofAccess]],
            [logArchiveAccountId, [...ofAccess, ...ofVerification]],
        ] as const
    ).flatMap(([account, made]) => {
        const there = given
            .filter(({ entry }) => accountOf(entry) === account)
            .map(({ path, entry }) => ({ name: entry.slice(entry.lastIndexOf("/") + 1), called: path }));
        const all = [...there, ...made];
        return made.flatMap((role, index) => {
            const first = all
                .slice(0, there.length + index)
                .find(({ name }) => name.toLowerCase() === role.name.toLowerCase());
            const { path, name: given, allowed, example } = role;
            return first === undefined
                ? []
                : [{ path, given, allowed: `${allowed} other than ${first.called}`, example }];
        });
    });
}

function logGroups({ existing, trails: parsed = [] }: Partly, trails: readonly PlacedTrail[]): Contradiction[] {
    const watched = existing?.logGroupName === undefined ? undefined : watchedTrailOf(parsed);
    const built = firstOfEach(trails, ({ trailName }) => trailName)
        .filter(({ trail }) => trail !== watched && deliversToLogGroup(trail))
        .map(({ path, logGroup }) => ({ path: `${path}.logGroup.name`, name: logGroup }));
    const there =
        watched && existing?.logGroupName !== undefined
            ? [{ path: "existing.logGroupName", name: existing.logGroupName }]
            : [];
    return equal("a log group", [...there, ...built]);
}

function equal(kind: string, all: readonly Placed[]): Contradiction[] {
    return repeated(all, ({ name }) => name).map(({ entry, first }) => ({
        path: entry.path,
        given: entry.name,
        allowed: `${kind} other than ${first.path}`,
        example: another(entry.name),
    }));
}

/** A name like this one, no longer than every kind of name can be. */
function another(name: string, longest = 64): string {
    return `${name.slice(0, longest - 2).replace(/[^A-Za-z0-9]+$/, "")}-2`;
}

function firstOfEach<T>(entries: readonly T[], keyOf: (entry: T) => string): T[] {
    const later = repeated(entries, keyOf).map(({ entry }) => entry);
    return entries.filter((entry) => !later.includes(entry));
}
