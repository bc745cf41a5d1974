import * as assert from "node:assert/strict";
import { CloudWatchLogs } from "@aws-sdk/client-cloudwatch-logs";
import { errorCode, managementAccount, region, useEmulator } from "./emulator/harness";

const keyArn = `arn:aws:kms:${region}:${managementAccount}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;

describe("the emulator's CloudWatch Logs", () => {
    const aws = useEmulator();
    let logs: CloudWatchLogs;
    let logGroupName: string;
    let number = 0;

    before(() => {
        logs = aws.client(CloudWatchLogs);
    });

    beforeEach(async () => {
        logGroupName = `group-${++number}`;
        await logs.createLogGroup({ logGroupName, tags: { old: "yes" } });
    });

    const group = async () =>
        (await logs.describeLogGroups({ logGroupNamePrefix: logGroupName })).logGroups?.find(
            (found) => found.logGroupName === logGroupName,
        );

    const putFilter = (filterPattern: string, target = logGroupName) =>
        logs.putMetricFilter({
            logGroupName: target,
            filterName: "filter",
            filterPattern,
            metricTransformations: [{ metricName: "M", metricNamespace: "N", metricValue: "1", defaultValue: 0 }],
        });

    const filters = async () => (await logs.describeMetricFilters({ logGroupName })).metricFilters ?? [];

    it("associates a log group with a key and takes it away again", async () => {
        await logs.associateKmsKey({ logGroupName, kmsKeyId: keyArn });
        assert.equal((await group())?.kmsKeyId, keyArn);
        await logs.disassociateKmsKey({ logGroupName });
        assert.equal((await group())?.kmsKeyId, undefined);
    });

    it("associates a log group that is given by its ARN", async () => {
        await logs.associateKmsKey({ resourceIdentifier: (await group())?.logGroupArn, kmsKeyId: keyArn });
        assert.equal((await group())?.kmsKeyId, keyArn);
    });

    it("refuses to associate a log group that does not exist", async () => {
        const call = logs.associateKmsKey({ logGroupName: "missing", kmsKeyId: keyArn });
        assert.equal(await errorCode(call), "ResourceNotFoundException");
    });

    it("keeps the class of a log group", async () => {
        const name = `${logGroupName}-rare`;
        await logs.createLogGroup({ logGroupName: name, logGroupClass: "INFREQUENT_ACCESS" });
        const { logGroups } = await logs.describeLogGroups({ logGroupNamePrefix: name });
        assert.equal(logGroups?.[0]?.logGroupClass, "INFREQUENT_ACCESS");
    });

    it("gives a log group the standard class", async () => {
        assert.equal((await group())?.logGroupClass, "STANDARD");
    });

    it("replaces a metric filter of the same name", async () => {
        await putFilter("one");
        await putFilter("two");
        assert.deepEqual(
            (await filters()).map(({ filterPattern }) => filterPattern),
            ["two"],
        );
    });

    it("refuses a metric filter of a log group that does not exist", async () => {
        assert.equal(await errorCode(putFilter("one", "missing")), "ResourceNotFoundException");
    });

    it("refuses to delete a metric filter that does not exist", async () => {
        const call = logs.deleteMetricFilter({ logGroupName, filterName: "missing" });
        assert.equal(await errorCode(call), "ResourceNotFoundException");
    });

    it("counts a log group's metric filters", async () => {
        await putFilter("one");
        assert.equal((await group())?.metricFilterCount, 1);
    });

    it("deletes the metric filters and tags with their log group", async () => {
        await putFilter("one");
        await logs.deleteLogGroup({ logGroupName });
        await logs.createLogGroup({ logGroupName });
        assert.deepEqual(await filters(), []);
        const { tags } = await logs.listTagsForResource({ resourceArn: (await group())?.logGroupArn });
        assert.deepEqual(tags, {});
    });

    it("keeps retention, and forgets it when it is deleted", async () => {
        await logs.putRetentionPolicy({ logGroupName, retentionInDays: 365 });
        assert.equal((await group())?.retentionInDays, 365);
        await logs.deleteRetentionPolicy({ logGroupName });
        assert.equal((await group())?.retentionInDays, undefined);
    });

    it("changes the tags of a log group", async () => {
        const resourceArn = (await group())?.logGroupArn;
        await logs.tagResource({ resourceArn, tags: { new: "yes" } });
        await logs.untagResource({ resourceArn, tagKeys: ["old"] });
        assert.deepEqual((await logs.listTagsForResource({ resourceArn })).tags, { new: "yes" });
    });
});
