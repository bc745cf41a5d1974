import type { AdvancedEventSelector, EventSelector, InsightSelector } from "@aws-sdk/client-cloudtrail";
import { boolean, list, object, set, text, type Values } from "../arguments";
import { lowerCaseKeys, upperCaseKeys } from "../key-case";
import { regional, resourceType, tagged } from "../resource-type";
import { tagList, tagsFrom } from "../tags";

const fieldSelector = object({
    field: text({ required: true }),
    equals: list(text()),
    startsWiths: list(text()),
    endsWiths: list(text()),
    notEquals: list(text()),
    notStartsWiths: list(text()),
    notEndsWiths: list(text()),
});

const eventSelector = object({
    readWriteType: text({ default: "All" }),
    includeManagementEvents: boolean({ default: true }),
    excludeManagementEventSources: set(text()),
    dataResources: list(object({ type: text({ required: true }), values: list(text(), { required: true }) })),
});

const trailArguments = {
    name: text({ required: true, replaces: true }),
    s3BucketName: text({ required: true }),
    s3KeyPrefix: text(),
    snsTopicName: text(),
    kmsKeyId: text(),
    cloudWatchLogsGroupArn: text(),
    cloudWatchLogsRoleArn: text(),
    enableLogFileValidation: boolean({ default: false }),
    enableLogging: boolean({ default: true }),
    includeGlobalServiceEvents: boolean({ default: true }),
    isMultiRegionTrail: boolean({ default: false }),
    isOrganizationTrail: boolean({ default: false }),
    eventSelectors: list(eventSelector),
    advancedEventSelectors: list(object({ name: text(), fieldSelectors: set(fieldSelector, { required: true }) })),
    insightSelectors: set(object({ insightType: text({ required: true }) })),
    ...regional,
    ...tagged,
};
type Inputs = Values<typeof trailArguments>;

/** What CreateTrail and UpdateTrail take; the rest has calls of its own. */
const settingNames = [
    "s3BucketName",
    "s3KeyPrefix",
    "snsTopicName",
    "kmsKeyId",
    "cloudWatchLogsGroupArn",
    "cloudWatchLogsRoleArn",
    "enableLogFileValidation",
    "includeGlobalServiceEvents",
    "isMultiRegionTrail",
    "isOrganizationTrail",
] as const;

/** UpdateTrail leaves what is not given as it is and takes out what is given as "". */
const settings = (inputs: Inputs, absent: "" | undefined) => ({
    Name: inputs.name,
    S3BucketName: inputs.s3BucketName,
    S3KeyPrefix: inputs.s3KeyPrefix ?? absent,
    SnsTopicName: inputs.snsTopicName ?? absent,
    KmsKeyId: inputs.kmsKeyId ?? absent,
    CloudWatchLogsLogGroupArn: inputs.cloudWatchLogsGroupArn ?? absent,
    CloudWatchLogsRoleArn: inputs.cloudWatchLogsRoleArn ?? absent,
    EnableLogFileValidation: inputs.enableLogFileValidation,
    IncludeGlobalServiceEvents: inputs.includeGlobalServiceEvents,
    IsMultiRegionTrail: inputs.isMultiRegionTrail,
    IsOrganizationTrail: inputs.isOrganizationTrail,
});

function selectors({ eventSelectors, advancedEventSelectors }: Inputs) {
    if (advancedEventSelectors?.length) {
        return { AdvancedEventSelectors: advancedEventSelectors.map(toAdvancedSelector) };
    }
    // What a trail has that was never given selectors ("GetEventSelectors").
    const ofNewTrail = [
        {
            readWriteType: "All",
            includeManagementEvents: true,
            dataResources: [],
            excludeManagementEventSources: [],
        },
    ];
    return { EventSelectors: upperCaseKeys(eventSelectors?.length ? eventSelectors : ofNewTrail) as EventSelector[] };
}

type AdvancedSelector = NonNullable<Inputs["advancedEventSelectors"]>[number];

const toAdvancedSelector = ({ name, fieldSelectors }: AdvancedSelector): AdvancedEventSelector => ({
    Name: name,
    FieldSelectors: fieldSelectors.map((selector) => ({
        Field: selector.field,
        Equals: selector.equals,
        StartsWith: selector.startsWiths,
        EndsWith: selector.endsWiths,
        NotEquals: selector.notEquals,
        NotStartsWith: selector.notStartsWiths,
        NotEndsWith: selector.notEndsWiths,
    })),
});

