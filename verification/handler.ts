import { CloudTrailClient } from "@aws-sdk/client-cloudtrail";
import { CloudWatchClient, PutMetricDataCommand, type MetricDatum } from "@aws-sdk/client-cloudwatch";
import * as z from "zod";
import type { LogStore } from "../commands/verify/log-store";
import { ApiPublicKeys } from "../commands/verify/public-key-api";
import { ParallelS3Client, S3Store } from "../commands/verify/s3-store";
import type { Verdict } from "../commands/verify/verdict";
import { verifyTrail } from "../commands/verify/verify-trail";
import type { Part, VerificationEvent } from "./event";
import { dataOfIdleRun, dataOfUnfinishedRun, dataOfVerdict } from "./metric-data";

/** The Lambda function: verifies what was delivered on the day before, and says what came of it. */

/** Of Lambda's context, what is used. */
interface Context {
    getRemainingTimeInMillis(): number;
}

const day = 86_400_000;
/** For the metrics and the log of a run that is out of time. */
const reserve = 30_000;
/** How many findings the log names: the command names all of them. */
const namedFindings = 200;

const retries = { maxAttempts: 8, retryMode: "adaptive" } as const;
/** Lambda says where it runs ("Defined runtime environment variables"). */
const home = { region: process.env.AWS_REGION ?? "", ...retries };

const eventSchema: z.ZodType<VerificationEvent> = z.strictObject({
    bucket: z.string().min(1),
    prefixes: z.array(z.string()).min(1),
    trails: z.array(z.string()).min(1),
    time: z.iso.datetime().optional(),
    part: z.strictObject({ index: z.int().min(0), count: z.int().min(1) }),
    metricNamespace: z.string().min(1),
});

/** @throws what keeps it from verifying at all: Lambda then tries again, twice ("How Lambda handles errors and retries"). */
export async function handler(given: unknown, context: Context): Promise<Result> {
    const event = eventIn(given);
    const { bucket, prefixes, part } = event;
    const { start, end } = dayBefore(event.time === undefined ? new Date() : new Date(event.time));
    const run = { start: start.toISOString(), end: end.toISOString(), part };
    const store = new S3Store(new ParallelS3Client(home));
    const keys = new ApiPublicKeys((region) => new CloudTrailClient({ region, ...retries }));
    const deadline = deadlineOf(context);
    let files = 0;
    const verifying = async (): Promise<Verdict | "no accounts"> => {
        const accounts = await accountsOf(event, store);
        return accounts?.size === 0
            ? "no accounts"
            : verifyTrail(store, keys, {
                  scopes: prefixes.map((prefix) => ({ bucket, prefix })),
                  start,
                  end,
                  trails: new Set(event.trails),
                  signal: deadline.signal,
                  ...(accounts && { accounts }),
                  onProgress: ({ digests, logs }) => (files = digests + logs),
              });
    };
    const verdict = await Promise.race([verifying(), deadline.passed]);
    if (verdict === "out of time") {
        await publish(event, dataOfUnfinishedRun(part));
        return told({ ...run, completed: false, ok: false, why: "out of time: more parts verify more", files });
    }
    if (verdict === "no accounts") {
        await publish(event, dataOfIdleRun(part));
        return told({ ...run, completed: true, ok: true, why: "no account is in this part" });
    }
    await publish(event, dataOfVerdict(verdict, part));
    for (const finding of verdict.findings.slice(0, namedFindings)) {
        console.warn(finding);
    }
    const { ok, digests, logs, gaps, unverifiable, findings, omitted } = verdict;
    const counts = { digests, logs, gaps, unverifiable, findings: findings.length + omitted };
    return told({ ...run, completed: true, ok, ...counts });
}

export interface Result {
    readonly start: string;
    readonly end: string;
    readonly part: Part;
    readonly completed: boolean;
    readonly ok: boolean;
    readonly why?: string;
    /** How many were verified when the time was over. */
    readonly files?: number;
    readonly digests?: Verdict["digests"];
    readonly logs?: Verdict["logs"];
    readonly unverifiable?: Verdict["unverifiable"];
    readonly gaps?: number;
    readonly findings?: number;
}

function eventIn(given: unknown): VerificationEvent {
    const { data, error } = eventSchema.safeParse(given);
    if (data === undefined) {
        throw new Error(`the event is not as a schedule gives it: ${z.prettifyError(error)}`);
    }
    return data;
}

/** From midnight to midnight, UTC. */
function dayBefore(time: Date): { start: Date; end: Date } {
    const end = Math.floor(time.getTime() / day) * day;
    return { start: new Date(end - day), end: new Date(end) };
}

function deadlineOf(context: Context) {
    const signal = AbortSignal.timeout(Math.max(0, context.getRemainingTimeInMillis() - reserve));
    const passed = new Promise<"out of time">((resolve) => {
        signal.addEventListener("abort", () => resolve("out of time"));
    });
    return { signal, passed };
}

/**
 * The accounts of this part; `undefined` for all. None where others have them: where there are none at all, every part looks
 * for them. An account is in the same part every day, so that a chain that ends is missed.
 */
async function accountsOf(event: VerificationEvent, store: LogStore): Promise<ReadonlySet<string> | undefined> {
    const { index, count } = event.part;
    const all = count === 1 ? [] : await accountsWithFiles(event, store);
    return all.length === 0 ? undefined : new Set(all.filter((id) => Number(id) % count === index));
}

/** In the organization's folder, and beside it. */
async function accountsWithFiles({ bucket, prefixes }: VerificationEvent, store: LogStore): Promise<string[]> {
    const foldersIn = async (prefix: string) => (await store.children(bucket, prefix)).folders;
    const tops = prefixes.map((prefix) => foldersIn(`${prefix === "" ? "" : `${prefix}/`}AWSLogs/`));
    const top = (await Promise.all(tops)).flat();
    const below = await Promise.all(top.filter((folder) => idOf(folder) === undefined).map(foldersIn));
    return [...top, ...below.flat()].flatMap((folder) => idOf(folder) ?? []);
}

const idOf = (folder: string): string | undefined => /\/(\d{12})\/$/.exec(folder)?.[1];

async function publish({ metricNamespace }: VerificationEvent, MetricData: MetricDatum[]): Promise<void> {
    await new CloudWatchClient(home).send(new PutMetricDataCommand({ Namespace: metricNamespace, MetricData }));
}

/** An object in the log is JSON there: the function's log format. */
function told(result: Result): Result {
    console.info(result);
    return result;
}
