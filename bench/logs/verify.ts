import { awsCommand, ensurePythonEnvironment } from "../../local/emulator/python-environment";
import { silentProgress } from "../../command-line/progress";
import { cpuSeconds, seconds, type Measured } from "./measure";
import { goal, printTable, type Row } from "./table";
import { serving, treeFolder, verifiedBucket, verifiedByAws, verifiedCopy, type TreeFolder } from "./verify-runs";

/** How long `npm run verify` takes, its start included, and how much memory: of a local copy, and of S3 beside the AWS CLI. */

export interface VerifyOptions {
    readonly runs: number;
    /** What is measured once is not judged by its speed. */
    readonly quick?: true;
    /** Where trees are kept. */
    readonly folder: string;
}

/** Log files of the larger local copy in a second, on two processors. */
const leastRate = 3000;
/** How many times as fast as the AWS CLI, by the milliseconds that each answer of S3 takes. */
const leastTimes = new Map([
    [0, 2.5],
    [20, 15],
]);
/** Megabytes. */
const mostMemory = 200;
/** How many times as much memory, and time for each log file, the larger tree may take. */
const [mostGrowth, mostSlowdown] = [1.2, 1.1];

/** Prints what it measured. Whether all goals were kept. */
export async function benchVerify(options: VerifyOptions, report: (text: string) => void): Promise<boolean> {
    const trees = [await treeFolder(options.folder, 4, report), await treeFolder(options.folder, 16, report)] as const;
    const local = await localRows(trees, options, report);
    const head = ["log files", "verify", "CPU", "a second", "memory"];
    printTable(["of a local copy", ...head, "goals"], local);
    const aws = await ensurePythonEnvironment(silentProgress).then(awsCommand, () => undefined);
    const stored: Row[] = [];
    for (const latency of leastTimes.keys()) {
        stored.push(...(await storedRows(trees, latency, aws, options, report)));
    }
    printTable(["of S3, answers after", ...head, "the AWS CLI", "CPU", "times as fast", "goals"], stored);
    if (aws === undefined) {
        process.stdout.write("The AWS CLI was not measured: pip could not install it.\n");
    }
    return [...local, ...stored].every(({ isKept }) => isKept);
}

/** The smaller and the larger. */
type Trees = readonly [TreeFolder, TreeFolder];

async function localRows(trees: Trees, options: VerifyOptions, report: (text: string) => void): Promise<Row[]> {
    const [small, large] = await inTurn(trees, options, (tree, run) => {
        report(`verify: local copy of ${tree.logFiles} log files, ${runText(run, options)}`);
        return verifiedCopy(tree);
    });
    const rate = rateOf(large);
    return [
        row("", small, [isSmall(small)]),
        row("", large, [
            ...judged(options, [`≥ ${leastRate} a second`, rate >= leastRate], isLinear(small, large)),
            isSmall(large),
            isFlat(small, large),
        ]),
    ];
}

async function storedRows(
    trees: Trees,
    latency: number,
    aws: readonly string[] | undefined,
    options: VerifyOptions,
    report: (text: string) => void,
): Promise<Row[]> {
    const others: Measured[] = [];
    const [small, large] = await inTurn(trees, options, (tree, run) =>
        serving(tree, latency, async (endpoint) => {
            const what = `verify: ${tree.logFiles} log files in S3, ${latency} ms an answer, ${runText(run, options)}`;
            // With latency it takes a minute, and always as long.
            if (aws && tree === trees[0] && !options.quick && (latency === 0 ? run > 0 : run === 1)) {
                report(`${what}: the AWS CLI`);
                others.push(await verifiedByAws(aws, tree, endpoint));
            }
            report(what);
            return verifiedBucket(tree, endpoint);
        }),
    );
    const [times, least] = [seconds(others) / seconds(small.runs), leastTimes.get(latency) ?? 0];
    const compared =
        others.length > 0
            ? [`${seconds(others).toFixed(2)} s`, `${cpuSeconds(others).toFixed(2)} s`, times.toFixed(1)]
            : undefined;
    return [
        row(
            `${latency} ms`,
            small,
            [...(compared ? [[`≥ ${least} times`, times >= least] as const] : []), isSmall(small)],
            compared ?? none,
        ),
        row(
            `${latency} ms`,
            large,
            [...judged(options, isLinear(small, large)), isSmall(large), isFlat(small, large)],
            none,
        ),
    ];
}

/** What was measured of a tree. */
interface Of {
    readonly tree: TreeFolder;
    readonly runs: readonly Measured[];
}

/** One tree after the other, so that what else the computer does falls on both. Run 0 warms up, and is not counted. */
async function inTurn(
    trees: Trees,
    { runs: count }: VerifyOptions,
    measure: (tree: TreeFolder, run: number) => Promise<Measured>,
): Promise<readonly [Of, Of]> {
    const [ofSmall, ofLarge]: [Measured[], Measured[]] = [[], []];
    await measure(trees[0], 0);
    for (let run = 1; run <= count; run += 1) {
        ofSmall.push(await measure(trees[0], run));
        ofLarge.push(await measure(trees[1], run));
    }
    return [
        { tree: trees[0], runs: ofSmall },
        { tree: trees[1], runs: ofLarge },
    ];
}

const runText = (run: number, { runs }: VerifyOptions) => (run === 0 ? "warming up" : `run ${run} of ${runs}`);

type Goal = readonly [text: string, isKept: boolean];

/** Goals of speed, which a quick run says little about. */
const judged = ({ quick }: VerifyOptions, ...goals: readonly Goal[]): readonly Goal[] => (quick ? [] : goals);
const isSmall = (of: Of): Goal => [`< ${mostMemory} MB`, memoryOf(of) < mostMemory];
const isFlat = (small: Of, large: Of): Goal => ["flat", memoryOf(large) <= memoryOf(small) * mostGrowth];
const isLinear = (small: Of, large: Of): Goal => ["linear", rateOf(large) * mostSlowdown >= rateOf(small)];

const rateOf = ({ tree, runs }: Of): number => tree.logFiles / seconds(runs);
/** The most of any run, in megabytes. */
const memoryOf = ({ runs }: Of): number => Math.max(...runs.map(({ memory }) => memory));

/** Where nothing was compared. */
const none = ["-", "-", "-"];

function row(name: string, of: Of, goals: readonly Goal[], compared: readonly string[] = []): Row {
    return {
        isKept: goals.every(([, isKept]) => isKept),
        cells: [
            name,
            of.tree.logFiles.toLocaleString("en-US"),
            `${seconds(of.runs).toFixed(2)} s`,
            `${cpuSeconds(of.runs).toFixed(2)} s`,
            Math.round(rateOf(of)).toLocaleString("en-US"),
            `${Math.round(memoryOf(of))} MB`,
            ...compared,
            goals.map(([text, isKept]) => goal(text, isKept)).join(", "),
        ],
    };
}
