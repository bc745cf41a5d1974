import { compliantStack, policyText } from "../../helpers/compliant-stack";
import { change, from, type Program } from "../../helpers/program";
import { unknown } from "../../helpers/server";
import type { Scenario } from "../../helpers/stacks";

const archive = (inputs: Record<string, unknown>) => change(compliantStack, "archive", inputs);
const beside = (type: string, inputs: Record<string, unknown>): Program => ({
    ...compliantStack,
    beside: { type, inputs: { bucket: from("archive", "id"), ...inputs } },
});
const acl = (inputs: Record<string, unknown>) => beside("aws:s3/bucketAcl:BucketAcl", inputs);
const everybody = "http://acs.amazonaws.com/groups/global/AllUsers";
const owner = { type: "CanonicalUser", id: "75aa57f09aa0c8caeab4f8c24e99d10f8e7faeebf76c078efc7c6caea54ba06a" };
const publicPolicy = policyText({
    Effect: "Allow",
    Principal: "*",
    Action: "s3:GetObject",
    Resource: "arn:aws:s3:us-east-1:444455556666:accesspoint/reading/object/*",
});
const accessPoint = (inputs: Record<string, unknown>): Program => {
    const program = beside("aws:s3/accessPoint:AccessPoint", { name: "reading", ...inputs });
    const { beside: point } = program;
    const computed = { arn: "arn:aws:s3:us-east-1:444455556666:accesspoint/reading" };
    return { ...program, ...(point && { beside: { ...point, computed } }) };
};
const inSeveralRegions = (details: Record<string, unknown>) =>
    beside("aws:s3control/multiRegionAccessPoint:MultiRegionAccessPoint", {
        details: { name: "reading", regions: [{ bucket: "archive" }, { bucket: "copy" }], ...details },
    });
const inAcl = ["cloudtrail-bucket-acl: beside"];
const onBucket = ["cloudtrail-bucket-acl: archive"];
const open = ["cloudtrail-bucket-access-point: beside"];

