import { Server, ServerCredentials, type UntypedServiceImplementation } from "@grpc/grpc-js";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { version } from "@pulumi/aws/package.json";
import { providerService } from "./service";

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true";

// An engine that is killed leaves its plugins to another parent.
const engine = Number(process.argv[2]);
setInterval(() => {
    if (process.ppid !== engine) {
        process.exit(1);
    }
}, 500).unref();

const server = new Server({ "grpc.max_receive_message_length": -1, "grpc.max_send_message_length": -1 });
// The types of what is generated and of @grpc/grpc-js differ in the calls that are left out.
server.addService(
    ResourceProviderService,
    providerService(version, process.env) as unknown as UntypedServiceImplementation,
);
server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, port) => {
    if (error) {
        throw error;
    }
    // What the engine waits for.
    process.stdout.write(`${port}\n`);
});
