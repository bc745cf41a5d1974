import { type Example, none } from "./example";
import { expectedRecord } from "./normalized";

const cloudtrail = (name: string, fields: object) => expectedRecord("cloudtrail.amazonaws.com", name, { ...fields });
const trailARN = "arn:aws:cloudtrail:us-east-1:111122223333:trail/main";
const otherARN = "arn:aws:cloudtrail:us-east-1:111122223333:trail/other";

export const cloudtrailExamples: readonly Example[] = [
    {
        what: "a trail that is not there",
        source: "CloudTrail log file examples (CloudTrail User Guide)",
        call: (aws) => aws.call("cloudtrail", "UpdateTrail", { Name: "myTrail2" }),
        record: cloudtrail("UpdateTrail", {
            errorCode: "TrailNotFoundException",
            errorMessage: "Unknown trail: myTrail2 for the user: 111122223333",
            requestParameters: { name: "myTrail2" },
        }),
    },
    {
        what: "a trail created",
        source: none,
        async call(aws) {
            await aws.call("s3", "CreateBucket", { Bucket: "trail-bucket" });
            const trail = { Name: "main", S3BucketName: "trail-bucket", IsMultiRegionTrail: true };
            return aws.call("cloudtrail", "CreateTrail", trail);
        },
        record: cloudtrail("CreateTrail", {
            requestParameters: { name: "main", s3BucketName: "trail-bucket", isMultiRegionTrail: true },
            responseElements: {
                name: "main",
                s3BucketName: "trail-bucket",
                includeGlobalServiceEvents: true,
                isMultiRegionTrail: true,
                trailARN,
                logFileValidationEnabled: false,
                isOrganizationTrail: false,
            },
        }),
    },
    {
        what: "logging stopped",
        async before(aws) {
            await aws.call("s3", "CreateBucket", { Bucket: "trail-bucket" });
            return aws.call("cloudtrail", "CreateTrail", { Name: "other", S3BucketName: "trail-bucket" });
        },
        source: none,
        call: (aws) => aws.call("cloudtrail", "StopLogging", { Name: otherARN }),
        record: cloudtrail("StopLogging", { requestParameters: { name: otherARN } }),
    },
    {
        what: "trails listed",
        source: none,
        call: (aws) => aws.call("cloudtrail", "DescribeTrails"),
        record: cloudtrail("DescribeTrails", { readOnly: true }),
    },
];
