import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { TableDefinition } from "../queries/tables";
import type { PolicyDocument } from "./documents/policy-document";
import { PrivateBucket } from "./private-bucket";

export interface ArchiveQueryArgs {
    readonly workgroupName: string;
    readonly databaseName: string;
    readonly tables: readonly TableDefinition[];
    readonly queries: readonly StoredQuery[];
    /** What a query may read before Athena stops it, in bytes. */
    readonly scanLimitBytes: number;
    readonly results: QueryResults;
    readonly tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

/** A query as Athena's console lists it. */
export interface StoredQuery {
    readonly name: string;
    readonly description: string;
    readonly statement: string;
}

/** Where results go. Nobody but the trails writes to the archive, so they have a bucket of their own. */
export interface QueryResults {
    readonly bucketName: string;
    readonly bucketPolicy: PolicyDocument;
    /** ARN of the key that encrypts them, in the bucket's account: its policy lets whoever asks use it there. */
    readonly keyArn: pulumi.Input<string>;
    /** 12 digits. Athena writes to no bucket of another account. */
    readonly bucketOwner: string;
    readonly expirationDays: number;
    /** Takes its server access logs; its policy lets it. @default they are not logged */
    readonly accessLogBucket?: PrivateBucket | undefined;
}

/**
 * What it takes to ask the archive questions in SQL: tables in AWS Glue over its folders, a workgroup of Amazon Athena that
 * decides for every query where its result goes and how much it may read, and saved queries.
 */
export class ArchiveQuery extends pulumi.ComponentResource {
    public readonly workgroupName: pulumi.Output<string>;
    public readonly databaseName: pulumi.Output<string>;
    public readonly tableNames: pulumi.Output<string[]>;
    public readonly resultBucketName: pulumi.Output<string>;

    constructor(name: string, args: ArchiveQueryArgs, opts?: pulumi.ComponentResourceOptions) {
        super("orgtrail:index:ArchiveQuery", name, {}, opts);
        const { results, tags } = args;

        const bucket = new PrivateBucket(
            `${name}-results`,
            {
                bucketName: results.bucketName,
                policy: results.bucketPolicy,
                keyArn: results.keyArn,
                expirationDays: results.expirationDays,
                noncurrentVersionDays: 1,
                // Results can be had again.
                protect: false,
                tags,
            },
            { parent: this },
        );
        if (results.accessLogBucket) {
            new aws.s3.BucketLogging(
                `${name}-access-logging`,
                {
                    bucket: bucket.bucketName,
                    targetBucket: results.accessLogBucket.bucketName,
                    targetPrefix: `${results.bucketName}/`,
                },
                // S3 tests whether it may write to the target.
                { parent: this, dependsOn: results.accessLogBucket },
            );
        }
        const database = new aws.glue.CatalogDatabase(
            `${name}-database`,
            { name: args.databaseName, description: "What the organization's trails deliver", tags },
            { parent: this },
        );
        const tables = args.tables.map((table) => this.makeTable(name, database.name, table));
        const workgroup = new aws.athena.Workgroup(
            `${name}-workgroup`,
            {
                name: args.workgroupName,
                description: "Queries of the organization's audit log",
                configuration: {
                    enforceWorkgroupConfiguration: true,
                    publishCloudwatchMetricsEnabled: true,
                    requesterPaysEnabled: false,
                    bytesScannedCutoffPerQuery: args.scanLimitBytes,
                    resultConfiguration: {
                        outputLocation: pulumi.interpolate`s3://${bucket.bucketName}/`,
                        expectedBucketOwner: results.bucketOwner,
                        encryptionConfiguration: { encryptionOption: "SSE_KMS", kmsKeyArn: results.keyArn },
                    },
                },
                // Its history of queries is all that it has.
                forceDestroy: true,
                tags,
            },
            // A query that is asked at once finds its bucket closed to others.
            { parent: this, dependsOn: bucket },
        );
        for (const query of args.queries) {
            new aws.athena.NamedQuery(
                `${name}-saved-${query.name}`,
                {
                    name: query.name,
                    description: query.description,
                    database: database.name,
                    workgroup: workgroup.name,
                    query: query.statement,
                },
                { parent: this },
            );
        }

        this.workgroupName = workgroup.name;
        this.databaseName = database.name;
        this.tableNames = pulumi.all(tables.map((table) => table.name));
        this.resultBucketName = bucket.bucketName;
        this.registerOutputs({
            workgroupName: this.workgroupName,
            databaseName: this.databaseName,
            tableNames: this.tableNames,
            resultBucketName: this.resultBucketName,
        });
    }

    private makeTable(name: string, databaseName: pulumi.Input<string>, table: TableDefinition): aws.glue.CatalogTable {
        return new aws.glue.CatalogTable(
            `${name}-${table.name.replaceAll("_", "-")}`,
            {
                name: table.name,
                databaseName,
                description: table.description,
                tableType: "EXTERNAL_TABLE",
                parameters: { ...table.parameters },
                partitionKeys: [...table.partitionKeys],
                storageDescriptor: {
                    columns: [...table.columns],
                    location: table.location,
                    inputFormat: table.inputFormat,
                    outputFormat: table.outputFormat,
                    serDeInfo: { serializationLibrary: table.serializationLibrary },
                },
            },
            { parent: this },
        );
    }
}
