import type { BadSetting } from "./bad-setting";

/** Who may do what. */
export const roles: readonly BadSetting[] = [
    {
        name: "a wildcard in a role's ARN",
        change: { breakGlassRoleArns: ["arn:aws:iam::444455556666:role/*"] },
        problem: {
            path: "breakGlassRoleArns[0]",
            given: '"arn:aws:iam::444455556666:role/*"',
            allowed: "the ARN of an IAM role, without wildcards, that ends in its name of at most 64 characters",
            fix: "pulumi config set --path 'orgtrail:breakGlassRoleArns[0]' arn:aws:iam::444455556666:role/LogArchiveDeployment",
        },
    },
    {
        name: "a user where a role is due",
        change: { readerRoleArns: ["arn:aws:iam::444455556666:user/eve"] },
        problem: {
            path: "readerRoleArns[0]",
            given: '"arn:aws:iam::444455556666:user/eve"',
            allowed: "the ARN of an IAM role, without wildcards, that ends in its name of at most 64 characters",
            fix: "pulumi config set --path 'orgtrail:readerRoleArns[0]' arn:aws:iam::444455556666:role/LogArchiveDeployment",
        },
    },
    {
        name: "an account where a role is due",
        change: { readerRoleArns: ["arn:aws:iam::444455556666:root"] },
        problem: {
            path: "readerRoleArns[0]",
            given: '"arn:aws:iam::444455556666:root"',
            allowed: "the ARN of an IAM role, without wildcards, that ends in its name of at most 64 characters",
            fix: "pulumi config set --path 'orgtrail:readerRoleArns[0]' arn:aws:iam::444455556666:role/LogArchiveDeployment",
        },
    },
    {
        name: "an account's id where a principal is due",
        change: { operatorPrincipalArns: ["777788889999"] },
        problem: {
            path: "operatorPrincipalArns[0]",
            given: '"777788889999"',
            allowed:
                "the ARN of an IAM role, without wildcards, that ends in its name of at most 64 characters, or of an account's root",
            fix: "pulumi config set --path 'orgtrail:operatorPrincipalArns[0]' arn:aws:iam::777788889999:root",
        },
    },
    {
        name: "everybody where a principal is due",
        change: { auditorPrincipalArns: ["*"] },
        problem: {
            path: "auditorPrincipalArns[0]",
            given: '"*"',
            allowed:
                "the ARN of an IAM role, without wildcards, that ends in its name of at most 64 characters, or of an account's root",
            fix: "pulumi config set --path 'orgtrail:auditorPrincipalArns[0]' arn:aws:iam::777788889999:root",
        },
    },
    {
        name: "a principal twice",
        change: { operatorPrincipalArns: ["arn:aws:iam::777788889999:root", "arn:aws:iam::777788889999:root"] },
        problem: {
            path: "operatorPrincipalArns[1]",
            given: '"arn:aws:iam::777788889999:root"',
            allowed: "each entry once",
            fix: "pulumi config rm --path 'orgtrail:operatorPrincipalArns[1]'",
        },
    },
    {
        name: "a reader twice",
        change: { readerRoleArns: ["arn:aws:iam::777788889999:role/Reader", "arn:aws:iam::777788889999:role/Reader"] },
        problem: {
            path: "readerRoleArns[1]",
            given: '"arn:aws:iam::777788889999:role/Reader"',
            allowed: "each entry once",
            fix: "pulumi config rm --path 'orgtrail:readerRoleArns[1]'",
        },
    },
    {
        name: "a break-glass role of a third account",
        change: { breakGlassRoleArns: ["arn:aws:iam::777788889999:role/BreakGlass"] },
        problem: {
            path: "breakGlassRoleArns[0]",
            given: '"arn:aws:iam::777788889999:role/BreakGlass"',
            allowed: "a role of the log-archive account 444455556666 or of the management account 111122223333",
            fix: "pulumi config set --path 'orgtrail:breakGlassRoleArns[0]' arn:aws:iam::444455556666:role/BreakGlass",
        },
    },
    {
        name: "a deployment role of a third account",
        change: { deploymentRoleArns: ["arn:aws:iam::777788889999:role/Deployment"] },
        problem: {
            path: "deploymentRoleArns[0]",
            given: '"arn:aws:iam::777788889999:role/Deployment"',
            allowed: "a role of the log-archive account 444455556666 or of the management account 111122223333",
            fix: "pulumi config set --path 'orgtrail:deploymentRoleArns[0]' arn:aws:iam::444455556666:role/Deployment",
        },
    },
    {
        name: "a reader of another partition than the Region's",
        change: { readerRoleArns: ["arn:aws-cn:iam::444455556666:role/Reader"] },
        problem: {
            path: "readerRoleArns[0]",
            given: '"arn:aws-cn:iam::444455556666:role/Reader"',
            allowed: "an ARN of the partition aws, where homeRegion eu-west-1 is",
            fix: "pulumi config set --path 'orgtrail:readerRoleArns[0]' arn:aws:iam::444455556666:role/Reader",
        },
    },
    {
        name: "a principal of another partition than the Region's",
        change: { auditorPrincipalArns: ["arn:aws-us-gov:iam::777788889999:root"] },
        problem: {
            path: "auditorPrincipalArns[0]",
            given: '"arn:aws-us-gov:iam::777788889999:root"',
            allowed: "an ARN of the partition aws, where homeRegion eu-west-1 is",
            fix: "pulumi config set --path 'orgtrail:auditorPrincipalArns[0]' arn:aws:iam::777788889999:root",
        },
    },
    {
        name: "the role that deploys among those that delete",
        change: { breakGlassRoleArns: ["arn:aws:iam::444455556666:role/Deployment"] },
        problem: {
            path: "breakGlassRoleArns[0]",
            given: '"arn:aws:iam::444455556666:role/Deployment"',
            allowed:
                "no role that deploys, as logArchiveRoleArn does: a deployment neither deletes logs nor reads them (docs/decisions/0004-who-may-change-logs.md)",
            fix: "pulumi config rm --path 'orgtrail:breakGlassRoleArns[0]'",
        },
    },
    {
        name: "the role that deploys among those that read",
        change: {
            readerRoleArns: ["arn:aws:iam::777788889999:role/Reader", "arn:aws:iam::444455556666:role/Deployment"],
        },
        problem: {
            path: "readerRoleArns[1]",
            given: '"arn:aws:iam::444455556666:role/Deployment"',
            allowed:
                "no role that deploys, as logArchiveRoleArn does: a deployment neither deletes logs nor reads them (docs/decisions/0004-who-may-change-logs.md)",
            fix: "pulumi config rm --path 'orgtrail:readerRoleArns[1]'",
        },
    },
    {
        name: "the role that deploys among those that assume a reading role",
        change: { auditorPrincipalArns: ["arn:aws:iam::444455556666:role/Deployment"] },
        problem: {
            path: "auditorPrincipalArns[0]",
            given: '"arn:aws:iam::444455556666:role/Deployment"',
            allowed:
                "no role that deploys, as logArchiveRoleArn does: a deployment neither deletes logs nor reads them (docs/decisions/0004-who-may-change-logs.md)",
            fix: "pulumi config rm --path 'orgtrail:auditorPrincipalArns[0]'",
        },
    },
    {
        name: "another role that deploys among those that delete",
        change: {
            deploymentRoleArns: ["arn:aws:iam::111122223333:role/Pipeline"],
            breakGlassRoleArns: ["arn:aws:iam::111122223333:role/Pipeline"],
        },
        problem: {
            path: "breakGlassRoleArns[0]",
            given: '"arn:aws:iam::111122223333:role/Pipeline"',
            allowed:
                "no role that deploys, as deploymentRoleArns[0] does: a deployment neither deletes logs nor reads them (docs/decisions/0004-who-may-change-logs.md)",
            fix: "pulumi config rm --path 'orgtrail:breakGlassRoleArns[0]'",
        },
    },
    {
        name: "a role's ARN that ends with a slash",
        change: { readerRoleArns: ["arn:aws:iam::444455556666:role/audit/"] },
        problem: {
            path: "readerRoleArns[0]",
            given: '"arn:aws:iam::444455556666:role/audit/"',
            allowed: "the ARN of an IAM role, without wildcards, that ends in its name of at most 64 characters",
            fix: "pulumi config set --path 'orgtrail:readerRoleArns[0]' arn:aws:iam::444455556666:role/LogArchiveDeployment",
        },
    },
    {
        name: "a role's name of 65 characters",
        change: { readerRoleArns: [`arn:aws:iam::444455556666:role/audit/${"a".repeat(65)}`] },
        problem: {
            path: "readerRoleArns[0]",
            given: '"arn:aws:iam::444455556666:role/audit/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"',
            allowed: "the ARN of an IAM role, without wildcards, that ends in its name of at most 64 characters",
            fix: "pulumi config set --path 'orgtrail:readerRoleArns[0]' arn:aws:iam::444455556666:role/LogArchiveDeployment",
        },
    },
    {
        name: "a role's path of 513 characters",
        change: { operatorPrincipalArns: [`arn:aws:iam::444455556666:role/${"a".repeat(511)}/Reader`] },
        problem: {
            path: "operatorPrincipalArns[0]",
            given: '"arn:aws:iam::444455556666:role/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa...',
            allowed:
                "the ARN of an IAM role, without wildcards, that ends in its name of at most 64 characters, or of an account's root",
            fix: "pulumi config set --path 'orgtrail:operatorPrincipalArns[0]' arn:aws:iam::777788889999:root",
        },
    },
    {
        name: "an approved Region of another partition",
        change: { alarms: { approvedRegions: ["eu-west-1", "us-gov-west-1"] } },
        problem: {
            path: "alarms.approvedRegions[1]",
            given: '"us-gov-west-1"',
            allowed: "a Region of the partition aws, where homeRegion eu-west-1 is",
            fix: "pulumi config set --path 'orgtrail:alarms.approvedRegions[1]' eu-west-1",
        },
    },
    {
        name: "a pipeline's role of another partition",
        change: { alarms: { pipelineRoleArns: ["arn:aws-cn:iam::111122223333:role/Pipeline"] } },
        problem: {
            path: "alarms.pipelineRoleArns[0]",
            given: '"arn:aws-cn:iam::111122223333:role/Pipeline"',
            allowed: "an ARN of the partition aws, where homeRegion eu-west-1 is",
            fix: "pulumi config set --path 'orgtrail:alarms.pipelineRoleArns[0]' arn:aws:iam::111122223333:role/Pipeline",
        },
    },
];
