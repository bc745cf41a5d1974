import { all, any, anyEvent, equals, notExists, startsWith } from "../filter-pattern/build";
import { denied, iamUser, record, roleSession } from "../sample-record";
import { firstEvent } from "../entry";
import type { PatternDetection } from "../detection";

const source = "bedrock.amazonaws.com";
const invoked = {
    source,
    names: ["InvokeModel", "InvokeModelWithResponseStream", "Converse", "ConverseStream"],
};
const model = { modelId: "anthropic.claude-opus-4-1-20250805-v1:0" };

export const modelsInvokedWithLongLivedKey: PatternDetection = {
    ...firstEvent,
    id: "models-invoked-with-long-lived-key",
    title: "Bedrock model invoked with the access key of an IAM user",
    why: "Applications use roles; keys that leak are tried on the most expensive models within minutes, often with a request that must fail, to see what they may do.",
    response:
        "Ask the user's owner what calls the model. Deactivate the key if nobody knows, and look at the Regions and models of its other calls.",
    severity: "medium",
    techniques: ["T1496.004", "T1078.004"],
    controls: [],
    noise: "Developers and programs that call models with a user's key: exclude those users.",
    events: [invoked],
    watches: "calls of IAM users that were allowed, also those that Bedrock found invalid: probes are",
    condition: all(
        anyEvent(invoked),
        equals("$.userIdentity.type", "IAMUser"),
        any(notExists("$.errorCode"), startsWith("$.errorCode", "ValidationException")),
    ),
    samples: {
        match: [
            record(source, "InvokeModel", { userIdentity: iamUser(), readOnly: true, requestParameters: model }),
            record(source, "ConverseStream", {
                userIdentity: iamUser("backup"),
                readOnly: true,
                requestParameters: model,
            }),
            record(source, "InvokeModel", {
                userIdentity: iamUser(),
                readOnly: true,
                errorCode: "ValidationException",
                errorMessage: "max_tokens_to_sample: range: 1..1,000,000",
                requestParameters: model,
            }),

            ...invoked.names.map((name) =>
                record(source, name, { userIdentity: iamUser("reports"), readOnly: true, requestParameters: model }),
            ),
        ],
        ignore: [
            record(source, "InvokeModel", {
                userIdentity: roleSession("assistant", "assistant"),
                readOnly: true,
                requestParameters: model,
            }),
            record(source, "InvokeModel", {
                userIdentity: iamUser(),
                ...denied("bedrock:InvokeModel", "AccessDenied"),
                readOnly: true,
                requestParameters: model,
            }),
            record(source, "ListFoundationModels", { userIdentity: iamUser(), readOnly: true }),
        ],
    },
};
