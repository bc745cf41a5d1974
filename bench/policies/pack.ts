import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { join } from "node:path";
import * as grpc from "@grpc/grpc-js";
import { AnalyzerClient } from "@pulumi/pulumi/proto/analyzer_grpc_pb";
import type { AnalyzeRequest, AnalyzeResponse, AnalyzeStackRequest } from "@pulumi/pulumi/proto/analyzer_pb";

/** A policy pack that runs as the engine runs it, and answers over gRPC. */
export class Pack {
    private constructor(
        private readonly process: ChildProcess,
        private readonly client: AnalyzerClient,
        /** From the start of the process until it listens. */
        readonly startMilliseconds: number,
    ) {}

    static async start(folder: string): Promise<Pack> {
        const loader = createRequire(join(folder, "package.json")).resolve("@pulumi/pulumi/cmd/run-policy-pack");
        const began = performance.now();
        const child = spawn(process.execPath, ["--no-warnings", loader, "127.0.0.1:1", "."], {
            cwd: folder,
            stdio: ["ignore", "pipe", "pipe"],
        });
        let [output, errors] = ["", ""];
        child.stderr.on("data", (data: Buffer) => (errors += data.toString()));
        const port = await new Promise<string>((settle, fail) => {
            child.stdout.on("data", (data: Buffer) => {
                output += data.toString();
                const [, found] = /^(\d+)$/m.exec(output) ?? [];
                if (found) {
                    settle(found);
                }
            });
            child.once("close", () => fail(new Error(`the pack in ${folder} does not start:\n${output}${errors}`)));
        });
        const startMilliseconds = performance.now() - began;
        const unlimited = { "grpc.max_send_message_length": -1, "grpc.max_receive_message_length": -1 };
        const client = new AnalyzerClient(`127.0.0.1:${port}`, grpc.credentials.createInsecure(), unlimited);
        return new Pack(child, client, startMilliseconds);
    }

    async analyze(request: AnalyzeRequest): Promise<AnalyzeResponse> {
        return new Promise((settle, fail) => {
            this.client.analyze(request, (error, response) => (error ? fail(error) : settle(response)));
        });
    }

    async analyzeStack(request: AnalyzeStackRequest): Promise<AnalyzeResponse> {
        return new Promise((settle, fail) => {
            this.client.analyzeStack(request, (error, response) => (error ? fail(error) : settle(response)));
        });
    }

    async stop(): Promise<void> {
        this.client.close();
        this.process.removeAllListeners("close");
        const closed = once(this.process, "close");
        this.process.kill();
        await closed;
    }
}
