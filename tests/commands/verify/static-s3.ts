import * as http from "node:http";
import type { AddressInfo } from "node:net";
import { apiPublicKeys, callerIdentity, listing } from "../../../bench/logs/s3-answers";
import { bucket, organizationId, type Tree } from "./tree";

/** S3 with what is in trees, and as much of CloudTrail, Organizations and STS as a verification asks: fast, and under control. */
export interface StaticS3 {
    readonly endpoint: string;
    /** The keys of the objects that were asked for, in order. */
    readonly read: string[];
    /** Does not answer for this key. Resolves when it is asked for. */
    hold(key: string): Promise<void>;
    /** Refuses everything from the time on that this key is asked for, as after the end of a session. */
    expire(key: string): void;
    /** Answers again. */
    release(): void;
    close(): void;
}

/** @param trailName the trail of the tree of this index, which is its key prefix too. */
export async function startStaticS3(
    trees: readonly Tree[],
    trailName: (index: number) => string = () => "orgtrail",
): Promise<StaticS3> {
    const objects = new Map(trees.flatMap((tree) => [...tree.objects]));
    const listed = [...objects.keys()].sort();
    const metadata = new Map(trees.flatMap((tree) => [...tree.metadata]));
    const keys = trees.flatMap((tree) => tree.publicKeys("us-east-1").PublicKeyList);
    const answers = {
        Organization: { Id: organizationId },
        trailList: trees.map((_, index) => ({
            TrailARN: arnOf(trailName(index)),
            S3BucketName: bucket,
            S3KeyPrefix: trailName(index),
            IsOrganizationTrail: true,
        })),
        PublicKeyList: apiPublicKeys(keys),
    };
    const read: string[] = [];
    let expiring: string | undefined;
    let expired = false;
    let held: { readonly key: string; readonly asked: () => void } | undefined;
    const server = http.createServer((request, response) => {
        const { pathname, searchParams } = new URL(request.url ?? "", "http://localhost");
        const key = decodeURIComponent(pathname.slice(bucket.length + 2));
        const object = objects.get(key);
        expired ||= key === expiring;
        if (expired) {
            response.writeHead(400).end("<Error><Code>ExpiredToken</Code><Message>It is over.</Message></Error>");
        } else if (request.method === "POST") {
            const ofSts = request.headers["content-type"]?.includes("form") === true;
            response.end(ofSts ? callerIdentity : JSON.stringify(answers));
        } else if (searchParams.has("location")) {
            response.end("<LocationConstraint/>");
        } else if (key === "") {
            response.end(listing(listed, searchParams));
        } else if (key === held?.key) {
            held.asked();
        } else if (object) {
            read.push(key);
            for (const [name, value] of Object.entries(metadata.get(key) ?? {})) {
                response.setHeader(`x-amz-meta-${name}`, value);
            }
            response.end(object);
        } else {
            response.writeHead(404).end("<Error><Code>NoSuchKey</Code></Error>");
        }
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return {
        endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
        read,
        hold: (key) => new Promise((asked) => (held = { key, asked })),
        expire: (key) => (expiring = key),
        release: () => {
            held = expiring = undefined;
            expired = false;
        },
        close: () => {
            server.close();
            server.closeAllConnections();
        },
    };
}

export function arnOf(trail: string): string {
    return `arn:aws:cloudtrail:us-east-1:111122223333:trail/${trail}`;
}
