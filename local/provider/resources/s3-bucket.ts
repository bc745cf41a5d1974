import { boolean, text } from "../arguments";
import { AwsFailure } from "../aws-failure";
import type { Client } from "../clients";
import { regional, resourceType, tagged } from "../resource-type";
import { tagList, tagsFrom } from "../tags";

export const bucket = resourceType({
    service: "s3",
    arguments: {
        bucket: text({ required: true, replaces: true }),
        forceDestroy: boolean({ default: false, local: true }),
        objectLockEnabled: boolean({ computed: true, replaces: true }),
        ...regional,
        ...tagged,
    },
    outputs: ["arn", "bucketDomainName", "bucketRegion", "bucketRegionalDomainName"],
    stables: ["arn", "bucket", "bucketDomainName", "bucketRegion", "bucketRegionalDomainName"],
    identity: ["bucket"],

    async create({ client, region }, inputs) {
        await client.createBucket({
            Bucket: inputs.bucket,
            ObjectLockEnabledForBucket: inputs.objectLockEnabled,
            // us-east-1 is no valid value here ("CreateBucket").
            CreateBucketConfiguration:
                region === "us-east-1" ? undefined : { LocationConstraint: region as "eu-west-1" },
        });
        return inputs.bucket;
    },

    update: ({ client }, id, { tagsAll }) =>
        Object.keys(tagsAll).length
            ? client.putBucketTagging({ Bucket: id, Tagging: { TagSet: tagList(tagsAll) } })
            : client.deleteBucketTagging({ Bucket: id }),

    async read({ client, region, partition }, id) {
        await client.headBucket({ Bucket: id });
        const locked = await orNothing(client.getObjectLockConfiguration({ Bucket: id }));
        const tags = await orNothing(client.getBucketTagging({ Bucket: id }));
        const domain = partition === "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com";
        return {
            arn: `arn:${partition}:s3:::${id}`,
            bucket: id,
            bucketDomainName: `${id}.s3.${domain}`,
            bucketRegion: region,
            bucketRegionalDomainName: `${id}.s3.${region}.${domain}`,
            objectLockEnabled: locked?.ObjectLockConfiguration?.ObjectLockEnabled === "Enabled",
            tagsAll: tagsFrom(tags?.TagSet),
        };
    },

    async delete({ client }, id, { forceDestroy }) {
        if (forceDestroy) {
            await empty(client, id);
        }
        await client.deleteBucket({ Bucket: id });
    },
});

const notSet = new Set(["NoSuchTagSet", "NoSuchTagSetError", "ObjectLockConfigurationNotFoundError"]);

/** What S3 answers about a setting, or undefined when it is not set, which S3 reports as an error. */
async function orNothing<Answer>(answer: Promise<Answer>): Promise<Answer | undefined> {
    try {
        return await answer;
    } catch (error) {
        if (error instanceof AwsFailure && notSet.has(error.code)) {
            return undefined;
        }
        throw error;
    }
}

async function empty(client: Client<"s3">, bucket: string): Promise<void> {
    for (;;) {
        const { Versions = [], DeleteMarkers = [] } = await client.listObjectVersions({ Bucket: bucket });
        const objects = [...Versions, ...DeleteMarkers].map(({ Key, VersionId }) => ({ Key, VersionId }));
        if (!objects.length) {
            return;
        }
        const { Errors = [] } = await client.deleteObjects({ Bucket: bucket, Delete: { Objects: objects } });
        for (const { Key, Code, Message } of Errors) {
            throw new Error(`DeleteObjects: ${Key}: ${Code}: ${Message}`);
        }
    }
}
