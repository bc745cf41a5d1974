import { all, any, anyEvent, equals, notExists, startsWith } from "../filter-pattern/build";
import { denied, iamUser, record, roleSession } from "../sample-record";
import type { Watch } from "../entry";

const source = "bedrock.amazonaws.com";
const invoked = {
    source,
    names: ["InvokeModel", "InvokeModelWithResponseStream", "Converse", "ConverseStream"],
};
const model = { modelId: "anthropic.claude-opus-4-1-20250805-v1:0" };

/** Of IAM users: applications use roles. What Bedrock found invalid counts, since leaked keys are tried with it. */
export const modelsInvokedWithLongLivedKey: Watch = {
    events: [invoked],
    condition: all(
        anyEvent(invoked),
        equals("$.userIdentity.type", "IAMUser"),
        any(notExists("$.errorCode"), startsWith("$.errorCode", "ValidationException")),
    ),
    samples: () => ({
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
    }),
};
