import * as pulumi from "@pulumi/pulumi";
import type { Subscription } from "./components/notification-topic";
import { parseSettings } from "./settings/parse";
import { reportOf } from "./settings/problems";
import { completeSettings, type Settings } from "./settings/settings";
import { warningsFor } from "./settings/warnings";

type SubscriptionList = "alarmSubscriptions" | "deliverySubscriptions";

/** The settings as the program uses them: a URL that may carry a key is a secret. */
export type ProgramSettings = Omit<Settings, SubscriptionList> &
    Readonly<Record<SubscriptionList, readonly Subscription[]>>;

/**
 * Reads the configuration of the stack. Nothing else in the program does. Warns of what is allowed and seldom meant.
 *
 * @throws pulumi.RunError that names every setting with a problem, before any resource is registered.
 */
export function readSettings(): ProgramSettings {
    const project = pulumi.getProject();
    const prefix = `${project}:`;
    const raw = Object.fromEntries(
        Object.entries(pulumi.runtime.allConfig())
            .filter(([key]) => key.startsWith(prefix))
            .map(([key, value]) => [key.slice(prefix.length), value]),
    );
    const { settings: parsed, problems } = parseSettings(raw, project);
    if (problems) {
        throw new pulumi.RunError(reportOf(problems, project));
    }
    for (const warning of warningsFor(parsed, project)) {
        void pulumi.log.warn(warning);
    }
    const settings = completeSettings(parsed);
    return {
        ...settings,
        alarmSubscriptions: settings.alarmSubscriptions.map(withSecretUrl),
        deliverySubscriptions: settings.deliverySubscriptions.map(withSecretUrl),
    };
}

/** The URLs of incident tools carry an integration key. */
function withSecretUrl(subscription: Settings["alarmSubscriptions"][number]): Subscription {
    return subscription.protocol === "https"
        ? { ...subscription, endpoint: pulumi.secret(subscription.endpoint) }
        : subscription;
}
