import type { Tags } from "./resource-type";

/** Tags as most AWS services write them. */
export const tagList = (tags: Tags): { Key: string; Value: string }[] =>
    Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));

export const tagsFrom = (
    tags: readonly { readonly Key?: string; readonly Value?: string }[] | undefined,
): Record<string, string> => Object.fromEntries((tags ?? []).map(({ Key = "", Value = "" }) => [Key, Value]));
