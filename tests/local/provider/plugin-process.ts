import { type ChildProcessByStdio, spawn } from "node:child_process";
import * as fs from "node:fs/promises";
import * as os from "node:os";
import * as path from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { credentials, type ServiceError } from "@grpc/grpc-js";
import { version } from "@pulumi/aws/package.json";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as messages from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { isolatedEnvironment } from "../../../local/environment";
import { installProvider } from "../../../local/provider/plugin";
import type { ClientSettings, TestEmulator } from "../emulator/harness";

export type Properties = Readonly<Record<string, unknown>>;

/** A Pulumi home with the provider installed, gone after the tests of the enclosing `describe`. Its path has a space. */
export function useInstalledProvider(): { program(): string; home(): string } {
    let home: string;
    before(async function () {
        this.timeout(60_000);
        home = await fs.mkdtemp(path.join(os.tmpdir(), "orgtrail provider "));
        await installProvider(home);
    });
    after(() => fs.rm(home, { recursive: true, force: true }));
    return {
        home: () => home,
        program: () => path.join(home, "plugins", `resource-aws-v${version}`, "pulumi-resource-aws"),
    };
}

/** The address of a test's emulator. */
export const endpointOf = (aws: TestEmulator): string =>
    aws.client(
        class {
            readonly endpoint: string;
            constructor(settings: ClientSettings) {
                this.endpoint = settings.endpoint;
            }
        },
    ).endpoint;

/** The program as the engine starts it, and the engine's calls. Properties are given and returned as they travel. */
export class PluginProcess {
    private constructor(
        readonly process: ChildProcessByStdio<null, Readable, null>,
        readonly port: number,
        private readonly client: ResourceProviderClient,
    ) {}

    static async start(program: string, environment: NodeJS.ProcessEnv): Promise<PluginProcess> {
        const child = spawn(program, ["127.0.0.1:1"], {
            env: isolatedEnvironment(environment),
            stdio: ["ignore", "pipe", "inherit"],
        });
        const lines = createInterface(child.stdout);
        const [line] = await new Promise<string[]>((resolve, reject) => {
            lines.once("line", (text) => resolve([text]));
            child.once("error", reject).once("exit", (code) => reject(new Error(`ended with exit code ${code}`)));
        });
        const port = Number(line);
        return new PluginProcess(
            child,
            port,
            new ResourceProviderClient(`127.0.0.1:${port}`, credentials.createInsecure()),
        );
    }

    /** Ends it, and returns its exit code once it has. */
    async stop(): Promise<void> {
        this.client.close();
        if (this.process.exitCode === null && this.process.signalCode === null) {
            const ended = new Promise((resolve) => this.process.once("exit", resolve));
            this.process.kill();
            await ended;
        }
    }

    async checkConfig(news: Properties): Promise<Checked> {
        const request = new messages.CheckRequest().setUrn(urn("pulumi:providers:aws", "aws")).setNews(struct(news));
        return checked(await this.call("checkConfig", request));
    }

    configure(args: Properties): Promise<messages.ConfigureResponse> {
        return this.call("configure", new messages.ConfigureRequest().setArgs(struct(args)).setAcceptsecrets(true));
    }

    async check(type: string, news: Properties): Promise<Checked> {
        return checked(await this.call("check", new messages.CheckRequest().setUrn(urn(type)).setNews(struct(news))));
    }

    async diff(type: string, oldInputs: Properties, news: Properties): Promise<messages.DiffResponse.AsObject> {
        const request = new messages.DiffRequest()
            .setUrn(urn(type))
            .setOldInputs(struct(oldInputs))
            .setNews(struct(news));
        const response: messages.DiffResponse = await this.call("diff", request);
        return response.toObject();
    }

    async create(type: string, inputs: Properties, preview = false): Promise<Resource> {
        const request = new messages.CreateRequest()
            .setUrn(urn(type))
            .setProperties(struct(inputs))
            .setPreview(preview);
        const response: messages.CreateResponse = await this.call("create", request);
        return { id: response.getId(), outputs: properties(response.getProperties()) };
    }

    /** Undefined when the provider answers that it is gone. */
    async read(type: string, id: string, inputs: Properties = {}, outputs: Properties = {}): Promise<Read | undefined> {
        const request = new messages.ReadRequest().setUrn(urn(type)).setId(id);
        request.setInputs(struct(inputs)).setProperties(struct(outputs));
        const response: messages.ReadResponse = await this.call("read", request);
        return response.getId()
            ? {
                  id: response.getId(),
                  inputs: properties(response.getInputs()),
                  outputs: properties(response.getProperties()),
              }
            : undefined;
    }

    async update(type: string, old: Resource, inputs: Properties, preview = false): Promise<Properties> {
        const request = new messages.UpdateRequest()
            .setUrn(urn(type))
            .setId(old.id)
            .setOlds(struct(old.outputs))
            .setNews(struct(inputs))
            .setPreview(preview);
        const response: messages.UpdateResponse = await this.call("update", request);
        return properties(response.getProperties());
    }

    delete(type: string, { id, outputs }: Resource): Promise<Empty> {
        return this.call(
            "delete",
            new messages.DeleteRequest().setUrn(urn(type)).setId(id).setProperties(struct(outputs)),
        );
    }

    invoke(token: string): Promise<messages.InvokeResponse> {
        return this.call("invoke", new messages.InvokeRequest().setTok(token));
    }

    cancel(): Promise<Empty> {
        return this.call("cancel", new Empty());
    }

    /** Calls a method of the service; fails with the {@link ServiceError} of the call. */
    private call<Request, Response>(method: keyof ResourceProviderClient, request: Request): Promise<Response> {
        const methods = this.client as unknown as Record<
            string,
            (request: Request, callback: (error: ServiceError | null, response: Response) => void) => void
        >;
        return new Promise((resolve, reject) =>
            methods[method]?.call(this.client, request, (error, response) =>
                error ? reject(error) : resolve(response),
            ),
        );
    }
}

export interface Resource {
    readonly id: string;
    readonly outputs: Properties;
}

export interface Read extends Resource {
    readonly inputs: Properties;
}

export interface Checked {
    readonly inputs: Properties;
    readonly failures: readonly messages.CheckFailure.AsObject[];
}

export const urn = (type: string, name = "example"): string => `urn:pulumi:dev::orgtrail::${type}::${name}`;

const struct = (values: Properties): Struct => Struct.fromJavaScript(JSON.parse(JSON.stringify(values)));

const properties = (value: Struct | undefined): Properties => (value?.toJavaScript() ?? {}) as Properties;

const checked = (response: messages.CheckResponse): Checked => ({
    inputs: properties(response.getInputs()),
    failures: response.getFailuresList().map((failure) => failure.toObject()),
});
