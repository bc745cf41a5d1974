import { Athena } from "@aws-sdk/client-athena";
import { Glue } from "@aws-sdk/client-glue";
import type { TestEmulator } from "../../emulator/harness";
import type { Case } from "../describe-resource";

const column = (name: string, type = "string") => ({ name, type });
const table = (folder: string) => ({
    name: "events",
    databaseName: "tabled",
    tableType: "EXTERNAL_TABLE",
    parameters: { "projection.enabled": "true", "storage.location.template": `s3://logs/${folder}/\${day}/` },
    partitionKeys: [column("day")],
    storageDescriptor: {
        columns: [column("eventname"), column("useridentity", "struct<type:string>")],
        location: `s3://logs/${folder}/`,
        inputFormat: "com.amazon.emr.cloudtrail.CloudTrailInputFormat",
        outputFormat: "org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat",
        serDeInfo: { serializationLibrary: "org.apache.hive.hcatalog.data.JsonSerDe" },
    },
});

export function athenaCases(aws: TestEmulator): Case[] {
    const athena = () => aws.client(Athena);
    const glue = () => aws.client(Glue);
    return [
        {
            type: "aws:athena/workgroup:Workgroup",
            inputs: () => ({
                name: "audit",
                description: "Queries",
                forceDestroy: true,
                configuration: {
                    bytesScannedCutoffPerQuery: 10_737_418_240,
                    resultConfiguration: {
                        outputLocation: "s3://results/",
                        expectedBucketOwner: "444455556666",
                        encryptionConfiguration: { encryptionOption: "SSE_S3" },
                    },
                },
                tags: { stage: "dev" },
            }),
            changes: () => ({
                description: "Other queries",
                configuration: { enforceWorkgroupConfiguration: false, publishCloudwatchMetricsEnabled: false },
                tags: {},
            }),
            drift: (WorkGroup) =>
                athena().updateWorkGroup({
                    WorkGroup,
                    ConfigurationUpdates: { RemoveBytesScannedCutoffPerQuery: true },
                }),
            drifted: ["configuration"],
            remove: (WorkGroup) => athena().deleteWorkGroup({ WorkGroup, RecursiveDeleteOption: true }),
            local: ["forceDestroy"],
        },
        {
            type: "aws:athena/namedQuery:NamedQuery",
            prepare: () => athena().createWorkGroup({ Name: "saved", Tags: [] }),
            inputs: () => ({
                name: "root-use",
                database: "logs",
                query: "SELECT 1",
                description: "Use of root users",
                workgroup: "saved",
            }),
            remove: (NamedQueryId) => athena().deleteNamedQuery({ NamedQueryId }),
        },
        {
            type: "aws:glue/catalogDatabase:CatalogDatabase",
            inputs: () => ({ name: "logs", description: "Logs", tags: { stage: "dev" } }),
            changes: () => ({ description: "Other logs", tags: {} }),
            drift: () => glue().updateDatabase({ Name: "logs", DatabaseInput: { Name: "logs" } }),
            drifted: ["description"],
            remove: () => glue().deleteDatabase({ Name: "logs" }),
        },
        {
            type: "aws:glue/catalogTable:CatalogTable",
            prepare: () => glue().createDatabase({ DatabaseInput: { Name: "tabled" }, Tags: {} }),
            inputs: () => table("first"),
            changes: () => ({ ...table("second"), description: "Events" }),
            drift: () => glue().updateTable({ DatabaseName: "tabled", TableInput: { Name: "events" } }),
            drifted: ["tableType", "parameters", "partitionKeys", "storageDescriptor"],
            remove: () => glue().deleteTable({ DatabaseName: "tabled", Name: "events" }),
        },
    ];
}
