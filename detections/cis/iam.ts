import { awsService, denied, record, roleSession } from "../sample-record";
import { firstEvent } from "../entry";
import { serviceLinkedRole } from "../sessions/sample-identities";
import { changesByNoService, controls } from "./entry";
import type { PatternDetection } from "../detection";

const source = "iam.amazonaws.com";

export const iamPolicyChanges: PatternDetection = {
    ...firstEvent,
    id: "iam-policy-changes",
    title: "IAM policy changed",
    why: "Whoever changes a policy can give permissions: to others, or to themselves.",
    response:
        "Read the policy document in the record and compare it with the change that was planned. Take it back if it gives more than it should.",
    severity: "medium",
    techniques: ["T1098.003", "T1484"],
    controls: controls(4, 4),
    noise: "Every deployment that creates roles: name the pipeline's role in alarms.pipelineRoleArns.",
    ...changesByNoService({
        source,
        names: [
            "DeleteGroupPolicy",
            "DeleteRolePolicy",
            "DeleteUserPolicy",
            "PutGroupPolicy",
            "PutRolePolicy",
            "PutUserPolicy",
            "CreatePolicy",
            "DeletePolicy",
            "CreatePolicyVersion",
            "DeletePolicyVersion",
            "AttachRolePolicy",
            "DetachRolePolicy",
            "AttachUserPolicy",
            "DetachUserPolicy",
            "AttachGroupPolicy",
            "DetachGroupPolicy",
        ],
    }),
    samples: () => ({
        match: [
            record(source, "AttachUserPolicy", {
                requestParameters: { userName: "build", policyArn: "arn:aws:iam::aws:policy/AdministratorAccess" },
            }),
            record(source, "PutRolePolicy", {
                requestParameters: {
                    roleName: "deploy",
                    policyName: "inline",
                    policyDocument:
                        '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}',
                },
            }),
            record(source, "CreatePolicyVersion", {
                userIdentity: roleSession("Administrator", "maria.garcia", "cloudformation.amazonaws.com"),
                requestParameters: { policyArn: "arn:aws:iam::111122223333:policy/deploy", setAsDefault: true },
                responseElements: {
                    policyVersion: {
                        versionId: "v2",
                        isDefaultVersion: true,
                        createDate: "Mar 4, 2026 9:30:00 AM",
                    },
                },
            }),
        ],
        ignore: [
            record("iot.amazonaws.com", "CreatePolicy", { requestParameters: { policyName: "sensor" } }),
            record("verifiedpermissions.amazonaws.com", "DeletePolicy", {
                requestParameters: { policyStoreId: "PSEXAMPLEabcdefg111111", policyId: "SPEXAMPLEabcdefg111111" },
            }),
            record(source, "AttachRolePolicy", {
                ...denied("iam:AttachRolePolicy"),
                requestParameters: { roleName: "deploy", policyArn: "arn:aws:iam::aws:policy/AdministratorAccess" },
            }),
            record(source, "CreatePolicy", {
                errorCode: "EntityAlreadyExistsException",
                errorMessage: "A policy called deploy already exists. Duplicate names are not allowed.",
                requestParameters: { policyName: "deploy" },
            }),
            // IAM Identity Center writes the policies of a permission set to its accounts; who changed the set is known.
            record(source, "PutRolePolicy", {
                userIdentity: serviceLinkedRole("sso.amazonaws.com", "AWSServiceRoleForSSO"),
                requestParameters: {
                    roleName: "AWSReservedSSO_Developer_0123456789abcdef",
                    policyName: "AwsSSOInlinePolicy",
                },
            }),
            record(source, "PutRolePolicy", {
                userIdentity: awsService("controltower.amazonaws.com"),
                requestParameters: { roleName: "aws-controltower-ConfigRecorderRole", policyName: "inline" },
            }),
            record(source, "GetRolePolicy", {
                readOnly: true,
                requestParameters: { roleName: "deploy", policyName: "inline" },
            }),
        ],
    }),
};
