import { denied, iamUser, record } from "../sample-record";
import { changes, type Watch } from "../entry";

const source = "bedrock.amazonaws.com";
const model = { modelId: "anthropic.claude-opus-4-1-20250805-v1:0" };

/** Stolen credentials are sold for their models: the thief asks for access and switches off the log of the prompts first. */
export const modelAccessChanges: Watch = {
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
    samples: () => ({
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
    }),
};
