import type { Rule } from "../../rule";
import { deliveryRoleTrust, subscriptionRoleSource } from "./delivery-roles";
import { archiveDeletion, keyDeletion, trailTampering } from "./tampering";

export const rules: readonly Rule[] = [
    trailTampering,
    archiveDeletion,
    keyDeletion,
    deliveryRoleTrust,
    subscriptionRoleSource,
];
