import { controls } from "./cis/entry";
import type { Control } from "./detection";

/** A filter for scanners that compare texts; its alarm notifies nobody but the auditors. */
export interface AuditorDetection {
    readonly id: string;
    readonly title: string;
    readonly controls: readonly Control[];
    readonly pattern: string;
}

/**
 * The benchmark's own patterns, letter for letter as "Amazon CloudWatch controls" (Security Hub User Guide) and, for
 * Organizations, CIS AWS Foundations v5.0.0 4.15 print them: "additional fields or terms cannot be added". They fire on
 * other services' events, failed calls and federated sign-ins; the catalogue has the patterns to act on.
 */
export const auditorDetections: readonly AuditorDetection[] = [
    {
        ...entry(1, "unauthorized-api-calls", "Unauthorized API calls", 2),
        pattern: '{($.errorCode="*UnauthorizedOperation") || ($.errorCode="AccessDenied*")}',
    },
    {
        ...entry(2, "console-sign-in-without-mfa", "Management Console sign-in without MFA", 3),
        pattern:
            '{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") && ($.userIdentity.type = "IAMUser") && ($.responseElements.ConsoleLogin = "Success") }',
    },
    {
        ...entry(3, "root-user-usage", "Usage of the root user", 1),
        pattern:
            '{$.userIdentity.type="Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType !="AwsServiceEvent"}',
    },
    {
        ...entry(4, "iam-policy-changes", "IAM policy changes", 4),
        pattern: `{${anyName(
            `DeleteGroupPolicy DeleteRolePolicy DeleteUserPolicy PutGroupPolicy PutRolePolicy PutUserPolicy CreatePolicy
            DeletePolicy CreatePolicyVersion DeletePolicyVersion AttachRolePolicy DetachRolePolicy AttachUserPolicy
            DetachUserPolicy AttachGroupPolicy DetachGroupPolicy`,
        )}}`,
    },
    {
        ...entry(5, "cloudtrail-changes", "CloudTrail configuration changes", 5),
        pattern: `{${anyName("CreateTrail UpdateTrail DeleteTrail StartLogging StopLogging")}}`,
    },
    {
        ...entry(6, "console-sign-in-failures", "Management Console authentication failures", 6),
        pattern: '{($.eventName=ConsoleLogin) && ($.errorMessage="Failed authentication")}',
    },
    {
        ...entry(7, "kms-key-loss", "Customer managed keys disabled or scheduled for deletion", 7),
        pattern: `{($.eventSource=kms.amazonaws.com) && (${anyName("DisableKey ScheduleKeyDeletion")})}`,
    },
    {
        ...entry(8, "s3-bucket-policy-changes", "S3 bucket policy changes", 8),
        pattern: `{($.eventSource=s3.amazonaws.com) && (${anyName(
            `PutBucketAcl PutBucketPolicy PutBucketCors PutBucketLifecycle PutBucketReplication DeleteBucketPolicy
            DeleteBucketCors DeleteBucketLifecycle DeleteBucketReplication`,
        )})}`,
    },
    {
        ...entry(9, "config-changes", "AWS Config configuration changes", 9),
        pattern: `{($.eventSource=config.amazonaws.com) && (${anyName(
            "StopConfigurationRecorder DeleteDeliveryChannel PutDeliveryChannel PutConfigurationRecorder",
        )})}`,
    },
    {
        ...entry(10, "security-group-changes", "Security group changes", 10),
        pattern: `{${anyName(
            `AuthorizeSecurityGroupIngress AuthorizeSecurityGroupEgress RevokeSecurityGroupIngress
            RevokeSecurityGroupEgress CreateSecurityGroup DeleteSecurityGroup`,
        )}}`,
    },
    {
        ...entry(11, "network-acl-changes", "Network ACL changes", 11),
        pattern: `{${anyName(
            `CreateNetworkAcl CreateNetworkAclEntry DeleteNetworkAcl DeleteNetworkAclEntry ReplaceNetworkAclEntry
            ReplaceNetworkAclAssociation`,
        )}}`,
    },
    {
        ...entry(12, "network-gateway-changes", "Network gateway changes", 12),
        pattern: `{${anyName(
            `CreateCustomerGateway DeleteCustomerGateway AttachInternetGateway CreateInternetGateway
            DeleteInternetGateway DetachInternetGateway`,
        )}}`,
    },
    {
        ...entry(13, "route-table-changes", "Route table changes", 13),
        pattern: `{${anyName(
            `CreateRoute CreateRouteTable ReplaceRoute ReplaceRouteTableAssociation DeleteRouteTable DeleteRoute
            DisassociateRouteTable`,
        )}}`,
    },
    {
        ...entry(14, "vpc-changes", "VPC changes", 14),
        pattern: `{${anyName(
            `CreateVpc DeleteVpc ModifyVpcAttribute AcceptVpcPeeringConnection CreateVpcPeeringConnection
            DeleteVpcPeeringConnection RejectVpcPeeringConnection AttachClassicLinkVpc DetachClassicLinkVpc
            DisableVpcClassicLink EnableVpcClassicLink`,
        )}}`,
    },
    {
        ...entry(15, "organizations-changes", "AWS Organizations changes"),
        pattern: `{($.eventSource=organizations.amazonaws.com) && (${anyName(
            `AcceptHandshake AttachPolicy CreateAccount CreateOrganizationalUnit CreatePolicy DeclineHandshake
            DeleteOrganization DeleteOrganizationalUnit DeletePolicy DetachPolicy DisablePolicyType EnablePolicyType
            InviteAccountToOrganization LeaveOrganization MoveAccount RemoveAccountFromOrganization UpdatePolicy
            UpdateOrganizationalUnit`,
        )})}`,
    },
];

function entry(recommendation: number, id: string, title: string, securityHub?: number) {
    return { id: `auditor-${id}`, title, controls: controls(recommendation, securityHub) };
}

function anyName(names: string): string {
    return names
        .split(/\s+/)
        .map((name) => `($.eventName=${name})`)
        .join(" || ");
}
