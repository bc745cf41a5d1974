import type { BadSetting } from "./bad-setting";

/** Who and where: the organization, its accounts, the role and the Region. */
export const identity: readonly BadSetting[] = [
    {
        name: "organizationId not set",
        change: { organizationId: undefined },
        problem: {
            path: "organizationId",
            allowed: "the id of an organization: o- and 10 to 32 lower-case letters or digits",
            fix: "pulumi config set orgtrail:organizationId o-exampleorgid",
        },
    },
    {
        name: "organizationId empty",
        change: { organizationId: "" },
        problem: {
            path: "organizationId",
            allowed: "the id of an organization: o- and 10 to 32 lower-case letters or digits",
            fix: "pulumi config set orgtrail:organizationId o-exampleorgid",
        },
    },
    {
        name: "organizationId of another form",
        change: { organizationId: "wrong" },
        problem: {
            path: "organizationId",
            given: '"wrong"',
            allowed: "the id of an organization: o- and 10 to 32 lower-case letters or digits",
            fix: "pulumi config set orgtrail:organizationId o-exampleorgid",
        },
    },
    {
        name: "managementAccountId not set",
        change: { managementAccountId: undefined },
        problem: {
            path: "managementAccountId",
            allowed: "the 12 digits of an AWS account id",
            fix: "pulumi config set orgtrail:managementAccountId 111122223333",
        },
    },
    {
        name: "managementAccountId empty",
        change: { managementAccountId: "" },
        problem: {
            path: "managementAccountId",
            allowed: "the 12 digits of an AWS account id",
            fix: "pulumi config set orgtrail:managementAccountId 111122223333",
        },
    },
    {
        name: "managementAccountId of another form",
        change: { managementAccountId: "wrong" },
        problem: {
            path: "managementAccountId",
            given: '"wrong"',
            allowed: "the 12 digits of an AWS account id",
            fix: "pulumi config set orgtrail:managementAccountId 111122223333",
        },
    },
    {
        name: "logArchiveAccountId not set",
        change: { logArchiveAccountId: undefined },
        problem: {
            path: "logArchiveAccountId",
            allowed: "the 12 digits of an AWS account id",
            fix: "pulumi config set orgtrail:logArchiveAccountId 444455556666",
        },
    },
    {
        name: "logArchiveAccountId empty",
        change: { logArchiveAccountId: "" },
        problem: {
            path: "logArchiveAccountId",
            allowed: "the 12 digits of an AWS account id",
            fix: "pulumi config set orgtrail:logArchiveAccountId 444455556666",
        },
    },
    {
        name: "logArchiveAccountId of another form",
        change: { logArchiveAccountId: "wrong" },
        problem: {
            path: "logArchiveAccountId",
            given: '"wrong"',
            allowed: "the 12 digits of an AWS account id",
            fix: "pulumi config set orgtrail:logArchiveAccountId 444455556666",
        },
    },
    {
        name: "logArchiveRoleArn not set",
        change: { logArchiveRoleArn: undefined },
        problem: {
            path: "logArchiveRoleArn",
            allowed: "the ARN of an IAM role, without wildcards, that ends in its name of at most 64 characters",
            fix: "pulumi config set orgtrail:logArchiveRoleArn arn:aws:iam::444455556666:role/LogArchiveDeployment",
        },
    },
    {
        name: "logArchiveRoleArn empty",
        change: { logArchiveRoleArn: "" },
        problem: {
            path: "logArchiveRoleArn",
            allowed: "the ARN of an IAM role, without wildcards, that ends in its name of at most 64 characters",
            fix: "pulumi config set orgtrail:logArchiveRoleArn arn:aws:iam::444455556666:role/LogArchiveDeployment",
        },
    },
    {
        name: "logArchiveRoleArn of another form",
        change: { logArchiveRoleArn: "wrong" },
        problem: {
            path: "logArchiveRoleArn",
            given: '"wrong"',
            allowed: "the ARN of an IAM role, without wildcards, that ends in its name of at most 64 characters",
            fix: "pulumi config set orgtrail:logArchiveRoleArn arn:aws:iam::444455556666:role/LogArchiveDeployment",
        },
    },
    {
        name: "homeRegion not set",
        change: { homeRegion: undefined },
        problem: {
            path: "homeRegion",
            allowed: "the code of a Region of the partitions aws, aws-us-gov or aws-cn",
            fix: "pulumi config set orgtrail:homeRegion us-east-1",
        },
    },
    {
        name: "homeRegion empty",
        change: { homeRegion: "" },
        problem: {
            path: "homeRegion",
            allowed: "the code of a Region of the partitions aws, aws-us-gov or aws-cn",
            fix: "pulumi config set orgtrail:homeRegion us-east-1",
        },
    },
    {
        name: "homeRegion of another form",
        change: { homeRegion: "wrong" },
        problem: {
            path: "homeRegion",
            given: '"wrong"',
            allowed: "the code of a Region of the partitions aws, aws-us-gov or aws-cn",
            fix: "pulumi config set orgtrail:homeRegion us-east-1",
        },
    },
    {
        name: "an account id without its leading zero",
        change: { managementAccountId: "11122223333" },
        problem: {
            path: "managementAccountId",
            given: '"11122223333"',
            allowed: "the 12 digits of an AWS account id",
            fix: "pulumi config set orgtrail:managementAccountId 111122223333",
        },
    },
    {
        name: "an organization's id in capitals",
        change: { organizationId: "O-EXAMPLEORGID" },
        problem: {
            path: "organizationId",
            given: '"O-EXAMPLEORGID"',
            allowed: "the id of an organization: o- and 10 to 32 lower-case letters or digits",
            fix: "pulumi config set orgtrail:organizationId o-exampleorgid",
        },
    },
    {
        name: "a root id where the organization's is due",
        change: { organizationId: "r-examplerootid111" },
        problem: {
            path: "organizationId",
            given: '"r-examplerootid111"',
            allowed: "the id of an organization: o- and 10 to 32 lower-case letters or digits",
            fix: "pulumi config set orgtrail:organizationId o-exampleorgid",
        },
    },
    {
        name: 'the Region "us-esat-1"',
        change: { homeRegion: "us-esat-1" },
        problem: {
            path: "homeRegion",
            given: '"us-esat-1"',
            allowed: "the code of a Region of the partitions aws, aws-us-gov or aws-cn",
            fix: "pulumi config set orgtrail:homeRegion us-east-1",
        },
    },
    {
        name: 'the Region "us-gov-1"',
        change: { homeRegion: "us-gov-1" },
        problem: {
            path: "homeRegion",
            given: '"us-gov-1"',
            allowed: "the code of a Region of the partitions aws, aws-us-gov or aws-cn",
            fix: "pulumi config set orgtrail:homeRegion us-east-1",
        },
    },
    {
        name: 'the Region "eusc-de-east-1"',
        change: { homeRegion: "eusc-de-east-1" },
        problem: {
            path: "homeRegion",
            given: '"eusc-de-east-1"',
            allowed: "the code of a Region of the partitions aws, aws-us-gov or aws-cn",
            fix: "pulumi config set orgtrail:homeRegion us-east-1",
        },
    },
    {
        name: 'the Region "US-EAST-1"',
        change: { homeRegion: "US-EAST-1" },
        problem: {
            path: "homeRegion",
            given: '"US-EAST-1"',
            allowed: "the code of a Region of the partitions aws, aws-us-gov or aws-cn",
            fix: "pulumi config set orgtrail:homeRegion us-east-1",
        },
    },
    {
        name: 'the Region " us-east-1"',
        change: { homeRegion: " us-east-1" },
        problem: {
            path: "homeRegion",
            given: '" us-east-1"',
            allowed: "the code of a Region of the partitions aws, aws-us-gov or aws-cn",
            fix: "pulumi config set orgtrail:homeRegion us-east-1",
        },
    },
    {
        name: "a wildcard in the role that deploys",
        change: { logArchiveRoleArn: "arn:aws:iam::444455556666:role/*" },
        problem: {
            path: "logArchiveRoleArn",
            given: '"arn:aws:iam::444455556666:role/*"',
            allowed: "the ARN of an IAM role, without wildcards, that ends in its name of at most 64 characters",
            fix: "pulumi config set orgtrail:logArchiveRoleArn arn:aws:iam::444455556666:role/LogArchiveDeployment",
        },
    },
    {
        name: "an assumed role's session where a role is due",
        change: { logArchiveRoleArn: "arn:aws:sts::444455556666:assumed-role/Deployment/me" },
        problem: {
            path: "logArchiveRoleArn",
            given: '"arn:aws:sts::444455556666:assumed-role/Deployment/me"',
            allowed: "the ARN of an IAM role, without wildcards, that ends in its name of at most 64 characters",
            fix: "pulumi config set orgtrail:logArchiveRoleArn arn:aws:iam::444455556666:role/LogArchiveDeployment",
        },
    },
    {
        name: "one account for the trail and its logs",
        change: { managementAccountId: "444455556666" },
        problem: {
            path: "logArchiveAccountId",
            given: '"444455556666"',
            allowed: "an account other than managementAccountId: whoever runs the trail must not own its logs",
            fix: "pulumi config set orgtrail:logArchiveAccountId 555566667777",
        },
    },
    {
        name: "a role of another account",
        change: { logArchiveRoleArn: "arn:aws:iam::777788889999:role/Deployment" },
        problem: {
            path: "logArchiveRoleArn",
            given: '"arn:aws:iam::777788889999:role/Deployment"',
            allowed: "a role of the account logArchiveAccountId, 444455556666",
            fix: "pulumi config set orgtrail:logArchiveRoleArn arn:aws:iam::444455556666:role/Deployment",
        },
    },
    {
        name: "a role of another partition than the Region's",
        change: { logArchiveRoleArn: "arn:aws-us-gov:iam::444455556666:role/Deployment" },
        problem: {
            path: "logArchiveRoleArn",
            given: '"arn:aws-us-gov:iam::444455556666:role/Deployment"',
            allowed: "an ARN of the partition aws, where homeRegion eu-west-1 is",
            fix: "pulumi config set orgtrail:logArchiveRoleArn arn:aws:iam::444455556666:role/Deployment",
        },
    },
];
