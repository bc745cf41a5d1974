import { administratorRightsGiven } from "./administrator-rights";
import { identityProviderChanges } from "./identity-providers";
import { permissionSetChanges } from "./permission-sets";
import { trustChanges } from "./trust-policies";
import { usersAdded } from "./users";
import type { DetectionContext } from "../context";
import type { PatternDetection } from "../detection";

/** Rights and ways in that outlast a stolen credential. */
export function persistenceDetections(context: DetectionContext): readonly PatternDetection[] {
    return [administratorRightsGiven, usersAdded, trustChanges(context), identityProviderChanges, permissionSetChanges];
}
