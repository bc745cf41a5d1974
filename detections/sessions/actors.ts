import { startsWith } from "../filter-pattern/build";
import type { Expression } from "../filter-pattern/expression";

/** A person who signed in through IAM Identity Center: nobody else can assume the roles of its permission sets. */
export const byIdentityCenterUser: Expression = startsWith(
    "$.userIdentity.sessionContext.sessionIssuer.userName",
    "AWSReservedSSO_",
);
