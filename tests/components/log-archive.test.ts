import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { archiveBucketPolicy } from "../../components/documents/archive-bucket-policy";
import { archiveKeyPolicy } from "../../components/documents/archive-key-policy";
import { LogArchive, type LogArchiveArgs, type NewArchive } from "../../components/log-archive";
import { deployment, roles, trail } from "../helpers/deployment";
import { customResources, recordResources } from "../helpers/program";

const trails = [{ trailArn: trail, isOrganizationTrail: true }];
const common = { deployment, trails, roles };
const existing = { bucketName: "theirs", keyArn: "arn:aws:kms:eu-west-1:444455556666:key/theirs" };
const create: NewArchive = {
    bucketName: "archive",
    accessLogBucketName: "access-logs",
    keyAlias: "archive",
    tiering: { transitions: [{ storageClass: "GLACIER_IR", afterDays: 90 }], minimumObjectSizeKiB: 128 },
    objectLock: { mode: "GOVERNANCE", days: 30 },
    expirationDays: 400,
    noncurrentVersionDays: 90,
    accessLogExpirationDays: 365,
};

async function outputOf<T>(output: pulumi.Output<T>): Promise<T> {
    return new Promise((resolve) => output.apply(resolve));
}

describe("a log archive", () => {
    it("creates nothing when it exists already", async () => {
        const recording = await recordResources();
        new LogArchive("archive", { ...common, existing });
        assert.deepEqual(
            (await recording.registered()).map(({ type }) => type),
            ["orgtrail:index:LogArchive"],
        );
    });

    it("that exists already is passed on with the policies that its owner must put in place", async () => {
        await recordResources();
        const archive = new LogArchive("archive", { ...common, existing });
        assert.deepEqual(
            {
                bucketName: await outputOf(archive.bucketName),
                bucketArn: await outputOf(archive.bucketArn),
                keyArn: await outputOf(archive.keyArn),
                bucketPolicy: archive.bucketPolicy,
                keyPolicy: archive.keyPolicy,
                accessLogBucketName: archive.accessLogBucketName,
                readyForDelivery: archive.readyForDelivery,
            },
            {
                ...existing,
                bucketArn: "arn:aws:s3:::theirs",
                bucketPolicy: archiveBucketPolicy(deployment, { bucketName: "theirs", trails }, roles),
                keyPolicy: archiveKeyPolicy(deployment, [trail], roles),
                accessLogBucketName: undefined,
                readyForDelivery: [],
            },
        );
    });

    for (const [given, args] of [
        ["both", { create, existing }],
        ["neither", {}],
    ] as const) {
        it(`is refused with ${given} of create and existing`, async () => {
            await recordResources();
            assert.throws(
                () => new LogArchive("archive", { ...common, ...args } as unknown as LogArchiveArgs),
                new Error(`log archive "archive": give either create or existing, not ${given}`),
            );
        });
    }

    it("has the trail wait for the bucket with all its settings, and for access logging", async () => {
        await recordResources();
        const archive = new LogArchive("archive", { ...common, create });
        const urns = await Promise.all(archive.readyForDelivery.map(({ urn }) => outputOf(urn)));
        assert.deepEqual(
            urns.map((urn) => urn.split("$").at(-1)),
            [
                "orgtrail:index:PrivateBucket::archive-archive",
                "aws:s3/bucketLogging:BucketLogging::archive-access-logging",
            ],
        );
    });

    it("locks the archive and not the access logs, which S3 could not deliver then", async () => {
        const resources = await customResources(() => new LogArchive("archive", { ...common, create }));
        assert.deepEqual(
            resources.filter(({ type }) => type.includes("ObjectLock")).map(({ name }) => name),
            ["archive-archive-object-lock"],
        );
    });
});
