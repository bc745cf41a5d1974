import type { Rule } from "../../rule";
import { trustedAccess } from "./organization";
import { organizationPolicy } from "./policies";

export const rules: readonly Rule[] = [organizationPolicy, trustedAccess];
