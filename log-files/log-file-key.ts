/**
 * The keys of the log files that CloudTrail delivers. "Getting and viewing your CloudTrail log files" names the folders,
 * "CloudTrail log file examples" the file name.
 */

/** The folders of log files: management and data events, Insights events, network activity events, aggregated data events. */
export const logFileKinds = [
    "CloudTrail",
    "CloudTrail-Insight",
    "CloudTrail-NetworkActivity",
    "CloudTrail-Aggregated",
] as const;
export type LogFileKind = (typeof logFileKinds)[number];

/** Where a trail delivers to for one account. */
export interface DeliveryFolder {
    /** The trail's key prefix, which may be anything. */
    readonly prefix?: string;
    /** Of an organization trail only. */
    readonly organizationId?: string;
    readonly accountId: string;
}

export interface LogFileKey extends DeliveryFolder {
    /** What the file holds. Default in {@link logFilePrefix}: "CloudTrail". */
    readonly kind: LogFileKind;
    readonly region: string;
    /** When the file was delivered, to the minute; its events may be older. */
    readonly time: Date;
    /** Keeps files of one minute apart; without meaning. */
    readonly unique: string;
}

/** What stands before the account's own folder; a prefix may hold "AWSLogs" or look like an organization id itself. */
export const folderPattern = String.raw`(?:(?<prefix>.*)/)?AWSLogs/(?:(?<organizationId>o-[a-z0-9]{10,32})/)?(?<accountId>\d{12})`;

const pattern = new RegExp(
    String.raw`^${folderPattern}/(?<kind>${logFileKinds.join("|")})/(?<region>[a-z0-9-]+)/(?<day>\d{4}/\d\d/\d\d)/` +
        String.raw`\k<accountId>_CloudTrail(?:-[A-Za-z]+)?_\k<region>_(?<time>\d{8}T\d{4}Z)_(?<unique>[A-Za-z0-9]+)\.json\.gz$`,
    "s",
);

/** The parts of a log file's key; `undefined` for every other key. */
export function parseLogFileKey(key: string): LogFileKey | undefined {
    const { kind, region, day, time, unique, ...folder } = pattern.exec(key)?.groups ?? {};
    const delivered = timeIn(time);
    if (delivered === undefined || dayOf(delivered) !== day) {
        return undefined;
    }
    return {
        ...deliveryFolder(folder),
        kind: kind as LogFileKind,
        region: region ?? "",
        time: delivered,
        unique: unique ?? "",
    };
}

/** The key of a log file. */
export function logFileKey(parts: LogFileKey): string {
    const { accountId, kind, region, time, unique } = parts;
    const stamp = `${compactTime(time).slice(0, -3)}Z`;
    return `${logFilePrefix({ ...parts, day: time })}${accountId}_${kind}_${region}_${stamp}_${unique}.json.gz`;
}

/** What the keys of an account's log files begin with: of one kind, and of one Region and one day (UTC) where given. */
export function logFilePrefix(
    parts: DeliveryFolder & { readonly kind?: LogFileKind; readonly region?: string; readonly day?: Date },
): string {
    return `${accountPrefix(parts)}${parts.kind ?? "CloudTrail"}/${regionAndDay(parts)}`;
}

/** What all keys of an account begin with. */
export function accountPrefix({ prefix, organizationId, accountId }: DeliveryFolder): string {
    return [...(prefix ? [prefix] : []), "AWSLogs", ...(organizationId ? [organizationId] : []), accountId, ""].join(
        "/",
    );
}

/** The end of a prefix. Days are folders of a Region. */
export function regionAndDay({ region, day }: { readonly region?: string; readonly day?: Date }): string {
    if (region === undefined) {
        return "";
    }
    return day === undefined ? `${region}/` : `${region}/${dayOf(day)}/`;
}

/** The parts that both kinds of keys have, from the groups of {@link folderPattern}. */
export function deliveryFolder({ prefix, organizationId, accountId = "" }: Partial<DeliveryFolder>): DeliveryFolder {
    return {
        ...(prefix !== undefined && { prefix }),
        ...(organizationId !== undefined && { organizationId }),
        accountId,
    };
}

/** The folder of a day: 2026/03/04. */
export function dayOf(time: Date): string {
    return time.toISOString().slice(0, 10).replaceAll("-", "/");
}

/** 20260304T093000Z, as in the names of files. */
export function compactTime(time: Date): string {
    return `${time.toISOString().slice(0, 19).replaceAll(/[-:]/g, "")}Z`;
}

/** The time in a file name, with seconds or without; `undefined` if there is no such time. */
export function timeIn(text: string | undefined): Date | undefined {
    const [, year, month, day, hour, minute, second = "00"] =
        /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)?Z$/.exec(text ?? "") ?? [];
    const time = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
    return Number.isNaN(time.getTime()) || dayOf(time) !== `${year}/${month}/${day}` ? undefined : time;
}
