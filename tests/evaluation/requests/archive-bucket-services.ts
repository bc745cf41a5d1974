import { service, trails } from "../callers";
import type { Requests } from "../prove-access";
import { acl, bucket, encryptedWith, paths, plainHttp } from "./archive-bucket";

const { probe, organizationProbe, logFile, managementsLogFile, digest, insights } = paths;
const write = "s3:PutObject";
const ownKey = encryptedWith("arn:aws:kms:eu-west-1:444455556666:key/1234abcd");
const s3sKey = { ...acl, "s3:x-amz-server-side-encryption": "AES256" };
const writingByOthers = "denied by DenyWritingByOthers and DenyChangingLogs";

/** A service that delivers logs of a member of the organization. */
function deliveryService(name: string): Requests {
    return {
        who: name,
        caller: service(name, "arn:aws:example:eu-west-1:222233334444:source", "222233334444"),
        requests: [
            ["checks the ACL for a member", "not allowed", "s3:GetBucketAcl", bucket],
            ["writes for a member", writingByOthers, write, logFile, acl],
            ["reads for a member", "not allowed", "s3:GetObject", logFile],
        ],
    };
}

/** CloudTrail for this trail and for others, and the services that modules of other people let write. */
export const servicesRequests: readonly Requests[] = [
    {
        who: "the trail",
        caller: trails.organization,
        requests: [
            ["checks the ACL", "allowed", "s3:GetBucketAcl", bucket],
            // CreateTrail's probes have no headers for encryption.
            ["probes the management account's path", "allowed", write, probe, acl],
            ["probes the organization's path", "allowed", write, organizationProbe, acl],
            ["delivers a member's log file", "allowed", write, logFile, ownKey],
            ["delivers the management account's log file", "allowed", write, managementsLogFile, ownKey],
            ["delivers a digest encrypted with the key", "allowed", write, digest, ownKey],
            ["delivers a digest encrypted by S3", "allowed", write, digest, s3sKey],
            ["delivers Insights events", "allowed", write, insights, ownKey],
            ["delivers without the ACL", "not allowed", write, logFile],
            ["writes beside its paths", "not allowed", write, `${bucket}/file`, acl],
            ["writes under a prefix", "not allowed", write, `${bucket}/prefix/AWSLogs/o-exampleorgid/file`, acl],
            ["writes for another organization", "not allowed", write, `${bucket}/AWSLogs/o-anothercustomer/file`, acl],
            ["delivers over plain HTTP", "denied by DenyPlainHttp", write, logFile, { ...acl, ...plainHttp }],
            ["reads what it delivered", "not allowed", "s3:GetObject", logFile],
            ["deletes what it delivered", "not allowed", "s3:DeleteObject", logFile],
            ["reconfigures the bucket", "denied by DenyReconfiguringBucket", "s3:PutBucketPolicy", bucket],
            ...Object.entries({
                "another customer": "arn:aws:kms:eu-west-1:999988887777:key/1234abcd",
                "its own account": "arn:aws:kms:eu-west-1:111122223333:key/1234abcd",
                "another Region": "arn:aws:kms:us-east-1:444455556666:key/1234abcd",
            }).map(
                ([whose, key]) =>
                    [
                        `uses a key of ${whose}`,
                        "denied by DenyForeignKeys",
                        write,
                        logFile,
                        encryptedWith(key),
                    ] as const,
            ),
        ],
    },
    {
        who: "another customer's trail",
        caller: trails.ofAnotherCustomer,
        requests: [
            ["checks the ACL", "not allowed", "s3:GetBucketAcl", bucket],
            ["writes to the organization's path", writingByOthers, write, logFile, acl],
            ["writes to the management account's path", writingByOthers, write, probe, acl],
            ["writes to a path of its own", writingByOthers, write, `${bucket}/AWSLogs/999988887777/file`, acl],
        ],
    },
    {
        who: "another trail of the management account",
        caller: trails.anotherOfTheOrganization,
        requests: [
            ["checks the ACL", "not allowed", "s3:GetBucketAcl", bucket],
            ["delivers", writingByOthers, write, logFile, acl],
        ],
    },
    {
        who: "a member's own trail",
        caller: trails.ofAMember,
        requests: [
            ["checks the ACL", "not allowed", "s3:GetBucketAcl", bucket],
            ["delivers", writingByOthers, write, logFile, acl],
        ],
    },
    {
        who: "CloudTrail for no trail",
        caller: trails.none,
        requests: [
            ["checks the ACL", "not allowed", "s3:GetBucketAcl", bucket],
            ["delivers", writingByOthers, write, logFile, acl],
        ],
    },
    deliveryService("config.amazonaws.com"),
    deliveryService("delivery.logs.amazonaws.com"),
    deliveryService("ssm.amazonaws.com"),
];
