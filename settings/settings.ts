import { createHash } from "node:crypto";
import { accountOf, trailArn } from "../components/documents/arns";
import type { Deployment, Roles } from "../components/documents/deployment";
import type { TrailKeyUsers } from "../components/documents/trail-key-policy";
import type { Subscription } from "../components/notification-topic";
import { namesOf, partitionOf, type Names } from "./names";
import type { ParsedSettings } from "./schema";

/** The settings of a stack, complete and checked: what the components are made from. */
export interface Settings extends Pick<
    ParsedSettings,
    "logArchiveRoleArn" | "protect" | "retention" | "tags" | "trail"
> {
    readonly deployment: Deployment;
    readonly names: Names;
    readonly roles: Roles;
    readonly trailArn: string;
    readonly trailKeyUsers: TrailKeyUsers;
    readonly alarmSubscriptions: readonly NamedSubscription[];
    readonly deliverySubscriptions: readonly NamedSubscription[];
}

export interface NamedSubscription extends Subscription {
    readonly endpoint: string;
}

/** Derives what follows from the parsed settings: names, ARNs, and who may do what. */
export function completeSettings(parsed: ParsedSettings): Settings {
    const deployment: Deployment = {
        partition: partitionOf(parsed.homeRegion),
        region: parsed.homeRegion,
        organizationId: parsed.organizationId,
        managementAccountId: parsed.managementAccountId,
        logArchiveAccountId: parsed.logArchiveAccountId,
    };
    const names = namesOf(parsed);
    const roles: Roles = {
        breakGlass: parsed.breakGlassRoleArns,
        deployment: [...new Set([parsed.logArchiveRoleArn, ...parsed.deploymentRoleArns])],
        readers: parsed.readerRoleArns,
    };
    const trail = trailArn(deployment, names.trail);
    return {
        ...parsed,
        deployment,
        names,
        roles,
        trailArn: trail,
        trailKeyUsers: {
            trailArn: trail,
            logGroupName: names.logGroup,
            alarmNamePrefix: names.alarmPrefix,
            administrators: keyAdministrators(deployment, roles),
        },
        alarmSubscriptions: parsed.alarmSubscriptions.map(named),
        deliverySubscriptions: parsed.deliverySubscriptions.map(named),
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
function named({ protocol, endpoint }: ParsedSettings["alarmSubscriptions"][number]): NamedSubscription {
    const hash = createHash("sha256").update(endpoint).digest("hex").slice(0, 8);
    return { name: `${protocol}-${hash}`, protocol, endpoint };
}
