import assert from "node:assert/strict";
import * as cloudtrail from "@aws-sdk/client-cloudtrail";
import * as s3 from "@aws-sdk/client-s3";
import { auditLogDetections } from "../../../detections/audit-log";
import { cisDetections } from "../../../detections/cis";
import { sampleContext } from "../../../detections/context";
import { matcher } from "../../../detections/filter-pattern/evaluate";
import { organizationDetections } from "../../../detections/organization";
import { record } from "../../../detections/sample-record";
import { changingOperations, named } from "./changing-operations";

const detections = auditLogDetections(sampleContext);

describe("the detections of the audit log", () => {
    it("know every CloudTrail operation that changes something, but for harmless ones", () => {
        const known = named([...cisDetections, ...detections, ...organizationDetections], "cloudtrail.amazonaws.com");
        assert.deepEqual(
            changingOperations(cloudtrail).filter((name) => !known.has(name)),
            [
                "AddTags",
                "CancelQuery",
                "CreateChannel",
                "CreateDashboard",
                "CreateEventDataStore",
                "DeleteDashboard",
                "EnableFederation",
                "GenerateQuery",
                "PutEventConfiguration",
                "RemoveTags",
                "RestoreEventDataStore",
                "StartDashboardRefresh",
                "StartEventDataStoreIngestion",
                "StartImport",
                "StartQuery",
                "UpdateChannel",
                "UpdateDashboard",
            ],
        );
    });

    it("watch every S3 operation that changes or deletes the archive's configuration, but for tags and reports", () => {
        const changed = detections.find(({ id }) => id === "log-bucket-changed");
        assert.ok(changed);
        const matches = matcher(changed.condition);
        const requestParameters = { bucketName: sampleContext.archiveBucket };
        const unwatched = changingOperations(s3).filter(
            (name) => /Bucket|Lock/.test(name) && !matches(record("s3.amazonaws.com", name, { requestParameters })),
        );
        assert.deepEqual(unwatched, [
            "CreateBucket",
            "CreateBucketMetadataConfiguration",
            "CreateBucketMetadataTableConfiguration",
            "DeleteBucketTagging",
            "PutBucketTagging",
            "UpdateBucketMetadataAnnotationTableConfiguration",
            "UpdateBucketMetadataInventoryTableConfiguration",
            "UpdateBucketMetadataJournalTableConfiguration",
        ]);
    });
});
