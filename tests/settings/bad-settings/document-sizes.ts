import type { BadSetting } from "./bad-setting";

/** Lists that make a document longer than AWS takes. */
export const documentSizes: readonly BadSetting[] = [
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
            given: '"150 ARNs"',
            allowed:
                "fewer or shorter ARNs, here and in breakGlassRoleArns and deploymentRoleArns: the archive's bucket policy would be longer than 20480 characters, which is all that AWS takes",
            fix: "pulumi config rm orgtrail:readerRoleArns",
        },
    },
    {
        name: "more operators than a trust policy can name",
        change: {
            operatorPrincipalArns: Array.from(
                { length: 50 },
                (_, n) => `arn:aws:iam::777788889999:role/OperatorOfTeam${n}`,
            ),
        },
        problem: {
            path: "operatorPrincipalArns",
            given: '"50 ARNs"',
            allowed:
                "fewer or shorter ARNs: the trust policy of the operator roles would be longer than 2048 characters, which is all that AWS takes",
            fix: "pulumi config rm orgtrail:operatorPrincipalArns",
        },
    },
    {
        name: "more auditors than a trust policy can name",
        change: { auditorPrincipalArns: Array.from({ length: 70 }, (_, n) => `arn:aws:iam::${777788880000 + n}:root`) },
        problem: {
            path: "auditorPrincipalArns",
            given: '"70 ARNs"',
            allowed:
                "fewer or shorter ARNs: the trust policy of the auditor roles would be longer than 2048 characters, which is all that AWS takes",
            fix: "pulumi config rm orgtrail:auditorPrincipalArns",
        },
    },
    {
        name: "more break-glass roles than a bucket policy can name, beside a reader",
        change: {
            readerRoleArns: ["arn:aws:iam::777788889999:role/Reader"],
            breakGlassRoleArns: Array.from(
                { length: 300 },
                (_, n) => `arn:aws:iam::444455556666:role/BreakGlassOfTeam${n}`,
            ),
        },
        problem: {
            path: "breakGlassRoleArns",
            given: '"300 ARNs"',
            allowed:
                "fewer or shorter ARNs, here and in readerRoleArns and deploymentRoleArns: the archive's bucket policy would be longer than 20480 characters, which is all that AWS takes",
            fix: "pulumi config rm orgtrail:breakGlassRoleArns",
        },
    },
    {
        name: "names of log groups that make a role's policy too long",
        change: {
            operatorPrincipalArns: ["arn:aws:iam::777788889999:root"],
            trails: Array.from({ length: 5 }, (_, n) => ({
                name: `trail-${n}`,
                prefix: `trail-${n}`,
                logGroup: { deliver: true, name: `${"a".repeat(500)}${n}` },
                ...(n === 0 ? {} : { managementEvents: "none", dataEvents: [{ resourceType: "AWS::SNS::Topic" }] }),
            })),
        },
        problem: {
            path: "trails",
            given: '"5 trails"',
            allowed:
                "shorter names of log groups: the policy of an operator role would be longer than 10240 characters, which is all that AWS takes",
            fix: "pulumi config rm --path 'orgtrail:trails[0].logGroup.name' && pulumi config rm --path 'orgtrail:trails[1].logGroup.name' && pulumi config rm --path 'orgtrail:trails[2].logGroup.name' && pulumi config rm --path 'orgtrail:trails[3].logGroup.name' && pulumi config rm --path 'orgtrail:trails[4].logGroup.name'",
        },
    },
];
