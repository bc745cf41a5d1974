import { accountRecoveryChanges } from "./account-recovery";
import { instanceCredentialsRead } from "./instance-credentials";
import { passwordPolicyWeakened } from "./password-policy";
import { exposedKeyQuarantined } from "./quarantine";
import { rootSessions } from "./root-sessions";
import { userCredentialsChanged } from "./user-credentials";
import type { PatternDetection } from "../detection";

/** Who can sign in, and with what. What root users do themselves is the CIS alarm's, `root-user-usage`. */
export const credentialDetections: readonly PatternDetection[] = [
    rootSessions,
    accountRecoveryChanges,
    userCredentialsChanged,
    exposedKeyQuarantined,
    passwordPolicyWeakened,
    instanceCredentialsRead,
];
