import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import * as http from "node:http";
import type { AddressInfo } from "node:net";
import { S3Client } from "@aws-sdk/client-s3";
import { bucketEndpointsOf, type BucketEndpoint } from "../../../commands/verify/bucket-endpoints";
import { S3Store } from "../../../commands/verify/s3-store";
import { SignedReader } from "../../../commands/verify/signed-reader";

const bucket = "archive";
const key = "a prefix/ü+=&?#%41!'()*~/AWSLogs/log.json.gz";
const object = { size: 7, body: Buffer.from("content"), metadata: { signature: "ab12" } };
type Done = (error: null, addresses: { address: string; family: number }[]) => void;
const credentials = () =>
    Promise.resolve({ accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret", sessionToken: "a session" });

describe("reading an object of S3 without the AWS SDK", () => {
    let server: http.Server;
    let asked: http.IncomingMessage[];
    let answer: (response: http.ServerResponse) => void;
    let endpoints: ReadonlyMap<string, BucketEndpoint>;
    let store: S3Store;

    const found = (response: http.ServerResponse) =>
        void response.writeHead(200, { "content-length": 7, "x-amz-meta-signature": "ab12" }).end("content");

    beforeEach(async () => {
        asked = [];
        answer = (response) => void response.end("<ListBucketResult/>");
        server = http.createServer((request, response) => {
            asked.push(request);
            answer(response);
        });
        await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
        const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
        const client = new S3Client({ region: "eu-west-1", endpoint, forcePathStyle: true, credentials });
        endpoints = bucketEndpointsOf(client);
        store = new S3Store(client);
        await store.children(bucket, "");
        asked.length = 0;
        answer = found;
    });

    afterEach(() => {
        server.close();
        server.closeAllConnections();
    });

    const alone = () => new SignedReader(endpoints, credentials, () => assert.fail("the SDK was asked"));

    it("gives what the SDK gives, from the same place", async () => {
        assert.deepEqual([await store.read(bucket, key), await alone().read(bucket, key)], [object, object]);
        const [bySdk, own] = asked.map(({ url, headers: { host } }) => [host, url?.replace("?x-id=GetObject", "")]);
        assert.deepEqual(own, bySdk);
    });

    it("signs the host, the empty body, the time and the session", async () => {
        await alone().read(bucket, key);
        const { headers } = asked[0] ?? assert.fail();
        assert.match(
            headers.authorization ?? "",
            /^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/\d{8}\/eu-west-1\/s3\/aws4_request, SignedHeaders=host;x-amz-content-sha256;x-amz-date;x-amz-security-token, Signature=[0-9a-f]{64}$/,
        );
        assert.deepEqual(
            [headers["x-amz-content-sha256"], headers["x-amz-security-token"]],
            [createHash("sha256").digest("hex"), "a session"],
        );
    });

    const failures: Record<string, (response: http.ServerResponse) => void> = {
        "is not there": (response) => response.writeHead(404).end("<Error><Code>NoSuchKey</Code></Error>"),
        "is to be asked for again later": (response) =>
            response.writeHead(503).end("<Error><Code>SlowDown</Code></Error>"),
        "is in another Region": (response) => response.writeHead(301).end("<Error/>"),
        "breaks off": (response) =>
            response.writeHead(200, { "content-length": "9" }).write("con", () => response.destroy()),
        "does not come": (response) => response.destroy(),
    };
    for (const [what, failure] of Object.entries(failures)) {
        it(`leaves it to the SDK when the object ${what}`, async () => {
            answer = (response) => {
                answer = found;
                failure(response);
            };
            const reader = new SignedReader(endpoints, credentials, () => Promise.resolve(store));
            assert.deepEqual([await reader.read(bucket, key), asked.length], [object, 2]);
        });
    }

    it("leaves a bucket to the SDK that has not been listed", async () => {
        const reader = new SignedReader(endpoints, credentials, () => Promise.resolve(store));
        assert.deepEqual([await reader.read("other", key), [...endpoints.keys()]], [object, [bucket]]);
    });

    it("knows the host name of a bucket that has one", async () => {
        const { port } = server.address() as AddressInfo;
        const httpAgent = {
            lookup: (_: string, __: object, done: Done) => done(null, [{ address: "127.0.0.1", family: 4 }]),
        };
        const client = new S3Client({
            ...{ region: "eu-west-1", endpoint: `http://s3.example:${port}`, credentials },
            requestHandler: { httpAgent },
        });
        const found = bucketEndpointsOf(client);
        answer = (response) => void response.end("<ListBucketResult/>");
        await new S3Store(client).children(bucket, "a/");
        const endpoint = { protocol: "http:", hostname: "archive.s3.example", port, path: "/", region: "eu-west-1" };
        assert.deepEqual([...found], [[bucket, endpoint]]);
    });

    it("gives a large object as a stream", async () => {
        const content = Buffer.alloc(3 << 20, "x");
        answer = (response) => void response.writeHead(200, { "content-length": content.length }).end(content);
        const { body = assert.fail() } = (await alone().read(bucket, key)) ?? {};
        assert(!Buffer.isBuffer(body));
        const chunks: Buffer[] = [];
        for await (const chunk of body) {
            chunks.push(chunk as Buffer);
        }
        assert(Buffer.concat(chunks).equals(content));
    });
});
