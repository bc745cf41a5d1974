import type { BadSetting } from "./bad-setting";

/** Tags. */
export const tags: readonly BadSetting[] = [
    {
        name: "a reserved tag key",
        change: { tags: { "aws:owner": "me" } },
        problem: {
            path: 'tags["aws:owner"]',
            given: '"aws:owner"',
            allowed: "a tag key: 1 to 128 letters, digits, inner spaces or _ . : / = + - @, not beginning with aws:",
            fix: "pulumi config rm --path 'orgtrail:tags[\"aws:owner\"]'",
        },
    },
    {
        name: 'the tag key "AWS:owner"',
        change: { tags: { "AWS:owner": "me" } },
        problem: {
            path: 'tags["AWS:owner"]',
            given: '"AWS:owner"',
            allowed: "a tag key: 1 to 128 letters, digits, inner spaces or _ . : / = + - @, not beginning with aws:",
            fix: "pulumi config rm --path 'orgtrail:tags[\"AWS:owner\"]'",
        },
    },
    {
        name: 'the tag key " "',
        change: { tags: { " ": "me" } },
        problem: {
            path: 'tags[" "]',
            given: '" "',
            allowed: "a tag key: 1 to 128 letters, digits, inner spaces or _ . : / = + - @, not beginning with aws:",
            fix: "pulumi config rm --path 'orgtrail:tags[\" \"]'",
        },
    },
    {
        name: 'the tag key "Owner "',
        change: { tags: { "Owner ": "me" } },
        problem: {
            path: 'tags["Owner "]',
            given: '"Owner "',
            allowed: "a tag key: 1 to 128 letters, digits, inner spaces or _ . : / = + - @, not beginning with aws:",
            fix: "pulumi config rm --path 'orgtrail:tags[\"Owner \"]'",
        },
    },
    {
        name: "a tag value with a character that AWS refuses",
        change: { tags: { Owner: "a;b" } },
        problem: {
            path: "tags.Owner",
            given: '"a;b"',
            allowed: "up to 256 letters, digits, spaces or _ . : / = + - @",
            fix: "pulumi config set --path orgtrail:tags.Owner security",
        },
    },
    {
        name: "two tag keys that differ by case alone",
        change: { tags: { Owner: "a", owner: "b" } },
        problem: {
            path: "tags.owner",
            given: '"b"',
            allowed: "each tag key once, whatever its case: IAM does not tell them apart",
            fix: "pulumi config rm --path orgtrail:tags.owner",
        },
    },
    {
        name: "more tags than AWS takes",
        change: { tags: Object.fromEntries(Array.from({ length: 51 }, (_, n) => [`tag${n}`, "x"])) },
        problem: {
            path: "tags",
            given: '"51 tags"',
            allowed: "at most 50 tags",
            fix: "pulumi config rm orgtrail:tags",
        },
    },
];
