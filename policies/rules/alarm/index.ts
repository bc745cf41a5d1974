import type { Rule } from "../../rule";
import { alarmActions, alarmActionsEnabled, topicSubscription } from "./actions";
import { alarmMetric, filterAlarm, filterLogGroup } from "./filter";

export const rules: readonly Rule[] = [
    filterAlarm,
    filterLogGroup,
    alarmMetric,
    alarmActions,
    alarmActionsEnabled,
    topicSubscription,
];
