import type { BadSetting } from "./bad-setting";

/** Trails and what they deliver to. */
export const trails: readonly BadSetting[] = [
    {
        name: "subscribers of an own topic that there is not",
        change: { trails: [{ deliverySubscriptions: [{ protocol: "email", endpoint: "a@example.com" }] }] },
        problem: {
            path: "trails[0].delivery",
            given: '"shared"',
            allowed:
                "own, because the trail has deliverySubscriptions; those of the shared topic are the stack's deliverySubscriptions",
            fix: "pulumi config set --path 'orgtrail:trails[0].delivery' own",
        },
    },
    {
        name: "a delivery that is not offered",
        change: { trails: [{ delivery: "both" }] },
        problem: {
            path: "trails[0].delivery",
            given: '"both"',
            allowed: "one of shared, own, none",
            fix: "pulumi config set --path 'orgtrail:trails[0].delivery' shared",
        },
    },
    {
        name: "a log group for 10 days",
        change: { trails: [{ logGroup: { retentionDays: 10 } }] },
        problem: {
            path: "trails[0].logGroup.retentionDays",
            given: "10",
            allowed:
                "one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653 days",
            fix: "pulumi config set --path 'orgtrail:trails[0].logGroup.retentionDays' 365",
        },
    },
    {
        name: "a log group that outlives the archive",
        change: { retention: { expireAfterDays: 365 }, trails: [{ logGroup: { retentionDays: 400 } }] },
        problem: {
            path: "trails[0].logGroup.retentionDays",
            given: "400",
            allowed: "at most retention.expireAfterDays, 365: the log group is not to outlive the archive",
            fix: "pulumi config set --path 'orgtrail:trails[0].logGroup.retentionDays' 365",
        },
    },
    {
        name: "a log group of the default days that outlives the archive",
        change: { retention: { expireAfterDays: 200 } },
        problem: {
            path: "trails[0].logGroup.retentionDays",
            given: "365",
            allowed: "at most retention.expireAfterDays, 200: the log group is not to outlive the archive",
            fix: "pulumi config set --path 'orgtrail:trails[0].logGroup.retentionDays' 180",
        },
    },
    {
        name: "a class of log groups that is not offered",
        change: { trails: [{ logGroup: { class: "DELIVERY" } }] },
        problem: {
            path: "trails[0].logGroup.class",
            given: '"DELIVERY"',
            allowed: "one of STANDARD, INFREQUENT_ACCESS",
            fix: "pulumi config set --path 'orgtrail:trails[0].logGroup.class' STANDARD",
        },
    },
    {
        name: "a watched log group that takes no metric filters",
        change: { trails: [{ logGroup: { class: "INFREQUENT_ACCESS" } }] },
        problem: {
            path: "trails[0].logGroup.class",
            given: '"INFREQUENT_ACCESS"',
            allowed:
                "STANDARD for the log group that the alarms watch: INFREQUENT_ACCESS takes no metric filters. Without alarms, set logGroup.deliver to false",
            fix: "pulumi config set --path 'orgtrail:trails[0].logGroup.class' STANDARD",
        },
    },
    {
        name: "a watched log group that takes no metric filters, beside one without management events",
        change: {
            trails: [
                { logGroup: { class: "INFREQUENT_ACCESS" } },
                {
                    name: "data",
                    managementEvents: "none",
                    logGroup: { deliver: true },
                    prefix: "data",
                    dataEvents: [{ resourceType: "AWS::SNS::Topic" }],
                },
            ],
        },
        problem: {
            path: "trails[0].logGroup.class",
            given: '"INFREQUENT_ACCESS"',
            allowed:
                "STANDARD for the log group that the alarms watch: INFREQUENT_ACCESS takes no metric filters. Without alarms, set logGroup.deliver to false",
            fix: "pulumi config set --path 'orgtrail:trails[0].logGroup.class' STANDARD",
        },
    },
    {
        name: "a trail's tag key that differs from the stack's by case alone",
        change: { tags: { Owner: "a" }, trails: [{ tags: { owner: "b" } }] },
        problem: {
            path: "trails[0].tags.owner",
            given: '"b"',
            allowed: "each tag key once, whatever its case: IAM does not tell them apart",
            fix: "pulumi config rm --path 'orgtrail:trails[0].tags.owner'",
        },
    },
    {
        name: "more tags than AWS takes, with those of the stack",
        change: {
            tags: Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`tag${n}`, "x"])),
            trails: [{ tags: Object.fromEntries(Array.from({ length: 11 }, (_, n) => [`own${n}`, "x"])) }],
        },
        problem: {
            path: "trails[0].tags",
            given: '"51 tags"',
            allowed: "at most 50 tags",
            fix: "pulumi config rm --path 'orgtrail:trails[0].tags'",
        },
    },
];
