import type { CloudTrailRecord } from "../../detections/cloudtrail-record";
import type { Expression } from "./filter/expression";

/** An event that matches. */
export interface Found {
    readonly record: CloudTrailRecord;
    /** The record's JSON exactly as it was written. */
    readonly text: string;
    /** Where it was found: the path or URL of a log file, or the account and Region of an event history. */
    readonly source: string;
}

export interface SearchRequest {
    readonly expression: Expression;
    /** By event time; the default of each source is said there. */
    readonly order?: "newest" | "oldest";
    /** No more than so many are wanted. */
    readonly limit?: number;
    /** Ends the search; what was found stays. */
    readonly signal: AbortSignal;
}

/** Is told how a search goes. */
export interface Watcher {
    /** Something that could not be read; the rest goes on. */
    problem(where: string, what: string): void;
    /** Something to know about what is found, and no failure. */
    note(text: string): void;
    /** What is done now, in few words. */
    progress(text: string): void;
}

/**
 * Finds all events that match, in its own order. It ends without a word when the signal aborts, and throws a Failure only
 * where nothing at all can be read.
 */
export type Source = (request: SearchRequest, watcher: Watcher) => AsyncIterable<Found>;