export const stacks: readonly Scenario[] = [
    ...["public-read", "public-read-write", "authenticated-read", "log-delivery-write"].map((canned) => ({
        name: `an archive with the access control list ${canned}`,
        program: acl({ acl: canned }),
        finds: inAcl,
    })),
    {
        name: "an archive with a grant to everybody",
        program: acl({
            accessControlPolicy: {
                owner: { id: owner.id },
                grants: [{ grantee: { type: "Group", uri: everybody }, permission: "READ" }],
            },
        }),
        finds: inAcl,
    },
    {
        name: "an archive with a grant to its owner",
        program: acl({
            accessControlPolicy: {
                owner: { id: owner.id },
                grants: [{ grantee: owner, permission: "FULL_CONTROL" }],
            },
        }),
    },
    { name: "an archive with a private access control list", program: acl({ acl: "private" }) },
    {
        name: "an archive with the older access control list",
        program: beside("aws:s3/bucketAclV2:BucketAclV2", { acl: "public-read" }),
        finds: inAcl,
    },
    {
        name: "an archive opened by a property of the bucket",
        program: archive({ acl: "public-read" }),
        finds: onBucket,
    },
    {
        name: "an archive with a grant to everybody in a property of the bucket",
        program: archive({ grants: [{ type: "Group", uri: everybody, permissions: ["READ"] }] }),
        finds: onBucket,
    },
    {
        name: "an archive whose access control list is not known",
        program: acl({ acl: unknown }),
        finds: ["cloudtrail-bucket-acl? beside"],
    },
    {
        name: "an archive that leaves objects to their writers",
        program: change(compliantStack, "archive-ownership", { rule: { objectOwnership: "ObjectWriter" } }),
        finds: ["cloudtrail-bucket-ownership: archive-ownership"],
    },
    {
        name: "an archive that owns objects and has access control lists on",
        program: change(compliantStack, "archive-ownership", { rule: { objectOwnership: "BucketOwnerPreferred" } }),
        finds: ["cloudtrail-bucket-ownership: archive-ownership"],
    },
    {
        name: "an archive whose ownership is not known",
        program: change(compliantStack, "archive-ownership", { rule: { objectOwnership: unknown } }),
        finds: ["cloudtrail-bucket-ownership? archive-ownership"],
    },
    {
        name: "an archive that leaves ownership at S3's default",
        program: Object.fromEntries(Object.entries(compliantStack).filter(([name]) => name !== "archive-ownership")),
    },
    {
        name: "an archive that is emptied when it is deleted",
        program: archive({ forceDestroy: true }),
        finds: ["cloudtrail-bucket-force-destroy: archive"],
    },
    {
        name: "an archive that may be emptied when it is deleted",
        program: archive({ forceDestroy: unknown }),
        finds: ["cloudtrail-bucket-force-destroy? archive"],
    },
    { name: "an archive that spells out that it is not emptied", program: archive({ forceDestroy: false }) },
    {
        name: "an archive that is a website",
        program: beside("aws:s3/bucketWebsiteConfiguration:BucketWebsiteConfiguration", {
            indexDocument: { suffix: "index.html" },
        }),
        finds: ["cloudtrail-bucket-website: beside"],
    },
    {
        name: "an archive that is a website by the older type",
        program: beside("aws:s3/bucketWebsiteConfigurationV2:BucketWebsiteConfigurationV2", {}),
        finds: ["cloudtrail-bucket-website: beside"],
    },
    {
        name: "an archive that is a website by a property of the bucket",
        program: archive({ website: { indexDocument: "index.html" } }),
        finds: ["cloudtrail-bucket-website: archive"],
    },
    {
        name: "an archive of which it is not known whether it is a website",
        program: archive({ website: unknown }),
        finds: ["cloudtrail-bucket-website? archive"],
    },
    {
        name: "an archive with an access point that may be public",
        program: accessPoint({ publicAccessBlockConfiguration: { blockPublicPolicy: false } }),
        finds: open,
    },
    {
        name: "an archive with an access point that lets everybody in",
        program: accessPoint({ policy: publicPolicy }),
        finds: open,
    },
    {
        name: "an archive with an access point whose policy lets everybody in",
        program: {
            ...accessPoint({}),
            "point-policy": {
                type: "aws:s3control/accessPointPolicy:AccessPointPolicy",
                inputs: { accessPointArn: from("beside", "arn"), policy: publicPolicy },
            },
        },
        finds: ["cloudtrail-bucket-access-point: point-policy"],
    },
    {
        name: "an archive with an access point of which it is not known whether it may be public",
        program: accessPoint({ publicAccessBlockConfiguration: { restrictPublicBuckets: unknown } }),
        finds: ["cloudtrail-bucket-access-point? beside"],
    },
    { name: "an archive with an access point as AWS makes it", program: accessPoint({}) },
    {
        name: "an archive with an access point for several Regions that may be public",
        program: inSeveralRegions({ publicAccessBlock: { blockPublicPolicy: false } }),
        finds: open,
    },
    { name: "an archive with an access point for several Regions as AWS makes it", program: inSeveralRegions({}) },
    {
        name: "an account that allows public policies",
        program: {
            block: {
                type: "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock",
                inputs: {
                    blockPublicAcls: true,
                    blockPublicPolicy: false,
                    ignorePublicAcls: true,
                    restrictPublicBuckets: true,
                },
            },
        },
        finds: ["s3-account-public-access-block: block"],
    },
    {
        name: "an account's block that sets nothing",
        program: { block: { type: "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock", inputs: {} } },
        finds: ["s3-account-public-access-block: block"],
    },
    {
        name: "an account's block that is not known",
        program: {
            block: {
                type: "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock",
                inputs: {
                    blockPublicAcls: true,
                    blockPublicPolicy: unknown,
                    ignorePublicAcls: true,
                    restrictPublicBuckets: true,
                },
            },
        },
        finds: ["s3-account-public-access-block? block"],
    },
    {
        name: "an account that blocks everything",
        program: {
            block: {
                type: "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock",
                inputs: {
                    blockPublicAcls: true,
                    blockPublicPolicy: true,
                    ignorePublicAcls: true,
                    restrictPublicBuckets: true,
                },
            },
        },
    },
];
