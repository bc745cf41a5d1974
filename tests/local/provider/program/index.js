const aws = require("@pulumi/aws");
const pulumi = require("@pulumi/pulumi");

// What a test changes comes from its environment: the settings stay as they are.
const { EXAMPLE_DESCRIPTION = "first", EXAMPLE_EXTRA } = process.env;

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

const bucket = new aws.s3.Bucket("logs", { bucket: "example-logs" }, { provider: archive });
const key = new aws.kms.Key(
    "key",
    { description: EXAMPLE_DESCRIPTION, enableKeyRotation: true, tags: { stage: "dev" } },
    { provider: management },
);
const group = new aws.cloudwatch.LogGroup(
    "group",
    { name: "example", kmsKeyId: key.arn, retentionInDays: 30 },
    { provider: management },
);
const topic = new aws.sns.Topic(
    "topic",
    { name: "example", displayName: pulumi.secret("not for everyone") },
    { provider: management },
);
if (EXAMPLE_EXTRA) {
    new aws.s3.Bucket("extra", JSON.parse(EXAMPLE_EXTRA), { provider: archive });
}

module.exports = {
    bucket: bucket.arn,
    key: key.arn,
    group: group.arn,
    topic: topic.arn,
    owner: topic.owner,
};
