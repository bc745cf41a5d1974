import { all, any, equals, exists, notExists, startsWith, succeeded } from "../filter-pattern/build";
import { denied, iamUser, record, roleSession } from "../sample-record";
import { identityCenterUser } from "../sessions/sample-identities";
import type { Watch } from "../entry";

const source = "lambda.amazonaws.com";
const code = { functionName: "billing-export", publish: true, dryRun: false };
const layers = { functionName: "billing-export", layers: ["arn:aws:lambda:us-east-1:999988887777:layer:hook:1"] };

/** By an IAM user: pipelines deploy with roles, and people try things out through Identity Center; leaked keys are users'. */
export const functionsChangedByUsers: Watch = {
    // The API's versions are part of the names.
    events: [
        {
            source,
            names: [
                "UpdateFunctionCode20150331",
                "UpdateFunctionCode20150331v2",
                "UpdateFunctionConfiguration20150331",
                "UpdateFunctionConfiguration20150331v2",
            ],
        },
    ],
    condition: all(
        equals("$.eventSource", source),
        any(
            startsWith("$.eventName", "UpdateFunctionCode2"),
            all(startsWith("$.eventName", "UpdateFunctionConfiguration"), exists("$.requestParameters.layers[0]")),
        ),
        equals("$.userIdentity.type", "IAMUser"),
        notExists("$.userIdentity.invokedBy"),
        succeeded(),
    ),
    samples: () => ({
        match: [
            record(source, "UpdateFunctionCode20150331v2", { userIdentity: iamUser(), requestParameters: code }),
            record(source, "UpdateFunctionConfiguration20150331v2", {
                userIdentity: iamUser(),
                requestParameters: layers,
            }),
        ],
        ignore: [
            ...[
                identityCenterUser(),
                roleSession("github-deploy", "GitHubActions"),
                { ...iamUser(), invokedBy: "cloudformation.amazonaws.com" },
            ].flatMap((userIdentity) => [
                record(source, "UpdateFunctionCode20150331v2", { userIdentity, requestParameters: code }),
                record(source, "UpdateFunctionConfiguration20150331v2", { userIdentity, requestParameters: layers }),
            ]),
            record(source, "UpdateFunctionConfiguration20150331v2", {
                userIdentity: iamUser(),
                requestParameters: { functionName: "billing-export", timeout: 30 },
            }),
            record(source, "UpdateFunctionCodeSigningConfig", {
                userIdentity: iamUser(),
                requestParameters: { functionName: "billing-export" },
            }),
            record(source, "UpdateFunctionCode20150331v2", {
                userIdentity: iamUser(),
                ...denied("lambda:UpdateFunctionCode", "AccessDeniedException"),
                requestParameters: code,
            }),
        ],
    }),
};
