import { all, any, endsWith, event, exists, notExists, succeeded } from "../filter-pattern/build";
import { denied, iamUser, record, roleSession } from "../sample-record";
import { firstEvent } from "../entry";
import { identityCenterUser } from "../sessions/sample-identities";
import type { PatternDetection } from "../detection";

const source = "ssm.amazonaws.com";
const parameters = "$.requestParameters";
const hidden = "HIDDEN_DUE_TO_SECURITY_REASONS";
const instanceIds = ["i-0123456789abcdef0", "i-0fedcba9876543210", "i-00112233445566778"];
const targets = [{ key: "tag:Environment", values: ["production"] }];

/** A document is named or given by its ARN. */
const shellDocuments = ["AWS-RunShellScript", "AWS-RunPowerShellScript", "AWS-RunRemoteScript"];

export const commandsToManyInstances: PatternDetection = {
    ...firstEvent,
    id: "commands-to-many-instances",
    title: "Shell command sent to several instances, or set to run on them again and again",
    why: "One call runs as the superuser on every instance that has the agent, with the rights of each one's role.",
    response:
        "Read the command in Systems Manager (list-commands), CloudTrail hides it. Cancel it if nobody knows it, and isolate the instances it ran on.",
    severity: "medium",
    techniques: ["T1651"],
    controls: [],
    noise: "Pipelines that deploy with Run Command: exclude their role.",
    events: [{ source, names: ["SendCommand", "CreateAssociation"] }],
    watches:
        "the documents for shell, PowerShell and remote scripts, for two instances or more or for targets by tag, and as an association",
    condition: all(
        any(
            all(
                event("SendCommand", source),
                any(...shellDocuments.map((name) => endsWith(`${parameters}.documentName`, name))),
                any(exists(`${parameters}.instanceIds[1]`), exists(`${parameters}.targets[0].key`)),
            ),
            all(
                event("CreateAssociation", source),
                any(...shellDocuments.map((name) => endsWith(`${parameters}.name`, name))),
            ),
        ),
        notExists("$.userIdentity.invokedBy"),
        succeeded(),
    ),
    samples: () => ({
        match: [
            record(source, "SendCommand", {
                userIdentity: iamUser(),
                requestParameters: {
                    instanceIds,
                    documentName: "AWS-RunShellScript",
                    parameters: hidden,
                    interactive: false,
                },
            }),
            record(source, "SendCommand", {
                requestParameters: { targets, documentName: "AWS-RunPowerShellScript", parameters: hidden },
            }),
            record(source, "CreateAssociation", {
                requestParameters: {
                    name: "AWS-RunShellScript",
                    targets,
                    scheduleExpression: "rate(30 minutes)",
                    parameters: hidden,
                },
            }),

            ...shellDocuments.flatMap((name) => [
                record(source, "SendCommand", {
                    userIdentity: iamUser(),
                    requestParameters: {
                        targets,
                        documentName: `arn:aws:ssm:us-east-1::document/${name}`,
                        parameters: hidden,
                    },
                }),
                record(source, "CreateAssociation", { userIdentity: iamUser(), requestParameters: { name, targets } }),
            ]),
        ],
        ignore: [
            record(source, "CreateAssociation", {
                requestParameters: { name: "AWS-GatherSoftwareInventory", targets },
            }),

            record(source, "SendCommand", {
                userIdentity: identityCenterUser(),
                requestParameters: {
                    instanceIds: ["i-0123456789abcdef0"],
                    documentName: "AWS-RunShellScript",
                    parameters: hidden,
                },
            }),
            record(source, "SendCommand", {
                requestParameters: { targets, documentName: "AWS-RunPatchBaseline", parameters: hidden },
            }),
            record(source, "SendCommand", {
                userIdentity: roleSession("MaintenanceWindow", "patching", "ssm.amazonaws.com"),
                requestParameters: { targets, documentName: "AWS-RunShellScript", parameters: hidden },
            }),
            record(source, "SendCommand", {
                userIdentity: iamUser(),
                ...denied("ssm:SendCommand", "AccessDeniedException"),
                requestParameters: { instanceIds, documentName: "AWS-RunShellScript", parameters: hidden },
            }),
            record("apigateway.amazonaws.com", "CreateAssociation", { requestParameters: { name: "docs" } }),
        ],
    }),
};
