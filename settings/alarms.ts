import { z } from "zod";
import { auditorDetections } from "../detections/auditor";
import { catalogueFor } from "../detections/catalogue";
import { noExclusions, type Exclusions } from "../detections/exclusions";
import { matcher } from "../detections/filter-pattern/evaluate";
import { FilterPatternError } from "../detections/filter-pattern/expression";
import { parse } from "../detections/filter-pattern/parse";
import { isEnabled, tuned, type TunedDetection, type TunedPatternDetection } from "../detections/tuning";
import type { DeploymentNames } from "../detections/context";
import type { Detection } from "../detections/detection";
import type { Contradiction } from "./contradictions";
import { suggestionFor } from "./problems";
import * as value from "./values";

/** "CloudWatch Logs quotas": metric filters per log group. */
const maximumFilters = 100;

/** A text of a filter pattern cannot have a quote or a backslash in it, nor a * in its middle. */
const partly = (body: string) => new RegExp(String.raw`^\*?${body}\*?$`);

const exclusions = z
    .strictObject({
        roles: z
            .array(
                z
                    .string()
                    .regex(partly(String.raw`[\w+=,.@/:-]{3,600}`))
                    .meta({
                        allowed: "the ARN of an IAM role; a * may stand for its beginning or its end",
                        example: "arn:aws:iam::111122223333:role/Deployment",
                    }),
            )
            .default([])
            .describe("Roles whose sessions an alarm ignores"),
        users: z
            .array(
                z
                    .string()
                    .regex(partly(String.raw`[\w+=,.@/:-]{3,600}`))
                    .meta({
                        allowed: "the ARN of an IAM user; a * may stand for its beginning or its end",
                        example: "arn:aws:iam::111122223333:user/build",
                    }),
            )
            .default([])
            .describe("IAM users that an alarm ignores"),
        services: z
            .array(
                z
                    .string()
                    .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)*\.amazonaws\.com(\.cn)?$/)
                    .meta({
                        allowed: "an AWS service's name as CloudTrail writes it in invokedBy",
                        example: "cloudformation.amazonaws.com",
                    }),
            )
            .default([])
            .describe("AWS services whose calls an alarm ignores, also those that they make for somebody"),
        accounts: z.array(value.accountId).default([]).describe("Accounts that an alarm ignores"),
        events: z
            .array(
                z
                    .string()
                    .regex(/^([a-z0-9-]+(\.[a-z0-9-]+)*\.amazonaws\.com(\.cn)?:)?[A-Z]\w{1,127}$/)
                    .meta({
                        allowed: "the name of an event, alone or behind its eventSource and a colon",
                        example: "s3.amazonaws.com:PutBucketCors",
                    }),
            )
            .default([])
            .describe("Events that an alarm ignores"),
        sourceAddresses: z
            .array(
                z
                    .string()
                    .regex(/^(\d{1,3}(\.\d{1,3}){3}|(\d{1,3}\.){1,3}\*|[\da-f:]*:[\da-f:]*\*?)$/)
                    .meta({
                        allowed: "an IP address, or its first parts and a *: a filter pattern knows no CIDR",
                        example: "203.0.113.*",
                    }),
            )
            .default([])
            .describe("IP addresses that an alarm ignores"),
    })
    .prefault({});

const detectionSettings = z.strictObject({
    enabled: value.flag.optional().describe("Whether there is an alarm"),
    threshold: z
        .int()
        .min(1)
        .max(1_000_000)
        .meta({ allowed: "a whole number from 1 to 1000000", example: "5" })
        .optional()
        .describe("Events in one period that make the alarm fire"),
    period: z
        .int()
        .min(300)
        .max(86_400)
        .multipleOf(60)
        .meta({
            allowed: "a multiple of 60 seconds from 300 to 86400: CloudTrail delivers minutes late",
            example: "900",
        })
        .optional()
        .describe("Seconds in which events are counted"),
    severity: value
        .choice(["critical", "high", "medium", "low"], "low")
        .optional()
        .describe("Critical and high alarms notify the urgent topic, medium and low the review topic"),
    exclude: exclusions.describe("What this alarm ignores"),
});

