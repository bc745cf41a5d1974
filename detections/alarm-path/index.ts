import { otherAlarmsRemoved, ownAlarmChanged } from "./alarms";
import { deliveryRoleChanged } from "./delivery-role";
import { auditLogGroupLost, trailLogGroupChanged } from "./log-group";
import { alarmTopicChanged } from "./topics";
import type { DetectionContext } from "../context";
import type { PatternDetection } from "../detection";

/** What would keep the alarms silent: from the role that fills the log group to the subscription that tells somebody. */
export function alarmPathDetections(context: DetectionContext): readonly PatternDetection[] {
    return [
        deliveryRoleChanged(context),
        trailLogGroupChanged(context),
        auditLogGroupLost(context),
        ownAlarmChanged(context),
        alarmTopicChanged(context),
        otherAlarmsRemoved,
    ];
}