const fromAdvancedSelector = ({ Name, FieldSelectors = [] }: AdvancedEventSelector): AdvancedSelector => ({
    name: Name,
    fieldSelectors: FieldSelectors.map((selector) => ({
        field: selector.Field ?? "",
        equals: selector.Equals,
        startsWiths: selector.StartsWith,
        endsWiths: selector.EndsWith,
        notEquals: selector.NotEquals,
        notStartsWiths: selector.NotStartsWith,
        notEndsWiths: selector.NotEndsWith,
    })),
});

/** A topic in the trail's own account and Region is known by its name, another one by its ARN. */
const topicName = (arn: string | undefined, own: string): string | undefined =>
    arn?.split(":sns:")[1]?.startsWith(own) ? arn.split(":").pop() : arn;

export const trail = resourceType({
    service: "cloudtrail",
    arguments: trailArguments,
    outputs: ["arn", "homeRegion", "snsTopicArn"],
    stables: ["arn", "homeRegion", "name"],
    identity: ["name"],

    async create({ client }, inputs) {
        const created = await client.createTrail({ ...settings(inputs, undefined), TagsList: tagList(inputs.tagsAll) });
        return created.TrailARN ?? "";
    },

    async update({ client }, arn, inputs, changed) {
        if (changed(...settingNames)) {
            await client.updateTrail({ ...settings(inputs, ""), Name: arn });
        }
        if (changed("eventSelectors", "advancedEventSelectors")) {
            await client.putEventSelectors({ TrailName: arn, ...selectors(inputs) });
        }
        if (changed("insightSelectors")) {
            const InsightSelectors = upperCaseKeys(inputs.insightSelectors ?? []) as InsightSelector[];
            await client.putInsightSelectors({ TrailName: arn, InsightSelectors });
        }
        if (changed("enableLogging")) {
            await (inputs.enableLogging ? client.startLogging({ Name: arn }) : client.stopLogging({ Name: arn }));
        }
    },

    tag: ({ client }, arn, tags) => client.addTags({ ResourceId: arn, TagsList: tagList(tags) }),

    untag: ({ client }, arn, keys) => client.removeTags({ ResourceId: arn, TagsList: keys.map((Key) => ({ Key })) }),

    async read({ client, accountId }, arn) {
        const { Trail: found } = await client.getTrail({ Name: arn });
        if (!found) {
            return undefined;
        }
        const status = await client.getTrailStatus({ Name: arn });
        const events = found.HasCustomEventSelectors ? await client.getEventSelectors({ TrailName: arn }) : undefined;
        const insights = found.HasInsightSelectors ? await client.getInsightSelectors({ TrailName: arn }) : undefined;
        const { ResourceTagList: [tags] = [] } = await client.listTags({ ResourceIdList: [arn] });
        return {
            arn: found.TrailARN,
            homeRegion: found.HomeRegion,
            snsTopicArn: found.SnsTopicARN,
            name: found.Name,
            s3BucketName: found.S3BucketName,
            s3KeyPrefix: found.S3KeyPrefix,
            snsTopicName: topicName(found.SnsTopicARN, `${found.HomeRegion}:${accountId}:`),
            kmsKeyId: found.KmsKeyId,
            cloudWatchLogsGroupArn: found.CloudWatchLogsLogGroupArn,
            cloudWatchLogsRoleArn: found.CloudWatchLogsRoleArn,
            enableLogFileValidation: found.LogFileValidationEnabled,
            enableLogging: status.IsLogging,
            includeGlobalServiceEvents: found.IncludeGlobalServiceEvents,
            isMultiRegionTrail: found.IsMultiRegionTrail,
            isOrganizationTrail: found.IsOrganizationTrail,
            eventSelectors: lowerCaseKeys(events?.EventSelectors) as Inputs["eventSelectors"],
            advancedEventSelectors: events?.AdvancedEventSelectors?.map(fromAdvancedSelector),
            insightSelectors: lowerCaseKeys(insights?.InsightSelectors) as Inputs["insightSelectors"],
            tagsAll: tagsFrom(tags?.TagsList),
        };
    },

    delete: ({ client }, arn) => client.deleteTrail({ Name: arn }),
});
