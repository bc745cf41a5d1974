import { accountClosed } from "./accounts";
import { organizationDelegationChanged } from "./delegation";
import type { PatternDetection } from "../detection";

/** What changes who runs the organization, beyond the events that the CIS benchmark names. */
export const organizationDetections: readonly PatternDetection[] = [accountClosed, organizationDelegationChanged];
