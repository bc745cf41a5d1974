import type { BadSetting } from "./bad-setting";

/** Who may do what, and tags. */
export const rolesAndTags: readonly BadSetting[] = [
    {
        name: "a wildcard in a role's ARN",
        change: { breakGlassRoleArns: ["arn:aws:iam::444455556666:role/*"] },
        problem: {
            path: "breakGlassRoleArns[0]",
            given: '"arn:aws:iam::444455556666:role/*"',
            allowed: "the ARN of an IAM role, without wildcards",
            fix: "pulumi config set --path 'orgtrail:breakGlassRoleArns[0]' arn:aws:iam::444455556666:role/LogArchiveDeployment",
        },
    },
    {
        name: "a user where a role is due",
        change: { readerRoleArns: ["arn:aws:iam::444455556666:user/eve"] },
        problem: {
            path: "readerRoleArns[0]",
            given: '"arn:aws:iam::444455556666:user/eve"',
            allowed: "the ARN of an IAM role, without wildcards",
            fix: "pulumi config set --path 'orgtrail:readerRoleArns[0]' arn:aws:iam::444455556666:role/LogArchiveDeployment",
        },
    },
    {
        name: "an account where a role is due",
        change: { readerRoleArns: ["arn:aws:iam::444455556666:root"] },
        problem: {
            path: "readerRoleArns[0]",
            given: '"arn:aws:iam::444455556666:root"',
            allowed: "the ARN of an IAM role, without wildcards",
            fix: "pulumi config set --path 'orgtrail:readerRoleArns[0]' arn:aws:iam::444455556666:role/LogArchiveDeployment",
        },
    },
    {
        name: "an account's id where a principal is due",
        change: { operatorPrincipalArns: ["777788889999"] },
        problem: {
            path: "operatorPrincipalArns[0]",
            given: '"777788889999"',
            allowed: "the ARN of an IAM role or of an account's root, without wildcards",
            fix: "pulumi config set --path 'orgtrail:operatorPrincipalArns[0]' arn:aws:iam::777788889999:root",
        },
    },
    {
        name: "everybody where a principal is due",
        change: { auditorPrincipalArns: ["*"] },
        problem: {
            path: "auditorPrincipalArns[0]",
            given: '"*"',
            allowed: "the ARN of an IAM role or of an account's root, without wildcards",
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
        name: "more readers than a bucket policy can name",
        change: {
            readerRoleArns: Array.from(
                { length: 150 },
                (_, n) => `arn:aws:iam::444455556666:role/AuditReaderOfTeam${n}`,
            ),
        },
        problem: {
            path: "readerRoleArns",
            given: '"150 roles"',
            allowed:
                "fewer roles, here and among break-glass and deployment: the archive's bucket policy would have 27266 bytes, and S3 takes 20480",
            fix: "pulumi config rm orgtrail:readerRoleArns",
        },
    },
    {
        name: "a reserved tag key",
        change: { tags: { "aws:owner": "me" } },
        problem: {
            path: 'tags["aws:owner"]',
            given: '"aws:owner"',
            allowed: "a tag key: 1 to 128 letters, digits, inner spaces or _ . : / = + - @, not beginning with aws:",
            fix: "pulumi config rm --path 'orgtrail:tags[\"aws:owner\"]'",
        },
    },
    {
        name: 'the tag key "AWS:owner"',
        change: { tags: { "AWS:owner": "me" } },
        problem: {
            path: 'tags["AWS:owner"]',
            given: '"AWS:owner"',
            allowed: "a tag key: 1 to 128 letters, digits, inner spaces or _ . : / = + - @, not beginning with aws:",
            fix: "pulumi config rm --path 'orgtrail:tags[\"AWS:owner\"]'",
        },
    },
    {
        name: 'the tag key " "',
        change: { tags: { " ": "me" } },
        problem: {
            path: 'tags[" "]',
            given: '" "',
            allowed: "a tag key: 1 to 128 letters, digits, inner spaces or _ . : / = + - @, not beginning with aws:",
            fix: "pulumi config rm --path 'orgtrail:tags[\" \"]'",
        },
    },
    {
        name: 'the tag key "Owner "',
        change: { tags: { "Owner ": "me" } },
        problem: {
            path: 'tags["Owner "]',
            given: '"Owner "',
            allowed: "a tag key: 1 to 128 letters, digits, inner spaces or _ . : / = + - @, not beginning with aws:",
            fix: "pulumi config rm --path 'orgtrail:tags[\"Owner \"]'",
        },
    },
    {
        name: "a tag value with a character that AWS refuses",
        change: { tags: { Owner: "a;b" } },
        problem: {
            path: "tags.Owner",
            given: '"a;b"',
            allowed: "up to 256 letters, digits, spaces or _ . : / = + - @",
            fix: "pulumi config set --path orgtrail:tags.Owner security",
        },
    },
    {
        name: "two tag keys that differ by case alone",
        change: { tags: { Owner: "a", owner: "b" } },
        problem: {
            path: "tags.owner",
            given: '"b"',
            allowed: "each tag key once, whatever its case: IAM does not tell them apart",
            fix: "pulumi config rm --path orgtrail:tags.owner",
        },
    },
    {
        name: "more tags than AWS takes",
        change: { tags: Object.fromEntries(Array.from({ length: 51 }, (_, n) => [`tag${n}`, "x"])) },
        problem: {
            path: "tags",
            given: '"51 tags"',
            allowed: "at most 50 tags",
            fix: "pulumi config rm orgtrail:tags",
        },
    },
];
