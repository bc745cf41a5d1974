import assert from "node:assert/strict";
import { ArchiveQuery } from "../../components/archive-query";
import { customResources } from "../helpers/program";

const keyArn = "arn:aws:kms:eu-west-1:444455556666:key/1234abcd";

async function resources(): Promise<ReadonlyMap<string, Record<string, unknown>>> {
    const found = await customResources(
        () =>
            new ArchiveQuery("query", {
                workgroupName: "orgtrail",
                databaseName: "orgtrail_logs",
                tables: [
                    {
                        name: "organization_events",
                        kind: "events",
                        description: "Events",
                        columns: [{ name: "eventname", type: "string" }],
                        partitionKeys: [{ name: "day", type: "string" }],
                        location: "s3://archive/AWSLogs/",
                        inputFormat: "input",
                        outputFormat: "output",
                        serializationLibrary: "serde",
                        parameters: { "projection.enabled": "true" },
                    },
                ],
                queries: [{ name: "deletions", description: "What was deleted", statement: "SELECT 1" }],
                scanLimitBytes: 1_000_000_000,
                results: {
                    bucketName: "results",
                    bucketPolicy: { Version: "2012-10-17", Statement: [] },
                    keyArn,
                    bucketOwner: "444455556666",
                    expirationDays: 30,
                },
                tags: { A: "b" },
            }),
    );
    return new Map(found.map(({ name, inputs }) => [name, inputs]));
}

describe("an archive query", () => {
    it("describes a table to Glue as it is defined", async () => {
        assert.deepEqual((await resources()).get("query-organization-events"), {
            name: "organization_events",
            databaseName: "orgtrail_logs",
            description: "Events",
            tableType: "EXTERNAL_TABLE",
            parameters: { "projection.enabled": "true" },
            partitionKeys: [{ name: "day", type: "string" }],
            storageDescriptor: {
                columns: [{ name: "eventname", type: "string" }],
                location: "s3://archive/AWSLogs/",
                inputFormat: "input",
                outputFormat: "output",
                serDeInfo: { serializationLibrary: "serde" },
            },
        });
    });

    it("saves a query in its own workgroup and database", async () => {
        assert.deepEqual((await resources()).get("query-saved-deletions"), {
            name: "deletions",
            description: "What was deleted",
            database: "orgtrail_logs",
            workgroup: "orgtrail",
            query: "SELECT 1",
        });
    });

    it("lets no query choose where its result goes, how it is encrypted or how much it reads", async () => {
        assert.deepEqual((await resources()).get("query-workgroup")?.["configuration"], {
            enforceWorkgroupConfiguration: true,
            publishCloudwatchMetricsEnabled: true,
            requesterPaysEnabled: false,
            bytesScannedCutoffPerQuery: 1_000_000_000,
            resultConfiguration: {
                outputLocation: "s3://results/",
                expectedBucketOwner: "444455556666",
                encryptionConfiguration: { encryptionOption: "SSE_KMS", kmsKeyArn: keyArn },
            },
        });
    });

    it("logs no access to its results without a bucket for it", async () => {
        assert.equal((await resources()).has("query-access-logging"), false);
    });
});
