import { CloudTrail } from "@aws-sdk/client-cloudtrail";
import { CloudWatchLogs } from "@aws-sdk/client-cloudwatch-logs";
import { S3 } from "@aws-sdk/client-s3";
import { SNS } from "@aws-sdk/client-sns";
import { archiveAccount, managementAccount, type TestEmulator } from "../../emulator/harness";
import type { Case } from "../describe-resource";

export function cloudTrailCases(aws: TestEmulator): Case[] {
    const cloudtrail = () => aws.client(CloudTrail);
    const inAccount = (service: string, resource: string) =>
        `arn:aws:${service}:us-east-1:${managementAccount}:${resource}`;
    const prepare = async () => {
        await aws.client(S3).createBucket({ Bucket: "trail-bucket" });
        await aws.client(S3).createBucket({ Bucket: "other-trail-bucket" });
        await aws.client(SNS).createTopic({ Name: "deliveries" });
        await aws.client(CloudWatchLogs).createLogGroup({ logGroupName: "trail" });
    };

    return [
        {
            type: "aws:cloudtrail/trail:Trail",
            prepare,
            inputs: () => ({
                name: "organization",
                s3BucketName: "trail-bucket",
                s3KeyPrefix: "logs",
                snsTopicName: "deliveries",
                kmsKeyId: inAccount("kms", "key/11111111-2222-3333-4444-555555555555"),
                cloudWatchLogsGroupArn: inAccount("logs", "log-group:trail:*"),
                cloudWatchLogsRoleArn: `arn:aws:iam::${managementAccount}:role/trail`,
                enableLogFileValidation: true,
                isMultiRegionTrail: true,
                isOrganizationTrail: true,
                advancedEventSelectors: [
                    {
                        name: "Management events selector",
                        fieldSelectors: [{ field: "eventCategory", equals: ["Management"] }],
                    },
                    {
                        name: "Objects",
                        fieldSelectors: [
                            { field: "resources.type", equals: ["AWS::S3::Object"] },
                            { field: "resources.ARN", notStartsWiths: ["arn:aws:s3:::trail-bucket/"] },
                            { field: "eventCategory", equals: ["Data"] },
                        ],
                    },
                ],
                insightSelectors: [{ insightType: "ApiErrorRateInsight" }, { insightType: "ApiCallRateInsight" }],
                tags: { service: "cloudtrail", stage: "dev" },
            }),
            changes: () => ({
                s3BucketName: "other-trail-bucket",
                s3KeyPrefix: undefined,
                snsTopicName: undefined,
                kmsKeyId: undefined,
                cloudWatchLogsGroupArn: undefined,
                cloudWatchLogsRoleArn: undefined,
                enableLogFileValidation: false,
                enableLogging: false,
                isMultiRegionTrail: false,
                includeGlobalServiceEvents: false,
                isOrganizationTrail: false,
                advancedEventSelectors: undefined,
                insightSelectors: undefined,
                eventSelectors: [
                    {
                        readWriteType: "WriteOnly",
                        excludeManagementEventSources: ["kms.amazonaws.com"],
                        dataResources: [{ type: "AWS::S3::Object", values: ["arn:aws:s3"] }],
                    },
                ],
                tags: { service: "trail" },
            }),
            drift: (Name) => cloudtrail().stopLogging({ Name }),
            drifted: ["enableLogging"],
            remove: (Name) => cloudtrail().deleteTrail({ Name }),
        },
        {
            type: "aws:cloudtrail/trail:Trail",
            prepare: async () => {
                await aws.client(S3).createBucket({ Bucket: "plain-trail-bucket" });
                await aws.archiveClient(SNS).createTopic({ Name: "deliveries" });
            },
            title: "aws:cloudtrail/trail:Trail without selectors, with a topic of another account",
            inputs: () => ({
                name: "plain",
                s3BucketName: "plain-trail-bucket",
                snsTopicName: `arn:aws:sns:us-east-1:${archiveAccount}:deliveries`,
            }),
            changes: () => ({ enableLogFileValidation: true }),
            drift: (TrailName) =>
                cloudtrail().putEventSelectors({ TrailName, EventSelectors: [{ ReadWriteType: "ReadOnly" }] }),
            drifted: ["eventSelectors"],
            remove: (Name) => cloudtrail().deleteTrail({ Name }),
        },
        {
            type: "aws:cloudtrail/trail:Trail",
            prepare: () => aws.client(S3).createBucket({ Bucket: "selective-trail-bucket" }),
            title: "aws:cloudtrail/trail:Trail of one account, with every operator of advanced selectors",
            inputs: () => ({
                name: "selective",
                s3BucketName: "selective-trail-bucket",
                advancedEventSelectors: [
                    {
                        fieldSelectors: [
                            { field: "eventCategory", equals: ["NetworkActivity"] },
                            { field: "eventSource", equals: ["s3.amazonaws.com"] },
                            { field: "errorCode", equals: ["VpceAccessDenied"] },
                        ],
                    },
                    {
                        name: "Some functions",
                        fieldSelectors: [
                            { field: "eventCategory", equals: ["Data"] },
                            { field: "resources.type", equals: ["AWS::Lambda::Function"] },
                            { field: "eventName", startsWiths: ["Inv"], notEndsWiths: ["Async"] },
                            {
                                field: "resources.ARN",
                                endsWiths: [":function:pay"],
                                notStartsWiths: ["arn:aws:lambda:eu"],
                            },
                            { field: "readOnly", notEquals: ["true"] },
                        ],
                    },
                ],
            }),
            changes: () => ({
                advancedEventSelectors: [
                    {
                        name: "Written objects",
                        fieldSelectors: [
                            { field: "eventCategory", equals: ["Data"] },
                            { field: "resources.type", equals: ["AWS::S3::Object"] },
                            { field: "resources.ARN", notEndsWiths: ["/"], notEquals: ["arn:aws:s3:::a/b"] },
                        ],
                    },
                ],
            }),
            drift: (TrailName) =>
                cloudtrail().putEventSelectors({
                    TrailName,
                    AdvancedEventSelectors: [{ FieldSelectors: [{ Field: "eventCategory", Equals: ["Management"] }] }],
                }),
            drifted: ["advancedEventSelectors"],
            remove: (Name) => cloudtrail().deleteTrail({ Name }),
        },
    ];
}
