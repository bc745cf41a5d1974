import assert from "node:assert/strict";
import type { ArchiveDatabase } from "../../commands/query/archive-database";
import { catalogue } from "../../detections/catalogue";
import { sampleContext } from "../../detections/context";
import { matcher } from "../../detections/filter-pattern/evaluate";
import { tunedCatalogue, type TunedPatternDetection } from "../../detections/tuning";
import { alarmQueries } from "../../queries/alarm-queries";
import { statementOf } from "../../queries/statement";
import { alarmsSchema, type AlarmSettings } from "../../settings/alarms";
import { database, databaseOf, deliver, rowsOf, temporaryFolder } from "./archive";

const window = { since: new Date("2000-01-01T00:00:00Z"), until: new Date("2100-01-01T00:00:00Z") };
const everything = Object.fromEntries(catalogue.map(({ id }) => [id, { enabled: true }]));

/** As deployed with such settings, all of them enabled. */
function detectionsWith(alarms: Readonly<Record<string, unknown>>): TunedPatternDetection[] {
    const settings: AlarmSettings = alarmsSchema.parse({ detections: everything, ...alarms });
    return tunedCatalogue(sampleContext, settings).filter((detection) => detection.kind === "pattern");
}

/** Every sample record of the catalogue, those that match and the near misses, each with an id of its own. */
const records = detectionsWith({})
    .flatMap((detection) => {
        const { match, ignore } = detection.samples();
        return [...match, ...ignore];
    })
    .map((record, index) => ({ ...record, eventID: `sample-${index}` }));

const variants = {
    "as it is": { settings: {}, nulls: undefined },
    "where a null is kept as text": { settings: {}, nulls: "null" },
    "with exclusions": {
        settings: {
            approvedRegions: ["us-east-1", "eu-west-1"],
            pipelineRoleArns: ["arn:aws:iam::111122223333:role/Administrator"],
            exclude: {
                users: ["*:user/build"],
                services: ["cloudformation.amazonaws.com"],
                accounts: ["777788889999"],
                events: ["s3.amazonaws.com:PutBucketPolicy", "StopLogging"],
                sourceAddresses: ["203.0.113.*"],
            },
        },
        nulls: undefined,
    },
} as const;

for (const [variant, { settings, nulls }] of Object.entries(variants)) {
    describe(`the query of an alarm, ${variant}, finds the same of all sample records as its pattern:`, () => {
        let opened: ArchiveDatabase;

        before(async () => {
            const folder = temporaryFolder();
            deliver(folder, records);
            opened = await databaseOf(folder, "events", nulls);
        });
        after(() => opened.close());

        for (const detection of detectionsWith(settings)) {
            it(detection.id, async () => {
                const [query] = alarmQueries([detection]);
                assert(query);
                const statement = statementOf(query, {
                    database,
                    table: "organization_events",
                    accountIds: [],
                    window,
                });
                const found = (await rowsOf(opened, statement)).map(({ eventid }) => eventid);
                const expected = records.filter(matcher(detection.condition)).map(({ eventID }) => eventID);
                assert.deepEqual(found.sort(), expected.sort());
                // An alarm whose pattern matches nothing would be found equal to whatever finds nothing.
                assert(expected.length > 0 || variant === "with exclusions");
            });
        }
    });
}

it("the sample records are enough to tell conditions apart", () => assert(records.length > 1000, `${records.length}`));
