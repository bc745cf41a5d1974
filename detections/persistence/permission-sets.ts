import { denied, record } from "../sample-record";
import { changes, firstEvent } from "../entry";
import type { PatternDetection } from "../detection";

const source = "sso.amazonaws.com";
const instanceArn = "arn:aws:sso:::instance/ssoins-1234567890abcdef";
const permissionSetArn = "arn:aws:sso:::permissionSet/ssoins-1234567890abcdef/ps-0123456789abcdef";
const assignment = {
    instanceArn,
    permissionSetArn,
    principalId: "906770000a-00000000-0000-0000-0000-000000000000",
    principalType: "USER",
    targetId: "444455556666",
    targetType: "AWS_ACCOUNT",
};

export const permissionSetChanges: PatternDetection = {
    ...firstEvent,
    id: "permission-set-changes",
    title: "Identity Center permission set or account assignment changed",
    why: "One call gives a person a role in an account, or widens the role of everybody who has the permission set, in every account.",
    response:
        "Compare with the request that asked for it. Delete the assignment or put the permission set back, then end the user's sessions.",
    severity: "medium",
    techniques: ["T1098.003"],
    controls: [],
    noise: "Every joiner and every change of team; exclude the pipeline that manages Identity Center, if one does.",
    ...changes({
        source,
        names: [
            "CreatePermissionSet",
            "UpdatePermissionSet",
            "AttachManagedPolicyToPermissionSet",
            "AttachCustomerManagedPolicyReferenceToPermissionSet",
            "PutInlinePolicyToPermissionSet",
            "PutPermissionsBoundaryToPermissionSet",
            "DeletePermissionsBoundaryFromPermissionSet",
            "CreateAccountAssignment",
        ],
    }),
    samples: () => ({
        match: [
            record(source, "AttachManagedPolicyToPermissionSet", {
                requestParameters: {
                    instanceArn,
                    permissionSetArn,
                    managedPolicyArn: "arn:aws:iam::aws:policy/AdministratorAccess",
                },
            }),
            record(source, "CreateAccountAssignment", {
                requestParameters: assignment,
                responseElements: { accountAssignmentCreationStatus: { status: "IN_PROGRESS", ...assignment } },
            }),
            record(source, "PutInlinePolicyToPermissionSet", {
                requestParameters: {
                    instanceArn,
                    permissionSetArn,
                    inlinePolicy:
                        '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iam:*","Resource":"*"}]}',
                },
            }),
        ],
        ignore: [
            record(source, "ListAccountAssignments", {
                readOnly: true,
                requestParameters: { instanceArn, permissionSetArn, accountId: "444455556666" },
            }),
            record(source, "DeleteAccountAssignment", { requestParameters: assignment }),
            record(source, "CreateAccountAssignment", {
                ...denied("sso:CreateAccountAssignment", "AccessDeniedException"),
                requestParameters: assignment,
            }),
            record("quicksight.amazonaws.com", "CreateIAMPolicyAssignment", {
                requestParameters: { assignmentName: "analysts", assignmentStatus: "ENABLED" },
            }),
        ],
    }),
};
