import { all, not, notEquals, oneOf } from "../filter-pattern/build";
import { awsService, denied, iamUser, record, roleSession } from "../sample-record";
import { byNoService } from "../callers";
import { serviceLinkedRole } from "../sessions/sample-identities";
import { firstEvent } from "../entry";
import { controls } from "./entry";
import type { PatternDetection } from "../detection";

/** Services that look at every resource, also with a role that the account's owner made for them. */
const probingServices = [
    "access-analyzer.amazonaws.com",
    "config.amazonaws.com",
    "inspector2.amazonaws.com",
    "macie.amazonaws.com",
];

export const unauthorizedApiCalls: PatternDetection = {
    ...firstEvent,
    id: "unauthorized-api-calls",
    title: "API calls refused for want of permission",
    why: "Somebody or something is trying what it may not do: a stolen credential being explored, or a deployment that is missing a permission.",
    response:
        "Look at which actor was refused what, and whether the calls after it succeeded. If the actor should not try this, disable its credentials.",
    severity: "medium",
    techniques: ["T1580", "T1526"],
    controls: controls(1, 2),
    threshold: 10,
    noise: "Broken deployments, and console pages that show more than a role may see; exclude roles that probe by design.",
    events: [],
    watches: "refused calls, but not those with which AWS services probe",
    // In the benchmark's text the two exclusions bind to AccessDenied* only; here they hold for all codes.
    condition: all(
        oneOf("$.errorCode", ["*UnauthorizedOperation", "AccessDenied*", "AuthorizationError*"]),
        notEquals("$.sourceIPAddress", "delivery.logs.amazonaws.com"),
        notEquals("$.eventName", "HeadBucket"),
        byNoService,
        not(oneOf("$.userIdentity.invokedBy", probingServices)),
    ),
    samples: () => ({
        match: [
            record("ec2.amazonaws.com", "RunInstances", {
                userIdentity: iamUser(),
                ...denied("ec2:RunInstances", "Client.UnauthorizedOperation"),
                requestParameters: {
                    instancesSet: { items: [{ imageId: "ami-0abcdef1234567890", minCount: 1, maxCount: 1 }] },
                    instanceType: "p5.48xlarge",
                },
            }),
            record("secretsmanager.amazonaws.com", "GetSecretValue", {
                userIdentity: iamUser(),
                ...denied("secretsmanager:GetSecretValue", "AccessDeniedException"),
                readOnly: true,
            }),
            record("s3.amazonaws.com", "ListBuckets", { ...denied("s3:ListAllMyBuckets"), readOnly: true }),
            record("sns.amazonaws.com", "Subscribe", { ...denied("sns:Subscribe", "AuthorizationErrorException") }),
            record("ec2.amazonaws.com", "CreateVpc", {
                userIdentity: roleSession("Developer", "jo.lee", "cloudformation.amazonaws.com"),
                ...denied("ec2:CreateVpc", "Client.UnauthorizedOperation"),
            }),
        ],
        ignore: [
            record("s3.amazonaws.com", "HeadBucket", {
                ...denied("s3:ListBucket"),
                requestParameters: { bucketName: "example-logs", Host: "example-logs.s3.us-east-1.amazonaws.com" },
                readOnly: true,
            }),
            record("s3.amazonaws.com", "GetBucketPolicy", {
                userIdentity: serviceLinkedRole("config.amazonaws.com", "AWSServiceRoleForConfig"),
                ...denied("s3:GetBucketPolicy"),
                requestParameters: { bucketName: "example-logs", policy: "" },
                readOnly: true,
            }),
            ...probingServices.map((service) =>
                record("s3.amazonaws.com", "GetBucketAcl", {
                    userIdentity: roleSession("security-scan", "scan", service),
                    ...denied("s3:GetBucketAcl"),
                    requestParameters: { bucketName: "example-logs", acl: "" },
                    readOnly: true,
                }),
            ),
            record("kms.amazonaws.com", "CreateGrant", {
                userIdentity: serviceLinkedRole("autoscaling.amazonaws.com", "AWSServiceRoleForAutoScaling"),
                ...denied("kms:CreateGrant", "AccessDeniedException"),
            }),
            record("s3.amazonaws.com", "HeadObject", {
                userIdentity: awsService("cloudfront.amazonaws.com"),
                ...denied("s3:GetObject"),
                requestParameters: { bucketName: "example-site", key: "favicon.ico" },
                readOnly: true,
            }),
            record("s3.amazonaws.com", "PutObject", {
                userIdentity: { type: "AWSAccount", principalId: "AIDAEXAMPLEDELIVERY0", accountId: "858827067514" },
                sourceIPAddress: "delivery.logs.amazonaws.com",
                ...denied("s3:PutObject"),
                requestParameters: { bucketName: "example-logs" },
            }),
            record("ec2.amazonaws.com", "RunInstances", {
                errorCode: "Client.DryRunOperation",
                errorMessage: "Request would have succeeded, but DryRun flag is set.",
            }),
            record("s3.amazonaws.com", "GetBucketPolicy", {
                errorCode: "NoSuchBucketPolicy",
                errorMessage: "The bucket policy does not exist",
                requestParameters: { bucketName: "example-data", policy: "" },
                readOnly: true,
            }),
        ],
    }),
};
