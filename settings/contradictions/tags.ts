import { entriesOf, type Contradiction, type Partly } from "./contradiction";

/** "Tag naming limits and requirements"; IAM roles do not tell tag keys apart by case. */
export function tags({ tags: given = {}, trails }: Partly): Contradiction[] {
    return [
        ...tagsOf("tags", {}, given),
        ...entriesOf("trails", trails).flatMap(({ path, entry }) => tagsOf(`${path}.tags`, given, entry.tags)),
    ];
}

/** Tags of a trail come on top of the stack's, and replace those of the very same key. */
function tagsOf(
    path: string,
    inherited: Readonly<Record<string, string>>,
    given: Readonly<Record<string, string>>,
): Contradiction[] {
    const all = Object.keys({ ...inherited, ...given });
    const lower = all.map((key) => key.toLowerCase());
    const clashing = Object.keys(given)
        .filter((key) => all.indexOf(key) !== lower.indexOf(key.toLowerCase()))
        .map((key) => ({
            path: /^[\w-]+$/.test(key) ? `${path}.${key}` : `${path}[${JSON.stringify(key)}]`,
            given: given[key],
            allowed: "each tag key once, whatever its case: IAM does not tell them apart",
            example: "",
        }));
    return all.length <= 50 || Object.keys(given).length === 0
        ? clashing
        : [...clashing, { path, given: `${all.length} tags`, allowed: "at most 50 tags", example: "" }];
}
