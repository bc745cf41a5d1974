import * as fs from "node:fs";
import * as http from "node:http";
import type { AddressInfo } from "node:net";
import * as path from "node:path";
import { apiPublicKeys, callerIdentity, listing } from "./s3-answers";
import { organizationId, trailArn } from "./verify-tree";

/**
 * A program that serves a tree of log files and digests, as far as a verification asks S3, CloudTrail, STS and Organizations: all
 * from memory, and each answer after a latency. Arguments: the folder of the tree, and milliseconds. It prints its endpoint.
 */

const [folder = "", latency = ""] = process.argv.slice(2);
const bucket = fs.readdirSync(path.join(folder, "logs"))[0] ?? "";
const metadata = readJson("metadata.json") as Record<string, Record<string, Record<string, string>>>;
const objects = new Map(
    fs
        .readdirSync(path.join(folder, "logs", bucket), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => path.join(entry.parentPath, entry.name))
        .map((file) => [path.relative(path.join(folder, "logs", bucket), file), fs.readFileSync(file)]),
);
const keys = [...objects.keys()].sort();

interface Answer {
    readonly status?: number;
    readonly headers?: http.OutgoingHttpHeaders;
    readonly body: string | Buffer;
}

function answerTo(request: http.IncomingMessage): Answer {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://localhost");
    if (request.method === "POST") {
        return serviceAnswer(request.headers.authorization);
    }
    const [, name, key = ""] = /^\/([^/]+)\/?(.*)$/.exec(decodeURIComponent(pathname)) ?? [];
    if (name !== bucket) {
        return { status: 404, body: "<Error><Code>NoSuchBucket</Code></Error>" };
    }
    if (searchParams.has("location")) {
        return { body: "<LocationConstraint/>" };
    }
    if (key === "") {
        return { body: listing(keys, searchParams) };
    }
    const object = objects.get(key);
    const userMetadata = Object.entries(metadata[bucket]?.[key] ?? {});
    return object
        ? {
              body: object,
              headers: Object.fromEntries(userMetadata.map(([field, value]) => [`x-amz-meta-${field}`, value])),
          }
        : { status: 404, body: "<Error><Code>NoSuchKey</Code></Error>" };
}

function serviceAnswer(authorization = ""): Answer {
    const [, region = "", service = ""] = /Credential=[^/]+\/\d+\/([^/]+)\/([^/]+)/.exec(authorization) ?? [];
    if (service === "sts") {
        return { body: callerIdentity };
    }
    const { PublicKeyList: publicKeys } = readJson("keys", `${region}.json`) as {
        PublicKeyList: { ValidityStartTime: string; ValidityEndTime: string }[];
    };
    // Each of the operations takes its part: DescribeOrganization, DescribeTrails, ListPublicKeys.
    const answers = {
        Organization: { Id: organizationId },
        trailList: [{ TrailARN: trailArn, S3BucketName: bucket, IsOrganizationTrail: true }],
        PublicKeyList: apiPublicKeys(publicKeys),
    };
    return { body: JSON.stringify(answers) };
}

function readJson(...names: string[]): unknown {
    return JSON.parse(fs.readFileSync(path.join(folder, ...names), "utf8"));
}

const server = http.createServer((request, response) => {
    request.resume().on("end", () => {
        const { status = 200, headers = {}, body } = answerTo(request);
        const send = () => response.writeHead(status, headers).end(body);
        if (latency === "0") {
            send();
        } else {
            setTimeout(send, Number(latency));
        }
    });
});
server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1", () => {
    process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});
