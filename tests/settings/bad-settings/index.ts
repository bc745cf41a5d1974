import { athena } from "./athena";
import type { BadSetting } from "./bad-setting";
import { documentSizes } from "./document-sizes";
import { equalNames } from "./equal-names";
import { equalTopics } from "./equal-topics";
import { existing } from "./existing";
import { existingNames } from "./existing-names";
import { filterPolicies } from "./filter-policies";
import { filterPolicyValues } from "./filter-policy-values";
import { formerNames } from "./former-names";
import { identity } from "./identity";
import { ignored } from "./ignored";
import { keyPrefixes } from "./key-prefixes";
import { knownValues } from "./known-values";
import { logBuckets } from "./log-buckets";
import { managementEvents } from "./management-events";
import { nameValues } from "./name-values";
import { prefixes } from "./prefixes";
import { resourceArns } from "./resource-arns";
import { retention } from "./retention";
import { roles } from "./roles";
import { selectorValues } from "./selector-values";
import { selectors } from "./selectors";
import { shape } from "./shape";
import { subscriptions } from "./subscriptions";
import { tags } from "./tags";
import { trails } from "./trails";
import { transitions } from "./transitions";
import { verification } from "./verification";

export const badSettings: readonly BadSetting[] = [
    ...identity,
    ...shape,
    ...formerNames,
    ...nameValues,
    ...prefixes,
    ...equalNames,
    ...trails,
    ...managementEvents,
    ...keyPrefixes,
    ...selectors,
    ...selectorValues,
    ...resourceArns,
    ...retention,
    ...transitions,
    ...existing,
    ...existingNames,
    ...ignored,
    ...subscriptions,
    ...filterPolicies,
    ...equalTopics,
    ...filterPolicyValues,
    ...logBuckets,
    ...knownValues,
    ...roles,
    ...tags,
    ...athena,
    ...verification,
    ...documentSizes,
];
