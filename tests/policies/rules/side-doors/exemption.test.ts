import assert from "node:assert/strict";
import type { Program } from "../../helpers/program";
import { diagnose } from "../../helpers/server";

const trail = {
    IsLogging: true,
    IsMultiRegionTrail: true,
    EnableLogFileValidation: false,
    KMSKeyId: "arn:aws:kms:us-east-1:444455556666:key/theirs",
    S3BucketName: "cloudtrail-444455556666",
    CloudWatchLogsLogGroupArn: "arn:aws:logs:us-east-1:444455556666:log-group:audit:*",
    CloudWatchLogsRoleArn: "arn:aws:iam::444455556666:role/delivery",
};
const doors: Readonly<Record<string, (properties: Readonly<Record<string, unknown>>) => Program[string]>> = {
    "cloudformation-template": (Properties) => ({
        type: "aws:cloudformation/stack:Stack",
        inputs: {
            templateBody: JSON.stringify({ Resources: { Trail: { Type: "AWS::CloudTrail::Trail", Properties } } }),
        },
    }),
    "cloudcontrol-resource": (properties) => ({
        type: "aws:cloudcontrol/resource:Resource",
        inputs: { typeName: "AWS::CloudTrail::Trail", desiredState: JSON.stringify(properties) },
    }),
    "aws-native-resource": (properties) => ({ type: "aws-native:cloudtrail:Trail", inputs: properties }),
};

/** The violations of a trail behind a side door for which there is an exemption. */
async function violations(rule: string, door: Program[string]): Promise<string[]> {
    const exemptions = [{ rule, resources: "*", reason: "A test", owner: "somebody", expires: "2999-12-31" }];
    const diagnostics = await diagnose({ trail: door }, "update", { exemptions });
    return diagnostics.filter(({ level }) => level === "mandatory").map(({ policy }) => policy);
}

for (const [rule, make] of Object.entries(doors)) {
    describe(`an exemption from ${rule}`, () => {
        it("does not excuse an organization trail without log-file validation", async () => {
            assert.deepEqual(await violations(rule, make({ ...trail, IsOrganizationTrail: true })), [rule]);
        });

        it("excuses another trail without it", async () => {
            assert.deepEqual(await violations(rule, make({ ...trail, IsOrganizationTrail: false })), []);
        });

        it("excuses another fault of an organization trail", async () => {
            const faulty = { ...trail, EnableLogFileValidation: true, IsOrganizationTrail: true, IsLogging: false };
            assert.deepEqual(await violations(rule, make(faulty)), []);
        });
    });
}
