/** What a schedule hands to the function: all that it knows of the deployment, so that its code is the same in each. */
export interface VerificationEvent {
    readonly bucket: string;
    /** Key prefixes of the trails, with an empty one for a trail without: where there must be something. */
    readonly prefixes: readonly string[];
    /** Names of the trails: another one's digests may vouch for a file, but need not be there. */
    readonly trails: readonly string[];
    /** The day before it is verified: ISO 8601; without it, the clock's. */
    readonly time?: string | undefined;
    /** Which accounts are verified in this run: those whose id leaves `index` when it is divided by `count`. */
    readonly part: Part;
    readonly metricNamespace: string;
}

/** The event of one part. */
export function eventOf(
    bucket: string,
    trails: readonly { readonly trailName: string; readonly prefix: string | undefined }[],
    part: Part,
    metricNamespace: string,
): VerificationEvent {
    return {
        bucket,
        prefixes: [...new Set(trails.map(({ prefix }) => prefix ?? ""))],
        trails: trails.map(({ trailName }) => trailName),
        // EventBridge Scheduler puts the time in ("Adding context attributes"): a late attempt is about the same day.
        time: "<aws.scheduler.scheduled-time>",
        part,
        metricNamespace,
    };
}

export interface Part {
    /** From 0. */
    readonly index: number;
    readonly count: number;
}

export function partName({ index, count }: Part): string {
    return `${index + 1} of ${count}`;
}

/** CloudWatch metrics, one data point of each in a run. */
export const metrics = {
    /** Log files and digests. */
    valid: "valid-files",
    invalid: "invalid-files",
    missing: "missing-files",
    unlisted: "unlisted-files",
    unverifiable: "unverifiable-files",
    gaps: "gaps",
    /** All of it that is not proved. Above zero an alarm fires. */
    unproved: "unproved",
    /** 1 for a run that came to its end, by the dimension {@link partDimension}. Without it for a day an alarm fires. */
    completed: "completed",
} as const;

export const partDimension = "Part";
