import { digestColumns, eventColumns, glueColumns, insightColumns, type Columns } from "./columns";

/** What a trail delivers, one table each. */
export type TableKind = "events" | "network_activity" | "insights" | "digests";

/** The folder of an account that each kind of files is in. */
export const folders: Readonly<Record<TableKind, string>> = {
    events: "CloudTrail",
    network_activity: "CloudTrail-NetworkActivity",
    insights: "CloudTrail-Insight",
    digests: "CloudTrail-Digest",
};

export const columnsOf: Readonly<Record<TableKind, Columns>> = {
    events: eventColumns,
    network_activity: eventColumns,
    insights: insightColumns,
    digests: digestColumns,
};

const descriptions: Readonly<Record<TableKind, string>> = {
    events: "Management and data events, as CloudTrail recorded them",
    network_activity: "Network activity events: calls through VPC endpoints",
    insights: "What CloudTrail Insights found",
    digests: "Digest files, which name the log files of an hour with their hashes",
};

/** The folders of trails that deliver under one prefix. Their files cannot be told apart. */
export interface DeliveryPlace {
    /** Name of the first of these trails in the settings. */
    readonly trail: string;
    readonly prefix: string | undefined;
    /** Of organization trails only. */
    readonly organizationId: string | undefined;
}

/** Which partitions there are. */
export interface Partitions {
    /** The accounts, for queries that name none; without any, every query has to name its accounts. */
    readonly accountIds: readonly string[];
    readonly regions: readonly string[];
    /** Days back to which there are log files. */
    readonly days: number;
}

export interface TableDefinition {
    readonly name: string;
    readonly kind: TableKind;
    readonly description: string;
    readonly columns: readonly { readonly name: string; readonly type: string }[];
    /** The columns that are folders of the bucket, in their order. */
    readonly partitionKeys: readonly { readonly name: string; readonly type: string }[];
    /** `s3://` URL of the folder that all files are in. */
    readonly location: string;
    readonly inputFormat: string;
    readonly outputFormat: string;
    readonly serializationLibrary: string;
    /** The table's properties: how Athena finds partitions without a list of them. */
    readonly parameters: Readonly<Record<string, string>>;
}

/** The name of a table: Glue takes lower-case letters, digits and underscores without quotes. */
export function tableName(trail: string, kind: TableKind): string {
    return `${trail.replaceAll("-", "_")}_${kind}`;
}

/**
 * The tables of what is delivered to one place. Partition projection finds each day of an account and Region by its name:
 * nothing has to be listed or added ("Use partition projection with Amazon Athena").
 */
export function tablesOf(bucket: string, place: DeliveryPlace, partitions: Partitions): TableDefinition[] {
    return (Object.keys(folders) as TableKind[]).map((kind) => {
        const isDocument = kind === "digests";
        const root = organizationFolder(bucket, place);
        return {
            name: tableName(place.trail, kind),
            kind,
            description: descriptions[kind],
            columns: glueColumns(columnsOf[kind]),
            partitionKeys: ["account", "region", "day"].map((name) => ({ name, type: "string" })),
            location: root,
            // The first takes a file's list of records apart; a digest is one document.
            inputFormat: isDocument
                ? "org.apache.hadoop.mapred.TextInputFormat"
                : "com.amazon.emr.cloudtrail.CloudTrailInputFormat",
            outputFormat: "org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat",
            serializationLibrary: "org.apache.hive.hcatalog.data.JsonSerDe",
            parameters: {
                EXTERNAL: "TRUE",
                classification: isDocument ? "json" : "cloudtrail",
                "projection.enabled": "true",
                ...accountProjection(partitions.accountIds),
                "projection.region.type": "enum",
                "projection.region.values": [...partitions.regions].sort().join(","),
                "projection.day.type": "date",
                "projection.day.format": "yyyy/MM/dd",
                "projection.day.range": `NOW-${partitions.days}DAYS,NOW`,
                "projection.day.interval": "1",
                "projection.day.interval.unit": "DAYS",
                "storage.location.template": `${root}\${account}/${folders[kind]}/\${region}/\${day}/`,
            },
        };
    });
}

/** Accounts that nobody named cannot be left out unseen: a query that names none fails, in the words of Athena. */
function accountProjection(accountIds: readonly string[]): Record<string, string> {
    return accountIds.length === 0
        ? { "projection.account.type": "injected" }
        : { "projection.account.type": "enum", "projection.account.values": [...accountIds].sort().join(",") };
}

/** `s3://bucket/[prefix/]AWSLogs/[o-id/]` */
function organizationFolder(bucket: string, { prefix, organizationId }: DeliveryPlace): string {
    const parts = [bucket, ...(prefix === undefined ? [] : [prefix]), "AWSLogs", organizationId ?? ""].filter(Boolean);
    return `s3://${parts.join("/")}/`;
}
