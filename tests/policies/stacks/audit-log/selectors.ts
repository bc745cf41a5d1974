import { compliantStack } from "../../helpers/compliant-stack";
import { change, from, type Program } from "../../helpers/program";
import { unknown } from "../../helpers/server";
import type { Scenario } from "../../helpers/stacks";

const management = { field: "eventCategory", equals: ["Management"] };
const data = [
    { field: "eventCategory", equals: ["Data"] },
    { field: "resources.type", equals: ["AWS::S3::Object"] },
];
const classic = (...eventSelectors: readonly unknown[]) => change(compliantStack, "trail", { eventSelectors });
const advanced = (...selectors: readonly (readonly unknown[])[]) =>
    change(compliantStack, "trail", {
        advancedEventSelectors: selectors.map((fieldSelectors) => ({ fieldSelectors })),
    });

const left = ["cloudtrail-trail-management-events: trail"];
const loop = ["cloudtrail-trail-archive-events: trail"];

/** The compliant stack with a second trail that records what the first leaves out. */
function split(first: Record<string, unknown>, second: Record<string, unknown>): Program {
    const program = change(compliantStack, "trail", first);
    const other = change(compliantStack, "trail", { name: "second", ...second }).trail;
    return { ...program, ...(other && { second: { ...other, computed: { arn: "arn:of-second" } } }) };
}

const readOnly = (value: string) => [{ fieldSelectors: [management, { field: "readOnly", equals: [value] }] }];

