import { createHash } from "node:crypto";
import type { CreateFunctionCommandInput } from "@aws-sdk/client-lambda";
import { zipOf } from "../archive";
import { archive, list, number, object, text, type Values } from "../arguments";
import type { Client } from "../clients";
import { regional, resourceType, tagged } from "../resource-type";

const functionArguments = {
    name: text({ required: true, replaces: true }),
    architectures: list(text(), { computed: true }),
    code: archive({ required: true }),
    description: text(),
    handler: text({ required: true }),
    loggingConfig: object(
        {
            applicationLogLevel: text(),
            logFormat: text({ required: true }),
            logGroup: text({ computed: true }),
            systemLogLevel: text(),
        },
        { computed: true },
    ),
    memorySize: number({ default: 128 }),
    role: text({ required: true }),
    runtime: text({ required: true }),
    timeout: number({ default: 3 }),
    ...regional,
    ...tagged,
};
type LambdaFunction = Values<typeof functionArguments>;

/** A function whose code is an archive of texts. */
export const lambdaFunction = resourceType({
    service: "lambda",
    arguments: functionArguments,
    outputs: ["arn", "invokeArn", "lastModified", "qualifiedArn", "sourceCodeHash", "sourceCodeSize", "version"],
    stables: ["arn", "invokeArn", "name"],
    identity: ["name"],

    async create({ client }, inputs) {
        await client.createFunction({
            ...configuration(inputs),
            Architectures: inputs.architectures as CreateFunctionCommandInput["Architectures"],
            Code: { ZipFile: zipOf(inputs.code) },
            Tags: inputs.tagsAll,
        });
        return inputs.name;
    },

    async update({ client }, name, inputs, changed) {
        if (changed("code", "architectures")) {
            await client.updateFunctionCode({
                FunctionName: name,
                ZipFile: zipOf(inputs.code),
                Architectures: inputs.architectures as CreateFunctionCommandInput["Architectures"],
            });
        }
        if (changed("description", "handler", "loggingConfig", "memorySize", "role", "runtime", "timeout")) {
            await client.updateFunctionConfiguration(configuration(inputs));
        }
    },

    tag: async ({ client }, name, tags) => client.tagResource({ Resource: await arnOf(client, name), Tags: tags }),

    untag: async ({ client }, name, keys) =>
        client.untagResource({ Resource: await arnOf(client, name), TagKeys: keys }),

    async read({ client, partition, region }, name, known) {
        const { code, sourceCodeHash } = known as typeof known & { readonly sourceCodeHash?: string };
        const { Configuration: found, Tags } = await client.getFunction({ FunctionName: name });
        return (
            found && {
                arn: found.FunctionArn,
                invokeArn: `arn:${partition}:apigateway:${region}:lambda:path/2015-03-31/functions/${found.FunctionArn}/invocations`,
                lastModified: found.LastModified,
                qualifiedArn: `${found.FunctionArn}:${found.Version}`,
                sourceCodeHash: found.CodeSha256,
                sourceCodeSize: found.CodeSize,
                version: found.Version,
                name,
                architectures: found.Architectures,
                // AWS answers with a hash of it alone, and the engine reads with a hash of its own in place of the texts.
                code: found.CodeSha256 === (sourceCodeHash ?? (code && sha256(zipOf(code)))) ? code : undefined,
                description: found.Description,
                handler: found.Handler,
                loggingConfig: found.LoggingConfig && {
                    applicationLogLevel: found.LoggingConfig.ApplicationLogLevel,
                    logFormat: found.LoggingConfig.LogFormat ?? "Text",
                    logGroup: found.LoggingConfig.LogGroup,
                    systemLogLevel: found.LoggingConfig.SystemLogLevel,
                },
                memorySize: found.MemorySize,
                role: found.Role,
                runtime: found.Runtime,
                timeout: found.Timeout,
                tagsAll: Tags,
            }
        );
    },

    delete: ({ client }, name) => client.deleteFunction({ FunctionName: name }),
});

function configuration(inputs: LambdaFunction) {
    const { loggingConfig: logging } = inputs;
    return {
        FunctionName: inputs.name,
        Description: inputs.description ?? "",
        Handler: inputs.handler,
        LoggingConfig: logging && {
            ApplicationLogLevel: logging.applicationLogLevel,
            LogFormat: logging.logFormat,
            LogGroup: logging.logGroup,
            SystemLogLevel: logging.systemLogLevel,
        },
        MemorySize: inputs.memorySize,
        Role: inputs.role,
        Runtime: inputs.runtime,
        Timeout: inputs.timeout,
    } as CreateFunctionCommandInput;
}

async function arnOf(client: Client<"lambda">, name: string): Promise<string> {
    return (await client.getFunctionConfiguration({ FunctionName: name })).FunctionArn ?? "";
}

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("base64");
