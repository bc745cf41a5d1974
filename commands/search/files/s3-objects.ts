import type { Readable } from "node:stream";
import { GetObjectCommand, ListObjectsV2Command, type S3Client } from "@aws-sdk/client-s3";
import { errorText } from "../../aws/access";
import type { ObjectStore, StoredEntry } from "./object-store";

/** A bucket of Amazon S3. */
export function s3Objects(client: S3Client, bucket: string): ObjectStore {
    return {
        async *list(prefix, { isFlat, after }): AsyncGenerator<StoredEntry> {
            let token: string | undefined;
            do {
                const command = new ListObjectsV2Command({
                    Bucket: bucket,
                    Prefix: prefix,
                    StartAfter: after,
                    ContinuationToken: token,
                    ...(isFlat && { Delimiter: "/" }),
                });
                const page = await client.send(command).catch(explained);
                const folders = (page.CommonPrefixes ?? []).map(({ Prefix = "" }) => ({ folder: Prefix }));
                const keys = (page.Contents ?? []).map(({ Key = "", Size = 0 }) => ({ key: Key, size: Size }));
                yield* [...folders, ...keys].sort((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1));
                token = page.NextContinuationToken;
            } while (token !== undefined);
        },
        async read(key): Promise<Readable> {
            const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key })).catch(explained);
            return Body as Readable;
        },
    };
}

/** With the code, which often says more than the message. */
function explained(error: unknown): never {
    throw new Error(errorText(error));
}

function nameOf(entry: StoredEntry): string {
    return "key" in entry ? entry.key : entry.folder;
}
