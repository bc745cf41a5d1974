import assert from "node:assert/strict";
import { OrganizationTrail, type OrganizationTrailArgs } from "../../components/organization-trail";
import { logDeliveryRolePolicy } from "../../components/documents/log-delivery-role";
import { deployment } from "../helpers/deployment";
import { customResources } from "../helpers/program";

const create = {
    retentionDays: 365,
    logGroupClass: "STANDARD",
    keyArn: "arn:aws:kms:eu-west-1:111122223333:key/trail",
} as const;
const args: OrganizationTrailArgs = {
    deployment,
    trailName: "organization",
    events: {
        managementEvents: "all",
        excludedManagementEventSources: [],
        dataEvents: [{ resourceType: "AWS::S3::Object", readWriteType: "all", fieldSelectors: [] }],
        networkActivityEvents: [],
        insights: ["ApiErrorRateInsight"],
    },
    archive: { bucketName: "archive", keyArn: "arn:aws:kms:eu-west-1:444455556666:key/archive" },
    logBucketNames: ["archive", "access-logs"],
    cloudWatchLogs: { logGroupName: "/trail", roleName: "log-delivery", create },
    deliveryTopicName: "delivered",
    destinations: [],
};

async function inputsOf(given: OrganizationTrailArgs) {
    const resources = await customResources(() => new OrganizationTrail("trail", given));
    return Object.fromEntries(resources.map(({ name, inputs }) => [name, inputs]));
}

describe("an organization trail", () => {
    it("records what it is told to, and never the buckets that hold logs", async () => {
        const { "trail-trail": trail } = await inputsOf(args);
        assert.deepEqual(trail, {
            name: "organization",
            s3BucketName: "archive",
            kmsKeyId: "arn:aws:kms:eu-west-1:444455556666:key/archive",
            enableLogging: true,
            enableLogFileValidation: true,
            isOrganizationTrail: true,
            isMultiRegionTrail: true,
            includeGlobalServiceEvents: true,
            cloudWatchLogsGroupArn: "arn:aws:example:::trail-log-group:*",
            cloudWatchLogsRoleArn: "arn:aws:example:::trail-log-delivery-role",
            snsTopicName: "delivered",
            advancedEventSelectors: [
                {
                    name: "Management events selector",
                    fieldSelectors: [{ field: "eventCategory", equals: ["Management"] }],
                },
                {
                    name: "Data events 1 of AWS::S3::Object",
                    fieldSelectors: [
                        { field: "eventCategory", equals: ["Data"] },
                        { field: "resources.type", equals: ["AWS::S3::Object"] },
                        {
                            field: "resources.ARN",
                            notStartsWiths: ["arn:aws:s3:::archive/", "arn:aws:s3:::access-logs/"],
                        },
                    ],
                },
            ],
            insightSelectors: [{ insightType: "ApiErrorRateInsight" }],
        });
    });

    it("makes the log group as it is told", async () => {
        const { "trail-log-group": logGroup } = await inputsOf(args);
        assert.deepEqual(logGroup, {
            name: "/trail",
            retentionInDays: 365,
            logGroupClass: "STANDARD",
            kmsKeyId: "arn:aws:kms:eu-west-1:111122223333:key/trail",
        });
    });

    it("fills a log group that exists already, and changes nothing of it", async () => {
        const { "trail-trail": trail, ...others } = await inputsOf({
            ...args,
            cloudWatchLogs: { logGroupName: "/theirs", roleName: "log-delivery" },
        });
        assert.equal(trail?.cloudWatchLogsGroupArn, "arn:aws:logs:eu-west-1:111122223333:log-group:/theirs:*");
        assert.deepEqual(Object.keys(others), ["trail-log-delivery-policy", "trail-log-delivery-role"]);
        assert.deepEqual(
            JSON.parse(String(others["trail-log-delivery-policy"]?.policy)),
            logDeliveryRolePolicy(deployment, "/theirs"),
        );
    });

    it("can deliver to the archive alone", async () => {
        const inputs = await inputsOf({ ...args, cloudWatchLogs: undefined, deliveryTopicName: undefined });
        assert.deepEqual(Object.keys(inputs), ["trail-trail"]);
        const { cloudWatchLogsGroupArn, cloudWatchLogsRoleArn, snsTopicName } = inputs["trail-trail"] ?? {};
        assert.deepEqual(
            [cloudWatchLogsGroupArn, cloudWatchLogsRoleArn, snsTopicName],
            [undefined, undefined, undefined],
        );
    });

    it("can be of one account and one Region, below a prefix", async () => {
        const { "trail-trail": trail } = await inputsOf({
            ...args,
            prefix: "data-events",
            isOrganizationTrail: false,
            isMultiRegionTrail: false,
        });
        assert.deepEqual(
            [trail?.s3KeyPrefix, trail?.isOrganizationTrail, trail?.isMultiRegionTrail],
            ["data-events", false, false],
        );
    });
});
