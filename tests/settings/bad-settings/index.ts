import type { BadSetting } from "./bad-setting";
import { existing } from "./existing";
import { identity } from "./identity";
import { names } from "./names";
import { retention } from "./retention";
import { rolesAndTags } from "./roles-and-tags";
import { selectors } from "./selectors";
import { shape } from "./shape";
import { subscriptions } from "./subscriptions";
import { trails } from "./trails";

export const badSettings: readonly BadSetting[] = [
    ...identity,
    ...shape,
    ...names,
    ...trails,
    ...selectors,
    ...retention,
    ...existing,
    ...subscriptions,
    ...rolesAndTags,
];
