import { all, any, anyEvent, equals, event, isTrue, notEquals, notExists, succeeded } from "../filter-pattern/build";
import { denied, record } from "../sample-record";
import { firstEvent } from "../entry";
import type { PatternDetection } from "../detection";

const cognito = "cognito-identity.amazonaws.com";
const codebuild = "codebuild.amazonaws.com";
const source = "lambda.amazonaws.com";
const urls = { source, names: ["CreateFunctionUrlConfig", "UpdateFunctionUrlConfig"] };
/** The API's versions are part of the names. */
const permissions = { source, names: ["AddPermission20150331", "AddPermission20150331v2"] };
const layerPermissions = { source, names: ["AddLayerVersionPermission", "AddLayerVersionPermission20181031"] };
const identityPools = { source: cognito, names: ["CreateIdentityPool", "UpdateIdentityPool"] };
const principal = "$.requestParameters.principal";
const functionUrl = {
    functionName: "billing-export",
    authType: "NONE",
};

export const functionsExposed: PatternDetection = {
    ...firstEvent,
    id: "function-exposed",
    title: "Lambda function, layer, build project or identity pool opened to everybody or to an account",
    why: "A URL without authentication, or a permission for an outside principal, runs the function with its role's rights whenever somebody calls it; an identity pool gives its role's to whoever asks.",
    response:
        "Delete the URL or the permission unless the owner of the function wants it. Read what the function's role may do.",
    severity: "medium",
    techniques: ["T1098", "T1648"],
    controls: [],
    noise: "Public web hooks, and functions that are called from other accounts of the organization.",
    events: [
        urls,
        permissions,
        layerPermissions,
        identityPools,
        { source: codebuild, names: ["UpdateProjectVisibility"] },
    ],
    watches:
        "URLs without authentication; permissions for everybody or an account, unless limited to an organization; builds that everybody may read; identity pools with unauthenticated identities",
    condition: all(
        any(
            all(anyEvent(urls), equals("$.requestParameters.authType", "NONE")),
            // Services are named like s3.amazonaws.com or alexa-appkit.amazon.com.
            all(
                anyEvent(permissions),
                notEquals(principal, "*.amazon*"),
                notExists("$.requestParameters.principalOrgID"),
            ),
            all(anyEvent(layerPermissions), notExists("$.requestParameters.organizationId")),
            all(anyEvent(identityPools), isTrue("$.requestParameters.allowUnauthenticatedIdentities")),
            all(
                event("UpdateProjectVisibility", codebuild),
                equals("$.requestParameters.projectVisibility", "PUBLIC_READ"),
            ),
        ),
        succeeded(),
    ),
    samples: () => ({
        match: [
            record(source, "AddPermission20150331", {
                requestParameters: { functionName: "billing-export", action: "lambda:*", principal: "*" },
            }),
            record(source, "AddLayerVersionPermission", {
                requestParameters: { layerName: "tools", versionNumber: 3, principal: "*" },
            }),
            ...identityPools.names.map((name) =>
                record(cognito, name, { requestParameters: { allowUnauthenticatedIdentities: true } }),
            ),
            record(source, "CreateFunctionUrlConfig", {
                requestParameters: functionUrl,
                responseElements: { ...functionUrl, functionUrl: "https://abcdefghijk.lambda-url.us-east-1.on.aws/" },
            }),
            record(source, "UpdateFunctionUrlConfig", { requestParameters: functionUrl }),
            record(source, "AddPermission20150331v2", {
                requestParameters: {
                    functionName: "billing-export",
                    statementId: "everybody",
                    action: "lambda:InvokeFunction",
                    principal: "*",
                },
            }),
            record(source, "AddPermission20150331v2", {
                requestParameters: {
                    functionName: "billing-export",
                    statementId: "partner",
                    action: "lambda:InvokeFunction",
                    principal: "999988887777",
                },
            }),
            record(source, "AddLayerVersionPermission20181031", {
                requestParameters: {
                    layerName: "tools",
                    versionNumber: 3,
                    statementId: "everybody",
                    action: "lambda:GetLayerVersion",
                    principal: "*",
                },
            }),
            record(codebuild, "UpdateProjectVisibility", {
                requestParameters: {
                    projectArn: "arn:aws:codebuild:us-east-1:111122223333:project/web",
                    projectVisibility: "PUBLIC_READ",
                },
            }),
        ],
        ignore: [
            record(cognito, "UpdateIdentityPool", { requestParameters: { allowUnauthenticatedIdentities: false } }),
            record(source, "AddLayerVersionPermission20181031", {
                requestParameters: {
                    layerName: "tools",
                    versionNumber: 3,
                    principal: "*",
                    organizationId: "o-exampleorgid",
                },
            }),
            record(codebuild, "UpdateProjectVisibility", { requestParameters: { projectVisibility: "PRIVATE" } }),

            record(source, "CreateFunctionUrlConfig", {
                requestParameters: { functionName: "billing-export", authType: "AWS_IAM" },
            }),
            record(source, "AddPermission20150331v2", {
                requestParameters: {
                    functionName: "resize",
                    statementId: "uploads",
                    action: "lambda:InvokeFunction",
                    principal: "s3.amazonaws.com",
                    sourceArn: "arn:aws:s3:::example-uploads",
                    sourceAccount: "111122223333",
                },
            }),
            record(source, "AddPermission20150331v2", {
                requestParameters: {
                    functionName: "resize",
                    statementId: "organization",
                    action: "lambda:InvokeFunction",
                    principal: "*",
                    principalOrgID: "o-exampleorgid",
                },
            }),
            record(source, "CreateFunctionUrlConfig", {
                ...denied("lambda:CreateFunctionUrlConfig", "AccessDenied"),
                requestParameters: functionUrl,
            }),
            record(source, "RemovePermission20150331v2", {
                requestParameters: { functionName: "billing-export", statementId: "everybody" },
            }),
        ],
    }),
};
