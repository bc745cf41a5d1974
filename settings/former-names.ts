/** Where settings of an earlier version went, and where names of CloudTrail's API are found, by their last name. */
const newPlaces: Readonly<Record<string, string>> = {
    trail: "trails[], a list",
    alarmSubscriptions: "urgentSubscriptions or reviewSubscriptions",
    "names.trail": "trails[].trailName",
    "names.logGroup": "trails[].logGroup.name",
    "retention.archiveClass": "retention.transitions[].storageClass",
    "retention.archiveAfterDays": "retention.transitions[].afterDays",
    "retention.logGroupDays": "trails[].logGroup.retentionDays",
};

const namesOfCloudTrail: Readonly<Record<string, string>> = {
    s3KeyPrefix: "prefix",
    isOrganizationTrail: "organization",
    isMultiRegionTrail: "multiRegion",
    insightSelectors: "insights",
    advancedEventSelectors: "managementEvents, dataEvents and networkActivityEvents",
    eventSelectors: "managementEvents, dataEvents and networkActivityEvents",
    snsTopicName: "delivery",
    cloudWatchLogsGroupArn: "logGroup",
};

/** Where a setting is now that was elsewhere, or that CloudTrail calls otherwise; `undefined` for any other name. */
export function newPlaceOf(path: readonly PropertyKey[], name: string): string | undefined {
    const former = [...path, name].join(".");
    if (Object.hasOwn(newPlaces, former)) {
        return `its place is now ${newPlaces[former] ?? ""}`;
    }
    const [list, index, ...rest] = path;
    const isTrail = list === "trails" && typeof index === "number" && rest.length === 0;
    return isTrail && Object.hasOwn(namesOfCloudTrail, name)
        ? `here it is ${namesOfCloudTrail[name] ?? ""}`
        : undefined;
}
