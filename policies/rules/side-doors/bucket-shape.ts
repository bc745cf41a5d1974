import { isUnset, list, read, UNKNOWN } from "../../reading/value";
import type { Properties, Shape, Translation } from "./shape";

/** A setting of a bucket as the resource that it is in @pulumi/aws, where CloudFormation sets it. */
function bucketSetting(type: string, value: unknown, properties: (value: unknown) => Properties): Translation[] {
    return isUnset(value)
        ? []
        : [
              {
                  type: `aws:s3/${type.charAt(0).toLowerCase()}${type.slice(1)}:${type}`,
                  properties: properties(value),
                  refersBy: "bucket",
              },
          ];
}

function lifecycleRule(rule: unknown): Properties {
    const days = (name: string, old: string) =>
        read(rule, name) ?? (read(rule, old) === undefined ? undefined : { noncurrentDays: read(rule, old) });
    return {
        status: read(rule, "status"),
        ...(read(rule, "prefix") !== undefined && { filter: { prefix: read(rule, "prefix") } }),
        ...((read(rule, "expirationInDays") ?? read(rule, "expirationDate")) !== undefined && {
            expiration: { days: read(rule, "expirationInDays"), date: read(rule, "expirationDate") },
        }),
        noncurrentVersionExpiration: days("noncurrentVersionExpiration", "noncurrentVersionExpirationInDays"),
        ...(read(rule, "abortIncompleteMultipartUpload") !== undefined && {
            abortIncompleteMultipartUpload: {
                daysAfterInitiation: read(rule, "abortIncompleteMultipartUpload", "daysAfterInitiation"),
            },
        }),
    };
}

/** A bucket, most of whose settings are resources of their own in @pulumi/aws. */
export const bucketShape: Shape = {
    type: "aws:s3/bucket:Bucket",
    properties: {
        bucketName: "bucket",
        accessControl: (value) => ({ acl: typeof value === "string" ? kebabCase(value) : value }),
        websiteConfiguration: "website",
    },
    settings: (bucket) => [
        ...bucketSetting("BucketPublicAccessBlock", bucket["publicAccessBlockConfiguration"], (value) => ({
            ...Object(value),
        })),
        ...bucketSetting("BucketVersioning", bucket["versioningConfiguration"], (versioningConfiguration) => ({
            versioningConfiguration,
        })),
        ...bucketSetting("BucketServerSideEncryptionConfiguration", bucket["bucketEncryption"], (value) => ({
            rules: list(read(value, "serverSideEncryptionConfiguration")).map((rule) => ({
                ...Object(rule),
                applyServerSideEncryptionByDefault: read(rule, "serverSideEncryptionByDefault"),
            })),
        })),
        ...bucketSetting("BucketLogging", bucket["loggingConfiguration"], (value) => ({
            targetBucket: read(value, "destinationBucketName") ?? UNKNOWN,
            targetPrefix: read(value, "logFilePrefix"),
        })),
        ...bucketSetting("BucketLifecycleConfiguration", bucket["lifecycleConfiguration"], (value) => ({
            rules: list(read(value, "rules")).map(lifecycleRule),
        })),
        ...bucketSetting("BucketObjectLockConfiguration", bucket["objectLockConfiguration"], (value) => ({
            ...Object(value),
        })),
        ...bucketSetting("BucketOwnershipControls", bucket["ownershipControls"], (value) => ({
            rule: list(read(value, "rules"))[0],
        })),
    ],
};

function kebabCase(name: string): string {
    return name.replace(/(?<=[a-z])(?=[A-Z])/g, "-").toLowerCase();
}
