import * as fs from "node:fs";
import { Writable } from "node:stream";
import type { Credentials } from "@aws-sdk/client-sts";
import type { CloudTrailRecord } from "../../../detections/cloudtrail-record";
import { searchCommand } from "../../../commands/search/command";
import { search, type SearchOptions } from "../../../commands/search/search";
import { TerminalWatcher } from "../../../commands/search/watcher";
import { startEmulator, stopEmulator } from "../../../local/emulator/emulator";
import { silentProgress } from "../../../command-line/progress";
import { temporaryFolder } from "../../helpers/programs";

/** The environment of a user of the emulator, with nothing of the computer's own settings for AWS. */
export function emulatorEnvironment(endpoint: string): Record<string, string> {
    return {
        AWS_ACCESS_KEY_ID: "test",
        AWS_SECRET_ACCESS_KEY: "test",
        AWS_REGION: "us-east-1",
        AWS_CONFIG_FILE: "/dev/null",
        AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
        AWS_EC2_METADATA_DISABLED: "true",
        AWS_ENDPOINT_URL: endpoint,
    };
}

export interface Printed {
    readonly code: number;
    readonly stdout: string;
    readonly stderr: string;
}

interface ClientConfiguration {
    readonly endpoint: string;
    readonly region: string;
    readonly credentials: { accessKeyId: string; secretAccessKey: string; sessionToken?: string };
}

/** An emulator that records, and the search command in this process, told by its environment where AWS is. */
export interface LiveEmulator {
    readonly endpoint: string;
    search: {
        (...args: string[]): Promise<Printed>;
        /** Presses Ctrl-C once this has been printed. */
        untilPrinted(text: string, ...args: string[]): Promise<Printed>;
    };
    replay(records: readonly CloudTrailRecord[]): Promise<void>;
    /** Which calls fail from now on (local/emulator/live_trail/faults.py). */
    faults(rules: readonly object[]): Promise<void>;
    client<Client>(kind: new (configuration: ClientConfiguration) => Client, credentials?: Credentials): Client;
    remove(): Promise<void>;
}

/** @param deliverySeconds between two deliveries of log files; by default longer than any test takes. */
export async function liveEmulator(deliverySeconds = 3600): Promise<LiveEmulator> {
    const folder = temporaryFolder();
    const { endpoint } = await startEmulator({
        folder,
        managementAccount: "111122223333",
        progress: silentProgress,
        live: { deliverySeconds, digestSeconds: 3600 },
    });
    const before = { ...process.env };
    Object.assign(process.env, emulatorEnvironment(endpoint));
    const privately = async (method: string, path: string, body: string) => {
        const response = await fetch(`${endpoint}/_orgtrail/${path}`, { method, body });
        if (!response.ok) {
            throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
        }
    };
    return {
        endpoint,
        search: Object.assign((...args: string[]) => run(args), {
            untilPrinted: (text: string, ...args: string[]) => run(args, text),
        }),
        replay: (records) => privately("POST", "replay", records.map((each) => `${JSON.stringify(each)}\n`).join("")),
        faults: (rules) => privately("PUT", "faults", JSON.stringify(rules)),
        client: (kind, { AccessKeyId, SecretAccessKey, SessionToken } = {} as Credentials) =>
            new kind({
                endpoint,
                region: "us-east-1",
                credentials: {
                    accessKeyId: AccessKeyId ?? "test",
                    secretAccessKey: SecretAccessKey ?? "test",
                    ...(SessionToken && { sessionToken: SessionToken }),
                },
            }),
        async remove() {
            Object.keys(emulatorEnvironment(endpoint)).forEach((name) => delete process.env[name]);
            Object.assign(process.env, before);
            await stopEmulator(folder);
            fs.rmSync(folder, { recursive: true });
        },
    };
}

/** The search command in this process. @param until is what ends it as Ctrl-C does. */
async function run(args: readonly string[], until?: string): Promise<Printed> {
    const interruption = new AbortController();
    const stdout = new Collected((text) => {
        if (until !== undefined && text.includes(until)) {
            interruption.abort();
        }
    });
    const stderr = new Collected();
    const watcher = new TerminalWatcher(stderr as unknown as NodeJS.WriteStream);
    let code = -1;
    await searchCommand()
        .action(async (options: SearchOptions) => {
            code = await search(options, { stdout, watcher, signal: interruption.signal, now: new Date() });
        })
        .parseAsync(args, { from: "user" });
    return { code, stdout: stdout.text, stderr: stderr.text };
}

class Collected extends Writable {
    text = "";

    constructor(private readonly onText: (text: string) => void = () => undefined) {
        super({ decodeStrings: false });
    }

    override _write(chunk: string, _encoding: string, done: () => void): void {
        this.text += chunk;
        this.onText(this.text);
        done();
    }
}
