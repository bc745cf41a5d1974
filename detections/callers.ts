import { all, contains, not, notEquals } from "./filter-pattern/build";

/**
 * Not an AWS service on its own account, nor one in its service-linked role, which nobody else can assume. A service that
 * acts for somebody who called it, such as CloudFormation, does count.
 */
export const byNoService = all(
    notEquals("$.userIdentity.type", "AWSService"),
    not(contains("$.userIdentity.sessionContext.sessionIssuer.arn", ":role/aws-service-role/")),
);
