import type { Rule } from "../../rule";
import { logGroupCustomerKey } from "./customer-key";
import { logGroupClass, logGroupRetention } from "./settings";

export const rules: readonly Rule[] = [logGroupCustomerKey, logGroupRetention, logGroupClass];
