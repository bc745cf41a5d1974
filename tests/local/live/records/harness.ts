import * as assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import * as path from "node:path";
import { createInterface, type Interface } from "node:readline";
import { Readable } from "node:stream";
import { event, useLiveEmulator, type Json } from "../delivery-harness";

/** A call through botocore; `operation` is the API's name for it. */
export interface CallOptions {
    readonly region?: string;
    /** By default credentials that the emulator does not know. */
    readonly accessKeyId?: string;
    readonly sessionToken?: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly unsigned?: boolean;
}

export interface Result {
    /** Undefined when the call failed. */
    readonly answer?: Json;
    readonly error?: { readonly Code: string; readonly Message: string };
    /** What the call was recorded as. */
    readonly records: readonly Json[];
}

export interface RecordedEmulator {
    readonly endpoint: string;
    call(service: string, operation: string, parameters?: Json, options?: CallOptions): Promise<Result>;
    /** A request that no SDK makes. */
    request(pathname: string, init?: RequestInit): Promise<{ response: Response; records: readonly Json[] }>;
    /** Credentials of a role session, ready for the options of a call. */
    assumeRole(
        roleArn: string,
        parameters?: Json,
        options?: CallOptions,
    ): Promise<{ accessKeyId: string; sessionToken: string; records: readonly Json[] }>;
}

/** A live emulator for the tests of the enclosing `describe`, whose records are read as they are made. */
export function useRecordedEmulator(): RecordedEmulator {
    const live = useLiveEmulator();
    let caller: ChildProcess;
    let answers: AsyncIterator<string>;
    let lines: Interface;
    let events: AsyncIterator<string>;
    const listening = new AbortController();

    before(async () => {
        const script = path.join(__dirname, "calls.py");
        caller = spawn(live.python.python, ["-I", "-B", script, live.emulator.endpoint], {
            stdio: ["pipe", "pipe", "inherit"],
        });
        assert.ok(caller.stdout);
        answers = createInterface({ input: caller.stdout })[Symbol.asyncIterator]();
        const { body } = await fetch(`${live.emulator.endpoint}/_orgtrail/events`, { signal: listening.signal });
        assert.ok(body);
        lines = createInterface({ input: Readable.fromWeb(body).on("error", () => undefined) });
        events = lines[Symbol.asyncIterator]();
    });

    after(() => {
        caller.stdin?.end();
        lines.close();
        listening.abort();
    });

    /** The records since the last time: the live trail is given a record of ours, which comes after them. */
    async function newRecords(): Promise<Json[]> {
        const eventID = randomUUID();
        await live.replay(event({ eventID }));
        const records: Json[] = [];
        for (;;) {
            const { value } = (await events.next()) as { value: string };
            const { kind, record } = JSON.parse(value) as { kind: string; record?: Json };
            if (kind === "record" && record) {
                if (record["eventID"] === eventID) {
                    return records;
                }
                records.push(record);
            }
        }
    }

    async function call(service: string, operation: string, parameters: Json = {}, options = {}): Promise<Result> {
        caller.stdin?.write(`${JSON.stringify({ service, operation, parameters, ...options })}\n`);
        const { value } = (await answers.next()) as { value: string };
        return { ...(JSON.parse(value) as Result), records: await newRecords() };
    }

    return {
        get endpoint() {
            return live.emulator.endpoint;
        },
        call,
        async request(pathname, init) {
            const response = await fetch(`${live.emulator.endpoint}${pathname}`, init);
            return { response, records: await newRecords() };
        },
        async assumeRole(roleArn, parameters = {}, options = {}) {
            const session = { RoleArn: roleArn, RoleSessionName: "session", ...parameters };
            const { answer, error, records } = await call("sts", "AssumeRole", session, options);
            assert.equal(error, undefined);
            const { AccessKeyId, SessionToken } = answer?.["Credentials"] as Record<string, string>;
            assert.ok(AccessKeyId && SessionToken);
            return { accessKeyId: AccessKeyId, sessionToken: SessionToken, records };
        },
    };
}

/** The header with which a request that no SDK makes is signed, as far as the emulator looks at it. */
export function authorization(service: string, accessKeyId = "test", region = "us-east-1"): { authorization: string } {
    const credential = `${accessKeyId}/20260101/${region}/${service}/aws4_request`;
    return { authorization: `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=host, Signature=x` };
}

/** The one record of a call. */
export function onlyRecord(records: readonly Json[]): Json {
    assert.equal(records.length, 1, JSON.stringify(records));
    return records[0] ?? {};
}
