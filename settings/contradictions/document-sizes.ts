import { archiveBucketPolicy } from "../../components/documents/archive-bucket-policy";
import type { ParsedSettings } from "../schema";
import { completeSettings } from "../settings";
import type { Contradiction } from "./contradiction";

const largestBucketPolicy = 20_480;

/** "Bucket policies" allows 20 KB. The archive's is the longest document, and grows with the roles that it names. */
export function documentSizes(settings: ParsedSettings): Contradiction[] {
    const { deployment, names, roles, trails } = completeSettings(settings);
    const bucket = {
        bucketName: names.archiveBucket,
        trails: trails.map(({ trailArn, prefix, organization }) => ({
            trailArn,
            prefix,
            isOrganizationTrail: organization,
        })),
    };
    const size = JSON.stringify(archiveBucketPolicy(deployment, bucket, roles)).length;
    return size <= largestBucketPolicy
        ? []
        : [
              {
                  path: "readerRoleArns",
                  given: `${settings.readerRoleArns.length} roles`,
                  allowed: `fewer roles, here and among break-glass and deployment: the archive's bucket policy would have ${size} bytes, and S3 takes ${largestBucketPolicy}`,
                  example: "",
              },
          ];
}
