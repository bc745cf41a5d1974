import * as assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import * as fs from "node:fs/promises";
import * as os from "node:os";
import * as path from "node:path";
import { gunzipSync } from "node:zlib";
import { CloudTrail, type CreateTrailCommandInput } from "@aws-sdk/client-cloudtrail";
import { S3, type GetObjectCommandOutput } from "@aws-sdk/client-s3";
import { type Emulator, startEmulator, stopEmulator } from "../../../local/emulator/emulator";
import { ensurePythonEnvironment, type PythonEnvironment } from "../../../local/emulator/python-environment";
import { TerminalProgress, silentProgress } from "../../../command-line/progress";
import { managementAccount, region, type ClientSettings } from "../emulator/harness";

export type Json = Record<string, unknown>;

/** An object in a bucket, its JSON unzipped. */
export interface Stored {
    readonly key: string;
    readonly json: { readonly Records: readonly Json[] } & Json;
    readonly object: GetObjectCommandOutput;
}

/** An emulator with a live trail, which delivers when it is told to. */
export interface LiveEmulator {
    readonly emulator: Emulator;
    readonly folder: string;
    readonly python: PythonEnvironment;
    client<Client>(type: new (settings: ClientSettings) => Client, inRegion?: string): Client;
    /** Puts records through the path of recorded calls. */
    replay(...records: Json[]): Promise<void>;
    /** Returns when everything recorded so far is delivered, with `digests` also in a digest. */
    deliver(options?: { digests: boolean }): Promise<void>;
    /** A trail that logs, with a bucket of its own. */
    newTrail(settings?: Partial<CreateTrailCommandInput>): Promise<{ name: string; arn: string; bucket: string }>;
    /** The objects whose key contains a text, by key. */
    stored(bucket: string, part?: string): Promise<Stored[]>;
    /** The ids of the records in a bucket's log files that were made by {@link event}, in their order. */
    delivered(bucket: string): Promise<string[]>;
}

/** Ids of events by {@link event} begin like this, unlike those of the calls that a test makes. */
const idPrefix = "test-";

/** The record of a call, of the management account in the home Region unless `fields` say otherwise. */
export function event(fields: Json = {}): Json & { eventID: string } {
    return {
        eventVersion: "1.11",
        userIdentity: {
            type: "IAMUser",
            principalId: "AIDACKCEVSQ6C2EXAMPLE",
            arn: `arn:aws:iam::${managementAccount}:user/alice`,
            accountId: managementAccount,
            accessKeyId: "AKIAIOSFODNN7EXAMPLE",
            userName: "alice",
        },
        eventTime: `${new Date().toISOString().slice(0, 19)}Z`,
        eventSource: "ec2.amazonaws.com",
        eventName: "StartInstances",
        awsRegion: region,
        sourceIPAddress: "192.0.2.0",
        userAgent: "aws-cli/2.0",
        requestParameters: null,
        responseElements: null,
        requestID: randomUUID(),
        eventID: `${idPrefix}${randomUUID()}`,
        readOnly: false,
        eventType: "AwsApiCall",
        managementEvent: true,
        recipientAccountId: managementAccount,
        eventCategory: "Management",
        ...fields,
    };
}

/** An emulator for the tests of the enclosing `describe`. By default it delivers only when a test asks for it. */
export function useLiveEmulator(live = { deliverySeconds: 3600, digestSeconds: 3600 }): LiveEmulator {
    let folder: string;
    let started: Emulator;
    let environment: PythonEnvironment;
    let trails = 0;

    before(async function () {
        this.timeout(600_000);
        environment = await ensurePythonEnvironment(new TerminalProgress());
        folder = await fs.mkdtemp(path.join(os.tmpdir(), "orgtrail live "));
        started = await startEmulator({ folder, managementAccount, live, progress: silentProgress });
    });

    after(async () => {
        await stopEmulator(folder);
        await fs.rm(folder, { recursive: true, force: true });
    });

    const client = <Client>(type: new (settings: ClientSettings) => Client, inRegion = region): Client =>
        new type({
            endpoint: started.endpoint,
            region: inRegion,
            credentials: { accessKeyId: "test", secretAccessKey: "test" },
            maxAttempts: 1,
            forcePathStyle: true,
        });

    async function post(pathname: string, body = ""): Promise<void> {
        const response = await fetch(`${started.endpoint}/_orgtrail/${pathname}`, { method: "POST", body });
        assert.ok(response.ok, `${pathname}: ${response.status} ${await response.text()}`);
    }

    async function stored(bucket: string, part = ""): Promise<Stored[]> {
        const s3 = client(S3);
        const { Contents = [] } = await s3.listObjectsV2({ Bucket: bucket });
        const keys = Contents.flatMap(({ Key = "" }) => (Key.includes(part) ? [Key] : []));
        return Promise.all(
            keys.map(async (key) => {
                const object = await s3.getObject({ Bucket: bucket, Key: key });
                const content = gunzipSync((await object.Body?.transformToByteArray()) ?? "");
                return { key, json: JSON.parse(content.toString()) as Stored["json"], object };
            }),
        );
    }

    return {
        get emulator() {
            return started;
        },
        get folder() {
            return folder;
        },
        get python() {
            return environment;
        },
        client,
        stored,
        replay: (...records) => post("replay", records.map((record) => JSON.stringify(record)).join("\n")),
        deliver: ({ digests } = { digests: false }) => post(digests ? "deliver?digests=1" : "deliver"),
        async newTrail(settings = {}) {
            const name = `trail-${++trails}`;
            const bucket = settings.S3BucketName ?? `bucket-of-${name}`;
            if (!settings.S3BucketName) {
                await client(S3).createBucket({ Bucket: bucket });
            }
            const created = await client(CloudTrail).createTrail({ Name: name, S3BucketName: bucket, ...settings });
            await client(CloudTrail).startLogging({ Name: name });
            return { name, arn: created.TrailARN ?? "", bucket };
        },
        async delivered(bucket) {
            const files = await stored(bucket, "/CloudTrail/");
            const ids = files.flatMap(({ json }) => json.Records.map(({ eventID }) => String(eventID)));
            return ids.filter((id) => id.startsWith(idPrefix));
        },
    };
}
