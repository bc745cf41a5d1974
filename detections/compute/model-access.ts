import { denied, iamUser, record } from "../sample-record";
import { changes, firstEvent } from "../entry";
import type { PatternDetection } from "../detection";

const source = "bedrock.amazonaws.com";
const model = { modelId: "anthropic.claude-opus-4-1-20250805-v1:0" };

export const modelAccessChanges: PatternDetection = {
    ...firstEvent,
    id: "model-access-or-logging-changed",
    title: "Access to Bedrock models asked for, or their log or guardrails removed",
    why: "Stolen credentials are sold for their models: the thief asks for access and switches off the log of the prompts first.",
    response:
        "Ask the account's owner. Switch the invocation log on again, and look for InvokeModel and Converse by the same caller.",
    severity: "medium",
    techniques: ["T1496.004", "T1562.008"],
    controls: [],
    noise: "The first use of a model in an account.",
    ...changes({
        source,
        names: [
            "PutUseCaseForModelAccess",
            "PutFoundationModelEntitlement",
            "CreateFoundationModelAgreement",
            "DeleteModelInvocationLoggingConfiguration",
            "DeleteGuardrail",
        ],
    }),
    samples: {
        match: [
            record(source, "PutUseCaseForModelAccess", { userIdentity: iamUser() }),
            record(source, "CreateFoundationModelAgreement", { requestParameters: model }),
            record(source, "PutFoundationModelEntitlement", {
                requestParameters: model,
                responseElements: { status: "SUCCESS" },
            }),
            record(source, "DeleteModelInvocationLoggingConfiguration"),
        ],
        ignore: [
            record(source, "GetFoundationModelAvailability", { readOnly: true, requestParameters: model }),
            record(source, "PutUseCaseForModelAccess", {
                userIdentity: iamUser(),
                ...denied("bedrock:PutUseCaseForModelAccess", "AccessDenied"),
            }),
            record(source, "CreateGuardrail", { requestParameters: { name: "support" } }),
        ],
    },
};
