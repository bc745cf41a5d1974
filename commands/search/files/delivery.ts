import { logFileKinds, parseLogFileKey } from "../../../log-files/log-file-key";
import type { Expression } from "../filter/expression";
import { possible, timeBounds } from "../filter/possible";

const hour = 3_600_000;

/**
 * How far a log file's name, which tells when it was delivered, may be from the times of its events: CloudTrail delivers within
 * minutes as a rule, and hours late after an outage. The name's minute is that of the beginning of the delivery.
 */
export const deliveryMargins = { lateHours: 24, earlyHours: 1 } as const;

/** Since then, events of IAM, STS and CloudFront are only in files of the Region they name ("Global service events"). */
const regionsKeptApart = Date.UTC(2022, 0, 1);

/** The folder of an account, and what is below it as far as CloudTrail's layout goes. */
const folderPattern =
    /(?:^|\/)AWSLogs\/(?:o-[a-z0-9]{10,32}\/)?(?<account>\d{12})\/(?:(?<kind>[^/]+)\/)?(?:(?<region>[a-z0-9-]+)\/)?(?:(?<year>\d{4})\/)?(?:(?<month>\d\d)\/)?(?:(?<day>\d\d)\/)?$/;

/** Milliseconds since 1970: the first, and one behind the last. */
interface Range {
    readonly from: number;
    readonly before: number;
}

/** Leaves out what the names of CloudTrail's folders and files say cannot hold an event that matches. */
export class Delivery {
    private readonly bounds: Range;
    private readonly ranges = new Map<string, Range>();
    /** So many files and folders were left out. */
    leftOut = 0;

    constructor(private readonly expression: Expression) {
        const { since, until } = timeBounds(expression);
        this.bounds = {
            from: since ? since.getTime() - deliveryMargins.earlyHours * hour : -Infinity,
            before: until ? until.getTime() + deliveryMargins.lateHours * hour : Infinity,
        };
    }

    /** Whether the file of this key may hold such an event; true for every file that is not named as CloudTrail does. */
    mayHold(key: string): boolean {
        const parts = parseLogFileKey(key);
        if (!parts) {
            return true;
        }
        const time = parts.time.getTime();
        const { from, before } = this.range(parts.accountId, parts.region);
        return this.noted(time >= from && time < before);
    }

    /**
     * The same of all that is below a folder, whose key ends with a slash. Beside CloudTrail's folders, an account may have
     * those of other services, which hold no records.
     */
    mayHoldBelow(folder: string): boolean {
        const { account, kind, region, year, month, day } = folderPattern.exec(folder)?.groups ?? {};
        if (account === undefined || kind === undefined) {
            return true;
        }
        const { from, before } = this.range(account, region);
        return this.noted(
            logFileKinds.some((each) => each === kind) &&
                (year === undefined
                    ? from < before
                    : startOf(year, month, day) < before && startOf(year, month, day, 1) > from),
        );
    }

    /** When files were delivered that can hold such events: of an account, or of one of its Regions. */
    range(recipientAccountId: string, awsRegion?: string): Range {
        const key = `${recipientAccountId} ${awsRegion}`;
        const known = this.ranges.get(key) ?? this.rangeOf(recipientAccountId, awsRegion);
        this.ranges.set(key, known);
        return known;
    }

    private noted(isHeld: boolean): boolean {
        this.leftOut += isHeld ? 0 : 1;
        return isHeld;
    }

    private rangeOf(recipientAccountId: string, awsRegion?: string): Range {
        const { from, before } = this.bounds;
        if (!possible(this.expression, { recipientAccountId })) {
            return { from, before: -Infinity };
        }
        const isRegion = awsRegion === undefined || possible(this.expression, { recipientAccountId, awsRegion });
        return { from, before: isRegion ? before : Math.min(before, regionsKeptApart) };
    }
}

/** Of the day, month or year; `later` of them further on. */
function startOf(year: string, month: string | undefined, day: string | undefined, later = 0): number {
    if (month === undefined) {
        return Date.UTC(Number(year) + later, 0);
    }
    return day === undefined
        ? Date.UTC(Number(year), Number(month) - 1 + later)
        : Date.UTC(Number(year), Number(month) - 1, Number(day) + later);
}
