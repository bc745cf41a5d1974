import { type Fields, text, type Values } from "../arguments";
import type { Client } from "../clients";
import { regional, resourceType } from "../resource-type";

type S3 = Client<"s3">;

/** A setting of a bucket that the S3 API puts, gets and deletes as a whole. Its id is the bucket's name. */
export const bucketSetting = <const F extends Fields>(
    fields: F,
    calls: {
        put(client: S3, bucket: string, inputs: Values<F>): Promise<unknown>;
        /** Undefined when it is not set. */
        get(client: S3, bucket: string): Promise<Partial<Values<F>> | undefined>;
        delete(client: S3, bucket: string): Promise<unknown>;
    },
) =>
    resourceType({
        service: "s3",
        arguments: { bucket: text({ required: true, replaces: true }), ...regional, ...fields },
        outputs: [],
        stables: ["bucket"],
        async create({ client }, inputs) {
            const { bucket } = inputs as unknown as { bucket: string };
            await calls.put(client, bucket, inputs as unknown as Values<F>);
            return bucket;
        },
        update: ({ client }, bucket, inputs) => calls.put(client, bucket, inputs as unknown as Values<F>),
        async read({ client }, bucket) {
            const setting = await calls.get(client, bucket);
            return setting && ({ bucket, ...setting } as never);
        },
        delete: ({ client }, bucket) => calls.delete(client, bucket),
    });
