import type { S3Client } from "@aws-sdk/client-s3";

/** How the objects of a bucket are asked for. */
export interface BucketEndpoint {
    readonly protocol: string;
    readonly hostname: string;
    readonly port?: number;
    /** In front of an object's key. */
    readonly path: string;
    /** What requests are signed for. */
    readonly region: string;
}

/**
 * The endpoints of buckets, as a client finds them out: from its configuration, and from S3, which knows where a bucket is.
 * A bucket is among them once it has been listed.
 */
export function bucketEndpointsOf(client: S3Client): ReadonlyMap<string, BucketEndpoint> {
    const endpoints = new Map<string, BucketEndpoint>();
    client.middlewareStack.add(
        (next) => async (args) => {
            const answer = await next(args);
            const { Bucket: bucket, Key: key } = args.input as { Bucket?: string; Key?: string };
            const { protocol, hostname, port, path, headers } = args.request as Request;
            const [, region] = /Credential=[^/]+\/\d+\/([^/]+)\/s3\//.exec(headers["authorization"] ?? "") ?? [];
            if (bucket !== undefined && key === undefined && region !== undefined) {
                const above = path.endsWith("/") ? path : `${path}/`;
                endpoints.set(bucket, { protocol, hostname, path: above, region, ...(port !== undefined && { port }) });
            }
            return answer;
        },
        // Behind the signing; only good answers come back.
        { step: "finalizeRequest", priority: "low" },
    );
    return endpoints;
}

interface Request {
    readonly protocol: string;
    readonly hostname: string;
    readonly port?: number;
    readonly path: string;
    readonly headers: Readonly<Record<string, string>>;
}

/** A key as it stands in a path (RFC 3986). */
export function pathOf(key: string): string {
    const encoded = (part: string) =>
        encodeURIComponent(part).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
    return key.split("/").map(encoded).join("/");
}
