import { all, any, anyEvent, contains } from "../filter-pattern/build";
import { denied, iamUser, record } from "../sample-record";
import type { Watch } from "../entry";

const source = "iam.amazonaws.com";
const lifted = {
    source,
    names: ["SetDefaultPolicyVersion", "DeleteRolePermissionsBoundary", "DeleteUserPermissionsBoundary"],
};
const replaced = { source, names: ["PutRolePermissionsBoundary", "PutUserPermissionsBoundary"] };
/** A managed policy of AWS's own, such as AdministratorAccess, limits nothing. */
const boundary = "$.requestParameters.permissionsBoundary";

/** Rights given back that somebody took away on purpose, without a single policy being written; whoever watches asks for success. */
export const boundariesLifted: Watch = {
    events: [lifted, replaced],
    condition: any(anyEvent(lifted), all(anyEvent(replaced), contains(boundary, ":aws:policy/"))),
    samples: () => ({
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
    }),
};
