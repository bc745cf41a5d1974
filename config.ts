import * as pulumi from "@pulumi/pulumi";
import type { Subscription } from "./components/notification-topic";
import { parseSettings } from "./settings/parse";
import { reportOf } from "./settings/problems";
import { completeSettings, type NamedSubscription, type Settings, type TrailDefinition } from "./settings/settings";
import { warningsFor } from "./settings/warnings";

type SubscriptionList = "urgentSubscriptions" | "reviewSubscriptions" | "deliverySubscriptions";
type Subscribed = Readonly<Record<SubscriptionList, readonly Subscription[]>>;

/** A trail as the program uses it. */
export type ProgramTrail = TrailDefinition & Pick<Subscribed, "deliverySubscriptions">;

/** The settings as the program uses them: a URL that may carry a key is a secret. */
export type ProgramSettings = Omit<Settings, SubscriptionList | "trails" | "watchedTrail"> &
    Subscribed & {
        readonly trails: readonly ProgramTrail[];
        /** One of the trails. */
        readonly watchedTrail: ProgramTrail | undefined;
    };

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
    const trails = settings.trails.map((trail) => ({
        ...trail,
        deliverySubscriptions: withSecretUrls(trail.deliverySubscriptions),
    }));
    return {
        ...settings,
        trails,
        watchedTrail: trails.find(({ name }) => name === settings.watchedTrail?.name),
        urgentSubscriptions: withSecretUrls(settings.urgentSubscriptions),
        reviewSubscriptions: withSecretUrls(settings.reviewSubscriptions),
        deliverySubscriptions: withSecretUrls(settings.deliverySubscriptions),
    };
}

/** The URLs of incident tools carry an integration key. */
function withSecretUrls(subscriptions: readonly NamedSubscription[]): Subscription[] {
    return subscriptions.map((subscription) =>
        subscription.protocol === "https"
            ? { ...subscription, endpoint: pulumi.secret(subscription.endpoint) }
            : subscription,
    );
}
