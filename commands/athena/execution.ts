import {
    AthenaClient,
    GetQueryExecutionCommand,
    paginateGetQueryResults,
    StartQueryExecutionCommand,
    StopQueryExecutionCommand,
    type QueryExecution,
} from "@aws-sdk/client-athena";
import { Failure } from "../../command-line/failure";
import { prices } from "../../settings/prices";
import { dollars } from "../../settings/cost";
import { errorText, type AccountAccess } from "../aws/access";

/** Where and how a statement runs. */
export interface Workgroup {
    /** The account of the workgroup. */
    readonly access: AccountAccess;
    readonly region: string;
    readonly workgroup: string;
    readonly database: string;
}

/** A page of rows; the names of the columns stand in each. */
export interface ResultPage {
    readonly columns: readonly string[];
    readonly rows: readonly (readonly (string | null)[])[];
}

/** How a statement went. */
export interface Statistics {
    readonly scannedBytes: number;
    readonly milliseconds: number;
}

/** Milliseconds between two looks at a query: soon after its start, and later. */
const [firstLook, lastLook] = [150, 2_000];

/**
 * Runs a statement in Athena, and gives its rows as they come. When the signal aborts, the query is stopped.
 *
 * @param values of the question marks, each as a text.
 * @throws Failure if Athena refuses or stops the statement, with Athena's reason.
 */
export async function* runInAthena(
    { access, region, workgroup, database }: Workgroup,
    statement: string,
    values: readonly string[],
    signal: AbortSignal,
    progress: (text: string) => void,
): AsyncGenerator<ResultPage, Statistics | undefined> {
    const client = access.client(AthenaClient, region);
    const started = await client
        .send(
            new StartQueryExecutionCommand({
                QueryString: statement,
                WorkGroup: workgroup,
                QueryExecutionContext: { Database: database },
                // Each is a literal of SQL ("StartQueryExecution", Athena API Reference).
                ...(values.length > 0 && {
                    ExecutionParameters: values.map((value) => `'${value.replaceAll("'", "''")}'`),
                }),
            }),
        )
        .catch((error: unknown) => {
            throw new Failure(
                `Athena does not start the query in the workgroup ${workgroup} of account ${access.accountId}: ${errorText(error)}`,
                "Deploy the stack, with athena.enabled, and use a role that may query: --role-arn, or an operator's.",
            );
        });
    const QueryExecutionId = started.QueryExecutionId ?? "";
    const finished = await waitFor(client, QueryExecutionId, signal, progress);
    if (finished === undefined) {
        return undefined;
    }
    const state = finished.Status?.State;
    if (state !== "SUCCEEDED") {
        throw new Failure(
            `Athena ${state === "CANCELLED" ? "stopped" : "failed in"} the query ${QueryExecutionId}: ${finished.Status?.StateChangeReason ?? "it gives no reason"}`,
            fixFor(finished.Status?.StateChangeReason ?? ""),
        );
    }
    let columns: string[] | undefined;
    for await (const { ResultSet: page } of paginateGetQueryResults({ client }, { QueryExecutionId })) {
        const isFirst = columns === undefined;
        columns ??= page?.ResultSetMetadata?.ColumnInfo?.map(({ Name = "" }) => Name) ?? [];
        const rows = (page?.Rows ?? []).map(({ Data = [] }) => Data.map(({ VarCharValue }) => VarCharValue ?? null));
        // The first row of a SELECT's first page repeats the names of the columns.
        yield { columns, rows: isFirst ? rows.slice(1) : rows };
    }
    const { DataScannedInBytes: scannedBytes = 0, TotalExecutionTimeInMillis: milliseconds = 0 } =
        finished.Statistics ?? {};
    return { scannedBytes, milliseconds };
}

/** `undefined` when it was stopped by the signal. */
async function waitFor(
    client: AthenaClient,
    QueryExecutionId: string,
    signal: AbortSignal,
    progress: (text: string) => void,
): Promise<QueryExecution | undefined> {
    for (let pause = firstLook; ; pause = Math.min(pause * 1.5, lastLook)) {
        if (signal.aborted) {
            await client.send(new StopQueryExecutionCommand({ QueryExecutionId }));
            return undefined;
        }
        const { QueryExecution: found } = await client.send(new GetQueryExecutionCommand({ QueryExecutionId }));
        if (["SUCCEEDED", "FAILED", "CANCELLED"].includes(found?.Status?.State ?? "")) {
            return found;
        }
        progress(`Athena: ${found?.Status?.State?.toLowerCase() ?? "queued"}, ${sizeText(scanned(found))} read`);
        await new Promise<void>((resolve) => {
            const end = () => {
                clearTimeout(timer);
                signal.removeEventListener("abort", end);
                resolve();
            };
            const timer = setTimeout(end, pause);
            signal.addEventListener("abort", end);
        });
    }
}

function scanned(found: QueryExecution | undefined): number {
    return found?.Statistics?.DataScannedInBytes ?? 0;
}

function fixFor(reason: string): string {
    if (/bytes scanned limit/i.test(reason)) {
        return "Ask about less time, fewer accounts or Regions (--since, --account, --region), or raise athena.scanLimitGiB.";
    }
    return /injected/i.test(reason)
        ? "Name the accounts: --account."
        : "Print the statement with --print to see what was asked.";
}

/** What was read and what it costs: at least 10 MB a query ("Amazon Athena pricing"). */
export function statisticsText({ scannedBytes, milliseconds }: Statistics): string {
    const cost = Math.max(scannedBytes, 10_000_000) * prices.athenaScan;
    return `${sizeText(scannedBytes)} read in ${(milliseconds / 1000).toFixed(1)} s, ${cost < 0.005 ? "less than a cent" : `about ${dollars(cost)}`}`;
}

function sizeText(bytes: number): string {
    const units = ["bytes", "KB", "MB", "GB", "TB"];
    const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
    return `${(bytes / 1000 ** power).toFixed(power === 0 ? 0 : 1)} ${units[power] ?? ""}`;
}
