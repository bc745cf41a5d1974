import { once } from "node:events";
import type { Readable, Writable } from "node:stream";
import { sampleContext } from "../../detections/context";
import type { Severity } from "../../detections/detection";
import { Filters } from "../../detections/firing";
import { tunedCatalogue, type TunedDetection } from "../../detections/tuning";
import { readRecords } from "../../log-files/inputs";
import { alarmsSchema } from "../../settings/alarms";
import { fires, Findings } from "./findings";
import { reportText } from "./report";

export const severities: readonly Severity[] = ["low", "medium", "high", "critical"];

export interface DetectOptions {
    /** One line for each record instead of the report. */
    readonly json?: boolean;
    /** A stack's file with names and tuning. */
    readonly settings?: string;
    readonly failOn?: Severity;
}

export interface Streams {
    readonly stdin: Readable;
    readonly stdout: Writable;
    readonly stderr: Writable;
}

/** Records whose lines are written at once, in characters. */
const batchLength = 1 << 16;

/**
 * Tries the filters of the detections on the records of files, folders or the standard input ("-"). Returns the exit code: 0
 * when all was read, 1 where an alarm of the severity `failOn` or above would fire, 2 where something could not be read.
 */
export async function detect(
    inputs: readonly string[],
    { json = false, settings, failOn }: DetectOptions,
    { stdin, stdout, stderr }: Streams,
): Promise<number> {
    const detections = await detectionsFor(settings);
    const filters = new Filters(detections);
    const findings = new Findings();
    let records = 0;
    let problems = 0;
    let lines = "";
    const problem = (where: string, what: string) => {
        problems += 1;
        stderr.write(`${where}: ${what}\n`);
    };
    for await (const some of readRecords(inputs, stdin, problem)) {
        for (const record of some) {
            const matching = filters.matching(record);
            records += 1;
            findings.add(record, matching);
            if (json) {
                const alarms = new Set(
                    matching.flatMap(({ detection }) =>
                        detection.onlyInNumbers && !findings.isReached(detection, record) ? [] : detection.id,
                    ),
                );
                lines += `${JSON.stringify({ eventID: record["eventID"] ?? null, alarms: [...alarms] })}\n`;
            }
        }
        if (lines.length > batchLength) {
            await print(stdout, lines);
            lines = "";
        }
    }
    const found = findings.list(detections.map(({ id }) => id));
    await print(stdout, json ? lines : reportText(found, records));
    if (problems > 0) {
        return 2;
    }
    const least = failOn === undefined ? severities.length : severities.indexOf(failOn);
    return found.some((finding) => fires(finding) && severities.indexOf(finding.detection.severity) >= least) ? 1 : 0;
}

/** Those of the stack, or of a stack with the default names and no tuning. */
async function detectionsFor(settingsFile: string | undefined): Promise<readonly TunedDetection[]> {
    if (settingsFile === undefined) {
        return tunedCatalogue(sampleContext, alarmsSchema.parse(undefined));
    }
    const { readStackSettings } = await import("../../local/stack-settings");
    const { detectionNamesOf } = await import("../../settings/detection-names");
    const settings = await readStackSettings(settingsFile, "orgtrail");
    return tunedCatalogue(detectionNamesOf(settings), settings.alarms);
}

/** Waits for a reader that is slower. */
async function print(stdout: Writable, text: string): Promise<void> {
    if (!stdout.write(text)) {
        await once(stdout, "drain");
    }
}
