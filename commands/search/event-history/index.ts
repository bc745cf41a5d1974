import { CloudTrailClient, LookupEventsCommand, type LookupEventsCommandInput } from "@aws-sdk/client-cloudtrail";
import type { CloudTrailRecord } from "../../../detections/cloudtrail-record";
import { Failure } from "../../../command-line/failure";
import { errorText, type Access, type AccountAccess } from "../../aws/access";
import { organizationAccounts } from "../../aws/organization-accounts";
import { matcher } from "../filter/matcher";
import { timeBounds } from "../filter/possible";
import { counted } from "../../../command-line/printable";
import type { Found, SearchRequest, Source, Watcher } from "../source";
import { lookupPlan, type LookupAttribute } from "./attributes";
import { Limiter, lookupInterval } from "./limiter";
import { newestFirst, type Page } from "./newest-first";
import { accountsFor, isNotEnabled, regionsFor } from "./targets";

export interface EventHistoryOptions {
    readonly access: Access;
    readonly homeRegion: string;
    /** The account to search where the filter names none. */
    readonly account: string;
    /** Search every account of the organization. */
    readonly allAccounts: boolean;
    /** The role to assume in other accounts. */
    readonly roleName: string | undefined;
    readonly allRegions: boolean;
    /** Look at every event rather than look up by an attribute. */
    readonly allEvents: boolean;
    readonly now: Date;
}

/** "Working with CloudTrail event history". */
const daysKept = 90;
/** As many look-ups wait for an answer at once. */
const atOnce = 64;

/** The event histories of accounts and Regions, newest first. @throws Failure if none of them can be read. */
export function eventHistory(options: EventHistoryOptions): Source {
    return async function* (request, watcher) {
        const search = new Search(options, request, watcher);
        yield* search.run();
    };
}

class Search {
    private readonly matches: (record: CloudTrailRecord) => boolean;
    private readonly window: { readonly StartTime: Date; readonly EndTime?: Date };
    private readonly limiters = new Map<string, Limiter>();
    private readonly unreachable = new Set<string>();
    private answered = false;
    private looked = 0;
    private found = 0;

    constructor(
        private readonly options: EventHistoryOptions,
        private readonly request: SearchRequest,
        private readonly watcher: Watcher,
    ) {
        this.matches = matcher(request.expression);
        this.window = this.windowOf();
    }

    async *run(): AsyncGenerator<Found> {
        const { access, account, homeRegion, allAccounts, allRegions } = this.options;
        const { expression, signal } = this.request;
        const given = allAccounts
            ? (await organizationAccounts(await access.account(account), homeRegion)).map(({ id }) => id)
            : [account];
        const accounts = accountsFor(expression, given);
        const regions = regionsFor(expression, homeRegion, allRegions);
        if (accounts.length === 0 || regions.length === 0) {
            throw new Failure(
                `no event history can hold such an event: the filter leaves no ${accounts.length === 0 ? "account" : "Region"} over`,
                "Correct the filter's accounts and Regions.",
            );
        }
        const attributes = this.attributes();
        const streams = accounts.flatMap((account) =>
            regions.flatMap((region) =>
                attributes.map((attribute) => (ended: AbortSignal) => this.lookup(account, region, attribute, ended)),
            ),
        );
        yield* newestFirst(streams, signal, atOnce);
        if (!this.answered && !signal.aborted) {
            throw new Failure("no event history could be read", "The lines above say why.");
        }
    }

    /** What to look up, in each account and Region; one of them for every event. */
    private attributes(): readonly (LookupAttribute | undefined)[] {
        const { attributes } = this.options.allEvents ? { attributes: [] } : lookupPlan(this.request.expression);
        if (attributes.some(({ key }) => key === "ResourceName")) {
            this.watcher.note(
                "found by the resources that CloudTrail lists for an event; a call that only names the resource may be missing: --all-events looks at every event",
            );
        }
        return attributes.length === 0 ? [undefined] : attributes;
    }

    /** Goes no further back than the event history does. */
    private windowOf() {
        const { now } = this.options;
        const { since, until } = timeBounds(this.request.expression);
        const oldest = new Date(now.getTime() - daysKept * 86_400_000);
        if (until && until <= oldest) {
            throw new Failure(
                `the event history goes ${daysKept} days back, to ${oldest.toISOString()}; the search ends at ${until.toISOString()}`,
                "Search the archive (--archive) or its log files (--files s3://BUCKET).",
            );
        }
        if (since && since < oldest) {
            this.watcher.problem(
                "event history",
                `it goes ${daysKept} days back, to ${oldest.toISOString()}: what is older is in the archive (--archive, --files s3://BUCKET)`,
            );
        }
        return { StartTime: since && since > oldest ? since : oldest, ...(until && { EndTime: until }) };
    }

    /** Pages of one look-up; what cannot be read is a problem, and its end. */
    private async *lookup(
        accountId: string,
        region: string,
        attribute: LookupAttribute | undefined,
        ended: AbortSignal,
    ): AsyncGenerator<Page> {
        const source = `event history of ${accountId} ${region}`;
        try {
            const account = await this.options.access.account(accountId, this.options.roleName);
            yield* this.pages(account, region, attribute, source, ended);
        } catch (error) {
            if (!ended.aborted) {
                this.fail(accountId, region, source, error);
            }
        }
    }

    private async *pages(
        account: AccountAccess,
        region: string,
        attribute: LookupAttribute | undefined,
        source: string,
        ended: AbortSignal,
    ): AsyncGenerator<Page> {
        const client = account.client(CloudTrailClient, region);
        const limiter = this.limiterOf(account.accountId, region);
        const input: LookupEventsCommandInput = {
            ...this.window,
            MaxResults: 50,
            ...(attribute && { LookupAttributes: [{ AttributeKey: attribute.key, AttributeValue: attribute.value }] }),
        };
        let token: string | undefined;
        let reached = Infinity;
        do {
            await limiter.turn(ended);
            const command = new LookupEventsCommand({ ...input, NextToken: token });
            const answer = await client.send(command, { abortSignal: ended });
            this.answered = true;
            token = answer.NextToken;
            const events = answer.Events ?? [];
            const found = events.flatMap(({ CloudTrailEvent: text = "{}" }) => {
                const record = JSON.parse(text) as CloudTrailRecord;
                return this.matches(record) ? [{ record, text, source }] : [];
            });
            const last = events.at(-1)?.EventTime;
            reached = last?.getTime() ?? reached;
            this.looked += events.length;
            this.found += found.length;
            this.watcher.progress(
                `${source}: ${counted(this.looked, "event")} looked at, ${this.found} found${last ? `, back to ${last.toISOString()}` : ""}`,
            );
            yield { found, reached };
        } while (token !== undefined);
    }

    private limiterOf(account: string, region: string): Limiter {
        const key = `${account} ${region}`;
        const limiter = this.limiters.get(key) ?? new Limiter(lookupInterval);
        this.limiters.set(key, limiter);
        return limiter;
    }

    /** An account that cannot be reached is said once, not for each Region and look-up. */
    private fail(accountId: string, region: string, source: string, error: unknown): void {
        const isOfAccount = error instanceof Failure;
        const where = isOfAccount ? `account ${accountId}` : source;
        if (this.unreachable.has(where)) {
            return;
        }
        this.unreachable.add(where);
        if (error instanceof Error && isNotEnabled(region, error.name)) {
            this.watcher.note(`${source}: the account has not enabled the Region (${error.name})`);
            return;
        }
        this.watcher.problem(where, isOfAccount ? error.message : errorText(error));
    }
}
