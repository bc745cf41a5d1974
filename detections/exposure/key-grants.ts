import { all, contains, event, notEquals, notExists, succeeded } from "../filter-pattern/build";
import { denied, iamUser, record, roleSession } from "../sample-record";
import { serviceLinkedRole } from "../sessions/sample-identities";
import type { Watch } from "../entry";

const source = "kms.amazonaws.com";
const keyId = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const grantee = "$.requestParameters.granteePrincipal";
const grant = { keyId, operations: ["Decrypt"], granteePrincipal: "arn:aws:iam::999988887777:user/helper" };

/** To a person, role or account, of a person or program: what AWS services grant themselves is daily work. */
export const keyGrantsGiven: Watch = {
    events: [{ source, names: ["CreateGrant"] }],
    condition: all(
        event("CreateGrant", source),
        contains(grantee, ":iam::"),
        notEquals(grantee, "*role/aws-service-role/*"),
        notExists("$.userIdentity.invokedBy"),
        succeeded(),
    ),
    samples: () => ({
        match: [
            record(source, "CreateGrant", {
                requestParameters: { ...grant, granteePrincipal: "arn:aws:iam::111122223333:role/reports" },
            }),
            record(source, "CreateGrant", {
                userIdentity: iamUser(),
                requestParameters: grant,
                responseElements: {
                    grantId: "1ea8e6c7d4d49ecf7e4461c792f6a27651cc15c04a0a8a3d4e2e8e6f3a4c5b6d",
                    keyId,
                },
            }),
            record(source, "CreateGrant", {
                requestParameters: { ...grant, granteePrincipal: "arn:aws:iam::999988887777:root" },
            }),
        ],
        ignore: [
            record(source, "CreateGrant", {
                requestParameters: { ...grant, granteePrincipal: "dynamodb.us-east-1.amazonaws.com" },
            }),
            record(source, "CreateGrant", {
                userIdentity: roleSession("Administrator", "maria.garcia", "workspaces.amazonaws.com"),
                requestParameters: grant,
            }),

            record(source, "CreateGrant", {
                userIdentity: roleSession("Administrator", "maria.garcia", "rds.amazonaws.com"),
                requestParameters: {
                    ...grant,
                    granteePrincipal: "rds.us-east-1.amazonaws.com",
                    constraints: { encryptionContextSubset: { "aws:rds:db-id": "db-EXAMPLE" } },
                },
            }),
            record(source, "CreateGrant", {
                requestParameters: {
                    ...grant,
                    granteePrincipal:
                        "arn:aws:iam::111122223333:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling",
                },
            }),
            record(source, "CreateGrant", {
                userIdentity: serviceLinkedRole("autoscaling.amazonaws.com", "AWSServiceRoleForAutoScaling"),
                requestParameters: {
                    ...grant,
                    granteePrincipal:
                        "arn:aws:sts::111122223333:assumed-role/aws:ec2-infrastructure/i-0123456789abcdef0",
                },
            }),
            record(source, "CreateGrant", {
                ...denied("kms:CreateGrant", "AccessDenied"),
                requestParameters: grant,
            }),
            record("license-manager.amazonaws.com", "CreateGrant", {
                requestParameters: { grantName: "shared", principals: ["arn:aws:iam::999988887777:root"] },
            }),
            record(source, "ListGrants", { readOnly: true, requestParameters: { keyId } }),
        ],
    }),
};
