const units: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 };

const absolute = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?)(Z|[+-]\d\d:\d\d)?)?Z?$/;

/** What {@link parseTime} reads, for messages. */
export const timeForms =
    "2026-03-04, 2026-03-04T09:30, 2026-03-04T09:30:00Z, 2026-03-04T10:30:00+01:00 (UTC where no zone is given), or so long ago: 90s, 30m, 2h, 3d, 1w";

/** An instant: absolute (ISO 8601, UTC unless it has a zone), or so long before `now` as in `2h`; `undefined` for neither. */
export function parseTime(text: string, now: Date): Date | undefined {
    const [, amount, unit] = /^(\d{1,6})([smhdw])$/.exec(text) ?? [];
    if (amount !== undefined && unit !== undefined) {
        return new Date(now.getTime() - Number(amount) * (units[unit] ?? 0) * 1000);
    }
    const [, day, time = "00:00", zone = "Z"] = absolute.exec(text) ?? [];
    const found = new Date(`${day}T${time}${zone}`);
    // JavaScript takes 30 February for 2 March.
    const isDay = day !== undefined && new Date(`${day}T00:00Z`).toJSON()?.startsWith(day);
    return isDay && !Number.isNaN(found.getTime()) ? found : undefined;
}
