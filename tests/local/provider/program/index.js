const aws = require("@pulumi/aws");
const pulumi = require("@pulumi/pulumi");

/** What a test varies: the settings of the stack are tracked, so they stay as they are. */
const { group = {}, extra } = JSON.parse(process.env.EXAMPLE ?? "{}");

const management = new aws.Provider("management", {
    region: "us-east-1",
    allowedAccountIds: ["111122223333"],
    defaultTags: { tags: { owner: "security" } },
});
const archive = new aws.Provider("archive", {
    region: "us-east-1",
    allowedAccountIds: ["444455556666"],
    assumeRoles: [{ roleArn: "arn:aws:iam::444455556666:role/OrganizationAccountAccessRole" }],
});

const key = new aws.kms.Key("key", { enableKeyRotation: true }, { provider: management });
const logGroup = new aws.cloudwatch.LogGroup(
    "group",
    { name: "example", kmsKeyId: key.arn, retentionInDays: 30, ...group },
    { provider: management },
);
const topic = new aws.sns.Topic(
    "topic",
    { name: "example", displayName: pulumi.secret("not for everyone") },
    { provider: management },
);
const bucket = new aws.s3.Bucket("bucket", { bucket: "example-bucket" }, { provider: archive });
if (extra) {
    const { import: id, ...inputs } = extra;
    new aws.s3.Bucket("extra", inputs, { provider: archive, import: id });
}

module.exports = { keyId: key.keyId, group: logGroup.arn, topic: topic.arn, bucket: bucket.arn };
