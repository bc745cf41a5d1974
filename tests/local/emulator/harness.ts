import * as fs from "node:fs/promises";
import * as os from "node:os";
import * as path from "node:path";
import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";
import { type Emulator, startEmulator, stopEmulator } from "../../../local/emulator/emulator";
import { ensurePythonEnvironment } from "../../../local/emulator/python-environment";
import { TerminalProgress, silentProgress } from "../../../command-line/progress";

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true";

export const managementAccount = "111122223333";
export const archiveAccount = "444455556666";
export const region = "us-east-1";

/** Shared by the clients of every service; the first try is the only one, because moto answers a missing operation with 500. */
export interface ClientSettings {
    readonly endpoint: string;
    readonly region: string;
    readonly credentials: { accessKeyId: string; secretAccessKey: string; sessionToken?: string };
    readonly maxAttempts: number;
    readonly forcePathStyle: boolean;
}

export interface TestEmulator {
    /** A client with credentials of the management account, as in `aws.client(S3Client)`. */
    client<Client>(type: new (settings: ClientSettings) => Client): Client;
    /** A client with a role of the log-archive account. */
    archiveClient<Client>(type: new (settings: ClientSettings) => Client): Client;
}

/** An emulator for the tests of the enclosing `describe`, with an own folder, gone after them. */
export function useEmulator(): TestEmulator {
    let folder: string;
    let management: ClientSettings;
    let archive: ClientSettings;

    before(async function () {
        this.timeout(600_000);
        await ensurePythonEnvironment(new TerminalProgress());
        folder = await fs.mkdtemp(path.join(os.tmpdir(), "orgtrail emulator "));
        const { endpoint }: Emulator = await startEmulator({ folder, managementAccount, progress: silentProgress });
        const credentials = { accessKeyId: "test", secretAccessKey: "test" };
        management = { endpoint, region, credentials, maxAttempts: 1, forcePathStyle: true };
        const roleArn = `arn:aws:iam::${archiveAccount}:role/OrganizationAccountAccessRole`;
        const assumed = await new STSClient(management).send(
            new AssumeRoleCommand({ RoleArn: roleArn, RoleSessionName: "test" }),
        );
        const { AccessKeyId = "", SecretAccessKey = "", SessionToken } = assumed.Credentials ?? {};
        archive = {
            ...management,
            credentials: { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken },
        };
    });

    after(async () => {
        await stopEmulator(folder);
        await fs.rm(folder, { recursive: true, force: true });
    });

    return {
        client: (type) => new type(management),
        archiveClient: (type) => new type(archive),
    };
}

/** The `name` of the error that an AWS call ends with, which is AWS's error code; "no error" when it succeeds. */
export async function errorCode(call: Promise<unknown>): Promise<string> {
    try {
        await call;
        return "no error";
    } catch (error) {
        return error instanceof Error ? error.name : String(error);
    }
}
