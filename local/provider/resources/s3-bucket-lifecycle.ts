import { boolean, list, map, number, object, set, text } from "../arguments";
import { lowerCaseKeys, upperCaseKeys } from "../key-case";
import { tagList, tagsFrom } from "../tags";
import { bucketSetting } from "./s3-bucket-setting";

const transition = { newerNoncurrentVersions: number(), noncurrentDays: number({ required: true }) };
const objectSizes = { objectSizeGreaterThan: number(), objectSizeLessThan: number(), prefix: text() };

const lifecycleRule = object({
    id: text({ required: true }),
    status: text({ required: true }),
    filter: object({
        ...objectSizes,
        tag: object({ key: text({ required: true }), value: text({ required: true }) }),
        and: object({ ...objectSizes, tags: map() }),
    }),
    abortIncompleteMultipartUpload: object({ daysAfterInitiation: number() }),
    expiration: object({ date: text(), days: number(), expiredObjectDeleteMarker: boolean() }),
    noncurrentVersionExpiration: object(transition),
    noncurrentVersionTransitions: set(object({ ...transition, storageClass: text({ required: true }) })),
    transitions: set(object({ date: text(), days: number(), storageClass: text({ required: true }) })),
});
type LifecycleRule = NonNullable<(typeof lifecycleRule)["type"]>["value"];

const withDates = <Rule>(rule: Rule): Rule =>
    JSON.parse(JSON.stringify(rule), (key, value) => (key === "Date" ? new Date(value as string) : value)) as Rule;

export const bucketLifecycleConfiguration = bucketSetting(
    { rules: list(lifecycleRule), transitionDefaultMinimumObjectSize: text({ computed: true }) },
    {
        put: (client, Bucket, { rules = [], transitionDefaultMinimumObjectSize: minimum }) =>
            client.putBucketLifecycleConfiguration({
                Bucket,
                LifecycleConfiguration: {
                    Rules: rules.map(({ id, filter = {}, ...rule }) => ({
                        ...withDates(upperCaseKeys(rule) as { Status: "Enabled" }),
                        ID: id,
                        Filter: {
                            ...(upperCaseKeys(filter) as object),
                            And: filter.and && {
                                ...(upperCaseKeys(filter.and) as object),
                                Tags: filter.and.tags && tagList(filter.and.tags),
                            },
                        },
                    })),
                },
                TransitionDefaultMinimumObjectSize: minimum as "varies_by_storage_class",
            }),
        async get(client, Bucket) {
            const configuration = await client.getBucketLifecycleConfiguration({ Bucket });
            const rules = (configuration.Rules ?? []).map(({ ID, Filter, ...rule }) => ({
                ...(lowerCaseKeys(rule) as object),
                id: ID,
                filter: {
                    ...(lowerCaseKeys(Filter) as object),
                    and: Filter?.And && {
                        ...(lowerCaseKeys(Filter.And) as object),
                        tags: Filter.And.Tags && tagsFrom(Filter.And.Tags),
                    },
                },
            }));
            return {
                rules: rules as LifecycleRule[],
                transitionDefaultMinimumObjectSize: configuration.TransitionDefaultMinimumObjectSize,
            };
        },
        delete: (client, Bucket) => client.deleteBucketLifecycle({ Bucket }),
    },
);
