import type { Rule } from "../../rule";
import { topicEncryption } from "./encryption";
import { plainHttpSubscription, publicTopicPolicy, topicConfusedDeputy } from "./policy";
import { topicKey, topicPublishers } from "./publishers";

export const rules: readonly Rule[] = [
    topicEncryption,
    topicKey,
    topicPublishers,
    publicTopicPolicy,
    topicConfusedDeputy,
    plainHttpSubscription,
];
