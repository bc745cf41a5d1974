import { accountAccessRoleAssumed } from "./account-access-role";
import { attackToolsUsed } from "./attack-tools";
import { longLivedKeyTurnedSession } from "./federation";
import { serialConsoleUsed } from "./serial-console";
import { shellsOpened } from "./shells";
import type { DetectionContext } from "../context";
import type { PatternDetection } from "../detection";

/** Sessions that hide who is behind them, reach past the network, or reach every account. */
export function sessionDetections(context: DetectionContext): readonly PatternDetection[] {
    return [
        longLivedKeyTurnedSession,
        accountAccessRoleAssumed(context),
        attackToolsUsed,
        shellsOpened,
        serialConsoleUsed,
    ];
}
