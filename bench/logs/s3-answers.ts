/** What servers in the place of AWS answer to a verification. */

const mostListed = 1000;

/** The answer to ListObjects and to ListObjectsV2. @param keys all of the bucket, sorted */
export function listing(keys: readonly string[], parameters: URLSearchParams): string {
    const [prefix, delimiter] = [parameters.get("prefix") ?? "", parameters.get("delimiter") ?? ""];
    const after = parameters.get("continuation-token") ?? parameters.get("marker") ?? "";
    const found = new Map<string, string>();
    for (const key of keys.filter((each) => each.startsWith(prefix))) {
        const end = delimiter === "" ? -1 : key.indexOf(delimiter, prefix.length);
        const item = end < 0 ? key : key.slice(0, end + 1);
        if (item > after) {
            found.set(
                item,
                end < 0
                    ? `<Contents><Key>${item}</Key></Contents>`
                    : `<CommonPrefixes><Prefix>${item}</Prefix></CommonPrefixes>`,
            );
        }
    }
    const items = [...found].slice(0, mostListed);
    const more = found.size > items.length;
    const next = more ? `<NextContinuationToken>${items.at(-1)?.[0]}</NextContinuationToken>` : "";
    const contents = items.map(([, content]) => content).join("");
    return `<ListBucketResult><IsTruncated>${more}</IsTruncated>${next}${contents}</ListBucketResult>`;
}

/** The answer to GetCallerIdentity. */
export const callerIdentity =
    "<GetCallerIdentityResponse><GetCallerIdentityResult><Account>111122223333</Account>" +
    "<Arn>arn:aws:iam::111122223333:user/auditor</Arn></GetCallerIdentityResult></GetCallerIdentityResponse>";

interface KeyValidity {
    readonly ValidityStartTime: string;
    readonly ValidityEndTime: string;
}

/** Public keys as the API has them, from what the AWS CLI prints: times in seconds. */
export function apiPublicKeys(keys: readonly KeyValidity[]) {
    const seconds = (time: string) => Date.parse(time) / 1000;
    return keys.map((key) => ({
        ...key,
        ValidityStartTime: seconds(key.ValidityStartTime),
        ValidityEndTime: seconds(key.ValidityEndTime),
    }));
}
