import {
    accountPrefix,
    compactTime,
    dayOf,
    deliveryFolder,
    folderPattern,
    regionAndDay,
    timeIn,
    type DeliveryFolder,
} from "./log-file-key";

/** The keys of the digest files that CloudTrail delivers: "CloudTrail digest file structure". */

export interface DigestKey extends DeliveryFolder {
    readonly region: string;
    /** The trail's name and home Region: unlike log files, digests of several trails can be told apart. */
    readonly trail: string;
    readonly homeRegion: string;
    /** The end of the time that the digest covers. */
    readonly endTime: Date;
    /** A digest of log files that no digest had named in time; such digests are a chain of their own. */
    readonly backfill: boolean;
}

const pattern = new RegExp(
    String.raw`^${folderPattern}/CloudTrail-Digest/(?<region>[a-z0-9-]+)/(?<day>\d{4}/\d\d/\d\d)/` +
        String.raw`\k<accountId>_CloudTrail-Digest_\k<region>_(?<trail>[^/]+)_(?<homeRegion>[a-z0-9-]+)_` +
        String.raw`(?<time>\d{8}T\d{6}Z)(?<backfill>_backfill)?\.json\.gz$`,
    "s",
);

/** The parts of a digest's key; `undefined` for every other key. */
export function parseDigestKey(key: string): DigestKey | undefined {
    const { region, day, trail, homeRegion, time, backfill, ...folder } = pattern.exec(key)?.groups ?? {};
    const endTime = timeIn(time);
    if (endTime === undefined || dayOf(endTime) !== day) {
        return undefined;
    }
    return {
        ...deliveryFolder(folder),
        region: region ?? "",
        trail: trail ?? "",
        homeRegion: homeRegion ?? "",
        endTime,
        backfill: backfill !== undefined,
    };
}

/** The key of a digest. */
export function digestKey(parts: DigestKey): string {
    const { accountId, region, trail, homeRegion, endTime, backfill } = parts;
    const name = [accountId, "CloudTrail-Digest", region, trail, homeRegion, compactTime(endTime)].join("_");
    return `${digestPrefix({ ...parts, day: endTime })}${name}${backfill ? "_backfill" : ""}.json.gz`;
}

/** What the keys of an account's digests begin with: of one Region and one day (UTC) where given. */
export function digestPrefix(parts: DeliveryFolder & { readonly region?: string; readonly day?: Date }): string {
    return `${accountPrefix(parts)}CloudTrail-Digest/${regionAndDay(parts)}`;
}
