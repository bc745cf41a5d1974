import type { Rule } from "../../rule";
import { foreignGrant } from "./grant";
import { foreignAdministration, keyConfusedDeputy, publicKeyPolicy, trailKeyPolicy } from "./policy";
import { keyRotation } from "./rotation";
import { deletionWindow, enabledKey, lockoutCheck } from "./settings";

export const rules: readonly Rule[] = [
    keyRotation,
    publicKeyPolicy,
    foreignAdministration,
    foreignGrant,
    keyConfusedDeputy,
    trailKeyPolicy,
    enabledKey,
    deletionWindow,
    lockoutCheck,
];
