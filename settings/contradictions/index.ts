import { contradictionsInAlarms } from "../alarms";
import { detectionNamesOf } from "../detection-names";
import { settingsSchema, type ParsedSettings } from "../schema";
import { completeSettings } from "../settings";
import { accounts, roles } from "./accounts";
import type { Contradiction, Partly } from "./contradiction";
import { documentSizes } from "./document-sizes";
import { equalNames } from "./equal-names";
import { existingResources } from "./existing";
import { ignoredSettings } from "./ignored";
import { names } from "./names";
import { otherPartitions } from "./partitions";
import { retention } from "./retention";
import { selectors } from "./selectors";
import { subscriptions } from "./subscriptions";
import { tags } from "./tags";
import { trails } from "./trails";
import { verification } from "./verification";

export type { Change, Contradiction } from "./contradiction";

/** Everything that contradicts something else, in the order of the settings. */
export function contradictionsIn(settings: Partly): Contradiction[] {
    const found = [
        ...accounts(settings),
        ...names(settings),
        ...equalNames(settings),
        ...trails(settings),
        ...selectors(settings),
        ...retention(settings),
        ...existingResources(settings),
        ...ignoredSettings(settings),
        ...subscriptions(settings),
        ...roles(settings),
        ...otherPartitions(settings),
        ...verification(settings),
        ...tags(settings),
    ];
    // What is judged of the deployment as a whole says nothing new while a part of it is wrong.
    return found.length > 0 || !isComplete(settings)
        ? found
        : [
              ...documentSizes(settings),
              ...contradictionsInAlarms(settings.alarms, detectionNamesOf(completeSettings(settings))),
          ];
}

function isComplete(settings: Partly): settings is ParsedSettings {
    return Object.keys(settingsSchema.shape).every((key) => Object.hasOwn(settings, key));
}
