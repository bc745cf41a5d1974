/** Any value of a JSON document. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** One CloudTrail event as it arrives in the log group ("CloudTrail record contents", CloudTrail User Guide). */
export type CloudTrailRecord = { readonly [field: string]: JsonValue };
