/**
 * List prices in US dollars, Region us-east-1, free tiers left out, after the pricing pages of CloudTrail, Amazon SNS,
 * CloudWatch, AWS KMS and Amazon S3. Other Regions differ by some percent; what is dear is dear in all of them.
 */
export const prices = {
    /** An event of a further copy of management events; the first copy in a Region is free. */
    managementEventCopy: 2 / 100_000,
    dataEvent: 0.1 / 100_000,
    networkActivityEvent: 0.1 / 100_000,
    /** A management event that one type of Insights analyzes. */
    insightEvent: 0.35 / 100_000,
    snsPublish: 0.5 / 1_000_000,
    /** A message to a subscriber. */
    snsDelivery: { email: 2 / 100_000, https: 0.06 / 100_000, sqs: 0 },
    /** A gigabyte that enters a log group. */
    logIngestion: { STANDARD: 0.5, INFREQUENT_ACCESS: 0.25 },
    /** A gigabyte, compressed, in a log group for a month. */
    logStorage: 0.03,
    alarm: 0.1,
    metric: 0.3,
    key: 1,
    s3Put: 0.005 / 1000,
    s3Get: 0.0004 / 1000,
    s3List: 0.005 / 1000,
    /** A second of a Lambda function, for each gibibyte of memory. */
    lambdaSecond: 0.0000166667,
    /** A byte that a query reads. */
    athenaScan: 5 / 1e12,
} as const;

export interface StorageClassPrice {
    /** A gibibyte for a month. */
    readonly storage: number;
    /** Moving one object into the class; nothing for the class that objects are created in. */
    readonly transition: number;
    /** A smaller object is billed as one of this size. */
    readonly leastKiB: number;
    /** An object that leaves sooner is billed for this time. */
    readonly leastDays: number;
    /** What S3 adds to each object, billed in the class itself and in S3 Standard. */
    readonly overheadKiB: { readonly own: number; readonly standard: number };
}

const noOverhead = { own: 0, standard: 0 };
const archiveOverhead = { own: 32, standard: 8 };

/** "Amazon S3 pricing" and "Transitioning objects using Amazon S3 Lifecycle", from the hottest class to the coldest. */
export const storageClassPrices = {
    STANDARD: { storage: 0.023, transition: 0, leastKiB: 0, leastDays: 0, overheadKiB: noOverhead },
    STANDARD_IA: { storage: 0.0125, transition: 0.01 / 1000, leastKiB: 128, leastDays: 30, overheadKiB: noOverhead },
    GLACIER_IR: { storage: 0.004, transition: 0.02 / 1000, leastKiB: 128, leastDays: 90, overheadKiB: noOverhead },
    GLACIER: { storage: 0.0036, transition: 0.03 / 1000, leastKiB: 0, leastDays: 90, overheadKiB: archiveOverhead },
    DEEP_ARCHIVE: {
        storage: 0.00099,
        transition: 0.05 / 1000,
        leastKiB: 0,
        leastDays: 180,
        overheadKiB: archiveOverhead,
    },
} as const satisfies Readonly<Record<string, StorageClassPrice>>;

export type StorageClass = keyof typeof storageClassPrices;
