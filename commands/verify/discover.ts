import { accountPrefix, logFileKinds, type DeliveryFolder, type LogFileKind } from "../../log-files/log-file-key";
import { ListingError, type LogStore } from "./log-store";

/** Which accounts and Regions there are log files and digests of. */

/** What a trail has delivered to one bucket for an account and Region. */
export interface Place {
    readonly bucket: string;
    readonly folder: DeliveryFolder;
    readonly digests: boolean;
    readonly kinds: readonly LogFileKind[];
}

export interface Group {
    readonly accountId: string;
    readonly region: string;
    readonly places: readonly Place[];
}

/** Where to look, and what for. */
export interface Scope {
    readonly bucket: string;
    /** The only key prefix to look in (empty for none); by default whatever there is. */
    readonly prefix?: string;
}

export interface Selection {
    readonly accounts?: ReadonlySet<string>;
    readonly regions?: ReadonlySet<string>;
}

/** Folders above that of an account; deeper ones are not a trail's. */
const deepest = 10;

/** All accounts and Regions in the scopes, in order. */
export async function discover(store: LogStore, scopes: readonly Scope[], selection: Selection): Promise<Group[]> {
    const places: { readonly accountId: string; readonly region: string; readonly place: Place }[] = [];
    await Promise.all(
        scopes.map(async ({ bucket, prefix }) => {
            const top = prefix === undefined ? "" : `${prefix === "" ? "" : `${prefix}/`}AWSLogs/`;
            const folders = (await accountFolders(store, bucket, top, prefix === undefined ? deepest : 2)).filter(
                ({ accountId }) => selection.accounts?.has(accountId) ?? true,
            );
            await Promise.all(
                folders.map(async (folder) => {
                    for (const [region, place] of await regionsOf(store, bucket, folder)) {
                        if (selection.regions?.has(region) ?? true) {
                            places.push({ accountId: folder.accountId, region, place });
                        }
                    }
                }),
            );
        }),
    );
    const groups = new Map<string, Group & { places: Place[] }>();
    for (const { accountId, region, place } of places) {
        const id = `${accountId} ${region}`;
        const group = groups.get(id) ?? { accountId, region, places: [] };
        groups.set(id, group);
        group.places.push(place);
    }
    return [...groups].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, group]) => group);
}

/** What there is in one account's folder for one Region, if there is anything. */
export async function findPlace(
    store: LogStore,
    bucket: string,
    { prefix, organizationId, accountId, region }: DeliveryFolder & { readonly region: string },
): Promise<Place | undefined> {
    const folder = {
        accountId,
        ...(prefix !== undefined && { prefix }),
        ...(organizationId !== undefined && { organizationId }),
    };
    try {
        return (await regionsOf(store, bucket, folder)).get(region);
    } catch (error) {
        if (error instanceof ListingError && error.absent) {
            return undefined;
        }
        throw error;
    }
}

async function accountFolders(
    store: LogStore,
    bucket: string,
    above: string,
    depth: number,
): Promise<DeliveryFolder[]> {
    const { folders } = await store.children(bucket, above);
    const found = await Promise.all(
        folders.map(async (folder) => {
            const parts =
                /^(?:(?<prefix>.*)\/)?AWSLogs\/(?:(?<organizationId>o-[a-z0-9]{10,32})\/)?(?<accountId>\d{12})\/$/s.exec(
                    folder,
                )?.groups;
            if (parts) {
                const { prefix, organizationId, accountId = "" } = parts;
                const own = {
                    accountId,
                    ...(prefix !== undefined && { prefix }),
                    ...(organizationId !== undefined && { organizationId }),
                };
                // A prefix may look like this folder.
                const inner = depth > 2 ? accountFolders(store, bucket, `${folder}AWSLogs/`, depth - 1) : [];
                return [own, ...(await inner)];
            }
            return depth > 1 ? accountFolders(store, bucket, folder, depth - 1) : [];
        }),
    );
    return found.flat();
}

async function regionsOf(store: LogStore, bucket: string, folder: DeliveryFolder): Promise<Map<string, Place>> {
    const found = new Map<string, Place & { digests: boolean; kinds: LogFileKind[] }>();
    const above = accountPrefix(folder);
    const { folders } = await store.children(bucket, above);
    for (const kind of [...logFileKinds, "CloudTrail-Digest"] as const) {
        if (!folders.includes(`${above}${kind}/`)) {
            continue;
        }
        for (const child of (await store.children(bucket, `${above}${kind}/`)).folders) {
            const region = child.slice(above.length + kind.length + 1, -1);
            const place = found.get(region) ?? { bucket, folder, digests: false, kinds: [] };
            found.set(region, place);
            if (kind === "CloudTrail-Digest") {
                place.digests = true;
            } else {
                place.kinds.push(kind);
            }
        }
    }
    return found;
}
