import { denied, iamUser, record } from "../sample-record";
import { changes, firstEvent } from "../entry";
import type { PatternDetection } from "../detection";

const iam = "iam.amazonaws.com";
const directory = "sso-directory.amazonaws.com";
const identityStore = "identitystore.amazonaws.com";
const membership = {
    identityStoreId: "d-1234567890",
    groupId: "906770000a-11111111-1111-1111-1111-111111111111",
    memberId: { userId: "906770000a-00000000-0000-0000-0000-000000000000" },
};

export const usersAdded: PatternDetection = {
    ...firstEvent,
    id: "users-added",
    title: "User created, or added to a group, by hand",
    why: "Where people come from an identity provider, a user made in AWS is a way in that nobody off-boards; a group gives it rights at once.",
    response: "Ask who the user is for. Disable the user and take it out of its groups if nobody answers for it.",
    severity: "medium",
    techniques: ["T1136.003", "T1098.003"],
    controls: [],
    noise: "Tools that manage IAM users or Identity Center as code. What the identity provider provisions (SCIM) is not watched.",
    ...changes(
        { source: iam, names: ["CreateUser", "AddUserToGroup"] },
        { source: directory, names: ["CreateUser", "AddMemberToGroup"] },
        { source: identityStore, names: ["CreateUser", "CreateGroupMembership"] },
    ),
    samples: () => ({
        match: [
            record(iam, "CreateUser", {
                userIdentity: iamUser(),
                requestParameters: { userName: "backup" },
                responseElements: {
                    user: {
                        path: "/",
                        userName: "backup",
                        userId: "AIDAEXAMPLEUSER00009",
                        arn: "arn:aws:iam::111122223333:user/backup",
                        createDate: "Mar 4, 2026, 9:30:00 AM",
                    },
                },
            }),
            record(iam, "AddUserToGroup", { requestParameters: { groupName: "Administrators", userName: "backup" } }),
            record(identityStore, "CreateGroupMembership", { requestParameters: membership }),
            record(directory, "CreateUser", {
                requestParameters: { identityStoreId: "d-1234567890", userName: "HIDDEN_DUE_TO_SECURITY_REASONS" },
            }),
        ],
        ignore: [
            record(directory, "UpdatePassword", { requestParameters: { userId: "906770000a-0" } }),
            record("elasticache.amazonaws.com", "CreateUser", {
                requestParameters: { userId: "reports", userName: "reports", engine: "redis" },
            }),
            record("identitystore-scim.amazonaws.com", "CreateUser", {
                userIdentity: { type: "Unknown", accountId: "111122223333" },
                requestParameters: { httpBody: { userName: "HIDDEN_DUE_TO_SECURITY_REASONS" } },
            }),
            record(iam, "CreateUser", {
                errorCode: "EntityAlreadyExistsException",
                errorMessage: "User with name backup already exists.",
                requestParameters: { userName: "backup" },
            }),
            record(iam, "AddUserToGroup", {
                ...denied("iam:AddUserToGroup"),
                requestParameters: { groupName: "Administrators", userName: "backup" },
            }),
            record(iam, "RemoveUserFromGroup", {
                requestParameters: { groupName: "Administrators", userName: "leaver" },
            }),
        ],
    }),
};
