import type { PatternDetection } from "../../../detections/detection";

/** The operations of an SDK client that may change something, by the verb of their names. */
export function changingOperations(client: object): string[] {
    return Object.keys(client)
        .flatMap((name) => /^([A-Z]\w+)Command$/.exec(name)?.[1] ?? [])
        .filter((name) => !/^(Batch)?(Get|List|Describe|Lookup|Head|Search|Select|Test|Filter|Check)/.test(name))
        .sort();
}

/** The events of a service that the detections name. */
export function named(detections: readonly PatternDetection[], source: string): ReadonlySet<string> {
    const events = detections.flatMap((detection) => detection.events);
    return new Set(events.flatMap((each) => (each.source === source ? each.names : [])));
}
