const accounts = 50;
const regions = 17;
const daysOfMonth = 30.4;

/** Of every account, on a day. */
const daily = { managementEvents: 40_000, logFiles: 2000, objectsInS3: 400_000 };

/** An hourly digest file for every account and Region. */
const digestFiles = accounts * 24 * regions * daysOfMonth;

const managementEvents = accounts * daily.managementEvents * daysOfMonth;
const logFiles = accounts * daily.logFiles * daysOfMonth;

/** The organization that costs are told for: what happens in it in a month. Scale the figures to your own. */
export const referenceOrganization = {
    accounts,
    /** Those that an account has from the start. */
    regions,
    daysOfMonth,
    managementEventsOfAccountAndDay: daily.managementEvents,
    managementEvents,
    /** Those that change something. */
    writeManagementEvents: managementEvents / 10,
    /** Data events of all objects in S3. */
    objectEvents: accounts * daily.objectsInS3 * daysOfMonth,
    logFiles,
    /** Log files and digest files. */
    objects: logFiles + digestFiles,
    /** Of log files and digest files together, on average. */
    objectKiB: 2.96,
    /** Of one event in a log group. */
    eventBytes: 1500,
    /** What CloudWatch Logs keeps of a byte, after its pricing page. */
    logCompression: 0.15,
} as const;
