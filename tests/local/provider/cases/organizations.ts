import { Organizations } from "@aws-sdk/client-organizations";
import { type TestEmulator } from "../../emulator/harness";
import type { Case } from "../describe-resource";

export function organizationsCases(aws: TestEmulator): Case[] {
    const organizations = () => aws.client(Organizations);
    const deny = (action: string) =>
        JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Deny", Action: action, Resource: "*" }] });
    let policyId = "";
    let targetId = "";

    return [
        {
            type: "aws:organizations/policy:Policy",
            prepare: () => organizations().createOrganization({ FeatureSet: "ALL" }),
            inputs: () => ({
                name: "guard",
                description: "Keeps the trail",
                content: deny("cloudtrail:StopLogging"),
                tags: { service: "cloudtrail", stage: "dev" },
            }),
            changes: () => ({
                name: "guardrail",
                description: undefined,
                content: deny("cloudtrail:*"),
                tags: { service: "trail" },
            }),
            drift: (PolicyId) => organizations().updatePolicy({ PolicyId, Content: deny("sns:*") }),
            drifted: ["content"],
            remove: (PolicyId) => organizations().deletePolicy({ PolicyId }),
        },
        {
            type: "aws:organizations/policyAttachment:PolicyAttachment",
            prepare: async () => {
                const { Policy } = await organizations().createPolicy({
                    Name: "attached",
                    Content: deny("sns:*"),
                    Description: "",
                    Type: "SERVICE_CONTROL_POLICY",
                });
                const { Roots: [root] = [] } = await organizations().listRoots({});
                policyId = Policy?.PolicySummary?.Id ?? "";
                targetId = root?.Id ?? "";
            },
            inputs: () => ({ policyId, targetId }),
            remove: () => organizations().detachPolicy({ PolicyId: policyId, TargetId: targetId }),
        },
    ];
}
