import { all, any, anyEvent, contains, succeeded } from "../filter-pattern/build";
import { denied, iamUser, record } from "../sample-record";
import { firstEvent } from "../entry";
import type { PatternDetection } from "../detection";

const source = "iam.amazonaws.com";
const lifted = {
    source,
    names: ["SetDefaultPolicyVersion", "DeleteRolePermissionsBoundary", "DeleteUserPermissionsBoundary"],
};
const replaced = { source, names: ["PutRolePermissionsBoundary", "PutUserPermissionsBoundary"] };
const boundary = "$.requestParameters.permissionsBoundary";

export const permissionsBoundaryLifted: PatternDetection = {
    ...firstEvent,
    id: "permissions-boundary-lifted",
    title: "Permissions boundary lifted, or an older policy version made the default",
    why: "Both give back rights that somebody took away on purpose, without a single policy being written.",
    response: "Put the boundary or the version back. Then see what the identity did with the rights in the meantime.",
    severity: "high",
    techniques: ["T1098.003", "T1548.005"],
    controls: [],
    noise: "Rolling a customer managed policy back, and deleting a role: some tools remove its boundary first.",
    events: [lifted, replaced],
    watches:
        "of the boundaries that are put, those that are a managed policy of AWS, such as AdministratorAccess: they limit nothing",
    condition: all(any(anyEvent(lifted), all(anyEvent(replaced), contains(boundary, ":aws:policy/"))), succeeded()),
    samples: {
        match: [
            record(source, "DeleteRolePermissionsBoundary", { requestParameters: { roleName: "developer" } }),
            record(source, "DeleteUserPermissionsBoundary", {
                userIdentity: iamUser(),
                requestParameters: { userName: "build" },
            }),
            record(source, "SetDefaultPolicyVersion", {
                requestParameters: { policyArn: "arn:aws:iam::111122223333:policy/developer", versionId: "v1" },
            }),
            record(source, "PutUserPermissionsBoundary", {
                requestParameters: {
                    userName: "build",
                    permissionsBoundary: "arn:aws:iam::aws:policy/AdministratorAccess",
                },
            }),

            record(source, "PutRolePermissionsBoundary", {
                requestParameters: {
                    roleName: "developer",
                    permissionsBoundary: "arn:aws:iam::aws:policy/AdministratorAccess",
                },
            }),
        ],
        ignore: [
            record(source, "PutRolePermissionsBoundary", {
                requestParameters: {
                    roleName: "developer",
                    permissionsBoundary: "arn:aws:iam::111122223333:policy/developer-boundary",
                },
            }),
            record(source, "DeleteRolePermissionsBoundary", {
                ...denied("iam:DeleteRolePermissionsBoundary"),
                requestParameters: { roleName: "developer" },
            }),
            record("iot.amazonaws.com", "SetDefaultPolicyVersion", {
                requestParameters: { policyName: "sensor", policyVersionId: "1" },
            }),
            record(source, "ListPolicyVersions", {
                readOnly: true,
                requestParameters: { policyArn: "arn:aws:iam::111122223333:policy/developer" },
            }),
        ],
    },
};
