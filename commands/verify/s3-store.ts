import { s3Configuration } from "../aws/s3-configuration";
import {
    GetObjectCommand,
    ListObjectsV2Command,
    paginateListObjectsV2,
    S3Client,
    S3ServiceException,
} from "@aws-sdk/client-s3";
import type { Readable } from "node:stream";
import type { ClientConfiguration } from "../aws/access";
import { bytesOf } from "./gzip-content";
import { ListingError, type LogStore, type StoredObject } from "./log-store";
import { connections, requestsAtOnce, smallObject } from "./s3-requests";
import { Slots } from "./slots";

/** How often an answer is asked for again that breaks off; the SDK repeats only what fails before that. */
const attempts = 3;

/** Buckets, through a client that may be of any Region and account. */
export class S3Store implements LogStore {
    private readonly slots = new Slots(requestsAtOnce);

    constructor(private readonly client: S3Client) {}

    async children(bucket: string, prefix: string): Promise<{ folders: string[]; keys: string[] }> {
        const folders: string[] = [];
        const keys: string[] = [];
        const request = { Bucket: bucket, Prefix: prefix, Delimiter: "/" };
        await this.listing(bucket, async () => {
            for await (const page of paginateListObjectsV2({ client: this.client }, request)) {
                folders.push(...(page.CommonPrefixes ?? []).map(({ Prefix: folder = "" }) => folder));
                keys.push(...(page.Contents ?? []).map(({ Key: key = "" }) => key));
            }
        });
        return { folders, keys };
    }

    async *keys(bucket: string, prefix: string): AsyncGenerator<string> {
        let token: string | undefined;
        do {
            const request = { Bucket: bucket, Prefix: prefix, ContinuationToken: token };
            const page = await this.listing(bucket, () => this.client.send(new ListObjectsV2Command(request)));
            for (const { Key: key = "" } of page.Contents ?? []) {
                yield key;
            }
            token = page.NextContinuationToken;
        } while (token !== undefined);
    }

    async read(bucket: string, key: string): Promise<StoredObject | undefined> {
        return this.slots.use(() => this.object(bucket, key));
    }

    private listing<T>(bucket: string, list: () => Promise<T>): Promise<T> {
        return this.slots.use(list).catch((error: unknown) => {
            throw new ListingError(bucket, error, error instanceof S3ServiceException && error.name === "NoSuchBucket");
        });
    }

    private async object(bucket: string, key: string): Promise<StoredObject | undefined> {
        for (let attempt = 1; ; attempt += 1) {
            try {
                const answer = await this.client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
                const { Metadata: metadata = {}, ContentLength: size = 0 } = answer;
                const body = answer.Body as Readable;
                return { metadata, size, body: size > smallObject ? body : await bytesOf(body) };
            } catch (error) {
                if (error instanceof S3ServiceException && ["NoSuchKey", "NoSuchBucket"].includes(error.name)) {
                    return undefined;
                }
                if (error instanceof S3ServiceException || attempt === attempts) {
                    throw error instanceof Error && error.name !== "Error"
                        ? new Error(`${error.name}: ${error.message}`, { cause: error })
                        : error;
                }
            }
        }
    }
}

/** An S3 client with a connection for each of many requests at once. */
export class ParallelS3Client extends S3Client {
    constructor(configuration: ClientConfiguration) {
        super({
            ...configuration,
            requestHandler: { httpAgent: connections, httpsAgent: connections },
            ...s3Configuration(),
            // Every content is compared with a hash of its own.
            responseChecksumValidation: "WHEN_REQUIRED",
        });
    }
}
