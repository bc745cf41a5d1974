import path from "node:path";
import { sampleContext } from "../../../detections/context";
import { categories, type Category } from "./categories";
import { catalogue, categoriesOf, judge, type Judged } from "./evaluation";

/** The score on file. */
export const scoreFile = path.join(__dirname, "score.json");

/** Found, missed, and fired by mistake. */
export interface Figures {
    readonly found: number;
    readonly missed: number;
    readonly mistaken: number;
    readonly precision: number;
    readonly recall: number;
}

export interface Score {
    readonly entries: { readonly alarm: number; readonly silence: number; readonly records: number };
    readonly ordinaryRecords: { readonly alarm: number; readonly silence: number };
    /** An alarm of each category that an entry belongs to. */
    readonly categories: { readonly [category: string]: Figures };
    readonly byCategory: Figures;
    /** Any alarm at all on what deserves one. */
    readonly byEvent: Figures;
    /** The same by event in a deployment whose settings do not name the Regions that are in use. */
    readonly byEventWithoutApprovedRegions: Figures;
    /** Record by record, as `npm run detect -- --json` prints it: patterns alone, without thresholds. */
    readonly byRecord: Figures;
}

export interface Scored {
    readonly score: Score;
    readonly judged: readonly Judged[];
}

export function scoreCatalogue(): Scored {
    const detections = catalogue(sampleContext.approvedRegions);
    const judged = judge(detections);
    const entries = judged.filter(({ file }) => file !== "ordinary");
    const ordinary = judged.filter(({ file }) => file === "ordinary");
    const perCategory = (Object.keys(categories) as Category[]).map((category) => ({
        category,
        figures: figures(judged.map((unit) => judgeCategory(unit, category))),
    }));
    const score: Score = {
        entries: {
            ...labels(entries),
            records: entries.reduce((sum, { records }) => sum + records.length, 0),
        },
        ordinaryRecords: labels(ordinary),
        categories: Object.fromEntries(perCategory.map(({ category, figures }) => [category, figures])),
        byCategory: sum(perCategory.map(({ figures }) => figures)),
        byEvent: figures(judged.map(judgeEvent)),
        byEventWithoutApprovedRegions: figures(judge(catalogue([])).map(judgeEvent)),
        byRecord: figures(judged.flatMap(judgeRecords)),
    };
    return { score, judged };
}

/** The lists of what was missed and what fired by mistake. */
export function shortcomings(judged: readonly Judged[]): readonly string[] {
    return judged.flatMap((unit) => {
        const fired = categoriesOf(unit.alarms);
        const missed = unit.expected.filter((category) => !fired.has(category));
        const mistaken = [...fired].filter((category) => !belongs(unit, category));
        const what = `${unit.file}: ${String(unit.records[0]?.["eventName"])} ${String(unit.records[0]?.["eventID"])} "${unit.why}"`;
        const alarms = unit.alarms.length > 0 ? `fired: ${unit.alarms.join(", ")}` : "nothing fired";
        return [
            ...(missed.length > 0 ? [`missed    ${what}: expected ${missed.join(", ")}; ${alarms}`] : []),
            ...(mistaken.length > 0 ? [`mistaken  ${what}: not expected ${mistaken.join(", ")}; ${alarms}`] : []),
        ];
    });
}

type Verdict = "found" | "missed" | "mistaken" | "silent";

function judgeCategory(unit: Judged, category: Category): Verdict {
    const fired = categoriesOf(unit.alarms).has(category);
    if (unit.expected.includes(category)) {
        return fired ? "found" : "missed";
    }
    return fired && !belongs(unit, category) ? "mistaken" : "silent";
}

function judgeEvent({ expected, also, alarms }: Judged): Verdict {
    return expected.length === 0 && also.length > 0 ? "silent" : verdict(expected.length > 0, alarms.length > 0);
}

function judgeRecords({ matches, counted, ...unit }: Judged): readonly Verdict[] {
    return matches.map((ids) =>
        counted === undefined ? judgeEvent({ ...unit, matches, alarms: ids }) : verdict(true, ids.length > 0),
    );
}

function verdict(expected: boolean, fired: boolean): Verdict {
    return expected ? (fired ? "found" : "missed") : fired ? "mistaken" : "silent";
}

function belongs({ expected, also }: Judged, category: Category): boolean {
    return expected.includes(category) || also.includes(category);
}

function labels(units: readonly Judged[]): { alarm: number; silence: number } {
    const alarm = units.filter(({ expected }) => expected.length > 0).length;
    return { alarm, silence: units.length - alarm };
}

function figures(verdicts: readonly Verdict[]): Figures {
    const count = (wanted: Verdict) => verdicts.filter((verdict) => verdict === wanted).length;
    return rates(count("found"), count("missed"), count("mistaken"));
}

function sum(parts: readonly Figures[]): Figures {
    const total = (of: "found" | "missed" | "mistaken") => parts.reduce((sum, part) => sum + part[of], 0);
    return rates(total("found"), total("missed"), total("mistaken"));
}

function rates(found: number, missed: number, mistaken: number): Figures {
    const rate = (others: number) => (found + others === 0 ? 1 : Math.round((found / (found + others)) * 1000) / 1000);
    return { found, missed, mistaken, precision: rate(mistaken), recall: rate(missed) };
}