/** The setting `alarms`: tunes the catalogue without a change of it. */
export const alarmsSchema = z
    .strictObject({
        detections: z
            .record(
                z
                    .string()
                    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
                    .meta({ allowed: "the id of a detection of docs/alarms.md", example: "root-user-usage" }),
                detectionSettings,
            )
            .default({})
            .describe("Settings of single alarms, by the id of the detection"),
        exclude: exclusions.describe("What every alarm ignores"),
        pipelineRoleArns: z
            .array(value.roleArn)
            .default([])
            .describe("Roles of the deployment pipeline, which medium and low alarms ignore"),
        approvedRegions: z
            .array(value.region)
            .default([])
            .describe("Regions that the organization works in; where none is named, no alarm asks for the Region"),
        metricDefaultValue: value.flag
            .default(false)
            .describe("Whether metrics are 0 while nothing happens: for commissioning; about doubles the monthly cost"),
        auditor: value.flag
            .default(false)
            .describe("Whether filters and alarms with the benchmark's own texts are added, on a topic of their own"),
        runbookBaseUrl: z
            .string()
            .regex(/^https:\/\/[\w.-]+(:\d+)?\/[^\s"\\]{0,200}$/)
            .regex(/[/#=]$/)
            .meta({
                allowed:
                    "a URL that begins with https:// and ends with / # or =, to which the id of a detection is added",
                example: "https://wiki.example.com/runbooks/",
            })
            .optional()
            .describe("Where the runbooks are, for the links in the alarms"),
        dashboard: value.flag.default(true).describe("Whether there is a CloudWatch dashboard of the alarms"),
    })
    .prefault({})
    .describe("Which alarms there are, and what they ignore");

export type AlarmSettings = z.output<typeof alarmsSchema>;

/** What is wrong with the alarms only beside the catalogue, in the order of the settings. */
export function contradictionsInAlarms(alarms: AlarmSettings, names: DeploymentNames): Contradiction[] {
    const { approvedRegions, pipelineRoleArns } = alarms;
    const catalogue = catalogueFor({ ...names, approvedRegions, pipelineRoleArns });
    const results = catalogue
        .filter((detection) => isEnabled(detection, alarms))
        .map((detection) => ({ detection, ...tunedOrRefused(detection, alarms) }));
    return [
        ...unknownDetections(alarms, catalogue),
        ...results.flatMap(({ detection, tuning, refusal }) => defeated(detection, alarms, tuning, refusal)),
        ...tooManyFilters(
            alarms,
            results.flatMap(({ tuning }) => tuning ?? []),
        ),
    ];
}

type Result =
    | { readonly tuning: TunedDetection; readonly refusal?: never }
    | { readonly tuning?: never; readonly refusal: string };

function tunedOrRefused(detection: Detection, alarms: AlarmSettings): Result {
    try {
        return { tuning: tuned(detection, alarms) };
    } catch (error) {
        if (!(error instanceof FilterPatternError)) {
            throw error;
        }
        // Without the pattern, which is a screen long.
        return { refusal: error.message.replace(/: \{ .*$/s, "") };
    }
}

function unknownDetections(alarms: AlarmSettings, catalogue: readonly Detection[]): Contradiction[] {
    const ids = catalogue.map(({ id }) => id);
    return Object.entries(alarms.detections)
        .filter(([id]) => !ids.includes(id))
        .map(([id, given]) => {
            const suggestion = suggestionFor(id, ids);
            return {
                path: `alarms.detections.${id}`,
                given,
                allowed: `the id of a detection of docs/alarms.md${suggestion ? `; did you mean ${suggestion}?` : ""}`,
                example: "",
            };
        });
}

/** Settings that make a pattern too long, or that leave none of the detection's own sample records to fire on. */
function defeated(
    { id, kind }: Detection,
    alarms: AlarmSettings,
    tuning: TunedDetection | undefined,
    refusal: string | undefined,
): Contradiction[] {
    const own = alarms.detections[id]?.exclude ?? noExclusions;
    const at = isGiven(own)
        ? { path: `alarms.detections.${id}.exclude`, given: own, example: "" }
        : isGiven(alarms.exclude) || alarms.pipelineRoleArns.length === 0
          ? { path: "alarms.exclude", given: alarms.exclude, example: "" }
          : { path: "alarms.pipelineRoleArns", given: alarms.pipelineRoleArns, example: "" };
    if (kind === "metric") {
        return isGiven(own) ? [{ ...at, allowed: `nothing: ${id} watches a metric of AWS, not events` }] : [];
    }
    if (refusal !== undefined) {
        return [{ ...at, allowed: `fewer or shorter exclusions for ${id}: ${refusal}` }];
    }
    // A program's start need not try all samples where nothing is excluded.
    return tuning?.kind !== "pattern" || !(isGiven(own) || isGiven(alarms.exclude)) || firesOnASample(tuning)
        ? []
        : [
              {
                  ...at,
                  allowed: `exclusions that leave ${id} something to fire on: none of its sample records would; to switch it off, set alarms.detections.${id}.enabled to false`,
              },
          ];
}

function isGiven(exclusions: Exclusions): boolean {
    return Object.values(exclusions).some((entries) => entries.length > 0);
}

function firesOnASample({ patterns, samples }: TunedPatternDetection): boolean {
    const filters = patterns.map((pattern) => matcher(parse(pattern)));
    return samples().match.some((sample) => filters.some((matches) => matches(sample)));
}

function tooManyFilters(alarms: AlarmSettings, detections: readonly TunedDetection[]): Contradiction[] {
    const patterns = detections.flatMap((detection) => (detection.kind === "pattern" ? detection.patterns : []));
    const count = patterns.length + (alarms.auditor ? auditorDetections.length : 0);
    return count <= maximumFilters
        ? []
        : [
              {
                  path: "alarms",
                  given: `${count} metric filters`,
                  allowed: `at most ${maximumFilters}, which is all that a log group takes: fewer exclusions, which split long patterns, fewer enabled detections, or no auditor texts`,
                  example: "",
              },
          ];
}
