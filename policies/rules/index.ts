import type { Rule } from "../rule";
import { rules as alarm } from "./alarm";
import { rules as bucket } from "./bucket";
import { rules as encryption } from "./encryption";
import { rules as identity } from "./identity";
import { rules as key } from "./key";
import { rules as logGroup } from "./log-group";
import { rules as organization } from "./organization";
import { rules as sideDoors } from "./side-doors";
import { rules as topic } from "./topic";
import { rules as trail } from "./trail";

/** Every rule of the pack, by what it is about, in the order of the documentation. */
export const groups: Readonly<Record<string, readonly Rule[]>> = {
    "CloudTrail trails": trail,
    "Buckets of trails": bucket,
    Keys: key,
    "Log groups": logGroup,
    Alarms: alarm,
    "Topics and queues": topic,
    IAM: identity,
    Organizations: organization,
    "Encryption and public access of every store": encryption,
    "Side doors": sideDoors,
};

export const rules: readonly Rule[] = Object.values(groups).flat();
