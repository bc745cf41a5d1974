import type { Json } from "../delivery-harness";
import type { RecordedEmulator, Result } from "./harness";

/** A call, and the whole record of it, with the placeholders of normalized.ts. */
export interface Example {
    readonly what: string;
    /**
     * The AWS page, by its title, that shows such a record, which this one follows but for names, what moto answers
     * otherwise, and fields that came with later versions of the format. {@link none} when we found no page that does.
     */
    readonly source: string;
    /** Makes what the call needs; may find it made already. */
    readonly before?: (aws: RecordedEmulator) => Promise<Result>;
    readonly call: (aws: RecordedEmulator) => Promise<Result>;
    readonly record: Json;
}

export const none = "no example of AWS found";
