import { Failure } from "../../command-line/failure";
import type { Settings } from "../../settings/settings";
import { regionOf } from "../aws/region";
import type { Access, AccountAccess } from "../aws/access";
import type { AccessCommandOptions } from "../aws/options";
import type { Source } from "./source";

/** Where a search looks, as the command line says it. */
export interface SourceOptions extends AccessCommandOptions {
    readonly eventHistory?: true;
    readonly archive?: true;
    readonly files?: readonly string[];
    readonly allAccounts?: true;
    readonly roleName?: string;
    readonly allRegions?: true;
    readonly allEvents?: true;
}

export interface OpenedSource {
    readonly search: Source;
    /** In which order it yields, by event time, whatever is asked; none for that of the files. */
    readonly order: "newest" | "as asked" | undefined;
}

/** What each source has to do with its AWS account. @throws Failure where options contradict each other or AWS lets nobody in. */
export async function openSource(
    options: SourceOptions,
    settings: Settings | undefined,
    now: Date,
): Promise<OpenedSource> {
    const { eventHistory = false, archive = false, files } = options;
    const chosen = [eventHistory && "--event-history", archive && "--archive", files && "--files"].filter(Boolean);
    if (chosen.length > 1) {
        throw new Failure(`${chosen.join(" and ")} are sources of their own`, "Search one after the other.");
    }
    const ofHistory = (["allAccounts", "roleName", "allRegions", "allEvents"] as const).filter((name) => options[name]);
    if (ofHistory.length > 0 && (archive || files)) {
        const flags = ofHistory.map((name) => `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`);
        throw new Failure(
            `${flags.join(", ")}: only for the event history`,
            "Leave it out; archive and files hold all accounts and Regions.",
        );
    }
    const region = regionOf(settings);
    const connect = async () => {
        const { Access } = await import("../aws/access");
        return Access.connect({ roleArn: options.roleArn, settings, region, sessionName: "orgtrail-search" });
    };
    if (files) {
        const { logFiles } = await import("./files");
        let access: Promise<Access> | undefined;
        const bucket = async (name: string) => {
            const { s3Objects } = await import("./files/s3-objects");
            access ??= connect();
            return s3Objects((await accountOf(name, await access, options, settings)).s3(region), name);
        };
        return { search: logFiles(files, { stdin: process.stdin, bucket }), order: undefined };
    }
    if (archive) {
        if (settings === undefined) {
            throw new Failure(
                "--archive: the settings say where the archive is, and which accounts it has",
                "Add --stack NAME or --settings FILE.",
            );
        }
        const { athenaSource } = await import("./athena");
        return { search: athenaSource({ access: await connect(), settings, now }), order: "as asked" };
    }
    const access = await connect();
    const { eventHistory: historyOf } = await import("./event-history");
    return {
        search: historyOf({
            access,
            homeRegion: region,
            account: settings?.deployment.managementAccountId ?? access.own.accountId,
            allAccounts: options.allAccounts ?? false,
            roleName: options.roleName,
            allRegions: options.allRegions ?? false,
            allEvents: options.allEvents ?? false,
            now,
        }),
        order: "newest",
    };
}

/** The deployment's own archive is read by its account's role, unless a role is named; other buckets by the own credentials. */
async function accountOf(
    bucket: string,
    access: Access,
    { roleArn }: SourceOptions,
    settings: Settings | undefined,
): Promise<AccountAccess> {
    const archive = settings?.existing.archiveBucket ?? settings?.names.archiveBucket;
    return settings && bucket === archive && roleArn === undefined
        ? access.account(settings.deployment.logArchiveAccountId)
        : access.own;
}
