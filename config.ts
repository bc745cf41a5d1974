import { createHash } from "node:crypto";
import * as pulumi from "@pulumi/pulumi";
import type { Deployment, Roles } from "./components/documents/deployment";
import type { Subscription } from "./components/notification-topic";
import { namesOf, partitionOf, type Names } from "./settings/names";
import { parseSettings } from "./settings/parse";
import { reportOf } from "./settings/problems";
import type { ParsedSettings } from "./settings/schema";

/** The settings of a stack, complete and checked: what the components are made from. */
export interface Settings extends Pick<
    ParsedSettings,
    "logArchiveRoleArn" | "protect" | "retention" | "tags" | "trail"
> {
    readonly deployment: Deployment;
    readonly names: Names;
    readonly roles: Roles;
    readonly alarmSubscriptions: readonly Subscription[];
    readonly deliverySubscriptions: readonly Subscription[];
}

/**
 * Reads the configuration of the stack. Nothing else in the program does.
 *
 * @throws pulumi.RunError that names every setting with a problem, before any resource is registered.
 */
export function readSettings(): Settings {
    const project = pulumi.getProject();
    const prefix = `${project}:`;
    const raw = Object.fromEntries(
        Object.entries(pulumi.runtime.allConfig() as Record<string, string>)
            .filter(([key]) => key.startsWith(prefix))
            .map(([key, value]) => [key.slice(prefix.length), value]),
    );
    const { settings, problems } = parseSettings(raw, project);
    if (problems) {
        throw new pulumi.RunError(reportOf(problems, project));
    }

    const { homeRegion, organizationId, managementAccountId, logArchiveAccountId } = settings;
    return {
        ...settings,
        deployment: {
            partition: partitionOf(homeRegion),
            region: homeRegion,
            organizationId,
            managementAccountId,
            logArchiveAccountId,
        },
        names: namesOf(settings),
        roles: {
            breakGlass: settings.breakGlassRoleArns,
            deployment: [...new Set([settings.logArchiveRoleArn, ...settings.deploymentRoleArns])],
            readers: settings.readerRoleArns,
        },
        alarmSubscriptions: settings.alarmSubscriptions.map(subscription),
        deliverySubscriptions: settings.deliverySubscriptions.map(subscription),
    };
}

/** Named by a hash of its endpoint, so that the others keep their names when one comes or goes. */
function subscription({ protocol, endpoint }: ParsedSettings["alarmSubscriptions"][number]): Subscription {
    return {
        name: `${protocol}-${createHash("sha256").update(endpoint).digest("hex").slice(0, 8)}`,
        protocol,
        // The URLs of incident tools carry an integration key.
        endpoint: protocol === "https" ? pulumi.secret(endpoint) : endpoint,
    };
}
