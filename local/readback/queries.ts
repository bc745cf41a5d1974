import { BatchGetNamedQueryCommand, GetWorkGroupCommand, ListNamedQueriesCommand } from "@aws-sdk/client-athena";
import { GetTableCommand } from "@aws-sdk/client-glue";
import { GetBucketLoggingCommand } from "@aws-sdk/client-s3";
import { queryResultBucketPolicy } from "../../components/documents/query-result-bucket-policy";
import { archiveTables, savedQueries, savedStatement } from "../../queries/deployment";
import type { Settings } from "../../settings/settings";
import { checkBucket, checkExpiration, encryptionOf } from "./archive";
import { Subject, type Check } from "./check";
import type { Clients } from "./clients";
import { allPages } from "./pages";

/** As many named queries are given in one answer ("BatchGetNamedQuery", Athena API Reference). */
const most = 50;

/** Whether the archive can be queried: tables over its folders, a workgroup with limits, and the saved queries. */
export async function checkQueries(
    { athena, glue, s3 }: Clients["logArchiveAccount"],
    settings: Settings,
    keyArn: string,
): Promise<Check[]> {
    const { athena: wanted, deployment, existing, names, roles } = settings;
    if (!wanted.enabled) {
        return [];
    }
    const workgroup = new Subject(`workgroup ${names.queryWorkgroup}`);
    const { WorkGroup: found } = await athena
        .send(new GetWorkGroupCommand({ WorkGroup: names.queryWorkgroup }))
        .catch(() => ({ WorkGroup: undefined }));
    const { ResultConfiguration: result, ...configuration } = found?.Configuration ?? {};
    await workgroup.expect(`stops a query after ${wanted.scanLimitGiB} GiB`, wanted.scanLimitGiB * 2 ** 30, () =>
        Promise.resolve(configuration.BytesScannedCutoffPerQuery),
    );
    await workgroup.expect("decides where results go, and encrypts them with the archive's key", true, () =>
        Promise.resolve(
            configuration.EnforceWorkGroupConfiguration === true &&
                result?.OutputLocation === `s3://${names.queryBucket}/` &&
                result.EncryptionConfiguration?.KmsKey === keyArn,
        ),
    );
    const queries = savedQueries(settings);
    const statements = queries.map((query) => `${query.name}\n${savedStatement(settings, query)}`).sort();
    await workgroup.expect(`has ${statements.length} saved queries`, statements, async () => {
        const ids = await allPages(async (NextToken) => {
            const page = await athena.send(new ListNamedQueriesCommand({ WorkGroup: names.queryWorkgroup, NextToken }));
            return [page.NamedQueryIds, page.NextToken];
        });
        const batches = Array.from({ length: Math.ceil(ids.length / most) }, (_, index) =>
            athena.send(new BatchGetNamedQueryCommand({ NamedQueryIds: ids.slice(index * most, (index + 1) * most) })),
        );
        return (await Promise.all(batches))
            .flatMap(({ NamedQueries = [] }) => NamedQueries.map(({ Name, QueryString }) => `${Name}\n${QueryString}`))
            .sort();
    });

    const tables = new Subject(`database ${names.queryDatabase}`);
    for (const { name, parameters, location, columns } of archiveTables(settings)) {
        await tables.expect(`has the table ${name} over ${location}`, { parameters, location, columns }, async () => {
            const { Table } = await glue.send(new GetTableCommand({ DatabaseName: names.queryDatabase, Name: name }));
            const storage = Table?.StorageDescriptor;
            return {
                parameters: Table?.Parameters ?? {},
                location: storage?.Location ?? "",
                columns: (storage?.Columns ?? []).map(({ Name = "", Type = "" }) => ({ name: Name, type: Type })),
            };
        });
    }

    const results = new Subject(`bucket for query results ${names.queryBucket}`);
    await checkBucket(results, s3, names.queryBucket, queryResultBucketPolicy(deployment, names.queryBucket, roles));
    await results.expect("encrypts with the archive's key", keyArn, async () => {
        return (await encryptionOf(s3, names.queryBucket)).KMSMasterKeyID;
    });
    await checkExpiration(results, s3, names.queryBucket, [wanted.resultRetentionDays, 1]);
    if (existing.archiveBucket === undefined) {
        await results.expect(`access is logged to ${names.accessLogBucket}`, names.accessLogBucket, async () => {
            const answer = await s3.send(new GetBucketLoggingCommand({ Bucket: names.queryBucket }));
            return answer.LoggingEnabled?.TargetBucket;
        });
    }
    return [...workgroup.checks, ...tables.checks, ...results.checks];
}
