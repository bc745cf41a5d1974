import { all, any, compile, equals, notEquals } from "../filter-pattern/build";
import { awsService, denied, iamUser, record, roleSession } from "../sample-record";
import { controls, firstEvent } from "./entry";
import type { PatternDetection } from "../detection";

export const unauthorizedApiCalls: PatternDetection = {
    ...firstEvent,
    id: "unauthorized-api-calls",
    title: "API call refused for want of permission",
    why: "Somebody or something is trying what it may not do: a stolen credential being explored, or a deployment that is missing a permission.",
    controls: controls(1, 2),
    severity: "medium",
    events: [],
    watches:
        "errorCode *UnauthorizedOperation or AccessDenied*, except HeadBucket and calls from delivery.logs.amazonaws.com, with which AWS services probe",
    // In the benchmark's text the two exclusions bind to AccessDenied* only; here they hold for both codes.
    pattern: compile(
        all(
            any(equals("$.errorCode", "*UnauthorizedOperation"), equals("$.errorCode", "AccessDenied*")),
            notEquals("$.sourceIPAddress", "delivery.logs.amazonaws.com"),
            notEquals("$.eventName", "HeadBucket"),
        ),
    ),
    samples: {
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
        ],
        ignore: [
            record("s3.amazonaws.com", "HeadBucket", {
                userIdentity: roleSession(
                    "AWSServiceRoleForConfig",
                    "AWSConfig-BucketConfigCheck",
                    "config.amazonaws.com",
                ),
                ...denied("s3:ListBucket"),
                requestParameters: { bucketName: "example-logs", Host: "example-logs.s3.us-east-1.amazonaws.com" },
                readOnly: true,
            }),
            record("s3.amazonaws.com", "PutObject", {
                userIdentity: awsService("delivery.logs.amazonaws.com"),
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
    },
};
