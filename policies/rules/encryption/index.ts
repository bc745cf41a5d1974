import type { Rule } from "../../rule";
import { accessPoint } from "./access-point";
import { analytics } from "./analytics";
import { applications } from "./applications";
import { buckets } from "./bucket";
import { databases } from "./databases";
import { loadBalancer } from "./load-balancer";
import { publicAddresses } from "./public-address";
import { publicPolicies } from "./public-policy";
import { shared } from "./sharing";
import { streams } from "./streams";
import { transit } from "./transit";
import { volumes } from "./volumes";

export const rules: readonly Rule[] = [
    ...databases,
    ...volumes,
    ...streams,
    ...analytics,
    ...applications,
    ...buckets,
    accessPoint,
    ...transit,
    loadBalancer,
    ...publicAddresses,
    ...publicPolicies,
    ...shared,
];