export const stacks: readonly Scenario[] = [
    { name: "a classic selector of writes only", program: classic({ readWriteType: "WriteOnly" }), finds: left },
    { name: "a classic selector of reads only", program: classic({ readWriteType: "ReadOnly" }), finds: left },
    {
        name: "a classic selector without management events",
        program: classic({ readWriteType: "All", includeManagementEvents: false }),
        finds: left,
    },
    {
        name: "a classic selector that leaves out the use of keys",
        program: classic({ readWriteType: "All", excludeManagementEventSources: ["kms.amazonaws.com"] }),
        finds: left,
    },
    {
        name: "a classic selector that leaves out the Data API",
        program: classic({ excludeManagementEventSources: ["rdsdata.amazonaws.com"] }),
        finds: left,
    },
    {
        name: "an advanced selector of writes only",
        program: advanced([management, { field: "readOnly", equals: ["false"] }]),
        finds: left,
    },
    {
        name: "an advanced selector that leaves out the use of keys",
        program: advanced([management, { field: "eventSource", notEquals: ["kms.amazonaws.com"] }]),
        finds: left,
    },
    {
        name: "an advanced selector of the management events of one service",
        program: advanced([management, { field: "eventSource", equals: ["iam.amazonaws.com"] }]),
        finds: left,
    },
    {
        name: "advanced selectors of data events only",
        program: advanced([...data, { field: "resources.ARN", startsWiths: ["arn:aws:s3:::other/"] }]),
        finds: left,
    },
    {
        name: "data events only, in a stack that need not record management events",
        program: advanced([...data, { field: "resources.ARN", startsWiths: ["arn:aws:s3:::other/"] }]),
        config: { managementEvents: false },
    },
    {
        name: "a trail of data events needs no log group",
        program: change(
            advanced([...data, { field: "resources.ARN", startsWiths: ["arn:aws:s3:::other/"] }]),
            "trail",
            { cloudWatchLogsRoleArn: undefined },
        ),
        config: { managementEvents: false },
    },
    {
        name: "a classic selector of everything",
        program: classic({ readWriteType: "All", includeManagementEvents: true }),
    },
    { name: "an advanced selector as the auditors want it", program: advanced([management]) },
    {
        name: "a selector of reads and one of writes",
        program: advanced(
            [management, { field: "readOnly", equals: ["true"] }],
            [management, { field: "readOnly", equals: ["false"] }],
        ),
    },
    {
        name: "a trail of reads and one of writes",
        program: split({ advancedEventSelectors: readOnly("true") }, { advancedEventSelectors: readOnly("false") }),
    },
    {
        name: "a trail of everything and one of data events",
        program: split(
            {},
            {
                advancedEventSelectors: [
                    {
                        fieldSelectors: [
                            ...data,
                            { field: "resources.ARN", notStartsWiths: ["arn:aws:s3:::archive/"] },
                        ],
                    },
                ],
            },
        ),
    },
    {
        name: "selectors that are not known",
        program: change(compliantStack, "trail", { advancedEventSelectors: unknown }),
        finds: ["cloudtrail-trail-archive-events? trail", "cloudtrail-trail-management-events? trail"],
    },
    {
        name: "a selector whose field is not known",
        program: advanced([management, { field: unknown, equals: ["false"] }]),
        finds: ["cloudtrail-trail-management-events? trail"],
    },
    {
        name: "a narrow selector beside one that is not known",
        program: advanced([management, { field: "readOnly", equals: [unknown] }]),
        finds: ["cloudtrail-trail-management-events? trail"],
    },
    {
        name: "data events of every bucket, the archive's among them, classic",
        program: classic({
            readWriteType: "All",
            dataResources: [{ type: "AWS::S3::Object", values: ["arn:aws:s3"] }],
        }),
        finds: loop,
    },
    {
        name: "data events of every bucket by the long form",
        program: classic({ dataResources: [{ type: "AWS::S3::Object", values: ["arn:aws:s3:::"] }] }),
        finds: loop,
    },
    {
        name: "data events of the archive by name, classic",
        program: classic({ dataResources: [{ type: "AWS::S3::Object", values: ["arn:aws:s3:::archive/"] }] }),
        finds: loop,
    },
    {
        name: "data events of every bucket, advanced",
        program: advanced([management], data),
        finds: loop,
    },
    {
        name: "data events of the archive's folder of log files, advanced",
        program: advanced(
            [management],
            [...data, { field: "resources.ARN", startsWiths: ["arn:aws:s3:::archive/AWSLogs/o-exampleorgid/"] }],
        ),
        finds: loop,
    },
    {
        name: "data events of every bucket but another one",
        program: advanced([management], [...data, { field: "resources.ARN", notStartsWiths: ["arn:aws:s3:::other/"] }]),
        finds: loop,
    },
    {
        name: "data events of every bucket by an organization trail whose archive is another stack's",
        program: {
            trail: {
                type: "aws:cloudtrail/trail:Trail",
                inputs: {
                    ...compliantStack.trail?.inputs,
                    s3BucketName: "theirs",
                    kmsKeyId: "alias/theirs",
                    cloudWatchLogsGroupArn: "arn:aws:logs:us-east-1:111122223333:log-group:theirs:*",
                    cloudWatchLogsRoleArn: "arn:aws:iam::111122223333:role/theirs",
                    snsTopicName: "theirs",
                    advancedEventSelectors: [{ fieldSelectors: [management] }, { fieldSelectors: data }],
                },
            },
        },
        finds: loop,
    },
    {
        name: "reads of every bucket: no delivery is one",
        program: classic(
            { readWriteType: "ReadOnly", dataResources: [{ type: "AWS::S3::Object", values: ["arn:aws:s3"] }] },
            { readWriteType: "WriteOnly" },
        ),
    },
    {
        name: "data events of every bucket but the archive and its access logs",
        program: advanced(
            [management],
            [
                ...data,
                { field: "resources.ARN", notStartsWiths: ["arn:aws:s3:::archive/", "arn:aws:s3:::access-logs/"] },
            ],
        ),
    },
    {
        name: "data events of one other bucket, and of Lambda functions",
        program: classic({
            dataResources: [
                { type: "AWS::S3::Object", values: ["arn:aws:s3:::orders/"] },
                { type: "AWS::Lambda::Function", values: ["arn:aws:lambda"] },
            ],
        }),
    },
    {
        name: "data events of every bucket but one that is not known",
        program: advanced([management], [...data, { field: "resources.ARN", notStartsWiths: [unknown] }]),
        finds: ["cloudtrail-trail-archive-events? trail"],
    },
    {
        name: "a classic selector of the archive itself, by its output",
        program: classic({ dataResources: [{ type: "AWS::S3::Object", values: [from("archive", "arn")] }] }),
        finds: loop,
    },
    {
        name: "a classic selector of an application's bucket, by its output",
        program: {
            ...classic({ dataResources: [{ type: "AWS::S3::Object", values: [from("uploads", "arn")] }] }),
            uploads: {
                type: "aws:s3/bucket:Bucket",
                inputs: { bucket: "uploads" },
                computed: { arn: "arn:aws:s3:::uploads" },
            },
        },
    },
    {
        name: "a classic selector of what is not known",
        program: classic({ dataResources: [{ type: "AWS::S3::Object", values: [unknown] }] }),
        finds: ["cloudtrail-trail-archive-events? trail"],
    },
];
