import { IAM } from "@aws-sdk/client-iam";
import { Lambda } from "@aws-sdk/client-lambda";
import { zipSync } from "fflate";
import { archiveSignature, assetSignature, signature } from "../../../../local/provider/properties";
import { type TestEmulator } from "../../emulator/harness";
import type { Case } from "../describe-resource";

/** As the engine hands over an archive of one text. */
const code = (text: string) => ({
    [signature]: archiveSignature,
    hash: text,
    assets: { "index.js": { [signature]: assetSignature, hash: text, text } },
});

export function lambdaCases(aws: TestEmulator): Case[] {
    const lambda = () => aws.client(Lambda);
    let role = "";

    return [
        {
            type: "aws:lambda/function:Function",
            prepare: async () => {
                const statement = {
                    Effect: "Allow",
                    Principal: { Service: "lambda.amazonaws.com" },
                    Action: "sts:AssumeRole",
                };
                const made = await aws.client(IAM).createRole({
                    RoleName: "verifier",
                    AssumeRolePolicyDocument: JSON.stringify({ Version: "2012-10-17", Statement: [statement] }),
                });
                role = made.Role?.Arn ?? "";
            },
            inputs: () => ({
                name: "verifier",
                description: "Verifies logs",
                role,
                runtime: "nodejs24.x",
                handler: "index.handler",
                code: code("exports.handler = () => 1;"),
                timeout: 900,
                memorySize: 1769,
                loggingConfig: { logFormat: "JSON", logGroup: "/logs/verifier" },
                tags: { service: "cloudtrail", stage: "dev" },
            }),
            changes: () => ({
                description: undefined,
                code: code("exports.handler = () => 2;"),
                timeout: undefined,
                memorySize: undefined,
                loggingConfig: { logFormat: "JSON", logGroup: "/logs/other" },
                tags: { service: "trail" },
            }),
            drift: async (FunctionName) => {
                await lambda().updateFunctionConfiguration({ FunctionName, Timeout: 5 });
                const ZipFile = zipSync({ "index.js": new TextEncoder().encode("exports.handler = () => 3;") });
                await lambda().updateFunctionCode({ FunctionName, ZipFile });
            },
            drifted: ["code", "timeout"],
            remove: (FunctionName) => lambda().deleteFunction({ FunctionName }),
            local: ["code"],
        },
    ];
}
