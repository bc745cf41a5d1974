import { all, any, endsWith, event, notEquals, notExists, succeeded } from "../filter-pattern/build";
import { denied, iamUser, record, roleSession } from "../sample-record";
import { firstEvent } from "../entry";
import { issuedCredentials } from "./sample-identities";
import type { DetectionContext } from "../context";
import type { PatternDetection } from "../detection";

const source = "sts.amazonaws.com";
const roleArn = "$.requestParameters.roleArn";
const organizationRole = {
    roleArn: "arn:aws:iam::777788889999:role/OrganizationAccountAccessRole",
    roleSessionName: "maria.garcia",
};

/** A call from one account of the organization into another is recorded in both; only the caller's record is counted. */
export function accountAccessRoleAssumed(context: DetectionContext): PatternDetection {
    return {
        ...firstEvent,
        id: "account-access-role-assumed",
        title: "Administrator role that Organizations or Control Tower puts into every account assumed",
        why: "Whoever may assume it in the management account is administrator of every member account; people have their own roles for daily work.",
        response:
            "Ask the caller for the reason. If there is none, revoke the role's sessions in that account and the caller's in the management account.",
        severity: "medium",
        techniques: ["T1078.004", "T1550.001"],
        controls: [],
        noise: "Landing zone pipelines that set up new accounts with it: exclude their role.",
        events: [{ source, names: ["AssumeRole"] }],
        watches: "OrganizationAccountAccessRole and AWSControlTowerExecution, except when an AWS service assumes them",
        condition: all(
            event("AssumeRole", source),
            any(
                endsWith(roleArn, "role/OrganizationAccountAccessRole"),
                endsWith(roleArn, "role/AWSControlTowerExecution"),
            ),
            notExists("$.userIdentity.invokedBy"),
            any(
                notEquals("$.userIdentity.type", "AWSAccount"),
                notEquals("$.userIdentity.accountId", context.managementAccountId),
            ),
            succeeded(),
        ),
        samples: () => ({
            match: [
                record(source, "AssumeRole", {
                    readOnly: true,
                    requestParameters: organizationRole,
                    responseElements: {
                        credentials: issuedCredentials,
                        assumedRoleUser: {
                            assumedRoleId: "AROAEXAMPLEROLE00009:maria.garcia",
                            arn: "arn:aws:sts::777788889999:assumed-role/OrganizationAccountAccessRole/maria.garcia",
                        },
                    },
                }),
                record(source, "AssumeRole", {
                    userIdentity: iamUser(),
                    readOnly: true,
                    requestParameters: {
                        roleArn: "arn:aws:iam::777788889999:role/AWSControlTowerExecution",
                        roleSessionName: "build",
                    },
                }),
                record(source, "AssumeRole", {
                    userIdentity: {
                        type: "AWSAccount",
                        principalId: "AROAEXAMPLEROLE00008:helper",
                        accountId: "999988887777",
                    },
                    readOnly: true,
                    requestParameters: organizationRole,
                    recipientAccountId: "777788889999",
                }),
            ],
            ignore: [
                record(source, "AssumeRole", {
                    userIdentity: roleSession(
                        "AWSControlTowerStackSetRole",
                        "AWSCloudFormation",
                        "cloudformation.amazonaws.com",
                    ),
                    readOnly: true,
                    requestParameters: {
                        roleArn: "arn:aws:iam::777788889999:role/AWSControlTowerExecution",
                        roleSessionName: "StackSet",
                    },
                }),
                record(source, "AssumeRole", {
                    userIdentity: {
                        type: "AWSAccount",
                        principalId: "AROAEXAMPLEROLE00001:maria.garcia",
                        accountId: context.managementAccountId,
                    },
                    readOnly: true,
                    requestParameters: organizationRole,
                    recipientAccountId: "777788889999",
                }),
                record(source, "AssumeRole", {
                    readOnly: true,
                    requestParameters: { roleArn: "arn:aws:iam::777788889999:role/Auditor", roleSessionName: "maria" },
                }),
                record(source, "AssumeRole", {
                    ...denied("sts:AssumeRole"),
                    readOnly: true,
                    requestParameters: organizationRole,
                }),
            ],
        }),
    };
}
