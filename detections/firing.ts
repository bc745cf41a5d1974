import { matcher } from "./filter-pattern/evaluate";
import { parse } from "./filter-pattern/parse";
import { requiredTexts } from "./filter-pattern/required-texts";
import type { CloudTrailRecord } from "./cloudtrail-record";
import type { Matcher } from "./filter-pattern/evaluate";
import type { Expression } from "./filter-pattern/expression";
import type { TunedDetection, TunedPatternDetection } from "./tuning";

/** One metric filter of a detection, ready to judge events. */
export interface Filter {
    readonly detection: TunedPatternDetection;
    readonly expression: Expression;
    readonly matches: Matcher;
    /** Its place in the catalogue. */
    readonly index: number;
}

/**
 * Finds the filters that an event matches. A filter that demands certain event names, or else certain event sources, is
 * only tried on events that have one of them.
 */
export class Filters {
    private readonly byName = new Map<string, Filter[]>();
    private readonly bySource = new Map<string, Filter[]>();
    private readonly others: Filter[] = [];

    constructor(detections: readonly TunedDetection[]) {
        let index = 0;
        for (const detection of detections) {
            for (const pattern of detection.kind === "pattern" ? detection.patterns : []) {
                const expression = parse(pattern);
                const matches = matcher(expression);
                if (detection.kind === "pattern") {
                    this.add({ detection, expression, matches, index: index++ });
                }
            }
        }
    }

    /** The filters that match, in the order of the catalogue. */
    matching(record: CloudTrailRecord): readonly Filter[] {
        const { eventName, eventSource } = record;
        const found: Filter[] = [];
        const collect = (filters: readonly Filter[] | undefined) => {
            for (const filter of filters ?? []) {
                if (filter.matches(record)) {
                    found.push(filter);
                }
            }
        };
        collect(this.others);
        collect(typeof eventName === "string" ? this.byName.get(eventName) : undefined);
        collect(typeof eventSource === "string" ? this.bySource.get(eventSource) : undefined);
        return found.length < 2 ? found : found.sort((one, other) => one.index - other.index);
    }

    private add(filter: Filter): void {
        const texts = requiredTexts(filter.expression);
        const names = texts.get("$.eventName");
        const sources = texts.get("$.eventSource");
        if (names) {
            addTo(this.byName, names, filter);
        } else if (sources) {
            addTo(this.bySource, sources, filter);
        } else {
            this.others.push(filter);
        }
    }
}

function addTo(index: Map<string, Filter[]>, texts: readonly string[], filter: Filter): void {
    for (const text of new Set(texts)) {
        index.set(text, [...(index.get(text) ?? []), filter]);
    }
}
